"""Answers from the prose: what is shown, quoted, counted, and left unsaid."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.answering.prose.narrate import narrate, nearest_sections, nearest_sentence
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language, NoteKind, Status
from disclosure_qa.model.library import ReportEntry
from unit.answering.prose_reports import build_library

TOWN, BUREAU = "鹤溪镇", "林业局"
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with build_library(tmp_path_factory.mktemp("prose")) as library:
        yield library


def _entries(library: Library, body: str, year: int | None = None) -> tuple[ReportEntry, ...]:
    return tuple(
        e for e in library.reports() if body in e.agency and (year is None or e.year == year)
    )


def _ask(
    library: Library, question: str, body: str = TOWN, year: int | None = None
) -> Answer | None:
    return narrate(
        library,
        question,
        focus=question,
        documents=_entries(library, body, year),
        open_search=False,
        language=Language.EN if question.isascii() else Language.ZH,
    )


def _quotes(answer: Answer | None) -> str:
    assert answer is not None
    assert answer.status is Status.ANSWERED
    return "\n".join(citation.source.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("联系电话是多少？", "0000-5550188"),
        ("传真号是多少", "0000-5550199"),
        ("邮编", "000123"),
        ("邮箱是什么", "hexi@example.invalid"),
        ("地址在哪", "漳坪县鹤溪镇文昌路8号"),
        ("领导小组组长是谁", "由镇长任组长"),
        ("谁是副组长", "分管副镇长任副组长"),
        ("微信公众号叫什么名字", "“鹤溪之声”"),
        ("发生重大突发事件后多久开新闻发布会", "24小时内"),
        ("重大突发事件多久要发布权威信息", "2小时内"),
        ("统计期限是什么", "2018年1月1日至2018年12月31日"),
        ("年报依据哪个通知编制", "漳政办〔2019〕3号"),
        ("What is the phone number?", "0000-5550188"),
        ("Who heads the leading group?", "由镇长任组长"),
        ("What is the WeChat account called?", "“鹤溪之声”"),
        ("How soon must a press conference be held after a major incident?", "24小时内"),
    ],
)
def test_the_very_words_stand_first(library: Library, question: str, shown: str) -> None:
    answer = _ask(library, question)
    assert answer is not None
    assert shown in answer.text.splitlines()[0]
    assert shown in _quotes(answer)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("存在哪些问题", ["信息更新不够及时", "解读形式单一", "基层人员变动频繁"]),
        ("下一步打算怎么改进", ["每周检查更新情况", "制作方言短视频", "固定一名专职信息员"]),
        ("有哪些公开渠道", ["县政府门户网站", "“鹤溪之声”", "各村公开栏"]),
        ("What problems does it report?", ["信息更新不够及时", "解读形式单一"]),
        ("What will be done to improve?", ["每周检查更新情况", "制作方言短视频"]),
        ("Which channels are used to publish information?", ["县政府门户网站", "各村公开栏"]),
    ],
)
def test_a_list_is_shown_whole(library: Library, question: str, items: list[str]) -> None:
    answer = _ask(library, question)
    assert answer is not None
    assert all(item in answer.text for item in items)
    assert all(item in _quotes(answer) for item in items)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("培训了多少人次", [86]),
        ("举办了几期培训班", [2]),
        ("主动公开的信息分哪几类，各多少条？", [11, 24, 60]),
        ("How many people were trained?", [86]),
    ],
)
def test_numbers_asked_for_are_figures_of_the_quote(
    library: Library, question: str, values: list[int]
) -> None:
    answer = _ask(library, question)
    assert answer is not None
    assert [cited.figure.value for cited in answer.figures] == values
    cited = {citation.id for citation in answer.citations}
    assert {figure.citation for figure in answer.figures} <= cited


@pytest.mark.parametrize(
    "question",
    [
        "公众号有多少粉丝",
        "信息公开花了多少经费",
        "12345热线接了多少件",
        "网站访问量是多少",
        "食堂中午吃什么",
        "微博叫什么名字",
        "为什么没有行政诉讼",
        "How many drones were bought?",
        "What is the name of the mobile app?",
        "Which minister visited the town?",
        "是什么",
    ],
)
def test_what_the_report_does_not_say_is_not_answered(library: Library, question: str) -> None:
    assert _ask(library, question) is None


def test_a_term_is_explained_by_the_whole_point(library: Library) -> None:
    answer = _ask(library, "“三问三答”机制是什么")
    assert "“三问三答”" in _quotes(answer)


def test_a_quoted_term_must_stand_in_the_answer(library: Library) -> None:
    assert _ask(library, "“九问九答”机制指的是什么") is None


@pytest.mark.parametrize(
    "question",
    ["联系电话是多少？", "存在哪些问题", "培训了多少人次", "有没有不予公开的", "有哪些公开渠道"],
)
def test_quotes_are_exact_and_hold_every_number_of_the_text(
    library: Library, question: str
) -> None:
    answer = _ask(library, question)
    assert answer is not None
    for citation in answer.citations:
        source = citation.source
        report = library.report(source.document)
        assert report.text[source.start : source.end] == source.quote
        assert len(source.quote) <= 600
    known = _quotes(answer) + "".join(str(c.source.year) for c in answer.citations)
    text = re.sub(r"\[\d+\]", "", answer.text)
    assert all(number in known for number in _DIGITS.findall(text))


def test_every_mark_has_its_citation(library: Library) -> None:
    answer = _ask(library, "存在哪些问题")
    assert answer is not None
    marked = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)}
    assert marked == {citation.id for citation in answer.citations}


def test_an_english_question_gets_an_english_frame_and_the_chinese_quote(library: Library) -> None:
    answer = _ask(library, "What problems does it report?")
    assert answer is not None
    heading = answer.text.splitlines()[0]
    assert "2018 annual report" in heading
    assert "Problems and improvements" in heading


def test_without_a_year_the_assumption_is_said(library: Library) -> None:
    answer = _ask(library, "存在什么问题", BUREAU, 2019)
    assert answer is not None
    assert [note.kind for note in answer.notes] == [NoteKind.ASSUMPTION]
    assert "2019" in answer.notes[0].text


def test_each_named_report_is_answered_for_itself(library: Library) -> None:
    answer = _ask(library, "2018年和2019年咨询电话是多少", BUREAU)
    assert answer is not None
    assert [citation.source.year for citation in answer.citations] == [2018, 2019]
    assert [note.kind for note in answer.notes] == [NoteKind.COVERAGE]


def test_an_open_question_searches_all_and_says_so(library: Library) -> None:
    answer = narrate(
        library,
        "谁发布森林防火预警",
        focus="森林防火预警发布了几期",
        documents=library.reports(),
        open_search=True,
        language=Language.ZH,
    )
    assert answer is not None
    assert {citation.source.agency for citation in answer.citations} == {"漳坪县林业局"}
    assert [note.kind for note in answer.notes] == [NoteKind.ASSUMPTION]


def test_the_same_question_gives_the_same_answer(library: Library) -> None:
    assert _ask(library, "存在哪些问题") == _ask(library, "存在哪些问题")


def test_the_nearest_sentence_is_quoted_where_nothing_is_sure(library: Library) -> None:
    documents = _entries(library, TOWN)[-1:]
    assert nearest_sentence(library, "存在哪些问题", documents) is not None
    assert nearest_sentence(library, "存在哪些问题", _entries(library, "")) is None
    assert nearest_sentence(library, "传真号码是多少", documents) is None
    assert nearest_sentence(library, "火星上有水吗", documents) is None


def test_the_nearest_sections_are_offered_by_name(library: Library) -> None:
    names = nearest_sections(library, "人员变动怎么办", _entries(library, TOWN), Language.ZH)
    assert "政府信息公开工作存在的主要问题及改进措施" in names
    assert len(names) <= 3


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("微信公众号有多少人关注", "", ""),
        ("行政复议是因为什么事", "", ""),
        ("为什么收到的申请减少了", "", ""),
        ("领导小组副组长是谁", "分管副镇长任副组长", "由镇长任组长"),
        ("传真号码", "0000-5550199", "0000-5550188"),
    ],
)
def test_nothing_is_said_of_one_thing_that_is_true_of_another(
    library: Library, question: str, said: str, unsaid: str
) -> None:
    answer = _ask(library, question)
    shown = answer.text.splitlines()[0] if answer is not None else ""
    assert said in shown
    assert not unsaid or unsaid not in shown
    assert bool(answer) is bool(said)


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("三是答复中因涉及第三方需征求意见的，一律书面征求", False),
        ("三是做好解释，申请量增加较多的原因是土地征收项目集中开工", True),
    ],
)
def test_another_point_of_a_list_gives_no_reason_for_a_growth(
    tmp_path: Path, point: str, *, told: bool
) -> None:
    (tmp_path / "堰溪县2021.txt").write_text(
        "堰溪县人民政府2021年政府信息公开工作年度报告\n\n二、依申请公开情况\n"
        "全年收到申请36件，同比增长20%。一是实行申请登记台账；二是实行答复会签；"
        f"{point}。\n三、监督保障\n全年培训2次。\n",
        encoding="utf-8",
    )
    with Library.create(tmp_path / "index") as library:
        ingest([tmp_path / "堰溪县2021.txt"], library)
        answer = _ask(library, "为什么申请增长了", "堰溪县")
    assert bool(answer and "第三方" in answer.text) is False
    assert bool(answer and "土地征收" in answer.text) is told


@pytest.mark.parametrize(
    "question", ["镇长是谁", "谁是副镇长", "党委书记叫什么", "Who is the mayor?"]
)
def test_a_post_does_not_answer_who_holds_it(library: Library, question: str) -> None:
    assert _ask(library, question) is None


def test_highlights_are_not_answered_with_shortcomings(library: Library) -> None:
    assert _ask(library, "有哪些亮点") is None
    assert _ask(library, "What were the main achievements?") is None
