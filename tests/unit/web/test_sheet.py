"""The figures of an answer as a file: what is shown, each with its source."""

import csv
import io
from base64 import b64decode
from dataclasses import replace
from decimal import Decimal

from disclosure_qa.model.answer import Answer, Derived, Language, Operation, Status
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.render.gaps import NO_GAPS, Gap, Gaps, Missing
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.render.sheet import sheet_address
from disclosure_qa.web.wording import words
from web_samples import R17, R18, cited, figure_of

NAMING = Naming(words(Language.ZH), load_catalogue())


def rows(answer: Answer, gaps: Gaps = NO_GAPS) -> list[dict[str, str]]:
    head, _, content = sheet_address(answer, NAMING, gaps).partition(",")
    assert head == "data:text/csv;charset=utf-8;base64"
    return list(csv.DictReader(io.StringIO(b64decode(content).decode("utf-8-sig"))))


def answer_of(*figures: object, **more: object) -> Answer:
    return Answer("q", Language.ZH, Status.ANSWERED, "text", **cited(*figures), **more)  # type: ignore[arg-type]


def test_each_figure_has_a_line_with_its_source() -> None:
    first, second = rows(answer_of(figure_of(R17, 0, 2), figure_of(R18, 0, 2)))
    assert (first["年份"], first["数值"], first["单位"], first["原文"]) == (
        "2017",
        "49",
        "条",
        "49",
    )
    assert first["来源文件"] == R17.document
    assert first["原句"] == "主动公开文件数 条 49 1265"
    assert second["数值"] == "61"


def test_blank_mark_and_zero_stay_apart() -> None:
    blank, mark, zero = rows(
        answer_of(figure_of(R17, 2, 3), figure_of(R17, 6, 3), figure_of(R17, 7, 2))
    )
    assert (blank["数值"], blank["原文"]) == ("", "空白")
    assert (mark["数值"], mark["原文"]) == ("", "/")
    assert (zero["数值"], zero["原文"]) == ("0", "0")


def test_what_was_computed_comes_last_and_says_from_how_many() -> None:
    made = Derived(Operation.DIFFERENCE, Decimal(12), "条", (0, 1))  # type: ignore[arg-type]
    *_, last = rows(answer_of(figure_of(R17, 0, 2), figure_of(R18, 0, 2), derived=(made,)))
    assert last["机关"] == "相差"
    assert (last["数值"], last["原文"]) == ("12", "由 2 个数算出")


def test_no_cell_is_a_formula() -> None:
    figure = replace(figure_of(R17, 0, 2), printed="=1+1", label="@SUM(A1)", indicator=None)
    (row,) = rows(answer_of(figure))
    assert row["原文"] == "'=1+1"
    assert row["指标"] == "'@SUM(A1)"


def test_an_answer_without_figures_has_no_file() -> None:
    assert sheet_address(answer_of(), NAMING) == ""


def test_a_year_without_a_figure_has_a_line_that_says_why() -> None:
    answer = answer_of(figure_of(R17, 0, 2), figure_of(R18, 0, 2))
    *_, last = rows(answer, {2019: Gap(Missing.NO_REPORT)})
    assert (last["年份"], last["数值"], last["原文"]) == ("2019", "", "无报告")
