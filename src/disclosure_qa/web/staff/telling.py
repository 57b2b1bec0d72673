"""What stands in a cell of a pivot, in words: no two ways of having no number read the same."""

from disclosure_qa.web.render import links
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff.pivot import Cell, Kind

_OF_CHARTS = {Kind.BLANK: "blank", Kind.ABSENT: "absent", Kind.NO_REPORT: "no_report"}


def said(cell: Cell, naming: Naming) -> str:
    """The number, with "about" where it is rounded; or why there is none."""
    if cell.value is not None:
        number = naming.number(cell.value)
        return naming.text("chart.about", number=number) if cell.approximate else number
    return reason(cell, naming)


def reason(cell: Cell, naming: Naming) -> str:
    """Why a cell holds no number; "" where it holds one."""
    if cell.kind is Kind.NUMBER:
        return ""
    if cell.kind is Kind.MARK:
        return naming.text("chart.mark", printed=cell.figures[0].printed)
    if cell.kind in _OF_CHARTS:
        return naming.text(f"chart.{_OF_CHARTS[cell.kind]}")
    return naming.text(f"staff_figures.kind_{cell.kind}")


def place(cell: Cell, naming: Naming) -> str:
    """The address of the report at the cell, relative to the root; "" where nothing is printed."""
    if not cell.figures:
        return ""
    source = cell.figures[0].source
    return links.whole(source.document, links.span_of(source), 0, naming.text.language)


def edited(cell: Cell, naming: Naming) -> str:
    """What the staff corrected behind a cell, and what was read before; "" where nothing."""
    said = filter(None, map(naming.corrected, cell.figures))
    return "; ".join(dict.fromkeys(said))
