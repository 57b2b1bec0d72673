"""Wordings that stand for many, and meanings put together from parts."""

import pytest

from disclosure_qa.text.atoms import atoms
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.patterns import is_pattern, openings, spelt_out

CATALOGUE = load_catalogue()


def named(text: str) -> list[tuple[str, frozenset[str]]]:
    """What the catalogue finds in a text, small words left out."""
    found = CATALOGUE.mentions(text, atoms(text))
    return [(m.text, m.concepts) for m in found if m.concepts != {"stop"}]


def test_a_pattern_stands_for_each_choice() -> None:
    assert list(spelt_out("(没有/没)掌握(信息/)")) == [
        "没有掌握信息",
        "没有掌握",
        "没掌握信息",
        "没掌握",
    ]
    assert list(spelt_out("a (shut/turned) (down/)")) == [
        "a shut down",
        "a shut ",
        "a turned down",
        "a turned ",
    ]


def test_a_bracket_without_a_choice_is_no_pattern() -> None:
    assert not is_pattern("rules (规章) issued")
    assert list(spelt_out("rules (规章) issued")) == ["rules (规章) issued"]


def test_openings_pass_over_what_may_be_left_out() -> None:
    def first(text: str) -> frozenset[str]:
        return frozenset(text[:1])

    assert openings("(没有/未/)掌握", first) == {"没", "未", "掌"}
    assert openings("(没有/未)掌握", first) == {"没", "未"}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("不掌握这个资料", "not_held"),
        ("法规明文规定不许披露", "forbidden_by_law"),
        ("did not possess the record", "not_held"),
        ("逾期未按通知缴纳费用", "unpaid"),
        ("补正以后内容依然模糊", "still_unclear"),
        ("不归县里管", "not_our_duty"),
    ],
)
def test_parts_in_their_order_mean_one_thing(text: str, concept: str) -> None:
    assert [concepts for _, concepts in named(text)] == [frozenset({concept})]


@pytest.mark.parametrize("text", ["掌握", "法规", "possess", "缴纳", "不许"])
def test_a_part_alone_means_nothing(text: str) -> None:
    assert not any(c.startswith("part.") for _, concepts in named(text) for c in concepts)


def test_a_comma_parts_what_would_belong_together() -> None:
    assert "not_held" not in {c for _, concepts in named("不，掌握信息") for c in concepts}


def test_a_kept_part_keeps_its_meaning() -> None:
    assert [c for _, c in named("原有行政许可项目")] == [frozenset({"items_before", "licence"})]


def test_words_mean_something_together_wherever_they_stand() -> None:
    found = {c for _, concepts in named("上一年行政许可有哪些项目") for c in concepts}
    assert {"items_before", "licence"} <= found
    assert "years.one_earlier" not in found
