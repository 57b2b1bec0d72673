"""Charts over a pivot: of the same numbers, zero in sight, and gaps where there is no number."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_qa.web.render.chart import MOST_LINES, MOST_POINTS, Chart, Point, bars, lines
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff.filters import Drawn, Filters
from disclosure_qa.web.staff.pivot import Cell, Kind, Pivot
from disclosure_qa.web.staff.telling import reason, said

_APART = " · "


def chart_of_pivot(pivot: Pivot, filters: Filters, naming: Naming) -> Chart | None:
    """The chart that the filters ask for; None where none is, or it would mix units or say nothing.

    Lines are drawn for the first few bodies that have a number, bars for more.
    """
    mixed = any("元" in unit for unit in pivot.units) and len(pivot.units) > 1
    if filters.drawn is None or mixed or not pivot.units:
        return None
    unit = _axis(pivot.units, naming)
    if filters.drawn is Drawn.TREND:
        series = {
            naming.text.agency(row.agency): [_point(cell, naming) for cell in row.cells]
            for row in [row for row in pivot.rows if row.counted][:MOST_LINES]
        }
        return lines(measured(pivot, naming), unit, pivot.years, series)
    year = compared_year(pivot, filters)
    place = pivot.years.index(year)
    highest_first = sorted((row.cells[place] for row in pivot.rows), key=_height, reverse=True)
    points = [
        (naming.text.agency(cell.agency), _point(cell, naming))
        for cell in highest_first[:MOST_POINTS]
    ]
    what = _APART.join((measured(pivot, naming), naming.year(year)))
    return bars(what, unit, points)


def compared_year(pivot: Pivot, filters: Filters) -> int:
    """The year that bodies are compared in: the one asked for, or the latest with a number."""
    if filters.of in pivot.years:
        return filters.of
    with_number = [cell.year for cell in pivot.cells if cell.kind is Kind.NUMBER]
    return max(with_number, default=pivot.years[-1])


def measured(pivot: Pivot, naming: Naming) -> str:
    """What a pivot's numbers count."""
    parts = (
        naming.indicator(pivot.measure.indicator or ""),
        naming.applicant(pivot.measure.applicant),
        naming.period(pivot.period),
    )
    return _APART.join(part for part in parts if part)


def _height(cell: Cell) -> tuple[bool, Decimal]:
    """What bodies are compared by; those without a number come after all that have one."""
    return cell.value is not None, cell.value or Decimal(0)


def _point(cell: Cell, naming: Naming) -> Point:
    if cell.value is None:
        return Point(None, missing=reason(cell, naming))
    return Point(float(cell.value), said(cell, naming))


def _axis(units: Sequence[str], naming: Naming) -> str:
    named = dict.fromkeys(filter(None, map(naming.text.unit, units)))
    return naming.text("chart.unit", unit=naming.listed(list(named))) if named else ""
