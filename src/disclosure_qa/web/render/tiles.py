"""The large numbers at the head of a card: at most three, each with what it is beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.model.answer import Answer, Derived, Operation
from disclosure_qa.model.figure import Figure
from disclosure_qa.web.render.gaps import NO_GAPS, Gaps, why
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.render.ranks import by_size, ranked

_MOST = 3
_MOST_IN_SERIES = 4
_EXTREMES = (Operation.MAX, Operation.MIN)
_COMPARING = (*_EXTREMES, Operation.RANK, Operation.COUNT)


@dataclass(frozen=True, slots=True)
class Tile:
    """A large number: what it is, of whom, when. `blank` where the report holds none."""

    number: str
    unit: str
    caption: tuple[str, ...]
    blank: bool = False
    about: str = ""


def tiles(answer: Answer, naming: Naming, gaps: Gaps = NO_GAPS) -> tuple[Tile, ...]:
    """The computed values where there are any, else the figures; none where there are many.

    A series says in its place why a year has no number.
    """
    figures = [cited.figure for cited in answer.figures]
    if 0 < len(answer.derived) <= _MOST:
        return tuple(_of_derived(derived, answer, naming) for derived in answer.derived)
    if _is_series(figures):
        return (_of_series(figures, naming, gaps),)
    if ranked(answer) and len(figures) > 1:
        return tuple(_of_first(answer, naming))
    if len(figures) <= _MOST:
        return tuple(_of_figure(figure, naming) for figure in figures)
    return ()


def _of_figure(figure: Figure, naming: Naming) -> Tile:
    return Tile(
        number=naming.value(figure),
        unit="" if figure.value is None else naming.text.unit(figure.unit),
        caption=tuple(
            filter(
                None,
                (
                    naming.figure(figure),
                    naming.applicant(figure.applicant),
                    naming.period(figure.period),
                    naming.agency(figure),
                    naming.year(figure.year),
                ),
            )
        ),
        blank=figure.value is None,
        about=naming.text("card.about") if figure.approximate else "",
    )


def _of_first(answer: Answer, naming: Naming) -> Iterator[Tile]:
    """The first of a ranking; nothing where it shares its place, or where no body has a number."""
    first, second = (answer.figures[place].figure for place in by_size(answer)[:2])
    if first.value is None or first.value == second.value:
        return
    fewest = any(part.operation == Operation.MIN for part in answer.understood)
    made = naming.operation(Operation.MIN if fewest else Operation.MAX)
    alone = _of_figure(first, naming)
    compared = naming.text("card.compared", n=len(answer.figures))
    yield replace(alone, caption=(alone.caption[0], made, *alone.caption[1:], compared))


def _is_series(figures: Sequence[Figure]) -> bool:
    """The same thing of the same body, in different years."""
    kinds = {(f.agency, f.indicator or f.label, f.applicant, f.period, f.unit) for f in figures}
    years = {figure.year for figure in figures}
    return 1 < len(figures) <= _MOST_IN_SERIES and len(kinds) == 1 and len(years) == len(figures)


def _of_series(figures: Sequence[Figure], naming: Naming, gaps: Gaps) -> Tile:
    ordered = sorted(figures, key=lambda figure: figure.year)
    said = {year: why(gap, naming) for year, gap in gaps.items()}
    said |= {figure.year: naming.value(figure) for figure in ordered}
    unit = naming.text.unit(ordered[0].unit)
    last = ordered[-1].year
    if last < max(said):
        # The unit belongs to numbers, and stands behind the last of them.
        said[last], unit = f"{said[last]} {unit}".rstrip(), ""
    return Tile(
        number=" → ".join(said[year] for year in sorted(said)),
        unit=unit,
        caption=tuple(
            filter(
                None,
                (
                    naming.figure(ordered[0]),
                    naming.applicant(ordered[0].applicant),
                    naming.period(ordered[0].period),
                    naming.agency(ordered[0]),
                    naming.years(list(said)),
                ),
            )
        ),
    )


def _of_derived(derived: Derived, answer: Answer, naming: Naming) -> Tile:
    used = [answer.figures[index].figure for index in derived.of]
    shown = _attaining(derived, used)
    made = "card.compared" if derived.operation in _COMPARING else "card.derived_from"
    caption = (
        _shared([naming.figure(figure) for figure in shown]) or _asked(answer, naming),
        naming.operation(derived.operation),
        _shared([naming.agency(figure) for figure in shown]),
        naming.years([figure.year for figure in shown]),
        naming.text(made, n=len(used)),
    )
    return Tile(
        number=naming.number(derived.value, signed=derived.operation is Operation.GROWTH),
        unit=naming.text.unit(derived.unit),
        caption=tuple(filter(None, caption)),
    )


def _shared(names: Sequence[str]) -> str:
    """The one name, or "" where they differ."""
    return names[0] if len(set(names)) == 1 else ""


def _asked(answer: Answer, naming: Naming) -> str:
    """What was asked for, where it is one thing: a total has another name than its parts."""
    return _shared(
        [naming.indicator(name) for part in answer.understood for name in part.indicators]
    )


def _attaining(derived: Derived, used: Sequence[Figure]) -> Sequence[Figure]:
    """Of the most and the fewest, the figures that are it; else all that were used."""
    if derived.operation not in _EXTREMES:
        return used
    return [figure for figure in used if figure.value == derived.value] or used
