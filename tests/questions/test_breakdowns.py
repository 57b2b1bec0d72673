"""Questions for what a figure is made of, held against the gold of the fictional corpus."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Status
from reports.corpus import gold

TODAY = date(2025, 6, 1)
NATIONAL = [record for record in gold() if record["family"] in {"C", "D"}]
PLAIN = [record for record in gold() if record["family"] in {"A", "B"}]
KINDS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def told(library: Library, question: str) -> Answer:
    answer = ask(library, question, today=TODAY)
    assert answer.status is Status.ANSWERED, (question, answer.text)
    return answer


def values_of(record: Mapping[str, object], key: str) -> dict[str, Decimal | None]:
    """The gold values of a row by applicant, "" for the whole."""
    return {
        figure["dimension"].get("applicant", ""): figure["value"]
        for figure in record["figures"]  # type: ignore[attr-defined]
        if figure["key"] == key
    }


def named(record: Mapping[str, object]) -> str:
    return f"{record['agency']}{record['year']}年"


@pytest.mark.parametrize("record", NATIONAL[::4], ids=named)
@pytest.mark.parametrize(
    "question",
    [
        "{}各类申请人各提交了多少申请？",
        "{}收到的申请按申请人类型分别是多少",
        "{}的申请人构成",
        "Break down the requests to {} by type of applicant",
    ],
)
def test_applicants_each_have_their_number(
    corpus_index: Library, record: Mapping[str, object], question: str
) -> None:
    answer = told(corpus_index, question.format(named(record)))
    shown = {(c.figure.applicant or ""): c.figure.value for c in answer.figures}
    expected = {k: v for k, v in values_of(record, "new").items() if k in {"", *KINDS}}
    assert shown == expected
    assert all(kind in answer.text for kind in KINDS if "Break" not in question)


@pytest.mark.parametrize("record", NATIONAL[1::4], ids=named)
@pytest.mark.parametrize(
    "question",
    [
        "{}行政复议的结果怎样",
        "{}行政复议各种结果各多少件",
        "What were the outcomes of the administrative reconsiderations of {}?",
    ],
)
def test_results_each_have_their_number(
    corpus_index: Library, record: Mapping[str, object], question: str
) -> None:
    answer = told(corpus_index, question.format(named(record)))
    keys = ("review", "review_kept", "review_corrected", "review_otherwise", "review_pending")
    expected = [values_of(record, key)[""] for key in keys]
    assert [cited.figure.value for cited in answer.figures] == expected


@pytest.mark.parametrize("record", NATIONAL[2::6], ids=named)
def test_lawsuits_are_added_up_by_result_where_the_form_parts_them_otherwise(
    corpus_index: Library, record: Mapping[str, object]
) -> None:
    answer = told(corpus_index, f"{named(record)}行政诉讼几件，结果如何")
    by_result = [
        [values_of(record, f"{way}_{result}")[""] for way in ("direct", "after")]
        for result in ("kept", "corrected", "otherwise", "pending")
    ]
    sums = [sum(pair) for pair in by_result if None not in pair]  # type: ignore[arg-type]
    assert [d.value for d in answer.derived][-len(sums) :] == sums


@pytest.mark.parametrize("record", PLAIN[::7], ids=named)
def test_requests_by_channel_are_those_of_the_form(
    corpus_index: Library, record: Mapping[str, object]
) -> None:
    answer = told(corpus_index, f"{named(record)}按渠道分别收到多少件申请")
    indicators = [cited.figure.indicator for cited in answer.figures]
    assert indicators[0] == "requests_received"
    assert set(indicators[1:]) >= {"requests_in_person", "requests_online"}


def test_what_the_form_does_not_divide_is_not_divided(corpus_index: Library) -> None:
    record = PLAIN[0]
    answer = ask(corpus_index, f"{named(record)}各类申请人各提交了多少申请", today=TODAY)
    assert all(cited.figure.applicant is None for cited in answer.figures)


@pytest.mark.parametrize(
    "question",
    ["{}行政许可和行政处罚分别是多少", "{}收到自然人和商业企业的申请各多少件"],
)
def test_two_things_named_are_not_taken_apart(corpus_index: Library, question: str) -> None:
    answer = told(corpus_index, question.format(named(NATIONAL[0])))
    assert len(answer.figures) == 2


def test_a_share_of_nothing_named_is_refused_and_the_number_itself_offered(
    corpus_index: Library,
) -> None:
    record = NATIONAL[0]
    answer = ask(corpus_index, f"{named(record)}申请办结率是多少", today=TODAY)
    assert answer.status is Status.NOT_REPORTED
    assert "占什么的比例" in answer.text
    (offer,) = answer.notes
    assert str(values_of(record, "results")[""]) in offer.text
    assert len(answer.citations) == len(offer.citations)


def test_a_result_is_a_share_of_what_it_is_a_result_of(corpus_index: Library) -> None:
    answer = told(corpus_index, f"{named(NATIONAL[2])}行政诉讼败诉率")
    assert {d.operation.value for d in answer.derived} <= {"share", "sum"}
    assert "行政诉讼数为" in answer.text
