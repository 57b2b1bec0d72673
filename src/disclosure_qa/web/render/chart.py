"""The chart of an answer, as a Plotly figure: the same numbers as its table, zero always in sight.

A year or a body without a number is a gap that says why, never a bar of no height.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from textwrap import wrap
from typing import Any

from disclosure_qa.model.answer import Answer
from disclosure_qa.model.figure import Figure
from disclosure_qa.web.render.gaps import Gaps, why
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.render.ranks import by_size, ranked

MOST_POINTS = 40
MOST_LINES = 6
"""More than these in one chart, and nobody can read it."""
_ROW_PIXELS = 30
_LINE_PIXELS = 17
_LABEL_WIDTH = 20
"""Of a line of a name on an axis, in Latin letters; a Chinese character counts as two."""
_LEAST_PIXELS = 120
_WIDE_COLUMNS = 6
"""A phone has room for a word between so many columns."""
_MOST_STACKED = 6
"""Chinese characters that stand one below the other."""
_HEIGHT = 260
_ACCENT = "#14508c"
_LINES = (_ACCENT, "#b5571c", "#2d7d5f", "#7a4b8f", "#8a6d00", "#a33a4a")
_MARKERS = ("circle", "square", "diamond", "triangle-up", "x", "star")
_SOFT = "#4d5b69"
_GRID = "#d8dee5"

Name = Callable[[Figure], str]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, in words, and the figure that Plotly draws."""

    what: str
    figure: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a chart: how high it is, what stands at it, and why there is nothing if so."""

    height: float | None
    said: str = ""
    missing: str = ""


def chart_of(answer: Answer, naming: Naming, gaps: Gaps) -> Chart | None:
    """A chart where the figures are of one kind and differ in years, in bodies, or in both, or in
    the kind of applicant; None where a chart would say nothing or mix units."""
    figures = [cited.figure for cited in answer.figures]
    if not 1 < len(figures) <= MOST_POINTS or sum(f.value is not None for f in figures) < 2:
        return None
    if len({(f.indicator or f.label, f.period, _scale(f.unit)) for f in figures}) > 1:
        return None
    agencies = list(dict.fromkeys(f.agency for f in figures))
    years = {f.year for f in figures}
    applicants = {f.applicant for f in figures}
    if len(applicants) > 1:
        return _bars(figures, naming, naming.columns()[3][1]) if _single(agencies, years) else None
    if len(figures) > len(agencies) * len(years):
        return None
    if len(years) > 1 and len(agencies) == len(figures):
        return _bars(figures, naming, lambda figure: _of_its_year(figure, naming))
    if len(years) > 1 and len(agencies) <= MOST_LINES:
        asked = {year for part in answer.understood for year in part.years}
        return _over_years(figures, naming, _stretch(years | asked), gaps)
    if len(years) > 1:
        return None
    if ranked(answer):
        figures = [figures[place] for place in by_size(answer)]
    return _bars(figures, naming, naming.agency)


def _of_its_year(figure: Figure, naming: Naming) -> str:
    """A body and its year, where each body has another: a line would have one point."""
    return f"{naming.agency(figure)}\n{naming.year(figure.year)}"


def _single(*sets: Collection[object]) -> bool:
    return all(len(one) == 1 for one in sets)


def _scale(unit: str) -> str:
    """What must not be mixed on one axis: sums of money in different units. Counts in 件 and in 条
    are counts of the same thing."""
    return unit if "元" in unit else ""


def _stretch(years: Collection[int]) -> list[int]:
    """All years from the first to the last: what is missing between is seen to be missing."""
    return list(range(min(years), max(years) + 1))


def _over_years(
    figures: Sequence[Figure], naming: Naming, years: Sequence[int], gaps: Gaps
) -> Chart:
    by_agency: dict[str, dict[int, Figure]] = {}
    for figure in figures:
        by_agency.setdefault(figure.agency, {})[figure.year] = figure

    def point(figure: Figure | None, year: int) -> Point:
        absent = why(gaps[year], naming) if year in gaps else ""
        return Point(_height(figure), _said(figure, naming), _why_none(figure, naming) or absent)

    series = {
        naming.text.agency(agency): [point(found.get(year), year) for year in years]
        for agency, found in by_agency.items()
    }
    return lines(_what(figures[0], naming), _unit(figures[0], naming), years, series)


def _bars(figures: Sequence[Figure], naming: Naming, name: Name) -> Chart:
    points = [(name(f), Point(_height(f), _said(f, naming), _why_none(f, naming))) for f in figures]
    return bars(_what(figures[0], naming), _unit(figures[0], naming), points)


def lines(
    what: str, unit: str, years: Sequence[int], series: Mapping[str, Sequence[Point]]
) -> Chart:
    """A line for each name, a point for each year; a single one as columns, with words in its gaps.

    `unit` is the title of the axis. A year without a height is a gap.
    """
    alone = len(series) == 1
    traces, words = [], []
    for number, (name, points) in enumerate(series.items()):
        traces.append(
            {
                "name": _label(name),
                "x": [str(year) for year in years],
                "y": [point.height for point in points],
                "text": [point.said for point in points],
                **(_COLUMNS if alone else _line(number)),
            }
        )
        if alone:
            words = [
                _word(place, point.missing, **_upright(point.missing, len(points)))
                for place, point in enumerate(points)
                if point.height is None
            ]
    layout = _layout(unit, "y") | {
        "annotations": words,
        "showlegend": not alone,
        "height": _HEIGHT + 24 * (0 if alone else len(series)),
    }
    return Chart(what, {"data": traces, "layout": layout})


def bars(what: str, unit: str, points: Sequence[tuple[str, Point]]) -> Chart:
    """Lying bars, the first on top; names are long, and phones are narrow."""
    labels = [_label(name) for name, _ in points]
    places = list(range(len(points)))
    trace = {
        **_COLUMNS,
        "orientation": "h",
        "y": places,
        "x": [point.height for _, point in points],
        "text": [point.said for _, point in points],
        "hoverinfo": "text",
    }
    words = [
        _word(0, point.missing, y=place, xanchor="left")
        for place, (_, point) in enumerate(points)
        if point.height is None
    ]
    most = max(label.count("<br>") for label in labels) + 1
    layout = _layout(unit, "x") | {
        "annotations": words,
        "showlegend": False,
        "height": _LEAST_PIXELS + max(_ROW_PIXELS, _LINE_PIXELS * most) * len(points),
    }
    layout["yaxis"] |= {
        "type": "linear",
        "autorange": "reversed",
        "tickvals": places,
        "ticktext": labels,
        "showgrid": False,
        "zeroline": False,
        # Room between a name and its bar.
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
    }
    return Chart(what, {"data": [trace], "layout": layout})


def _label(name: str) -> str:
    """A name in lines that a phone has room for; Plotly reads it as markup, so it is escaped."""
    lines = [line for piece in name.split("\n") for line in _wrapped(piece)]
    return "<br>".join(escape(line, quote=False) for line in lines)


def _wrapped(name: str) -> list[str]:
    return wrap(name, _LABEL_WIDTH) if name.isascii() else _evenly(name, _LABEL_WIDTH // 2)


def _evenly(name: str, width: int) -> list[str]:
    """Lines of at most the width and of like length: no sign stands on a line of its own."""
    width = ceil(len(name) / max(1, ceil(len(name) / width)))
    return [name[i : i + width] for i in range(0, len(name), width)]


_COLUMNS = {
    "type": "bar",
    "textposition": "outside",
    "cliponaxis": False,
    "hoverinfo": "x+text",
    "marker": {"color": _ACCENT},
}


def _line(number: int) -> dict[str, Any]:
    """Lines are told apart by the marker too, not by colour alone."""
    color = _LINES[number % len(_LINES)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "connectgaps": False,
        "hoverinfo": "x+text+name",
        "line": {"color": color, "width": 2},
        "marker": {"color": color, "size": 9, "symbol": _MARKERS[number % len(_MARKERS)]},
    }


def _unit(figure: Figure, naming: Naming) -> str:
    unit = naming.text.unit(figure.unit)
    return naming.text("chart.unit", unit=unit) if unit else ""


def _layout(unit: str, values: str) -> dict[str, Any]:
    """The frame: one axis of names, and one of values that always shows zero."""
    of_values = {
        "rangemode": "tozero",
        "gridcolor": _GRID,
        "zeroline": True,
        "zerolinecolor": _SOFT,
        "tickformat": ",~f",
        "separatethousands": True,
        "title": {"text": unit if values == "x" else ""},
        "automargin": True,
        "fixedrange": True,
        "tickangle": 0,
        "nticks": 5,
    }
    of_names = {"type": "category", "automargin": True, "fixedrange": True}
    axes = (of_values, of_names) if values == "x" else (of_names, of_values)
    return {
        "xaxis": dict(axes[0]),
        "yaxis": dict(axes[1]),
        # A unit beside an upright axis would lie on its side, where Chinese is hard to read.
        "title": _above(unit) if values == "y" else {"text": ""},
        "margin": {"l": 8, "r": 40, "t": 40 if unit and values == "y" else 24, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": 12, "color": "#1b2733"},
        "legend": {"orientation": "h", "y": -0.2},
        "bargap": 0.35,
    }


def _above(unit: str) -> dict[str, Any]:
    """The unit at the head of the axis, upright."""
    left = {"x": 0, "xref": "container", "xanchor": "left"}
    top = {"y": 1, "yref": "container", "yanchor": "top"}
    return {"text": unit, "font": {"size": 12}, "pad": {"t": 6, "l": 8}, **left, **top}


def _word(x: object, said: str, **more: object) -> dict[str, Any]:
    """A word where a bar would stand."""
    return {
        "x": x,
        "y": 0,
        "text": escape(said, quote=False),
        "showarrow": False,
        "yanchor": "bottom" if "y" not in more else "middle",
        "font": {"color": _SOFT, "size": 12},
        **more,
    }


def _upright(said: str, columns: int) -> dict[str, Any]:
    """How a word stands between many columns, which on a phone are narrower than it is: Chinese
    from top to bottom, Latin letters on their side."""
    if columns <= _WIDE_COLUMNS:
        return {}
    if len(said) > _MOST_STACKED or not any(sign >= "\u4e00" for sign in said):
        return {"textangle": -90}
    return {"text": "<br>".join(escape(sign, quote=False) for sign in said)}


def _height(figure: Figure | None) -> float | None:
    return None if figure is None or figure.value is None else float(figure.value)


def _said(figure: Figure | None, naming: Naming) -> str:
    """What stands at a bar: its number, with "about" where it is rounded."""
    if figure is None or figure.value is None:
        return ""
    number = naming.number(figure.value)
    return naming.text("chart.about", number=number) if figure.approximate else number


def _why_none(figure: Figure | None, naming: Naming) -> str:
    """What a cell without a number shows; "" where there is no cell."""
    if figure is None:
        return ""
    return naming.value(figure) if figure.printed else naming.text("chart.blank")


def _what(figure: Figure, naming: Naming) -> str:
    parts = (
        naming.figure(figure),
        naming.applicant(figure.applicant),
        naming.period(figure.period),
    )
    return naming.listed([part for part in parts if part])
