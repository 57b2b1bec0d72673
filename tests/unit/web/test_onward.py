"""Chips that can be changed and questions to go on with: each is asked here, and means what it says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient
from lxml import html

from disclosure_qa.ask import ask
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language, Status, Turn
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web import create_app
from disclosure_qa.web.desk import Bounds
from disclosure_qa.web.onward import BLANK, Chip, Onward, _years_said
from disclosure_qa.web.render.gaps import Gap, Missing, gaps_of
from unit.library.samples import FakeEncoder
from unit.web.conftest import without_stray_loops
from unit.web.small_reports import STONE, WILLOW, write_reports

TODAY = date(2019, 5, 1)
VALUE = "南岗县柳桥镇2018年收到多少件申请？"
VALUE_EN = "How many requests did Liuqiao Town receive in 2018?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("small")
    write_reports(folder)
    with Library.create(folder / "index", encoder=FakeEncoder) as opened:
        ingest([folder], opened)
        yield opened


@pytest.fixture
def onward(library: Library) -> Onward:
    return Onward(library, ask, load_catalogue(), lambda: TODAY)


def asked(library: Library, question: str, *history: Turn) -> Answer:
    return ask(library, question, history=history, today=TODAY)


def chosen(library: Library, onward: Onward, question: str, chip: Chip) -> dict[str, Answer]:
    """What each choice of a chip is called, and the answer to the question that it asks."""
    answer = asked(library, question)
    choices = onward.choices(answer.understood[0], chip, question, answer.language)
    return {choice.name: asked(library, choice.question) for choice in choices}


def numbers(answer: Answer) -> list[int | None]:
    values = (cited.figure.value for cited in answer.figures)
    return [None if value is None else int(value) for value in values]


def test_another_year(library: Library, onward: Onward) -> None:
    found = chosen(library, onward, VALUE, Chip.YEAR)
    assert list(found) == ["有报告的各年", "2016 年", "2015 年"]
    assert numbers(found["2015 年"]) == [2]
    assert (found["2016 年"].status, numbers(found["2016 年"])) == (Status.NOT_REPORTED, [None])
    assert found["有报告的各年"].understood[0].years == (2015, 2016, 2018)


def test_another_body(library: Library, onward: Onward) -> None:
    found = chosen(library, onward, VALUE, Chip.AGENCY)
    assert {name: numbers(answer) for name, answer in found.items()} == {STONE: [9]}


def test_another_figure_begins_with_the_next_row(library: Library, onward: Onward) -> None:
    found = chosen(library, onward, VALUE, Chip.INDICATOR)
    assert list(found)[:2] == ["当面申请数", "网络申请数"]
    assert numbers(found["网络申请数"]) == [5]


def test_another_period(library: Library, onward: Onward) -> None:
    found = chosen(library, onward, VALUE, Chip.PERIOD)
    assert {name: numbers(answer) for name, answer in found.items()} == {"历年累计": [13]}


@pytest.mark.parametrize("chip", Chip)
@pytest.mark.parametrize("question", [VALUE, VALUE_EN])
def test_every_choice_is_understood_as_offered(
    library: Library, onward: Onward, question: str, chip: Chip
) -> None:
    before = asked(library, question)
    for choice in onward.choices(before.understood[0], chip, question, before.language):
        after = asked(library, choice.question)
        assert len(after.understood) == 1
        assert after.understood != before.understood
        assert after.figures


def test_the_prose_is_asked_again_in_its_own_words(library: Library, onward: Onward) -> None:
    question = "南岗县柳桥镇2018年公开工作存在什么问题？"
    found = chosen(library, onward, question, Chip.YEAR)
    assert "2016 年" in found
    assert any("规范" in citation.source.quote for citation in found["2016 年"].citations)


def test_what_the_visitor_may_write_in(onward: Onward, library: Library) -> None:
    read = asked(library, VALUE).understood[0]
    template = onward.template(read, Chip.AGENCY, Language.ZH)
    assert numbers(asked(library, template.replace(BLANK, "石塘镇"))) == [9]
    template = onward.template(read, Chip.INDICATOR, Language.ZH)
    assert numbers(asked(library, template.replace(BLANK, "主动公开文件数"))) == [61]
    assert onward.template(read, Chip.YEAR, Language.ZH) == ""


@pytest.mark.parametrize("question", [VALUE, "南岗县柳桥镇2015到2018年每年收到多少申请？"])
def test_what_to_ask_next_is_answered_and_new(
    library: Library, onward: Onward, question: str
) -> None:
    answer = asked(library, question)
    found = onward.suggestions(answer.understood[0], question, Language.ZH)
    assert 1 < len(found) <= 3
    assert len({*found, question}) == len(found) + 1
    for suggestion in found:
        assert asked(library, suggestion).figures


def test_a_follow_up_has_a_question_of_its_own(library: Library, onward: Onward) -> None:
    history = (Turn("user", VALUE), Turn("assistant", asked(library, VALUE).text))
    follow_up = asked(library, "那2015年呢？", *history)
    whole = onward.whole(follow_up)
    assert WILLOW in whole
    assert numbers(asked(library, whole)) == numbers(follow_up) == [2]


def test_what_cannot_be_said_again_has_none(library: Library, onward: Onward) -> None:
    assert onward.whole(asked(library, "今天天气怎么样？")) == ""


@pytest.fixture(scope="module")
def client(library: Library) -> TestClient:
    with without_stray_loops():
        app = create_app(library, asking=ask, clock=lambda: TODAY, bounds=Bounds(per_minute=30))
    return TestClient(app, raise_server_exceptions=False)


def test_a_page_without_script_leads_from_the_chip_to_the_answer(client: TestClient) -> None:
    page = html.fromstring(client.get("/answer", params={"q": VALUE, "lang": "zh"}).text)
    address = page.xpath("//a[@class='chip'][contains(@href, 'chip=year')]/@href")[0]
    choices = html.fromstring(client.get(f"/{address}").text)
    links = {a.text: a.get("href") for a in choices.xpath("//a[@class='pick']")}
    answer = html.fromstring(client.get("/" + links["2015 年"]).text)
    assert answer.xpath("//p[@class='number']/b/text()") == ["2"]


@pytest.mark.parametrize(
    "query",
    [
        "chip=nonsense",
        "chip=year&year=soon",
        "chip=year&period=never",
        "chip=agency&" + "&".join(["agency=a"] * 201),
    ],
)
def test_an_address_that_makes_no_sense_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/page/choices?{query}").status_code == 422


@pytest.mark.parametrize("query", ["", "agency=nobody&indicator=nothing&year=1", "q=" + "x" * 3000])
def test_where_nothing_leads_on_there_is_what_can_be_asked_here(
    library: Library, client: TestClient, query: str
) -> None:
    answer = client.get(f"/page/next?{query}", params={"lang": "en"} if not query else None)
    offered = html.fromstring(answer.text).xpath("//@data-ask")
    assert 1 < len(offered) <= 3
    for question in offered:
        assert asked(library, question).status is Status.ANSWERED


def test_what_was_just_asked_is_not_offered_again(client: TestClient) -> None:
    answer = client.get("/page/next", params={"lang": "zh", "q": "收录了哪些机关？"})
    assert "收录了哪些机关？" not in html.fromstring(answer.text).xpath("//@data-ask")


def test_a_comparison_leads_on_to_another_number_and_to_the_years(
    library: Library, onward: Onward
) -> None:
    question = "2018年柳桥镇和石塘镇谁收到的申请多？"
    answer = asked(library, question)
    found = onward.suggestions(answer.understood[0], question, Language.ZH)
    assert [len(asked(library, each).figures) > 1 for each in found] == [True, True]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("柳桥镇2018年申请比2015年增长百分之几？", ["2015–2016 年", "2016、2018 年"]),
        ("柳桥镇2015年和2018年申请一共多少？", ["有报告的各年", "2018 年", "2015 年"]),
    ],
)
def test_another_year_of_what_spans_years(
    library: Library, onward: Onward, question: str, names: list[str]
) -> None:
    found = chosen(library, onward, question, Chip.YEAR)
    assert set(found) <= {*names, "2016 年"}
    assert all(answer.status is not Status.OUT_OF_SCOPE for answer in found.values())


@pytest.mark.parametrize(
    ("years", "zh", "en"),
    [
        ((2016,), "2016年", "2016"),
        ((2016, 2017), "2016年和2017年", "2016 and 2017"),
        ((2016, 2017, 2018), "2016年到2018年", "2016 to 2018"),
        ((2015, 2016, 2018), "2015年、2016年和2018年", "2015, 2016 and 2018"),
        ((2018, 2016), "2018年和2016年", "2018 and 2016"),
    ],
)
def test_years_are_said_as_a_person_says_them(years: tuple[int, ...], zh: str, en: str) -> None:
    assert _years_said(years, Language.ZH) == zh
    assert _years_said(years, Language.EN) == en


def test_looking_on_does_not_use_up_the_questions(client: TestClient) -> None:
    for _ in range(40):
        last = client.get("/page/next")
    assert last.status_code == 429
    assert client.post("/api/ask", json={"question": VALUE}).status_code == 200


def test_the_gaps_of_a_series_say_why(library: Library) -> None:
    answer = asked(library, "南岗县柳桥镇2014到2018年每年收到多少申请？")
    gaps = {year: gap.missing for year, gap in gaps_of(library, answer).items()}
    assert gaps == {
        2014: Missing.NO_REPORT,
        2016: Missing.BLANK,
        2017: Missing.NO_REPORT,
    }


def test_a_row_that_a_report_lacks_is_absent_from_it(library: Library) -> None:
    answer = asked(library, "南岗县柳桥镇2015到2018年每年收到多少申请？")
    (read,) = answer.understood
    other = replace(
        answer, understood=(replace(read, indicators=("lawsuits",)),), figures=answer.figures[:1]
    )
    assert gaps_of(library, other)[2018] == Gap(Missing.ABSENT)
