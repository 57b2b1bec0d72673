"""Tables of every form, drawn by hand, and what must come out of them.

`golden/*.txt` holds for each form tables with blanks in awkward places, misprints, renumbered
and missing rows; after each stand the figures that it states, a line per label path.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_qa.figures import extract_figures
from disclosure_qa.model.figure import Figure, Origin
from disclosure_qa.model.report import Cell, Family, Table
from disclosure_qa.text.numbers import parse_number
from disclosure_qa.vocabulary.catalogue import load_catalogue
from unit.figures.samples import AGENCY, figures, report, rows, table, values

GOLDEN = Path(__file__).parent / "golden"
FORMS = {
    "a": (Family.PROVINCIAL_ANNEX, 2015),
    "b": (Family.STATISTICS_FORM, 2016),
    "c": (Family.FORMAT_2019, 2020),
    "d": (Family.FORMAT_2021, 2022),
    "e": (Family.CITY_FORM, 2010),
}


# In these a number beside another one makes both doubtful: left alone, it is read.
DOUBTFUL = ("nobody's", "the half year")


def steady() -> Iterator[ParameterSet]:
    return (case for case in cases() if not any(word in str(case.id) for word in DOUBTFUL))


def cases() -> Iterator[ParameterSet]:
    for form in FORMS:
        for case in (GOLDEN / f"{form}.txt").read_text(encoding="utf-8").split("\n\n"):
            name, *lines = case.strip().split("\n")
            drawn = [line for line in lines if not line.startswith("=> ")]
            stated = [line[3:] for line in lines if line.startswith("=> ")]
            yield pytest.param(form, "\n".join(drawn), stated, id=f"{form}: {name[2:]}")


@pytest.mark.parametrize(("form", "drawn", "stated"), list(cases()))
def test_every_table_states_its_figures(form: str, drawn: str, stated: list[str]) -> None:
    family, year = FORMS[form]
    assert rows(figures([table(drawn)], year, family)) == stated


def without_rows(grid: Table, dropped: set[int]) -> Table:
    """The table with whole rows left out, merged cells above them shortened."""
    kept = [row for row in range(grid.row_count) if row not in dropped]
    cells = []
    for cell in grid.cells:
        own = [row for row in range(cell.row, cell.row + cell.row_span) if row in kept]
        if own:
            cells.append(replace(cell, row=kept.index(own[0]), row_span=len(own)))
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def numbers_of(grid: Table) -> list[int]:
    """The cells that hold a number, and are no label."""
    return [i for i, c in enumerate(grid.cells) if c.column > 0 and parse_number(c.text)]


def leaves_of(grid: Table, found: Sequence[Figure]) -> list[int]:
    """The rows that state figures, head no group and lie beside no merged cell."""
    above = {figure.path[:depth] for figure in found for depth in range(1, len(figure.path))}
    stating = {f.source.row for f in found if f.path not in above and f.source.row is not None}
    return sorted(
        row for row in stating if all(cell.row_span == 1 for cell in grid.starting_in(row))
    )


@pytest.mark.parametrize(("form", "drawn", "stated"), list(steady()))
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_a_blank_cell_shifts_nothing(
    form: str, drawn: str, stated: list[str], data: st.DataObject
) -> None:
    grid, (family, year) = table(drawn), FORMS[form]
    full = values(figures([grid], year, family))
    blanked = data.draw(st.sets(st.sampled_from([-1, *numbers_of(grid)])))
    marks = {i: data.draw(st.sampled_from(["", "/", "—"])) for i in sorted(blanked)}
    cells = (replace(c, text=marks.get(i, c.text)) for i, c in enumerate(grid.cells))
    for slot, value in values(figures([Table(tuple(cells))], year, family)).items():
        assert value is None or value == full.get(slot)


@pytest.mark.parametrize(("form", "drawn", "stated"), list(steady()))
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_a_missing_row_shifts_nothing(
    form: str, drawn: str, stated: list[str], data: st.DataObject
) -> None:
    grid, (family, year) = table(drawn), FORMS[form]
    found = figures([grid], year, family)
    dropped = data.draw(st.sets(st.sampled_from([-1, *leaves_of(grid, found)])))
    full, left = values(found), values(figures([without_rows(grid, dropped)], year, family))
    for slot, value in left.items():
        assert value is None or value == full.get(slot)


def test_a_lost_group_row_gives_its_rows_to_no_other_group() -> None:
    drawn = """
        统计指标 | 单位 | 统计数
        四、行政复议数量 | 件 | 5
        （一）维持具体行政行为数 | 件 | 3
        （二）被依法纠错数 | 件 | 2
        （一）维持具体行政行为或者驳回原告诉讼请求数 | 件 | 7
        （二）被依法纠错数 | 件 | 8
        （三）其他情形数 | 件 | 9
        """
    assert rows(figures([table(drawn)], 2016, Family.STATISTICS_FORM))[3:] == [
        "（一）维持具体行政行为或者驳回原告诉讼请求数 | lawsuits_upheld | year 7件",
        "（二）被依法纠错数 | - | year 8件",
        "（三）其他情形数 | - | year 9件",
    ]


def test_another_years_column_is_not_taken_for_one_that_lost_its_head() -> None:
    drawn = """
        指标名称 | 单位 | 2014 |
        主动公开文件数 | 条 | 9 | 12
        """
    assert values(figures([table(drawn)], 2015, Family.PROVINCIAL_ANNEX)) == {}


def test_a_value_keeps_its_place_and_its_row_as_quote() -> None:
    grid = table(
        """
        指标名称 | 单位 | 2015年 | 历年累计
        主动公开文件数 | 条 | 318（其中转发5） | 2,040
        """
    )
    made = report(["二、主动公开情况", grid], 2015, Family.PROVINCIAL_ANNEX)
    year, cumulative = (
        f for f in extract_figures(made, load_catalogue()) if f.source.table is not None
    )
    assert year.source.quote == "主动公开文件数 条 318（其中转发5） 2,040"
    assert made.text[year.source.start : year.source.end] == year.source.quote
    assert (year.source.table, year.source.row, year.source.column) == (1, 1, 2)
    assert (year.printed, year.remark, year.value) == ("318（其中转发5）", "其中转发5", 318)
    assert (cumulative.source.column, cumulative.value) == (3, 2040)
    assert year.source.agency == AGENCY


def test_a_reading_from_a_picture_says_so() -> None:
    cells = (
        Cell("指标名称", 0, 0, confidence=0.99),
        Cell("2015年", 0, 1, confidence=0.99),
        Cell("主动公开文件数", 1, 0, confidence=0.98),
        Cell("318", 1, 1, page=4, confidence=0.71),
    )
    made = replace(report([Table(cells)], 2015, Family.PROVINCIAL_ANNEX), origin="ocr")
    (figure,) = extract_figures(made, load_catalogue())
    assert (figure.origin, figure.confidence, figure.source.page) == (Origin.OCR, 0.71, 4)


def test_two_rows_that_answer_to_one_indicator_claim_nothing_unless_one_is_exact() -> None:
    def claimed(first: str, second: str) -> list[tuple[str, Decimal | None]]:
        drawn = f"指标名称 | 单位 | 2015年\n{first} | 条 | 3\n{second} | 条 | 5"
        found: tuple[Figure, ...] = figures([table(drawn)], 2015, Family.PROVINCIAL_ANNEX)
        assert [f.value for f in found] == [3, 5]
        return [(f.label, f.value) for f in found if f.indicator]

    assert claimed("网络申请数", "网上申请数") == []
    assert claimed("受理政府信息公开申请总数", "受理政府信息公开申清总数") == [
        ("受理政府信息公开申请总数", Decimal(3))
    ]


def test_the_total_beside_results_is_claimed() -> None:
    drawn = "类别 | 结果维持 | 结果纠正 | 总计\n行政复议 | 2 | 1 | 3\n复议后起诉 | 0 | 4 | 4"
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert found["reconsiderations", None, "year"] == 3
    assert found["lawsuits_after_reconsideration", None, "year"] == 4


def test_the_whole_of_a_table_of_parts_gives_way_to_the_form() -> None:
    parts = "单位 | 收到申请数 | 行政诉讼数\n县公安局 | 7 | 1\n县教育局 | 8 | 0\n合计 | 15 | 1"
    forms = "项目 | 数量\n本年新收政府信息公开申请数量 | 40"
    suits = "行政复议 | 未经复议直接起诉 | 复议后起诉\n总计 | 总计 | 总计\n0 | 2 | 3"
    alone = values(figures([table(parts)], 2022, Family.FORMAT_2021))
    assert {alone["requests_received", None, "year"], alone["lawsuits", None, "year"]} == {15, 1}
    beside = figures([table(forms), table(suits), table(parts)], 2022, Family.FORMAT_2021)
    found = values(beside)
    assert found["requests_received", None, "year"] == 40
    assert ("lawsuits", None, "year") not in found


def test_a_bare_quantity_is_of_the_time_above_it() -> None:
    heads = "指标名称 | 2013年 | < | 历年累计 | <\n^ | 数量 | 占比 | 数量 | 占比"
    drawn = f"{heads}\n主动公开文件数 |  | 5% | 90 | 7%\n行政复议数 | 2 | 5% | 3 | 7%"
    found = values(figures([table(drawn)], 2013, Family.PROVINCIAL_ANNEX))
    assert (found["published", None, "year"], found["published", None, "cumulative"]) == (None, 90)
    assert found["reconsiderations", None, "year"] == 2


@pytest.mark.parametrize("name", ["小计", "合计"])
def test_a_total_of_organisations_is_theirs(name: str) -> None:
    heads = f"项目 | 个人 | 法人或其他组织 | < | < | 总计\n^ | ^ | 企业 | 其他 | {name} | ^"
    drawn = f"{heads}\n一、本年新收政府信息公开申请数量 | 5 | 2 | 1 | 3 | 8"
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert {applicant: value for (_, applicant, _), value in found.items()} == {
        "自然人": 5,
        "商业企业": 2,
        "其他": 1,
        "法人或其他组织": 3,
        None: 8,
    }


def test_an_applicant_over_two_years_is_counted_in_the_reports_own() -> None:
    heads = "项目 | 自然人 | < | 总计 | <\n^ | 2021年 | 2022年 | 2021年 | 2022年"
    drawn = f"{heads}\n一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | "
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert found == {
        ("requests_received", "自然人", "year"): 2,
        ("requests_received", None, "year"): None,
    }


def test_a_table_captioned_for_a_part_gives_way_to_the_bodys_own() -> None:
    own, office = "项目 | 数量\n收到申请数 | 40", "项目 | 数量\n收到申请数 | 2\n申请答复数 | 1"
    caption = f"附件1：{AGENCY}办公室收到和处理政府信息公开申请情况"
    found = figures([table(own), caption, table(office)], 2016, Family.STATISTICS_FORM)
    assert values(found) == {("requests_received", None, "year"): 40}
    past = "附：2015年收到和处理政府信息公开申请情况"
    assert values(figures([table(own), past, table(office)], 2016, Family.STATISTICS_FORM)) == {
        ("requests_received", None, "year"): 40
    }
    dated = figures([table(own), "2017年1月5日", table(office)], 2016, Family.STATISTICS_FORM)
    assert values(dated)["replies", None, "year"] == 1
    alone = figures([caption, table(office)], 2016, Family.STATISTICS_FORM)
    assert values(alone)["requests_received", None, "year"] == 2


def test_a_title_that_the_heads_need_is_their_group() -> None:
    title = "（二）行政诉讼（未经复议直接起诉） | < | <"
    drawn = f"{title}\n结果维持 | 尚未审结 | 总计\n2 | 0 | 2"
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert found["lawsuits_direct", None, "year"] == 2
    assert found["lawsuits_direct_pending", None, "year"] == 0


def test_a_kind_of_organisation_that_the_form_lacks_is_an_applicant() -> None:
    heads = "项目 | 自然人 | 法人或其他组织 | < | 总计\n^ | ^ | 商业企业 | 新闻媒体 | ^"
    drawn = f"{heads}\n一、本年新收政府信息公开申请数量 | 5 | 2 | 3 | 10"
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert found["requests_received", "新闻媒体", "year"] == 3
    assert found["requests_received", None, "year"] == 10


_TEXTS = st.sampled_from(
    [
        *(
            "",
            "指标名称",
            "单位",
            "2015年",
            "历年累计",
            "自然人",
            "总计",
            "其他",
            "条",
            "——",
            "/",
            "无",
        ),
        *(
            "0",
            "49",
            "1 3 7 7",
            "12（其中3）",
            "2015",
            "第二十条第（一）项",
            "信息内容",
            "本年制发件数",
        ),
        *(
            "规章",
            "行政复议",
            "结果维持",
            "主动公开文件数",
            "其中：1.政府网站公开数",
            "三、本年度办理结果",
        ),
    ]
)


@given(
    drawn=st.lists(st.lists(_TEXTS, min_size=1, max_size=6), min_size=1, max_size=7),
    family=st.sampled_from(Family),
)
@settings(max_examples=150, deadline=None)
def test_any_table_is_read_and_every_value_stands_in_its_cell(
    drawn: list[list[str]], family: Family
) -> None:
    cells = [Cell(text, r, c) for r, texts in enumerate(drawn) for c, text in enumerate(texts)]
    grid = Table(tuple(cells))
    for figure in figures([grid], 2015, family):
        assert figure.source.row is not None
        assert figure.source.column is not None
        cell = grid.at(figure.source.row, figure.source.column)
        number = parse_number(cell.text, spaced=True) if cell else None
        assert figure.value is None or (number is not None and number.value == figure.value)


def test_applicants_down_the_side_below_groups_of_results() -> None:
    drawn = """
    申请人情况 | < | 一、本年新收政府信息公开申请数量 | 三、本年度办理结果 | <
    ^ | ^ | ^ | （一）予以公开 | （七）总计
    自然人 | < | 9 | 5 | 8
    法人或其他组织 | 商业企业 | 2 | 1 | 2
    ^ | 科研机构 | 0 | 0 | 0
    总计 | < | 11 | 6 | 10
    """
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert found["granted", "自然人", "year"] == 5
    assert found["granted", "商业企业", "year"] == 1
    assert found["processed", None, "year"] == 10
    assert found["requests_received", None, "year"] == 11


def test_heads_set_upside_down_are_read_by_their_width() -> None:
    drawn = """
    项目 | 自然人 | 商业企业 | 科研机构 | 总计
    ^ | ^ | 法人或其他组织 | < | ^
    ^ | ^ | 申请人情况 | < | ^
    本年新收政府信息公开申请数量 | 9 | 2 | 1 | 12
    """
    found = values(figures([table(drawn)], 2022, Family.FORMAT_2021))
    assert found["requests_received", "商业企业", "year"] == 2
    assert found["requests_received", "科研机构", "year"] == 1
    assert found["requests_received", None, "year"] == 12


@pytest.mark.parametrize(
    "above",
    [
        ["2021年", "收到和处理政府信息公开申请情况"],
        ["2021", "收到和处理政府信息公开申请情况", "单位：件"],
        ["附：2021年度数据"],
    ],
)
def test_a_table_below_another_year_counts_that_year(above: list[str]) -> None:
    own = table("项目 | 数量\n本年新收政府信息公开申请数量 | 40")
    other = table("项目 | 数量\n本年新收政府信息公开申请数量 | 31")
    claimed = [
        figure.value
        for figure in figures([own, *above, other], 2022, Family.FORMAT_2021)
        if figure.indicator
    ]
    assert claimed == [40]


def test_a_year_in_the_prose_above_a_table_is_no_caption() -> None:
    drawn = table("项目 | 数量\n本年新收政府信息公开申请数量 | 31")
    above = ["与2021年相比有所增加。", "具体情况如下"]
    found = figures([*above, drawn], 2022, Family.FORMAT_2021)
    assert [figure.value for figure in found if figure.indicator] == [31]


def test_another_year_goes_on_up_to_the_next_chapter() -> None:
    other = table("项目 | 数量\n本年新收政府信息公开申请数量 | 31")
    suits = table("行政复议 | 未经复议直接起诉 | 复议后起诉\n总计 | 总计 | 总计\n0 | 2 | 3")
    mine = table("项目 | 数量\n上年结转政府信息公开申请数量 | 40")
    blocks = ["2021年", other, "行政复议、行政诉讼情况", suits, "三、收到和处理申请情况", mine]
    claimed = [f.value for f in figures(blocks, 2022, Family.FORMAT_2021) if f.indicator]
    assert claimed == [40]


def test_codes_before_the_labels_are_no_group() -> None:
    drawn = """
    编码 | 指标 | 单位 | 统计数
    044 | 四、行政复议数量 | 件 | 3
    045 | （一）维持具体行政行为数 | 件 | 2
    046 | （二）被依法纠错数 | 件 | 1
    """
    found = values(figures([table(drawn)], 2016, Family.STATISTICS_FORM))
    assert found["reconsiderations_upheld", None, "year"] == 2
    assert found["reconsiderations_corrected", None, "year"] == 1
