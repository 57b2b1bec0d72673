"""Ranking and confidence: fused ranks, what a question speaks of, and how sure is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.answering.asked import analyse, presence, presences
from disclosure_qa.answering.confidence import Group, Signs, group_of, load_confidence
from disclosure_qa.answering.ranking import fuse
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


@pytest.mark.parametrize(
    ("concept", "text", "present"),
    [
        (Concept("短板", ("不足", "问题")), "短板", 1.0),
        (Concept("短板", ("不足", "问题")), "有不足", 0.8),
        (Concept("短板", ("不足", "问题")), "问题和不足", 0.9),
        (Concept("短板", ("不足", "问题")), "成效", 0.0),
        (Concept("drone"), "无人机", 0.0),
        (Concept("补偿明细"), "补偿标准", 1 / 3),
    ],
)
def test_how_surely_a_text_speaks_of_a_concept(concept: Concept, text: str, present: float) -> None:
    assert presence(concept, text) == pytest.approx(present)


def test_one_thing_said_twice_is_missing_only_once() -> None:
    fee, charged = Concept("fee", ("费用", "收取")), Concept("charged", ("收取", "罚款"))
    assert presences([fee, charged], "费用为零")[charged] == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("question", "said", "units"),
    [
        ("请问信息公开工作的培训有多少人参加", ["培训", "参加"], "人名位"),
        ("How many people took part in the hearing?", ["took part", "hearing"], "人名位"),
        ("花了多少钱印手册", ["花了", "印手册"], "元"),
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


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_judged_in_a_group(kind: Kind) -> None:
    assert load_confidence().thresholds[group_of(kind)] > 0


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
