"""What a body without a report of its own is told of in the reports of others."""

from collections.abc import Iterator
from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, NoteKind, Status

CITY = """漳平州市人民政府{year}年政府信息公开工作年度报告

如有疑问，请与漳平州市人民政府办公室联系（地址：漳平州市湖滨路7号，电话：0000-5553311）。
一、总体情况
（一）主动公开
全年举办政策问答{answers}期，其中，市级20期、澜河区11期、沙埠县7期、石梁县4期。
（二）平台建设
市档案馆设立6个查阅窗口，每周六向公众开放。建成答问知识库，入库答问数据900余条。
（三）基层公开
沙埠县推行公开事项一张清单，在各村设置公开专区。石梁县民政局试点电子公告屏。
二、其他事项
2023年收取信息处理费。其中，沙埠县财政局1件，收取320元；石梁县云口镇人民政府2件，收取150元。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("told")
    for year, answers in ((2022, 30), (2023, 42)):
        text = CITY.format(year=year, answers=answers)
        (folder / f"漳平州市{year}.txt").write_text(text, encoding="utf-8")
    with Library.create(folder / "index") as library:
        ingest(sorted(folder.glob("*.txt")), library)
        yield library


def _asked(library: Library, question: str) -> Answer:
    return ask(library, question, today=date(2025, 3, 1))


def _told(answer: Answer) -> tuple[list[int], str]:
    quotes = " ".join(citation.source.quote for citation in answer.citations)
    return [int(cited.figure.value or 0) for cited in answer.figures], quotes


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("澜河区办了几期政策问答", 11),
        ("沙埠县政策问答有多少期？", 7),
        ("云口镇收了多少信息处理费", 150),
        ("沙埠县财政局收了多少信息处理费", 320),
    ],
)
def test_only_the_number_told_of_the_body_is_shown(
    library: Library, question: str, number: int
) -> None:
    answer = _asked(library, question)
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith(str(number))
    assert not answer.figures
    assert any(
        note.kind is NoteKind.COVERAGE and "自己的报告" in note.text for note in answer.notes
    )


def test_a_number_of_a_part_is_not_that_of_the_whole(library: Library) -> None:
    assert _asked(library, "沙埠县收了多少信息处理费").text.startswith("漳平州市人民政府2023年")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("沙埠县在各村设置了什么专区", "沙埠县推行公开事项一张清单"),
        ("石梁县民政局试点了什么", "石梁县民政局试点电子公告屏"),
        ("漳平州市政府办公室地址在哪里", "湖滨路7号"),
    ],
)
def test_what_is_told_of_it_is_quoted(library: Library, question: str, quoted: str) -> None:
    answer = _asked(library, question)
    assert answer.status is Status.ANSWERED
    assert quoted in _told(answer)[1]


@pytest.mark.parametrize(
    "question",
    [
        "澜河区收到多少件申请",
        "沙埠县有几件行政诉讼",
        "石梁县怎么样",
        "漳平州市公安局收到几件申请",
        "长岭县办了几期政策问答",
        "What did Shabu County do?",
    ],
)
def test_nothing_told_is_no_report(library: Library, question: str) -> None:
    answer = _asked(library, question)
    assert answer.status in {Status.NO_REPORT, Status.OUT_OF_SCOPE, Status.NEEDS_CLARIFICATION}
    assert not answer.figures
    assert not answer.citations


def test_a_store_of_the_body_is_not_the_collection(library: Library) -> None:
    answer = _asked(library, "漳平州市答问知识库有多少条数据")
    assert _told(answer)[0] == [900]
    for question in ("知识库里有哪些报告", "知识库里有漳平州市吗", "漳平州市在知识库里有几份报告"):
        assert _asked(library, question).text.startswith("收录了1个机关的2份报告")
