"""English words without the endings of inflection."""

import pytest

from disclosure_qa.text.inflection import uninflected


@pytest.mark.parametrize(
    "words",
    [
        ("publish", "published", "publishing", "publishes"),
        ("policy", "policies"),
        ("plan", "plans", "planned", "planning"),
        ("charge", "charged", "charges", "charging"),
        ("box", "boxes"),
        ("class", "classes"),
        ("spend", "spent"),
        ("town", "town's"),
    ],
)
def test_forms_of_one_word_are_equal(words: tuple[str, ...]) -> None:
    assert len({uninflected(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("response", "responsibility"),
        ("applicant", "application"),
        ("news", "new"),
        ("village", "villager"),
        ("account", "accountable"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert uninflected(one) != uninflected(other)
