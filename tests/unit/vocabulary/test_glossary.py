"""The glossary: a question's concepts, and the weighted tokens of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.text.tokens import tokens
from disclosure_qa.vocabulary.glossary import expand, load_glossary, parse_glossary

SMALL = """
[trees]
"oak | tall oak" = "橡树 栎树"
"tree" = "树木"
"大树 | 老树" = "古树"

[frame]
zh = "请问 什么 的"
en = "the is what of"
"""


def _said(question: str) -> list[str]:
    return [concept.said for concept in load_glossary().concepts(question)]


def test_the_packaged_glossary_has_more_than_six_hundred_phrases_of_each_language() -> None:
    glossary = load_glossary()
    assert len(glossary.chinese) > 600
    assert len(glossary.english) > 600


def test_every_entry_has_words_that_can_be_searched() -> None:
    for phrase, words in load_glossary().entries():
        assert words, phrase
        assert all(tokens(word) for word in words), phrase


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
