"""Ranking and confidence: fused ranks, what a question speaks of, and how sure is sure."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.answering.prose.confidence import Group, Signs, group_of, load_confidence
from disclosure_qa.answering.prose.ranking import fuse
from disclosure_qa.answering.prose.weighing import mentions, weigh
from disclosure_qa.answering.understanding.asked import analyse
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.report import Passage
from disclosure_qa.vocabulary.answer_kinds import Kind
from disclosure_qa.vocabulary.glossary import Concept


def _ranked(*names: str) -> list[RankedPassage]:
    passages = (Passage("a.txt", "一", name, ord(name), ord(name) + 1) for name in names)
    return [RankedPassage(passage, 1.0) for passage in passages]


def _order(by_words: list[RankedPassage], by_meaning: list[RankedPassage]) -> str:
    return "".join(ranked.passage.text for ranked in fuse(by_words, by_meaning))


@pytest.mark.parametrize(
    ("words", "meaning", "fused"),
    [
        ("abc", "abc", "abc"),
        ("abc", "", "abc"),
        ("", "ab", "ab"),
        ("ab", "ba", "ab"),
        ("abc", "cxyz", "cabxyz"),
    ],
)
def test_words_count_twice_and_both_voters_count(words: str, meaning: str, fused: str) -> None:
    assert _order(_ranked(*words), _ranked(*meaning)) == fused


def test_first_in_both_rankings_has_the_score_one() -> None:
    assert fuse(_ranked("a"), _ranked("a"))[0].score == pytest.approx(1.0)


TROUBLE = Concept("短板", ("不足", "问题"), ("成效",))
REPORT = ["问题一", "问题二", "问题三", "问题四", "问题五", "有不足", "成效显著", "其他"]
"""Sentences in which 问题 is common and 不足 rare."""


@pytest.mark.parametrize(
    ("concept", "text", "least", "most"),
    [
        (TROUBLE, "短板", 1.0, 1.0),
        (TROUBLE, "有不足", 0.85, 0.95),
        (TROUBLE, "有问题", 0.2, 0.6),
        (TROUBLE, "有成效", 0.3, 0.4),
        (TROUBLE, "其他", 0.0, 0.0),
        (Concept("drone"), "无人机", 0.0, 0.0),
        (Concept("补偿明细"), "补偿标准", 1 / 3, 1 / 3),
    ],
)
def test_the_rarer_the_word_the_surer_a_text_speaks_of_a_concept(
    concept: Concept, text: str, least: float, most: float
) -> None:
    assert least <= weigh([concept], REPORT).presence(concept, text) <= most


def test_one_thing_said_twice_is_missing_only_once() -> None:
    fee, charged = Concept("fee", ("费用", "收取")), Concept("charged", ("收取", "罚款"))
    present = weigh([fee, charged], REPORT).presences("费用为零")
    assert present[charged] == pytest.approx(0.6)


def test_light_words_weigh_little_and_unknown_words_less_than_known_ones() -> None:
    held, fee, odd = (
        Concept("held", ("举办",), (), True),
        Concept("fee", ("费用",)),
        Concept("怪事"),
    )
    weights = weigh([held, fee, odd], REPORT).weights
    assert weights[held] < weights[odd] < weights[fee]


@pytest.mark.parametrize(
    ("text", "named"), [("存在不足", True), ("有短板", True), ("成效显著", False), ("其他", False)]
)
def test_a_clause_names_a_concept_in_any_of_its_words(text: str, *, named: bool) -> None:
    assert mentions(TROUBLE, text) is named


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("为什么申请减少了", "申请量下降"),
        ("Why did requests rise?", "同比增长"),
        ("为什么没有申请", "未收到信息公开申请"),
    ],
)
def test_a_reason_must_explain_what_the_question_takes_for_granted(
    question: str, said: str
) -> None:
    trend = analyse(question).trend
    assert re.search(trend, said)
    assert not re.search(trend, "因内容不明确要求补正")


@pytest.mark.parametrize(
    ("question", "said", "units"),
    [
        ("请问信息公开工作的培训有多少人参加", ["培训", "参加"], "人名位"),
        ("How many people took part in the hearing?", ["took part", "hearing"], "人名位"),
        ("花了多少钱印手册", ["花了", "印", "手册"], "元"),
        ("有什么问题", [], ""),
    ],
)
def test_only_what_is_spoken_of_remains(question: str, said: list[str], units: str) -> None:
    asked = analyse(question)
    assert [concept.said for concept in asked.concepts] == said
    assert asked.units == units


def test_what_is_counted_stands_next_to_the_question_word() -> None:
    asked = analyse("How many suggestions did the hearing bring?")
    assert asked.counted is not None
    assert asked.counted.said == "suggestions"


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("法制科电话多少", ("法制科",)),
        ("防雷中心的联系电话", ("防雷中心",)),
        ("值班室电话", ("值班室",)),
        ("办公室电话多少", ()),
        ("政务公开科的电话", ()),
        ("行政服务中心电话", ()),
        ("联系电话是多少", ()),
    ],
)
def test_another_office_has_a_number_of_its_own(question: str, terms: tuple[str, ...]) -> None:
    assert analyse(question).terms == terms


def test_every_kind_is_judged_in_a_group() -> None:
    assert {group_of(kind) for kind in Kind} == set(Group)


@given(
    st.sampled_from(Group),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 0.5),
)
def test_more_coverage_and_likeness_never_make_less_sure(
    group: Group, coverage: float, likeness: float, more: float
) -> None:
    model = load_confidence()
    less = model.probability(Signs(group, coverage, likeness, 0.5))
    assert model.probability(Signs(group, coverage + more, likeness, 0.5)) >= less
    assert model.probability(Signs(group, coverage, likeness + more, 0.5)) >= less


def test_nothing_in_common_is_never_enough() -> None:
    model = load_confidence()
    for group in set(Group) - {Group.CONTACT}:
        assert not model.suffices(Signs(group, 0.0, 0.2, 0.0))
