"""The years of a series for which an answer has no figure, each with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Understood
from disclosure_qa.model.figure import Figure
from disclosure_qa.web.render.naming import Naming


class Missing(StrEnum):
    """Why there is no number; the five ways of having none are told apart everywhere."""

    NO_REPORT = "no_report"
    ABSENT = "absent"
    BLANK = "blank"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Gap:
    """A year without a number; `printed` is what the cell shows instead, if there is one."""

    missing: Missing
    printed: str = ""


Gaps = Mapping[int, Gap]
"""By year."""
NO_GAPS: Gaps = MappingProxyType({})


def why(gap: Gap, naming: Naming) -> str:
    """The word that stands where a number would."""
    return naming.text(f"chart.{gap.missing}", printed=gap.printed)


def gaps_of(library: Library, answer: Answer) -> Gaps:
    """The gaps of a series of one thing of one body; none for any other answer."""
    if len(answer.understood) != 1 or not answer.figures:
        return {}
    (read,) = answer.understood
    if len(read.agencies) != 1 or len(read.indicators) != 1 or len(read.years) < 2:
        return {}
    there = {cited.figure.year for cited in answer.figures}
    years = [year for year in read.years if year not in there]
    if not years:
        return {}
    held = {e.year for e in library.reports(agencies=read.agencies, years=years)}
    cells = {
        figure.year: figure
        for figure in library.figures(
            agencies=read.agencies, years=years, indicators=read.indicators
        )
        if _is_meant(figure, read)
    }
    found = {year: _gap(year in held, cells.get(year)) for year in years}
    return {year: gap for year, gap in found.items() if gap}


def _is_meant(figure: Figure, read: Understood) -> bool:
    return figure.applicant == read.applicant and figure.period is read.period


def _gap(held: bool, cell: Figure | None) -> Gap | None:
    """None for a year that has a number which the answer had its own reason to leave out."""
    if cell is None:
        return Gap(Missing.ABSENT if held else Missing.NO_REPORT)
    if cell.value is not None:
        return None
    return Gap(Missing.MARK, cell.printed) if cell.printed else Gap(Missing.BLANK)
