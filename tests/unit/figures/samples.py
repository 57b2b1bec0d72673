"""Tables and reports for tests, written as people would draw them. All bodies are invented."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_qa.figures import extract_figures
from disclosure_qa.library.records import with_year_places, year_places
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Block, Cell, Family, Paragraph, Report, Section, Table
from disclosure_qa.reports.layout import lay_out
from disclosure_qa.vocabulary.catalogue import load_catalogue

AGENCY = "青河县柳桥镇人民政府"


def table(drawn: str) -> Table:
    """A table from lines of cells between bars: `<` widens the cell to its left, `^` the one above."""
    rows = [[cell.strip() for cell in line.split("|")] for line in drawn.strip("\n").split("\n")]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text == "<":
                owner[row, column] = owner[row, column - 1]
            elif text == "^":
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = (row, column)
    found = []
    for row, column in sorted(set(owner.values())):
        places = [place for place, origin in owner.items() if origin == (row, column)]
        height = max(place[0] for place in places) - row + 1
        width = max(place[1] for place in places) - column + 1
        found.append(Cell(rows[row][column], row, column, height, width))
    return Table(tuple(found))


def report(
    blocks: Sequence[Block | str], year: int, family: Family, agency: str = AGENCY
) -> Report:
    """A report of these blocks; a string is a paragraph."""
    whole = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    text, lines = lay_out(whole)
    sections = (Section((), 0, len(text)),)
    return Report("样例.txt", "年度报告", agency, year, whole, text, lines, sections, family)


def entry_of(made: Report) -> ReportEntry:
    """The report as a check gets it."""
    entry = ReportEntry(
        made.document,
        made.agency,
        made.region,
        made.year,
        made.title,
        made.family,
        made.issued,
        made.period_years,
        made.origin,
        sha256="",
    )
    return with_year_places(entry, year_places(made))


def figures(
    blocks: Sequence[Block | str], year: int, family: Family, agency: str = AGENCY
) -> tuple[Figure, ...]:
    """The figures of a report of these blocks."""
    return extract_figures(report(blocks, year, family, agency), load_catalogue())


def rows(found: Sequence[Figure]) -> list[str]:
    """A line per label path: path | indicator | a value for each period or applicant."""
    lines: dict[tuple[str, str], list[str]] = {}
    for figure in found:
        value = "空" if figure.value is None else f"{figure.value:f}"
        about = "约" if figure.approximate else ""
        cell = f"{figure.applicant or figure.period} {about}{value}{figure.unit}"
        key = (" › ".join(figure.path), figure.indicator or "-")
        lines.setdefault(key, []).append(cell)
    return [f"{path} | {name} | {', '.join(cells)}" for (path, name), cells in lines.items()]


def values(found: Sequence[Figure]) -> dict[tuple[str, str | None, str], Decimal | None]:
    """The claimed figures of tables by indicator, applicant and period."""
    return {(f.indicator, f.applicant, f.period): f.value for f in found if f.indicator}
