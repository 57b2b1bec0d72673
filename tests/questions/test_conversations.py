"""Long conversations: what was spoken of stays in mind, and nothing else does."""

from collections.abc import Sequence
from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.evaluation import Case, Verdict, judge
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Status, Turn
from questions.talks.bank import conversations
from questions.writer.gold import Gold
from reports.corpus import gold as records

TODAY = date(2025, 6, 1)


def talk(library: Library, questions: Sequence[str]) -> list[Answer]:
    """The answers to questions that follow each other."""
    turns: list[Turn] = []
    answers = []
    for question in questions:
        answers.append(ask(library, question, history=turns, today=TODAY))
        turns += [Turn("user", question), Turn("assistant", answers[-1].text)]
    return answers


def test_the_body_is_kept_over_many_questions(corpus_index: Library) -> None:
    asked = ["砚溪县竹坞镇2017年收到多少申请", "同意公开的呢", "不予公开的呢", "行政复议呢"]
    answers = talk(corpus_index, [*asked, "行政诉讼呢", "主动公开呢", "网站上的呢", "公报上的呢"])
    assert {a.understood[0].agencies for a in answers} == {("砚溪县竹坞镇人民政府",)}
    assert {a.understood[0].years for a in answers} == {(2017,)}
    assert [cited.figure.indicator for cited in answers[-2].figures] == ["published_website"]


def test_after_a_year_without_a_report_the_talk_goes_on_with_those_there_are(
    corpus_index: Library,
) -> None:
    told, missing, following, phone = talk(
        corpus_index, ["桐屏县财政局收到多少申请", "2016年呢", "其中网上的呢", "电话是多少"]
    )
    assert told.understood[0].years == following.understood[0].years == (2018,)
    assert missing.status is Status.NO_REPORT
    assert phone.status is not Status.NO_REPORT


@pytest.mark.parametrize(
    ("before", "question", "indicator"),
    [
        ("砚溪县竹坞镇2017年公开了多少信息", "有多少是网站上的", "published_website"),
        ("砚溪县竹坞镇2016年收到多少申请", "有多少是网上的", "requests_online"),
    ],
)
def test_a_part_is_one_of_what_was_counted(
    corpus_index: Library, before: str, question: str, indicator: str
) -> None:
    answer = talk(corpus_index, [before, question])[-1]
    assert {cited.figure.indicator for cited in answer.figures} == {indicator}


def test_an_enumeration_follows_the_form(corpus_index: Library) -> None:
    told = talk(corpus_index, ["桐屏县教育局2021年收到多少，办结多少，结转多少"])[-1]
    asked = ["requests_received", "processed", "requests_carried_out"]
    assert [cited.figure.indicator for cited in told.figures] == asked


def test_after_the_phone_the_fax_is_a_number_to_dial(corpus_index: Library) -> None:
    answer = talk(corpus_index, ["砚溪县竹坞镇2017年的电话是多少", "传真呢"])[-1]
    assert answer.understood[0].operation == "prose"


def _bodies(answer: Answer) -> set[str]:
    return {cited.figure.source.agency for cited in answer.figures}


@pytest.mark.parametrize(
    "question",
    ["和竹坞镇比呢", "跟竹坞镇相比，谁更多", "compared with Zhuwu Town?", "比竹坞镇多吗"],
)
def test_a_body_is_compared_with_the_one_spoken_of(corpus_index: Library, question: str) -> None:
    answer = talk(corpus_index, ["砚溪县柳桥镇2017年收到多少申请", question])[-1]
    assert _bodies(answer) == {"砚溪县柳桥镇人民政府", "砚溪县竹坞镇人民政府"}


def test_a_body_named_alone_takes_the_place_of_the_one_spoken_of(corpus_index: Library) -> None:
    answer = talk(corpus_index, ["砚溪县柳桥镇2017年收到多少申请", "竹坞镇呢"])[-1]
    assert _bodies(answer) == {"砚溪县竹坞镇人民政府"}


def test_a_year_is_compared_with_the_one_spoken_of(corpus_index: Library) -> None:
    answer = talk(corpus_index, ["砚溪县柳桥镇2017年收到多少申请", "和2018年比呢"])[-1]
    assert [cited.figure.source.year for cited in answer.figures] == [2017, 2018]


def test_the_towns_of_a_county_stay_those_that_are_meant(corpus_index: Library) -> None:
    asked = ["砚溪县2017年各镇收到多少申请", "哪个最多", "一共多少", "平均每个镇多少"]
    each, *others, later = talk(corpus_index, [*asked, "2022年呢"])
    assert all(_bodies(answer) == _bodies(each) for answer in others)
    assert {cited.figure.source.agency[:3] for cited in later.figures} == {"砚溪县"}


@pytest.mark.parametrize(
    "question", ["哪几个没有", "哪些没有", "哪些镇没有", "which towns had none?"]
)
def test_which_have_none_are_not_those_that_have(corpus_index: Library, question: str) -> None:
    each, none = talk(corpus_index, ["砚溪县2022年各镇有多少行政诉讼", question])
    sued = {cited.figure.source.agency for cited in each.figures if cited.figure.value}
    named = none.text.partition("：")[2] or none.text.partition(":")[2]
    assert not [agency for agency in sued if agency in named]
    assert "石鼓岭" in none.text or "Shiguling" in none.text


def test_what_was_spoken_of_is_taken_apart(corpus_index: Library) -> None:
    whole, parts, most, share = talk(
        corpus_index,
        ["桐屏县柳桥镇2021年不予公开多少", "按理由分", "最多的是什么原因", "占多少"],
    )
    assert len(parts.figures) >= len(whole.figures)
    assert "保护第三方合法权益" in most.text
    assert "%" in share.text


LEAST_RIGHT = {"round_1": 0.94, "round_2": 0.94, "round_3": 0.9}
MOST_WRONG_NUMBERS = {"round_1": 0, "round_2": 1, "round_3": 0}
_BEST_FIRST = (Verdict.RIGHT, Verdict.WRONG, Verdict.REFUSED, Verdict.WRONG_NUMBER)


@pytest.fixture(scope="module")
def gold() -> Gold:
    return Gold(records())


@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_strangers_are_understood_from_turn_to_turn(
    corpus_index: Library, gold: Gold, name: str
) -> None:
    held = [_held(corpus_index, turns) for turns in conversations(gold, name)]
    verdicts = [verdict for turns in held for verdict in turns]
    assert verdicts.count(Verdict.WRONG_NUMBER) <= MOST_WRONG_NUMBERS[name]
    assert verdicts.count(Verdict.RIGHT) >= LEAST_RIGHT[name] * len(verdicts)


def _held(library: Library, turns: Sequence[Sequence[Case]]) -> list[Verdict]:
    """How each turn of one conversation that is judged was answered."""
    history: list[Turn] = []
    verdicts = []
    for cases in turns:
        request = cases[0].request
        answer = ask(library, request.question, history=history, today=request.today or TODAY)
        if cases[0].category != "any":
            found = {judge(case, answer).verdict for case in cases}
            verdicts.append(next(verdict for verdict in _BEST_FIRST if verdict in found))
        offered = "".join(f"\n{n}. {option}" for n, option in enumerate(answer.options, start=1))
        history += [
            Turn("user", request.question),
            Turn("assistant", answer.text + offered),
        ]
    return verdicts


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (["砚溪县2018年微信几条", "微博呢", "一共几条"], {"published_wechat", "published_weibo"}),
        (["砚溪县2018年微博几条", "一共几条"], {"published"}),
        (["砚溪县2018年行政处罚几件", "信函申请几件", "一共多少件"], {"requests_received"}),
    ],
)
def test_a_total_is_of_the_parts_spoken_of_or_of_the_whole_that_they_are_in(
    corpus_index: Library, asked: Sequence[str], shown: set[str]
) -> None:
    answer = talk(corpus_index, asked)[-1]
    assert {cited.figure.indicator for cited in answer.figures} == shown


@pytest.mark.parametrize("question", ["县政府呢", "县里2017年收到多少", "and the county's?"])
def test_the_county_above_a_town_is_never_given_the_towns_number(
    corpus_index: Library, question: str
) -> None:
    answer = talk(corpus_index, ["砚溪县柳桥镇2017年收到多少申请", question])[-1]
    assert _bodies(answer) == {"云汀市砚溪县人民政府"}


@pytest.mark.parametrize("question", ["市里呢", "and the city?", "街道呢"])
def test_a_body_told_by_its_kind_that_is_not_known_is_not_the_one_spoken_of(
    corpus_index: Library, question: str
) -> None:
    answer = talk(corpus_index, ["桐屏县2021年收到多少申请", question])[-1]
    assert answer.status is Status.NO_REPORT
    assert not answer.figures


@pytest.mark.parametrize(
    "question",
    ["两个镇一共收到多少申请", "两镇合计收到多少申请", "In total, how many for both towns?"],
)
def test_bodies_told_by_their_number_are_those_spoken_of(
    corpus_index: Library, question: str
) -> None:
    asked = ["砚溪县竹坞镇2017年收到多少申请", "青石埠镇呢", question]
    first, second, both = talk(corpus_index, asked)
    values = [answer.figures[0].figure.value for answer in (first, second)]
    assert [cited.figure.value for cited in both.figures] == values
    assert [derived.value for derived in both.derived] == [sum(filter(None, values))]


def test_of_two_bodies_one_is_not_told_where_only_one_was_spoken_of(corpus_index: Library) -> None:
    asked = ["砚溪县竹坞镇2017年收到多少申请", "两个镇2017年一共收到多少申请"]
    assert talk(corpus_index, asked)[-1].figures == ()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("是23件吗？", "与报告不一致"),
        ("是不是23件？", "与报告不一致"),
        ("不是8件吗", "与报告一致"),
        ("是8件对吧", "与报告一致"),
        ("Wasn't it 23?", "not what the report says"),
        ("Is it 8?", "Yes"),
    ],
)
def test_a_number_is_held_up_against_what_was_told(
    corpus_index: Library, question: str, says: str
) -> None:
    _, held = talk(corpus_index, ["桐屏县柳桥镇2017年收到多少件申请？", question])
    assert says in held.text
    assert [cited.figure.value for cited in held.figures] == [8]


@pytest.mark.parametrize(
    "question",
    [
        "是不是比2016年多？",
        "那2016年是不是更多？",
        "2016年更多吗？",
        "Was it more than in 2016?",
        "Is that higher than 2016?",
    ],
)
def test_the_year_told_is_compared_with_the_one_named(corpus_index: Library, question: str) -> None:
    _, compared = talk(corpus_index, ["桐屏县柳桥镇2017年收到多少件申请？", question])
    assert [cited.figure.source.year for cited in compared.figures] == [2016, 2017]
    assert [derived.value for derived in compared.derived] == [1]


@pytest.mark.parametrize(
    "question", ["总共多少？", "一共多少件？", "加起来呢", "What is the total?"]
)
def test_the_years_of_a_series_are_added_up(corpus_index: Library, question: str) -> None:
    series, total = talk(corpus_index, ["砚溪县历年收到多少件申请？", question])
    values = [cited.figure.value or 0 for cited in series.figures]
    assert [derived.value for derived in total.derived] == [sum(values)]
