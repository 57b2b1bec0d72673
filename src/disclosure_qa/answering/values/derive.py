"""Compute what a question asks from the figures found, exactly, keeping which figures were used."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.values.lookup import value_of
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.evidence import Evidence, Slot
from disclosure_qa.model.query import Condition, Limit

_BETWEEN = frozenset({Operation.GROWTH, Operation.DIFFERENCE})
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """A slot's value with the indices of its figures and the numbers of their citations."""

    slot: Slot
    value: Decimal | None
    unit: str
    of: tuple[int, ...] = ()
    citations: tuple[int, ...] = ()
    approximate: bool = False
    added_up: bool = False
    """That it is a sum is said elsewhere, or its parts are listed beside it."""

    @property
    def sums(self) -> bool:
        """The form prints no such number: it is the sum of several."""
        return self.slot.summed and len(self.slot.figures) > 1


@dataclass(frozen=True, slots=True)
class Result:
    """What was computed: the amounts, and the value where something was computed from them.

    `first` and `second` are the two sides of a difference, growth or share; `chosen` are the
    amounts that a max, min or count picked; `value` is None where it cannot be computed (a base
    of 0, a side that is missing).
    """

    operation: Operation
    amounts: tuple[Amount, ...]
    value: Decimal | None = None
    unit: str = ""
    first: Amount | None = None
    second: Amount | None = None
    chosen: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """The evidence, what was computed from it, and the ledger in which both were entered."""

    evidence: Evidence
    results: tuple[Result, ...]
    ledger: Ledger


def derive(evidence: Evidence) -> Derivation:
    """What the question asks, computed from the evidence and entered in a new ledger.

    One result for most operations; a share, growth or difference per slot or pair.
    """
    ledger = Ledger()
    return Derivation(evidence, _results(evidence, ledger), ledger)


def _results(evidence: Evidence, ledger: Ledger) -> tuple[Result, ...]:
    amounts = tuple(_amount(slot, ledger) for slot in evidence.slots)
    query = evidence.query
    if query.before:
        return tuple(_before(total, year, ledger) for total, year in _in_twos(amounts))
    if query.operation in _BETWEEN and len(amounts) == 1:
        return (Result(Operation.VALUE, amounts),)
    match query.operation:
        case Operation.SHARE:
            bases = tuple(_amount(slot, ledger) for slot in evidence.bases)
            return tuple(
                _share(part, base, ledger) for part, base in zip(amounts, bases, strict=True)
            )
        case Operation.GROWTH:
            return tuple(_between(_growth(a, b, ledger), amounts) for a, b in _steps(amounts))
        case Operation.DIFFERENCE:
            return tuple(_between(_difference(a, b, ledger), amounts) for a, b in _steps(amounts))
        case Operation.SUM:
            return (_sum(amounts, ledger),)
        case Operation.AVERAGE:
            also = (_sum(amounts, ledger),) if query.besides else ()
            return (*also, _average(amounts, ledger))
        case Operation.MAX | Operation.MIN:
            asked = filter(None, (query.operation, query.besides))
            return tuple(_extreme(each, amounts, query.places, ledger) for each in asked)
        case Operation.RANK:
            return (_ranked(amounts, query.subject, ledger),)
        case Operation.COUNT:
            return (_count(amounts, query.condition, ledger),)
        case Operation.VALUE:
            return (Result(Operation.VALUE, amounts),)


def _amount(slot: Slot, ledger: Ledger) -> Amount:
    """The slot's value entered in the ledger, its parts added up where the form prints no sum."""
    value = value_of(slot)
    unit = slot.figures[0].unit if slot.figures else ""
    shown = slot.figures
    of = tuple(ledger.enter(figure) for figure in shown) if value is not None else ()
    cited = tuple(dict.fromkeys(ledger.cite(figure.source) for figure in shown)) if shown else ()
    approximate = any(figure.approximate for figure in shown)
    if slot.summed and value is not None:
        ledger.compute(Operation.SUM, value, unit, of)
    return Amount(slot, value, unit, of, cited, approximate)


def _known(amounts: Sequence[Amount]) -> list[Amount]:
    return [amount for amount in amounts if amount.value is not None]


def _common_unit(amounts: Sequence[Amount]) -> str | None:
    """The unit in which the amounts can be added; None where they cannot, or there are none.

    Forms count the same thing in 条 or 件; money in other units is never mixed.
    """
    units = list(dict.fromkeys(amount.unit for amount in amounts))
    if len(units) == 1 or (units and not any("元" in unit or unit == "%" for unit in units)):
        return units[-1]
    return None


def _all_of(amounts: Sequence[Amount]) -> tuple[int, ...]:
    return tuple(index for amount in amounts for index in amount.of)


def _in_twos(amounts: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    return list(zip(amounts[::2], amounts[1::2], strict=True))


def _steps(amounts: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """The amounts between which a difference is: the first and the last."""
    return [(amounts[0], amounts[-1])]


def _between(result: Result, amounts: Sequence[Amount]) -> Result:
    """The result with the amounts that lie between its two sides."""
    return replace(result, amounts=tuple(amounts))


def _before(total: Amount, year: Amount, ledger: Ledger) -> Result:
    result = _difference(year, total, ledger)
    return Result(result.operation, (total, year), result.value, result.unit, total, year)


def _difference(first: Amount, second: Amount, ledger: Ledger) -> Result:
    """How far two amounts are apart, never below 0; the sentence says which is more."""
    unit = _common_unit((first, second))
    if first.value is None or second.value is None or unit is None:
        return Result(Operation.DIFFERENCE, (first, second), first=first, second=second)
    value = abs(second.value - first.value)
    ledger.compute(Operation.DIFFERENCE, value, unit, _all_of((first, second)))
    return Result(Operation.DIFFERENCE, (first, second), value, unit, first, second)


def _growth(first: Amount, second: Amount, ledger: Ledger) -> Result:
    """The signed change in per cent of the first, to two decimals; None from a base of 0."""
    if first.value is None or second.value is None or first.value == 0:
        return Result(Operation.GROWTH, (first, second), first=first, second=second)
    value = _per_cent(second.value - first.value, first.value)
    ledger.compute(Operation.GROWTH, value, "%", _all_of((first, second)))
    return Result(Operation.GROWTH, (first, second), value, "%", first, second)


def _share(part: Amount, base: Amount, ledger: Ledger) -> Result:
    """The part in per cent of the whole, to two decimals; None of a whole of 0."""
    if part.value is None or base.value is None or base.value == 0:
        return Result(Operation.SHARE, (part,), first=part, second=base)
    value = _per_cent(part.value, base.value)
    ledger.compute(Operation.SHARE, value, "%", _all_of((part, base)))
    return Result(Operation.SHARE, (part,), value, "%", part, base)


def _per_cent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _sum(amounts: Sequence[Amount], ledger: Ledger) -> Result:
    known = _known(amounts)
    unit = _common_unit(known)
    if unit is None:
        return Result(Operation.SUM, tuple(amounts))
    value = sum((a.value for a in known if a.value is not None), Decimal(0))
    ledger.compute(Operation.SUM, value, unit, _all_of(known))
    return Result(Operation.SUM, tuple(amounts), value, unit)


def _average(amounts: Sequence[Amount], ledger: Ledger) -> Result:
    known = _known(amounts)
    unit = _common_unit(known)
    if unit is None:
        return Result(Operation.AVERAGE, tuple(amounts))
    total = sum((a.value for a in known if a.value is not None), Decimal(0))
    value = (total / len(known)).quantize(_HUNDREDTH, ROUND_HALF_UP)
    ledger.compute(Operation.AVERAGE, value, unit, _all_of(known))
    return Result(Operation.AVERAGE, tuple(amounts), value, unit)


def _extreme(
    operation: Operation, amounts: Sequence[Amount], places: int, ledger: Ledger
) -> Result:
    """The largest or smallest amounts, so many places of them; those as large as the last are in."""
    known = _known(amounts)
    if not known:
        return Result(operation, tuple(amounts))
    largest = operation is Operation.MAX
    ordered = sorted(known, key=lambda a: a.value or Decimal(0), reverse=largest)
    last = ordered[:places][-1].value or Decimal(0)
    chosen = tuple(a for a in ordered if (a.value or Decimal(0)) == last or a in ordered[:places])
    value = ordered[0].value or Decimal(0)
    ledger.compute(operation, value, known[0].unit, _all_of(known))
    return Result(operation, tuple(amounts), value, known[0].unit, chosen=chosen)


def _ranked(amounts: Sequence[Amount], subject: str, ledger: Ledger) -> Result:
    """All amounts from the largest to the smallest, and the place of the one asked about.

    Equal values share a place, and the next takes the place after all of them.
    """
    known = sorted(_known(amounts), key=lambda a: -(a.value or Decimal(0)))
    asked = next((amount for amount in known if amount.slot.agency == subject), None)
    if asked is None:
        return Result(Operation.RANK, tuple(amounts), chosen=tuple(known))
    ahead = [a for a in known if (a.value or Decimal(0)) > (asked.value or Decimal(0))]
    rank = Decimal(len(ahead) + 1)
    ledger.compute(Operation.RANK, rank, "", _all_of(known))
    return Result(Operation.RANK, tuple(amounts), rank, first=asked, chosen=tuple(known))


def _count(amounts: Sequence[Amount], condition: Condition | None, ledger: Ledger) -> Result:
    known = _known(amounts)
    held = condition or Condition(Limit.ANY)
    chosen = tuple(a for a in known if a.value is not None and held.holds(a.value))
    bodies, years = ({a.slot.agency for a in chosen}, {a.slot.year for a in chosen})
    value = Decimal(len(years if len({a.slot.agency for a in amounts}) == 1 else bodies))
    ledger.compute(Operation.COUNT, value, "", _all_of(known))
    return Result(Operation.COUNT, tuple(amounts), value, chosen=chosen)
