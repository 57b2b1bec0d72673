"""What a word of the forms or of the regulation means, and how two of them differ."""

from datetime import date
from itertools import pairwise

import pytest
from shelf_of_names import Names

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.model.query import CollectionQuestion, Topic, Understanding
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.terms import Term, load_terms

DESK = Desk(Names([AgencyEntry("青河县人民政府")]), load_catalogue(), date(2023, 6, 1))  # type: ignore[arg-type]
TERMS = load_terms()
PAIRS = list(pairwise(TERMS))[::3]


def explains(question: str) -> tuple[str, ...]:
    found: Understanding = understand(DESK, question)
    assert isinstance(found, CollectionQuestion), (question, found)
    assert found.topic is Topic.DEFINITION, question
    return found.terms


def test_the_words_of_the_forms_are_explained() -> None:
    assert len(TERMS) >= 60
    assert len({term.zh for term in TERMS}) == len(TERMS)
    assert len({word for term in TERMS for word in term.words}) == sum(len(t.words) for t in TERMS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.en)
def test_each_term_is_explained_when_it_is_asked(term: Term) -> None:
    assert explains(f"{term.zh}是什么意思") == (term.zh,)
    assert explains(f"请问什么叫{term.zh}？") == (term.zh,)
    assert explains(f"What does {term.en} mean?") == (term.zh,)
    assert explains(f"What is meant by “{term.en}”?") == (term.zh,)


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda term: term.en)
def test_two_terms_are_told_apart(one: Term, other: Term) -> None:
    assert set(explains(f"{one.zh}和{other.zh}有什么区别")) == {one.zh, other.zh}
    question = f"What is the difference between {one.en} and {other.en}?"
    assert set(explains(question)) == {one.zh, other.zh}


@pytest.mark.parametrize(
    "question",
    [
        "青河县2017年行政复议是什么结果",
        "青河县2017年予以公开和不予公开差多少",
        "What are the most common grounds for refusal?",
        "不予公开的理由是什么",
        "扶贫信息公开是什么",
        "What is the number of requests granted?",
        "What is the share of natural persons?",
        "青河县2017年和2016年申请有什么不同",
    ],
)
def test_what_a_report_tells_is_no_term(question: str) -> None:
    found = understand(DESK, question)
    assert not (isinstance(found, CollectionQuestion) and found.topic is Topic.DEFINITION)
