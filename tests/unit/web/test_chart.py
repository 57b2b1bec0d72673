"""Charts: zero in sight, gaps that say why, and no chart that would mix or mislead."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from disclosure_qa.model.answer import Answer, Language, Status, Understood
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.render.chart import Chart, Point, chart_of, lines
from disclosure_qa.web.render.gaps import NO_GAPS, Gap, Gaps, Missing
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.wording import words
from web_samples import OTHER, R16, TOWN, cited, figure_of

BASE = figure_of(R16, 2, 2)


def figure(agency: str, year: int, value: str | None, **more: Any) -> Figure:
    number = None if value is None or value in ("", "/") else Decimal(value)
    source = replace(BASE.source, agency=agency, year=year)
    return replace(BASE, source=source, value=number, printed=value or "", **more)


def drawn(
    figures: Sequence[Figure],
    *,
    years: Sequence[int] = (),
    gaps: Gaps = NO_GAPS,
    language: Language = Language.ZH,
) -> Chart | None:
    answer = Answer(
        "q",
        language,
        Status.ANSWERED,
        "text",
        understood=(Understood(years=tuple(years)),),
        **cited(*figures),
    )
    return chart_of(answer, Naming(words(language), load_catalogue()), gaps)


def whole(chart: Chart | None) -> dict[str, Any]:
    assert chart is not None
    return chart.figure


def test_the_unit_stands_upright_over_the_axis() -> None:
    drawn = lines(
        "数", "单位：件", (2017, 2018), {"甲": [Point(1.0, "1", ""), Point(2.0, "2", "")]}
    )
    layout = drawn.figure["layout"]
    assert (layout["title"]["text"], layout["yaxis"]["title"]["text"]) == ("单位：件", "")
    assert layout["title"]["x"] == 0


def test_a_series_keeps_its_gaps_and_says_why() -> None:
    figures = [
        figure(TOWN, 2015, "3"),
        figure(TOWN, 2016, ""),
        figure(TOWN, 2017, "0"),
    ]
    gaps = {
        2014: Gap(Missing.NO_REPORT),
        2018: Gap(Missing.MARK, "/"),
        2019: Gap(Missing.ABSENT),
        2020: Gap(Missing.BLANK),
    }
    chart = whole(drawn(figures, years=range(2014, 2021), gaps=gaps))
    (trace,) = chart["data"]
    assert trace["x"] == ["2014", "2015", "2016", "2017", "2018", "2019", "2020"]
    assert trace["y"] == [None, 3.0, None, 0.0, None, None, None]
    assert trace["text"][3] == "0"
    said = {gap["x"]: gap["text"].replace("<br>", "") for gap in chart["layout"]["annotations"]}
    assert said == {0: "无报告", 2: "空白", 4: "“/”", 5: "报告无此项", 6: "空白"}


def test_zero_is_always_in_sight() -> None:
    series = whole(drawn([figure(TOWN, 2015, "1265"), figure(TOWN, 2016, "1270")]))
    assert series["layout"]["yaxis"]["rangemode"] == "tozero"
    bodies = whole(drawn([figure(TOWN, 2016, "9"), figure(OTHER, 2016, "8")]))
    assert bodies["layout"]["xaxis"]["rangemode"] == "tozero"


def test_bodies_lie_in_the_order_of_the_answer() -> None:
    chart = whole(
        drawn([figure(OTHER, 2016, "21"), figure(TOWN, 2016, "7"), figure("丙镇", 2016, "")])
    )
    axis = chart["layout"]["yaxis"]
    assert [label.replace("<br>", "") for label in axis["ticktext"]] == [OTHER, TOWN, "丙镇"]
    assert axis["autorange"] == "reversed"
    assert chart["data"][0]["x"] == [21.0, 7.0, None]
    assert [(gap["y"], gap["text"]) for gap in chart["layout"]["annotations"]] == [(2, "空白")]


def test_bodies_over_years_are_lines_that_do_not_bridge_a_gap() -> None:
    figures = [
        figure(agency, year, value)
        for agency, year, value in (
            (TOWN, 2015, "1"),
            (TOWN, 2017, "2"),
            (OTHER, 2015, "3"),
            (OTHER, 2016, "4"),
        )
    ]
    chart = whole(drawn(figures))
    assert [trace["y"] for trace in chart["data"]] == [[1.0, None, 2.0], [3.0, 4.0, None]]
    assert not any(trace["connectgaps"] for trace in chart["data"])
    assert len({trace["marker"]["symbol"] for trace in chart["data"]}) == 2


def test_bodies_of_a_year_each_are_bars_and_no_lines_of_one_point() -> None:
    chart = whole(drawn([figure(TOWN, 2016, "139"), figure(OTHER, 2021, "71")]))
    assert [trace["x"] for trace in chart["data"]] == [[139.0, 71.0]]
    labels = chart["layout"]["yaxis"]["ticktext"]
    assert [label.rpartition("<br>")[2] for label in labels] == ["2016 年", "2021 年"]
    again = whole(
        drawn([figure(TOWN, 2016, "1"), figure(OTHER, 2016, "2"), figure(TOWN, 2017, "3")])
    )
    assert {trace["type"] for trace in again["data"]} == {"scatter"}


@pytest.mark.parametrize(
    ("language", "years", "expected"),
    [
        (Language.ZH, 5, ("无报告", None)),
        (Language.ZH, 9, ("无<br>报<br>告", None)),
        (Language.EN, 5, ("no report", None)),
        (Language.EN, 9, ("no report", -90)),
    ],
)
def test_the_word_in_a_gap_has_room_between_many_columns(
    language: Language, years: int, expected: tuple[str, int | None]
) -> None:
    figures = [figure(TOWN, 2010 + n, "1") for n in range(1, years)]
    drawing = drawn(
        figures,
        years=range(2010, 2010 + years),
        gaps={2010: Gap(Missing.NO_REPORT)},
        language=language,
    )
    word = whole(drawing)["layout"]["annotations"][0]
    assert (word["text"], word.get("textangle")) == expected


def test_what_a_cell_shows_in_place_of_a_number_is_no_markup() -> None:
    odd = replace(figure(TOWN, 2017, None), printed="<b>&")
    chart = whole(drawn([figure(TOWN, 2016, "1"), odd, figure(TOWN, 2018, "2")]))
    assert "<b>" not in chart["layout"]["annotations"][0]["text"]


def test_applicants_of_one_report() -> None:
    figures = [
        figure(TOWN, 2020, "5", applicant="自然人"),
        figure(TOWN, 2020, "1", applicant="商业企业"),
    ]
    chart = whole(drawn(figures))
    assert chart["layout"]["yaxis"]["ticktext"] == ["自然人", "商业企业"]


@pytest.mark.parametrize(
    "figures",
    [
        [figure(TOWN, 2016, "1")],
        [figure(TOWN, 2016, "1"), figure(TOWN, 2017, "")],
        [figure(TOWN, 2016, "1"), figure(TOWN, 2016, "2", indicator="lawsuits")],
        [figure(TOWN, 2016, "1"), figure(TOWN, 2017, "2", period=Period.CUMULATIVE)],
        [figure(TOWN, 2016, "1", unit="元"), figure(TOWN, 2017, "2", unit="万元")],
        [figure(f"{n}镇", 2016, str(n)) for n in range(41)],
    ],
)
def test_what_a_chart_would_mix_or_say_nothing_of_has_none(figures: list[Figure]) -> None:
    assert drawn(figures) is None


def test_counts_in_one_unit_and_another_are_counts() -> None:
    assert drawn([figure(TOWN, 2016, "1", unit="件"), figure(TOWN, 2017, "2", unit="条")])


def test_a_rounded_number_says_so() -> None:
    chart = whole(drawn([figure(TOWN, 2016, "1000", approximate=True), figure(TOWN, 2017, "2")]))
    assert chart["data"][0]["text"] == ["约1000", "2"]


def test_names_are_no_markup() -> None:
    chart = whole(drawn([figure("<b>甲</b>", 2016, "1"), figure(TOWN, 2016, "2")]))
    assert "<b>" not in chart["layout"]["yaxis"]["ticktext"][0]


def test_english_has_its_own_words() -> None:
    chart = drawn(
        [figure(TOWN, 2015, "1234"), figure(TOWN, 2016, "1")],
        years=[2014],
        gaps={2014: Gap(Missing.NO_REPORT)},
        language=Language.EN,
    )
    assert whole(chart)["data"][0]["text"][1] == "1,234"
    assert whole(chart)["layout"]["annotations"][0]["text"] == "no report"
