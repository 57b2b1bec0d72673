"""Answers as cards: the number first, and the five ways of having none told apart."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.model.answer import (
    Answer,
    Citation,
    CitedFigure,
    Derived,
    Language,
    Note,
    NoteKind,
    Operation,
    Status,
    Understood,
)
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.render.card import Card, card_of, sentences
from disclosure_qa.web.render.gaps import Gap, Missing
from disclosure_qa.web.render.naming import Naming, year_runs
from disclosure_qa.web.wording import words
from web_samples import ANSWERS, R16, R17, R18, S18, cited, figure_of

ZERO = "柳桥镇2017年收到多少申请？"


def card(question: str) -> Card:
    return card_of(ANSWERS[question], load_catalogue())


def answered(**fields: object) -> Card:
    base = Answer("q", Language.ZH, Status.ANSWERED, "text")
    return card_of(replace(base, **fields), load_catalogue())  # type: ignore[arg-type]


def test_a_value_is_large_with_unit_and_what_it_is() -> None:
    (tile,) = card(ZERO).tiles
    assert (tile.number, tile.unit, tile.blank) == ("0", "件", False)
    assert tile.caption[-3:] == ("本年", "青河县柳桥镇人民政府", "2017 年")


def test_the_caption_is_in_the_language_of_the_answer() -> None:
    (tile,) = card("How many requests did Liuqiao receive in 2017?").tiles
    assert tile.caption[1:] == (
        "during the year",
        "Liuqiao Town People's Government, Qinghe County",
        "2017",
    )
    assert tile.caption[0].isascii()


@pytest.mark.parametrize(
    ("question", "shown", "verdict"),
    [
        (ZERO, ("0",), ""),
        ("柳桥镇2017年累计收到多少申请？", ("空白",), "报告此格未填"),
        ("柳桥镇2017年累计答复多少？", ("“/”",), "报告此格不是数字"),
        ("柳桥镇2017年行政处罚多少件？", (), "报告没有写明"),
        ("石塘镇2014年收到多少申请？", (), "没有这份报告"),
        ("今天天气怎么样？", (), "不在年度报告的范围内"),
        ("2018年收到多少申请？", (), "请选一个"),
    ],
)
def test_kinds_of_no_number_differ(question: str, shown: tuple[str, ...], verdict: str) -> None:
    drawn = card(question)
    assert tuple(tile.number for tile in drawn.tiles) == shown
    assert drawn.verdict == verdict


def test_a_blank_has_no_unit_and_is_marked() -> None:
    (tile,) = card("柳桥镇2017年累计收到多少申请？").tiles
    assert tile.blank
    assert tile.unit == ""


def test_a_series_is_one_tile_in_the_order_of_the_years() -> None:
    figures = [figure_of(report, 4, 2) for report in (R18, R16, R17)]
    (tile,) = answered(**cited(*figures)).tiles
    assert tile.number == "3 → 0 → 5"
    assert tile.caption[-1] == "2016–2018 年"


def test_a_blank_year_in_a_series_is_said_not_drawn_as_zero() -> None:
    figures = [figure_of(report, 2, 3) for report in (R16, R17, R18)]
    (tile,) = answered(**cited(*figures)).tiles
    assert tile.number == "7 → 空白 → 13"


def test_a_year_without_a_number_keeps_its_place_in_a_series() -> None:
    figures = [figure_of(report, 4, 2) for report in (R16, R18)]
    answer = answered(**cited(*figures)).answer
    (tile,) = card_of(answer, load_catalogue(), {2017: Gap(Missing.NO_REPORT)}).tiles
    assert (tile.number, tile.unit) == ("3 → 无报告 → 5", "件")
    assert tile.caption[-1] == "2016–2018 年"
    (tile,) = card_of(answer, load_catalogue(), {2019: Gap(Missing.BLANK)}).tiles
    assert (tile.number, tile.unit) == ("3 → 5 件 → 空白", "")


def test_figures_of_two_bodies_are_no_series() -> None:
    figures = [figure_of(R17, 0, 2), figure_of(S18, 0, 2)]
    assert [tile.number for tile in answered(**cited(*figures)).tiles] == ["49", "1204"]


def test_many_figures_have_a_table_and_no_tile() -> None:
    figures = [figure_of(R16, row, 2) for row in range(5)]
    drawn = answered(**cited(*figures))
    assert drawn.tiles == ()
    assert drawn.table is not None
    assert len(drawn.table.rows) == 5


def test_growth_is_signed_and_counts_what_it_is_made_from() -> None:
    (tile,) = card("柳桥镇2018年公开比2017年增长多少？").tiles
    assert (tile.number, tile.unit) == ("+24.49", "%")
    assert tile.caption[:2] == ("主动公开政府信息数", "增长")
    assert tile.caption[-1] == "由 2 个数算出"


def test_the_most_names_only_the_body_that_has_it() -> None:
    (tile,) = card("2018年哪个镇公开得最多？").tiles
    assert tile.number == "1204"
    assert "南坪县石塘镇人民政府" in tile.caption
    assert "青河县柳桥镇人民政府" not in tile.caption


@pytest.mark.parametrize(
    ("operation", "order", "first"),
    [
        (Operation.RANK, ["1204 条", "49 条", "空白"], "最多"),
        (Operation.MIN, ["49 条", "1204 条", "空白"], "最少"),
    ],
)
def test_a_ranking_begins_with_its_first(
    operation: Operation, order: list[str], first: str
) -> None:
    here = figure_of(R17, 0, 2)
    blank = replace(
        here, value=None, printed="", source=replace(here.source, agency="青河县竹坞镇人民政府")
    )
    drawn = answered(
        **cited(blank, here, figure_of(S18, 0, 2)),
        understood=(Understood((), (2018,), ("published",), None, None, operation),),
    )
    assert drawn.table is not None
    if drawn.table.heads == ("机关",):
        assert [row.value for row in drawn.table.rows] == order
    (tile,) = drawn.tiles
    assert f"{tile.number} {tile.unit}" == order[0]
    assert tile.caption[1] == first


def test_equals_share_the_first_place_and_none_of_them_stands_alone() -> None:
    here = figure_of(R17, 0, 2)
    other = replace(here, source=replace(here.source, agency="青河县竹坞镇人民政府"))
    ranking = (Understood((), (2017,), ("published",), None, None, Operation.RANK),)
    assert answered(**cited(here, other), understood=ranking).tiles == ()


def test_the_lines_of_a_list_stay_together() -> None:
    drawn = answered(text="发现2处：\n· 甲\n· 乙\n以上。")
    shown = [(one.listed, [line[0].text for line in one.lines]) for one in drawn.passages]
    assert shown == [(False, ["发现2处："]), (True, ["甲", "乙"]), (False, ["以上。"])]


def test_a_question_that_is_asked_back_shows_no_body_as_understood() -> None:
    read = (Understood(("青河县柳桥镇人民政府",), (2018,), ("published",)),)
    names = {
        status: [
            chip.name
            for chips in answered(status=status, understood=read).understood
            for chip in chips
        ]
        for status in (Status.ANSWERED, Status.NEEDS_CLARIFICATION)
    }
    assert names[Status.ANSWERED][0] == "青河县柳桥镇人民政府"
    assert names[Status.NEEDS_CLARIFICATION] == ["主动公开政府信息数"]


def test_an_approximate_number_says_so() -> None:
    figure = replace(figure_of(R17, 0, 2), value=Decimal(1000), approximate=True, printed="近千条")
    drawn = answered(**cited(figure))
    assert drawn.tiles[0].about == "约"
    two = answered(**cited(figure, figure_of(R17, 1, 2)))
    assert two.table is not None
    assert two.table.rows[0].value == "约 1000 条"


def test_only_what_differs_has_a_column() -> None:
    table = card("柳桥镇2016到2018年网上收到多少申请？").table
    assert table is not None
    assert table.heads == ("年份",)
    assert [(row.cells, row.value) for row in table.rows] == [
        (("2016",), "3 件"),
        (("2017",), "0 件"),
        (("2018",), "5 件"),
    ]


def test_a_table_of_years_alone_is_in_their_order() -> None:
    figures = [figure_of(report, 0, 2) for report in (R18, R16, R17)]
    table = answered(**cited(*figures)).table
    assert table is not None
    assert [(row.cells, row.value) for row in table.rows] == [
        (("2016",), "52 条"),
        (("2017",), "49 条"),
        (("2018",), "61 条"),
    ]


def test_other_tables_keep_the_order_of_the_answer() -> None:
    figures = [figure_of(S18, 0, 2), figure_of(R18, 0, 2), figure_of(R16, 0, 2)]
    table = answered(**cited(*figures)).table
    assert table is not None
    assert [row.value for row in table.rows] == ["1204 条", "61 条", "52 条"]


def test_applicants_are_named_and_the_whole_too() -> None:
    whole = figure_of(R17, 2, 2)
    drawn = answered(language=Language.EN, **cited(whole, replace(whole, applicant="自然人")))
    assert drawn.table is not None
    assert [row.cells for row in drawn.table.rows] == [("all",), ("natural persons",)]


def test_a_blank_in_a_table_is_no_zero() -> None:
    drawn = answered(**cited(figure_of(R17, 2, 2), figure_of(R17, 2, 3), figure_of(R17, 6, 3)))
    assert drawn.table is not None
    assert [(row.value, row.blank) for row in drawn.table.rows] == [
        ("0 件", False),
        ("空白", True),
        ("“/”", True),
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("甲[1]乙", ["甲", "[1]", "乙"]),
        ("[1]", ["[1]"]),
        ("无引用", ["无引用"]),
        ("未知[9]与[1]", ["未知[9]与", "[1]"]),
        ("[1][1]", ["[1]", "[1]"]),
        ("梅政办〔2017〕224号[1]", ["梅政办〔2017〕224号", "[1]"]),
        ("[2017]99号", ["[2017]99号"]),
    ],
)
def test_only_known_citations_become_marks(text: str, runs: list[str]) -> None:
    source = figure_of(R17, 0, 2).source
    drawn = answered(text=text, citations=(Citation(1, source),))
    ((*pieces,),) = drawn.passages[0].lines
    assert [piece.text for piece in pieces] == runs
    assert [piece.text for piece in pieces if piece.citation] == [r for r in runs if r == "[1]"]


def test_notes_come_by_kind_with_their_sources() -> None:
    source = figure_of(R17, 0, 2).source
    drawn = answered(
        citations=(Citation(1, source), Citation(2, source)),
        notes=(
            Note(NoteKind.OFFER, "还有"),
            Note(NoteKind.DISCREPANCY, "见[1]", (1, 2, 7)),
        ),
    )
    assert [note.kind for note in drawn.notes] == ["discrepancy", "offer"]
    assert [note.word for note in drawn.notes] == ["不一致", "还可以查"]
    assert [piece.text for piece in drawn.notes[0].pieces] == ["见", "[1]", "[2]"]


def test_how_a_question_was_understood_is_said_in_words() -> None:
    part = Understood(("甲",), (2015, 2016, 2018), ("requests_received", "没有的"), "自然人")
    (chips,) = answered(understood=(part, Understood())).understood
    names = [chip.name for chip in chips]
    assert names[:2] == ["甲", "2015–2016、2018 年"]
    assert names[2].endswith("、没有的")
    assert names[3:] == ["自然人"]
    assert [chip.change.rpartition("=")[2] for chip in chips] == [
        "agency",
        "year",
        "indicator",
        "applicant",
    ]


@given(st.text(alphabet="甲乙。！？；\n. !?ab[1]", max_size=60))
def test_streamed_pieces_make_the_text(text: str) -> None:
    pieces = list(sentences(Answer("q", Language.ZH, Status.ANSWERED, text)))
    assert "".join(pieces) == text
    assert all(pieces)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("0", "0", "0"),
        ("1265", "1265", "1,265"),
        ("14020", "14020", "14,020"),
        ("305.50", "305.5", "305.5"),
        ("1E+3", "1000", "1,000"),
        ("-12345.60", "-12345.6", "-12,345.6"),
        ("-0.5", "-0.5", "-0.5"),
    ],
)
def test_numbers_read_as_in_the_sentence(value: str, zh: str, en: str) -> None:
    catalogue = load_catalogue()
    assert Naming(words(Language.ZH), catalogue).number(Decimal(value)) == zh
    assert Naming(words(Language.EN), catalogue).number(Decimal(value)) == en


@pytest.mark.parametrize(("value", "text"), [("24.49", "+24.49"), ("-3", "-3"), ("0", "0")])
def test_growth_has_a_sign_both_ways(value: str, text: str) -> None:
    for language in Language:
        naming = Naming(words(language), load_catalogue())
        assert naming.number(Decimal(value), signed=True) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([2017], "2017"),
        ([2018, 2016, 2017, 2017], "2016–2018"),
        ([2014, 2016, 2017], "2014, 2016–2017"),
        ([], ""),
    ],
)
def test_years_in_runs_keep_their_gaps(years: list[int], text: str) -> None:
    assert year_runs(years, words(Language.EN)) == text


def test_several_computed_values_stay_apart() -> None:
    figures = cited(figure_of(R17, 0, 2), figure_of(R18, 0, 2))
    drawn = answered(
        **figures,
        derived=(
            Derived(Operation.SUM, Decimal(110), "条", (0, 1)),
            Derived(Operation.AVERAGE, Decimal(55), "条", (0, 1)),
        ),
    )
    assert [(tile.number, tile.caption[1]) for tile in drawn.tiles] == [
        ("110", "合计"),
        ("55", "平均"),
    ]


def test_a_total_of_unlike_parts_is_called_what_was_asked() -> None:
    parts = cited(figure_of(R18, 0, 2), figure_of(R18, 1, 2))
    drawn = answered(
        **parts,
        derived=(Derived(Operation.SUM, Decimal(122), "条", (0, 1)),),
        understood=(Understood((), (), ("requests_received",)),),
    )
    (tile,) = drawn.tiles
    assert tile.caption[:2] == ("收到的政府信息公开申请数", "合计")


def test_a_long_table_is_folded() -> None:
    assert not card("柳桥镇2016到2018年网上收到多少申请？").table.long  # type: ignore[union-attr]
    many = [figure_of(report, row, 2) for report in (R16, R17) for row in range(7)]
    table = answered(**cited(*many)).table
    assert table is not None
    assert table.long


def test_many_bodies_are_counted_not_listed() -> None:
    (chips,) = answered(
        understood=(Understood(("甲", "乙", "丙"), operation="unheard of"),)
    ).understood
    assert [chip.name for chip in chips] == ["3 家机关"]


def test_figures_keep_their_own_citation() -> None:
    one, other = figure_of(R17, 0, 2), figure_of(R18, 0, 2)
    drawn = answered(
        figures=(CitedFigure(one, 2), CitedFigure(other, 1)),
        citations=(Citation(1, other.source), Citation(2, one.source)),
    )
    assert drawn.table is not None
    assert [row.citation and row.citation.source.year for row in drawn.table.rows] == [2017, 2018]
