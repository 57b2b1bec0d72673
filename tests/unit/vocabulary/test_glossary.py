"""The glossary: a question's concepts, and the weighted tokens of a search."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.text.normalise import simplify
from disclosure_qa.text.tokens import tokens
from disclosure_qa.vocabulary.glossary import (
    expand,
    load_glossary,
    load_vocabulary,
    parse_glossary,
    parse_lexicon,
)

SMALL = """
[trees]
"oak | tall oak" = "橡树 栎树"
"tree" = "树木"
"大树 | 老树" = "古树"

[frame]
zh = "请问 什么 的"
en = "the is what of"
"""

EVERYDAY = """
words = '''
tree | shrub = 灌木
lemon = 柠檬
'''
light = '''
grow = 生长
'''
frame = "ah"
"""


def _said(question: str) -> list[str]:
    return [concept.said for concept in load_glossary().concepts(question)]


def test_the_packaged_glossary_has_more_than_six_hundred_phrases_of_each_language() -> None:
    glossary = load_glossary()
    assert len(glossary.chinese) > 600
    assert len(glossary.english) > 600


def test_every_entry_has_words_that_can_be_searched() -> None:
    for phrase, words in load_vocabulary().entries():
        assert words, phrase
        assert all(tokens(word) for word in words), phrase


def test_every_phrase_is_written_as_questions_are_read() -> None:
    vocabulary = load_vocabulary()
    for phrase in vocabulary.chinese:
        assert phrase == simplify(phrase.lower()).strip(), phrase
    for forms in vocabulary.english:
        assert all(re.fullmatch(r"[a-z]+(?:'[a-z]+)?|\d+", form) for form in forms), forms


def test_the_vocabulary_more_than_doubles_the_glossary_and_leaves_its_entries_as_they_are() -> None:
    glossary, vocabulary = load_glossary(), load_vocabulary()
    assert len(vocabulary.english) > 2 * len(glossary.english)
    assert vocabulary.english.items() >= glossary.english.items()
    assert vocabulary.chinese.items() >= glossary.chinese.items()


def test_everyday_words_are_found_where_the_glossary_has_none() -> None:
    both = parse_lexicon(EVERYDAY).beyond(parse_glossary(SMALL))
    found = {c.said: (c.words, c.light) for c in both.concepts("ah trees, shrubs of lemon grow")}
    assert found == {
        "trees": (("树木",), False),
        "shrubs": (("灌木",), False),
        "lemon": (("柠檬",), False),
        "grow": (("生长",), True),
    }


def test_everyday_words_do_not_make_a_question_one_for_these_reports() -> None:
    assert load_vocabulary().concepts("bicycle")[0].known
    assert not load_glossary().knows("bicycle")


@pytest.mark.parametrize(
    ("question", "said", "words"),
    [
        ("What is the tall oak?", "tall oak", ("橡树", "栎树")),
        ("trees", "trees", ("树木",)),
        ("请问大树的年龄", "大树", ("古树", "大树", "老树")),
    ],
)
def test_the_longest_phrase_wins_in_any_form(
    question: str, said: str, words: tuple[str, ...]
) -> None:
    found = {c.said: c.words for c in parse_glossary(SMALL).concepts(question)}
    assert found[said] == words


def test_frame_words_are_no_concepts_and_unknown_words_are() -> None:
    concepts = parse_glossary(SMALL).concepts("请问橘子是什么 of the lemon")
    assert [(c.said, c.known) for c in concepts] == [("橘子是", False), ("lemon", False)]


def test_two_meanings_for_one_phrase_are_refused() -> None:
    twice = SMALL.replace('"tree" =', '"trees" = "木"\n"tree" =')
    with pytest.raises(ValueError, match="two entries"):
        parse_glossary(twice)


def test_an_english_question_searches_for_chinese_words() -> None:
    weights = expand("What problems were found?")
    assert weights["问题"] > weights["不"] > 0


def test_own_tokens_weigh_more_than_expansions() -> None:
    weights = expand("短板在哪些方面")
    assert weights["短板"] > weights["不足"] > 0


def test_traditional_characters_find_the_same_phrases() -> None:
    assert _said("聯繫電話") == _said("联系电话")


@given(st.text(max_size=60))
def test_any_text_gives_tokens_with_positive_weights(question: str) -> None:
    assert all(weight > 0 for weight in expand(question).values())
