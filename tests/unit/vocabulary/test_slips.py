"""What the glossary or a report has as written is no slip of another word."""

import pytest

from disclosure_qa.text.atoms import atoms, stem
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.concepts import Mention
from disclosure_qa.vocabulary.glossary import load_glossary


def _corrected(text: str, word: str, known: set[str]) -> str:
    start = text.index(word)
    first = next(i for i, unit in enumerate(atoms(text)) if unit.start == start)
    unknown = Mention(frozenset(), word, start, start + len(word), first, first + len(word))
    return load_catalogue().slips.corrected(text, [unknown], known.__contains__)


def test_a_word_that_a_report_has_is_left_as_it_is() -> None:
    assert _corrected("收到多少申情", "申情", set()) == "收到多少申请"
    assert _corrected("收到多少申情", "申情", {"申情"}) == "收到多少申情"


@pytest.mark.parametrize("word", ["responsibility", "equipment", "开放日", "电话"])
def test_words_of_the_glossary_are_words(word: str) -> None:
    assert load_glossary().is_word(word)


def test_a_string_of_letters_is_none() -> None:
    assert not load_glossary().is_word("responsibleness")


def test_responsibility_has_nothing_to_do_with_responses() -> None:
    assert stem("responsibility") != stem("responses")
