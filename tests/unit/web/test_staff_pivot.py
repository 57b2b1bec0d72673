"""Bodies by years: every cell holds a number or says why not, and no two reasons are the same."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from disclosure_qa.answering.values.lookup import take_down
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Measure
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff.charts import chart_of_pivot
from disclosure_qa.web.staff.filters import Drawn, Filters
from disclosure_qa.web.staff.pivot import Kind, Layout, Pivot, pivot_of, stretch
from disclosure_qa.web.staff.telling import place, said
from disclosure_qa.web.wording import words
from staff_reports import BROOK, HILL, REED, staff_library

CATALOGUE = load_catalogue()
YEARS = (2015, 2016, 2017, 2018, 2019)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with staff_library(tmp_path_factory.mktemp("staff")) as made:
        yield made


def naming(language: Language = Language.ZH) -> Naming:
    return Naming(words(language), CATALOGUE)


def pivot(library: Library, indicator: str = "requests_received", **more: object) -> Pivot:
    measure = Measure(indicator)
    wanted = {"period": Period.YEAR, **more}
    layout = Layout((BROOK, REED, HILL), YEARS, measure, **wanted)  # type: ignore[arg-type]
    shelf = take_down(library, CATALOGUE, layout.agencies, YEARS, (measure,))
    return pivot_of(layout, shelf, CATALOGUE, library.findings())


def test_each_way_of_having_no_number_is_its_own(library: Library) -> None:
    brook, reed, _ = pivot(library).rows
    kinds = [Kind.NUMBER, Kind.BLANK, Kind.NO_REPORT, Kind.NUMBER, Kind.ABSENT]
    assert [cell.kind for cell in brook.cells] == kinds
    assert [cell.value for cell in brook.cells] == [Decimal(2), None, None, Decimal(0), None]
    assert reed.cells[3].kind is Kind.MARK


@pytest.mark.parametrize("language", Language)
def test_no_two_of_them_read_the_same(library: Library, language: Language) -> None:
    brook, reed, _ = pivot(library).rows
    told = [said(cell, naming(language)) for cell in (*brook.cells[1:], reed.cells[3])]
    assert len(set(told)) == 5
    assert told[2] == "0"


def test_what_is_printed_leads_to_its_place_and_nothing_else_does(library: Library) -> None:
    brook, reed, _ = pivot(library).rows
    shown = [bool(place(cell, naming())) for cell in (*brook.cells, reed.cells[3])]
    assert shown == [True, True, False, True, False, True]
    assert "#cited" in place(brook.cells[1], naming())


def test_only_years_with_a_number_are_added_up(library: Library) -> None:
    made = pivot(library)
    assert [(row.total, row.counted) for row in made.rows] == [
        (Decimal(2), 2),
        (Decimal(1), 1),
        (Decimal(2550), 2),
    ]


def test_stocks_and_totals_over_the_years_are_never_added_up(library: Library) -> None:
    made = pivot(library, period=Period.CUMULATIVE)
    assert not made.added_up
    assert {row.total for row in made.rows} == {None}


def test_a_report_of_another_form_is_left_out_and_says_so(library: Library) -> None:
    made = pivot(library, family=Family.FORMAT_2021)
    assert {cell.kind for cell in made.cells} == {Kind.OTHER_FORM, Kind.NO_REPORT}


def test_a_disputed_cell_is_marked_and_the_others_are_not(library: Library) -> None:
    made = pivot(library)
    marked = {(cell.agency, cell.year) for cell in made.cells if cell.findings}
    assert marked == {(BROOK, 2016)}
    published = pivot(library, "published", period=Period.CUMULATIVE)
    assert (BROOK, 2018) in {(c.agency, c.year) for c in published.cells if c.findings}


def test_a_trend_keeps_its_gaps(library: Library) -> None:
    chart = chart_of_pivot(pivot(library), Filters(drawn=Drawn.TREND), naming())
    assert chart is not None
    lines = {line["name"].replace("<br>", ""): line["y"] for line in chart.figure["data"]}
    assert lines[BROOK] == [2.0, None, None, 0.0, None]
    assert chart.figure["layout"]["yaxis"]["rangemode"] == "tozero"


def test_a_comparison_sorts_numbers_and_names_what_has_none(library: Library) -> None:
    chart = chart_of_pivot(pivot(library), Filters(drawn=Drawn.COMPARISON, of=2018), naming())
    assert chart is not None
    assert chart.figure["data"][0]["x"] == [1350.0, 0.0, None]
    (word,) = chart.figure["layout"]["annotations"]
    assert word["text"] == "“/”"


def test_nothing_is_drawn_unasked_or_of_nothing(library: Library) -> None:
    assert chart_of_pivot(pivot(library), Filters(), naming()) is None
    empty = pivot(library, "lawsuits")
    assert chart_of_pivot(empty, Filters(drawn=Drawn.TREND), naming()) is None


def test_a_stretch_of_years_has_no_holes() -> None:
    assert stretch((2018, 2015, 2015)) == (2015, 2016, 2017, 2018)
    assert stretch(()) == ()
