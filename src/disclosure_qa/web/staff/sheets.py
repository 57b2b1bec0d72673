"""What the page Figures shows as rows of a file: in the page's words, each with its place."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from disclosure_qa.contract import Value
from disclosure_qa.model.figure import Figure, Source
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff import telling
from disclosure_qa.web.staff.pivot import Cell, Pivot

_APART = " | "
_STEPS = " › "
_PLACE = ("sheet.source_file", "sheet.source_section", "sheet.source_page", "sheet.source")


def pivot_heads(naming: Naming) -> list[str]:
    """The head of `pivot_row`."""
    keys = ("agency", "year_head", "indicator", "applicant", "period", "value")
    more = ("staff_figures.shown", "sheet.unit", "sheet.printed", "staff_figures.disputed")
    return [naming.text(key) for key in (*(f"card.{key}" for key in keys), *more, *_PLACE)]


def pivot_row(cell: Cell, pivot: Pivot, naming: Naming) -> list[Value]:
    """A cell of a pivot: its number, or "" and why there is none; all the places behind it."""
    return [
        naming.text.agency(cell.agency),
        cell.year,
        naming.indicator(pivot.measure.indicator or ""),
        naming.applicant(pivot.measure.applicant) or naming.text("card.whole"),
        naming.period(pivot.period),
        _plain(cell.value),
        telling.said(cell, naming),
        naming.text.unit(cell.unit),
        _APART.join(figure.printed for figure in cell.figures),
        _APART.join(naming.finding(finding) for finding in cell.findings),
        *_places([figure.source for figure in cell.figures]),
    ]


def figure_heads(naming: Naming) -> list[str]:
    """The head of `figure_rows`."""
    shown = ("card.agency", "card.year_head", "card.value", "staff_figures.shown", "sheet.unit")
    what = ("staff_figures.label", "card.indicator", "card.applicant", "card.period")
    more = ("staff_figures.origin", "sheet.printed", "sheet.corrected")
    return [naming.text(key) for key in (*shown, *what, *more, *_PLACE)]


def figure_rows(figures: Iterable[Figure], naming: Naming) -> Iterator[list[Value]]:
    """A row for each figure, blank cells too."""
    for figure in figures:
        about = naming.text("card.about") + " " if figure.approximate else ""
        yield [
            naming.text.agency(figure.agency),
            figure.year,
            _plain(figure.value),
            about + naming.value(figure),
            naming.text.unit(figure.unit),
            _STEPS.join(figure.path),
            naming.indicator(figure.indicator)
            if figure.indicator
            else naming.text("staff_figures.unclaimed"),
            naming.applicant(figure.applicant) or naming.text("card.whole"),
            naming.period(figure.period),
            naming.text(f"staff_figures.origin_{figure.origin}"),
            figure.printed,
            naming.corrected(figure),
            *_place(figure.source),
        ]


def _place(source: Source) -> tuple[str, str, str, str]:
    return source.document, source.section, str(source.page or ""), source.quote


def _places(sources: Sequence[Source]) -> list[str]:
    """The columns of several places, each name once; empty where there is none."""
    columns = zip(*map(_place, sources), strict=True) if sources else [()] * len(_PLACE)
    return [_APART.join(dict.fromkeys(filter(None, each))) for each in columns]


def _plain(value: Decimal | None) -> Value:
    if value is None:
        return ""
    whole = value.to_integral_value()
    return int(whole) if value == whole else float(value)
