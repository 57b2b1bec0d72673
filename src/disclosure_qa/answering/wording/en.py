"""The sentences of an answer in English."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from disclosure_qa.answering.values.derive import Amount, Result
from disclosure_qa.answering.wording.base import (
    all_alike,
    confirmed,
    few_others,
    in_one,
    marks,
    plain_number,
    second_is_more,
    woven,
)
from disclosure_qa.answering.wording.en_about import FINDINGS, capital, checked
from disclosure_qa.answering.wording.en_refusals import EnglishRefusals
from disclosure_qa.checks.sayings import in_english
from disclosure_qa.model.answer import Finding, Operation
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Condition, Limit, Measure, Query
from disclosure_qa.vocabulary.applicants import ENGLISH as APPLICANTS
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Comparability
from disclosure_qa.vocabulary.labels import label_key

# A count reads as it is; money keeps its unit, and so does a percentage.
_MONEY = {"万元": " × 10,000 yuan", "元": " yuan", "亿元": " × 100 million yuan", "%": "%"}
_TWO = 2
_LIMITS = {
    Limit.ABOVE: "more than",
    Limit.BELOW: "fewer than",
    Limit.AT_LEAST: "at least",
    Limit.AT_MOST: "at most",
    Limit.EXACTLY: "exactly",
}
_COMPUTED = {Operation.SUM: "together", Operation.AVERAGE: "on average"}
_CHECKED = {True: "Yes, as reported: ", False: "That is not what the report says: ", None: ""}


class English(EnglishRefusals):
    """Answers for readers of English. `names` are English names by canonical name."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def number(self, value: Decimal) -> str:
        whole, _, rest = plain_number(value).partition(".")
        grouped = f"{int(whole):,}" if whole not in {"-0", ""} else whole
        return f"{grouped}.{rest}" if rest else grouped

    def join(self, sentences: Iterable[str]) -> str:
        return " ".join(sentences)

    def agency(self, name: str) -> str:
        return self._names.get(name, name)

    def measure(self, catalogue: Catalogue, measure: Measure) -> str:
        indicator = catalogue.get(measure.indicator or "")
        name = indicator.en if indicator else f"“{label_key(measure.label or '')}”"
        who = APPLICANTS.get(measure.applicant or "", "")
        return f"{name} from {who}" if who else name

    def answer(self, catalogue: Catalogue, query: Query, results: Sequence[Result]) -> str:
        if query.besides in _COMPUTED:
            return self._computed(catalogue, results)
        sentences = [self._result(catalogue, query, result) for result in results]
        return self._checked(query, results) + " ".join(filter(None, sentences))

    def _checked(self, query: Query, results: Sequence[Result]) -> str:
        """Yes or no, where the question holds a number up or asks whether there is any."""
        values = [a.value for r in results for a in r.amounts if a.value is not None]
        if query.claimed and values:
            return _CHECKED[confirmed(query.claimed, values)]
        if query.whether and len(values) == 1 and query.operation is Operation.VALUE:
            condition = query.condition or Condition(Limit.ANY)
            return "Yes. " if condition.holds(values[0]) else "No. "
        return ""

    def _result(self, catalogue: Catalogue, query: Query, result: Result) -> str:
        match result.operation:
            case Operation.VALUE if query.breakdown:
                return self.broken_down(catalogue, query, result.amounts)
            case Operation.VALUE:
                return self._values(catalogue, result.amounts)
            case Operation.SHARE:
                return self._share(catalogue, result)
            case Operation.GROWTH:
                return self._growth(catalogue, result)
            case Operation.DIFFERENCE:
                return self._difference(catalogue, query, result)
            case Operation.SUM | Operation.AVERAGE:
                return self._computed(catalogue, [result])
            case Operation.MAX:
                return self._extreme(catalogue, result, "Most")
            case Operation.MIN:
                return self._extreme(catalogue, result, "Fewest")
            case Operation.RANK:
                return self._rank(catalogue, result)
            case Operation.COUNT:
                return self._count(catalogue, query, result)

    def _values(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        if len(amounts) == 1:
            return self._sentence(catalogue, amounts[0])
        places = {(a.slot.agency, a.slot.year) for a in amounts}
        measures = {a.slot.measure for a in amounts}
        if len(measures) > 1 or len(places) == 1:
            return " ".join(self._sentence(catalogue, amount) for amount in amounts)
        name = capital(self.measure(catalogue, amounts[0].slot.measure))
        agencies = {a.slot.agency for a in amounts}
        of = f", {self.agency(amounts[0].slot.agency)}" if len(agencies) == 1 else ""
        items = [self._item(amount, several_agencies=len(agencies) > 1) for amount in amounts]
        return f"{name}{self._over(amounts[0])}{of}: {'; '.join(items)}."

    def _applicant(self, applicant: str) -> str:
        return APPLICANTS.get(applicant, applicant)

    def _no_subtotals(self) -> str:
        return "The form prints no subtotals; these are sums of its rows."

    def _of_these(self, parts: Sequence[tuple[str, str]]) -> str:
        named = "; ".join(f"{name}: {told}" for name, told in parts)
        return f" Broken down: {named}." if named else " The report does not divide it."

    def _over(self, amount: Amount) -> str:
        return " since records began" if amount.slot.period is Period.CUMULATIVE else ""

    def _item(self, amount: Amount, *, several_agencies: bool) -> str:
        who = f"{self.agency(amount.slot.agency)}, " if several_agencies else ""
        if amount.value is None:
            return f"{who}{amount.slot.year}: {self._missing_briefly(amount)}"
        return f"{who}{amount.slot.year}: {self._amount(amount)}"

    def _missing_briefly(self, amount: Amount) -> str:
        match amount.slot.outcome:
            case Outcome.NO_REPORT:
                return "no report in the collection"
            case Outcome.BLANK | Outcome.PART_BLANK:
                return f"left blank in the report {marks(amount.citations)}"
            case _:
                return "no such item in the report"

    def _amount(self, amount: Amount) -> str:
        """The value with its unit and marks; its parts where it was added up."""
        value = amount.value if amount.value is not None else Decimal(0)
        about = "about " if amount.approximate else ""
        text = f"{about}{self.number(value)}{_MONEY.get(amount.unit, '')}"
        if amount.approximate and not amount.slot.summed:
            text += f" (the report writes “{amount.slot.figures[0].printed}”)"
        if amount.sums and not amount.added_up:
            parts = " + ".join(
                self.number(f.value) for f in amount.slot.figures if f.value is not None
            )
            text += f" (the sum of {parts}; the form prints no subtotal)"
        return f"{text} {marks(amount.citations)}"

    def _when(self, slot: Slot) -> str:
        match slot.period:
            case Period.CUMULATIVE:
                return f"up to the end of {slot.year}, since records began"
            case Period.YEAR_END:
                return f"at the end of {slot.year}"
            case Period.YEAR:
                return f"in {slot.year}"

    def _sentence(self, catalogue: Catalogue, amount: Amount) -> str:
        if amount.value is None:
            return self.not_reported(catalogue, amount.slot, amount.citations)
        name = capital(self.measure(catalogue, amount.slot.measure))
        return f"{name}, {self.agency(amount.slot.agency)}, {self._when(amount.slot)}: {self._amount(amount)}."

    def _share(self, catalogue: Catalogue, result: Result) -> str:
        part, base = result.first, result.second
        if part is None or base is None:
            return ""
        if part.value is None or base.value is None:
            missing = part if part.value is None else base
            return self.not_reported(catalogue, missing.slot, missing.citations)
        whole = f"{self.measure(catalogue, base.slot.measure)}: {self._amount(base)}"
        sides = f"{self._sentence(catalogue, part).rstrip('.')}, out of {whole}"
        if result.value is None:
            return f"{sides}. The total is 0, so no share can be computed."
        return f"{sides}. That is {self.number(result.value)}%."

    def _growth(self, catalogue: Catalogue, result: Result) -> str:
        sides = self._two_sides(catalogue, result)
        if result.value is None:
            known = all(side and side.value is not None for side in (result.first, result.second))
            why = "From a base of 0 no" if known else "No"
            return f"{sides}. {why} rate of growth can be computed."
        sign = "+" if result.value > 0 else ""
        over = "" if len(result.amounts) == _TWO else " from the first to the last"
        return f"{sides}. That is a change of {sign}{self.number(result.value)}%{over}."

    def _two_sides(self, catalogue: Catalogue, result: Result) -> str:
        amounts = result.amounts
        if len({a.slot.measure for a in amounts}) != 1:
            return " ".join(self._sentence(catalogue, a) for a in amounts).rstrip(".")
        agencies = {a.slot.agency for a in amounts}
        name = capital(self.measure(catalogue, amounts[0].slot.measure))
        of = f", {self.agency(amounts[0].slot.agency)}" if len(agencies) == 1 else ""
        items = "; ".join(self._item(a, several_agencies=len(agencies) > 1) for a in amounts)
        return f"{name}{of}: {items}"

    def _difference(self, catalogue: Catalogue, query: Query, result: Result) -> str:
        if query.before and result.first and result.second:
            return self._before(catalogue, result)
        sides = self._two_sides(catalogue, result)
        if result.value is None:
            return f"{sides}. They cannot be subtracted."
        money = _MONEY.get(result.unit, "")
        if result.value == 0:
            return f"{sides}. They are the same: a difference of 0{money}."
        word = "more" if second_is_more(result) else "fewer"
        last = "second" if len(result.amounts) == _TWO else "last"
        return (
            f"{sides}. The {last} is {self.number(abs(result.value))}{money} {word} than the first."
        )

    def _before(self, catalogue: Catalogue, result: Result) -> str:
        total, year = result.amounts
        if result.value is None:
            missing = total if total.value is None else year
            return self.not_reported(catalogue, missing.slot, missing.citations)
        name = capital(self.measure(catalogue, total.slot.measure))
        return (
            f"{name}, {self.agency(total.slot.agency)}, before {total.slot.year}: {self.number(result.value)}, "
            f"that is the cumulative {self._amount(total)} less {self._amount(year)} in {year.slot.year}."
        )

    def _computed(self, catalogue: Catalogue, results: Sequence[Result]) -> str:
        """The numbers once, and their sum, their average or both."""
        listed = self._values(catalogue, results[0].amounts).rstrip(".")
        told: list[str] = []
        for result in results:
            if result.value is None:
                return f"{listed}. The units differ or numbers are missing, so nothing can be computed."
            unit = _MONEY.get(result.unit, "")
            told.append(f"{_COMPUTED[result.operation]} {self.number(result.value)}{unit}")
        return f"{listed}; {', '.join(told)}."

    def _extreme(self, catalogue: Catalogue, result: Result, word: str) -> str:
        if not result.chosen:
            return "None of these reports gives the number."
        name = self.measure(catalogue, result.amounts[0].slot.measure)
        if len({a.slot.measure for a in result.amounts}) > 1:
            told = [*result.chosen, *(a for a in result.amounts if a.value is None)]
            head = "All alike" if all_alike(result) else word
            return f"{head}: {self.join(self._sentence(catalogue, a) for a in told)}"
        who = "; ".join(self._item(a, several_agencies=True) for a in result.chosen)
        others = "; ".join(self._item(a, several_agencies=True) for a in few_others(result))
        return f"{word} {name}: {who}.{f' The others: {others}.' if others else ''}"

    def _rank(self, catalogue: Catalogue, result: Result) -> str:
        if not result.chosen:
            return "None of these reports gives the number."
        name = capital(self.measure(catalogue, result.amounts[0].slot.measure))
        if len({a.slot.measure for a in result.amounts}) > 1:
            return self._ranked_parts(catalogue, result)
        items = "; ".join(self._item(a, several_agencies=True) for a in result.chosen)
        place = ""
        if result.first is not None and result.value is not None:
            subject = self.agency(result.first.slot.agency)
            place = f"{subject} is number {self.number(result.value)}. "
        return f"{place}{name}, from most to fewest: {items}."

    def _ranked_parts(self, catalogue: Catalogue, result: Result) -> str:
        """Several things that one report counts, from the most to the fewest."""
        slot = result.amounts[0].slot
        named = "; ".join(
            f"{self.measure(catalogue, a.slot.measure)}: {self._told(a)}" for a in result.chosen
        )
        blank = [self._sentence(catalogue, a) for a in result.amounts if a.value is None]
        head = f"From most to fewest, {self.agency(slot.agency)}, {slot.year}: {named}."
        return self.join([head, *blank])

    def _count(self, catalogue: Catalogue, query: Query, result: Result) -> str:
        name = self.measure(catalogue, result.amounts[0].slot.measure)
        count = self.number(result.value or Decimal(0))
        who = (
            ": " + "; ".join(self._item(a, several_agencies=True) for a in result.chosen)
            if result.chosen
            else ""
        )
        counted = "Bodies" if len({a.slot.agency for a in result.amounts}) > 1 else "Years"
        return f"{counted} with {self._condition(query)} {name}: {count}{who}."

    def _condition(self, query: Query) -> str:
        condition = query.condition
        if condition is None or condition.limit is Limit.ANY:
            return "some"
        if condition.limit is Limit.NONE:
            return "no"
        return f"{_LIMITS[condition.limit]} {self.number(condition.number)}"

    def option(
        self, catalogue: Catalogue, query: Query, slots: Sequence[Slot], focus: Sequence[str]
    ) -> str:
        bodies = tuple(dict.fromkeys(self.agency(slot.agency) for slot in slots))
        agencies = " and ".join(bodies)
        years = " and ".join(dict.fromkeys(str(slot.year) for slot in slots))
        if query.operation is Operation.VALUE or not focus:
            over = "cumulative " if query.period is Period.CUMULATIVE else ""
            names = " and ".join(self.measure(catalogue, m) for m in query.measures)
            return f"How many {over}{names} did {agencies} report for {years}?"
        if asked := woven(focus, bodies):
            return f"{asked}?" if query.years else f"{asked} in {years}?"
        named = "" if query.years else f", {years}"
        return f"{in_one(focus)} ({agencies}{named})?"

    def comparison(self, catalogue: Catalogue, measure: Measure, year: int) -> str:
        return f"Which body had the most {self.measure(catalogue, measure)} in {year}?"

    def shown_of(self, shown: int, found: int) -> str:
        return f"The first {shown} of {found} are listed."

    def discrepancy(
        self, finding: Finding, citations: Sequence[int], confirmed: Collection[str]
    ) -> str:
        said = f"{FINDINGS[finding.kind]}: {in_english(finding)} {marks(citations)}"
        return said + checked(finding, confirmed)

    def comparability(self, changes: Sequence[Comparability]) -> str:
        return " ".join(dict.fromkeys(change.en for change in changes))

    def read_optically(self, citations: Sequence[int]) -> str:
        return (
            f"This was read from scanned pages or pictures {marks(citations)} and may contain "
            "misreadings; please compare it with the original."
        )

    def nearest(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        said = " ".join(self._sentence(catalogue, amount) for amount in amounts)
        return f"What this report does state: {said}"

    def other_years(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        return f"For other years: {self._values(catalogue, amounts)}"

    def quoted(self, quote: str, citation: int) -> str:
        return f"The text of the report says, as quoted: “{quote}” [{citation}]"
