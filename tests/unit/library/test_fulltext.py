"""Lexical search: what ranks first, within a few reports and over all of them."""

from collections.abc import Mapping, Sequence

import pytest

from disclosure_qa.library import Library, holdings
from disclosure_qa.library.fts5 import Fts5
from disclosure_qa.library.word_table import WordTable
from disclosure_qa.text.tokens import tokens
from unit.library.samples import LIUQIAO, SHIYAN, Open, addition, no_check

PARK = "公园的长椅刷了漆。"
NEWS = "网站全年更新公开栏目。"
MAIL = "信函申请由办公室登记，信函每日收取。"
LONG = "信函一事" + "另有其他许多事情需要说明" * 8 + "。"


@pytest.fixture
def searched(opened: Open) -> Library:
    library = opened()
    library.add(
        [
            addition("a.txt", LIUQIAO, 2017, sentences=(PARK, NEWS, MAIL, LONG)),
            addition("b.txt", SHIYAN, 2017, sentences=(PARK, "It's 12.5 km of road.")),
        ],
        no_check,
    )
    return library


def texts(library: Library, asked: Mapping[str, float], **wanted: object) -> list[str]:
    return [ranked.passage.text for ranked in library.search(asked, **wanted)]


def words(question: str, weight: float = 1.0) -> dict[str, float]:
    return dict.fromkeys(tokens(question), weight)


@pytest.fixture(params=["few", "many"])
def road(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both roads, by where the line between few passages and many is drawn."""
    if request.param == "many":
        monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)
    return str(request.param)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (words("信函"), [MAIL, LONG]),
        (words("长椅"), [PARK]),
        ({"网站": 1.0, "登记": 2.0}, [MAIL, NEWS]),
        ({"网站": 2.0, "登记": 1.0}, [NEWS, MAIL]),
        ({"网站": 0.001}, []),
        ({"无此词": 1.0}, []),
        ({}, []),
    ],
)
def test_the_best_passage_of_a_report_comes_first(
    searched: Library, road: str, asked: dict[str, float], found: list[str]
) -> None:
    assert texts(searched, asked, documents=["a.txt"]) == found


@pytest.mark.parametrize("token", ["it's", "12.5", "km"])
def test_a_token_is_found_whole(searched: Library, road: str, token: str) -> None:
    assert len(texts(searched, {token: 1.0}, documents=["b.txt"])) == 1


@pytest.mark.parametrize("token", ["12", "5", "it", "s", '"', "*", "OR", "信 函"])
def test_parts_of_a_token_and_signs_find_nothing(searched: Library, token: str) -> None:
    assert texts(searched, {token.replace('"', ""): 1.0}) == []


def test_without_documents_all_are_searched(searched: Library) -> None:
    ranked = searched.search(words("长椅"))
    assert [each.passage.document for each in ranked] == ["a.txt", "b.txt"]


def test_only_the_documents_named_are_searched(searched: Library, road: str) -> None:
    assert len(texts(searched, words("长椅"), documents=["b.txt", "none.txt"])) == 1
    assert texts(searched, words("长椅"), documents=[]) == []
    assert texts(searched, words("信函"), documents=["b.txt"]) == []


def test_the_limit_cuts_off_the_worst(searched: Library, road: str) -> None:
    assert texts(searched, words("信函"), documents=["a.txt"], limit=1) == [MAIL]


def test_scores_fall_and_equal_ones_keep_the_order_of_the_report(
    searched: Library, road: str
) -> None:
    ranked = searched.search(words("公的"), documents=["a.txt", "b.txt"])
    assert [each.score for each in ranked] == sorted((r.score for r in ranked), reverse=True)
    parks = [each.passage.document for each in ranked if each.passage.text == PARK]
    assert parks == ["a.txt", "b.txt"]


def test_which_section_fits_does_not_depend_on_other_reports(searched: Library) -> None:
    before = searched.search(words("信函网站"), documents=["a.txt"])
    others = [
        addition(f"{n}.txt", SHIYAN, 1990 + n, sentences=(MAIL.replace("日", "月"),))
        for n in range(9)
    ]
    searched.add(others, no_check)
    assert searched.search(words("信函网站"), documents=["a.txt"]) == before


def test_the_names_of_its_sections_are_words_of_a_passage(searched: Library) -> None:
    assert PARK in texts(searched, words("概述"), documents=["a.txt"])


def test_passages_that_hold_all_tokens_are_found(searched: Library, road: str) -> None:
    for passage in searched.passages(most=100) or ():
        names = [token for token in tokens(passage.text) if len(token) > 1]
        assert passage in [found.passage for found in searched.holding(names)]


def test_where_a_token_is_nowhere_nothing_is_searched(
    searched: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)
    monkeypatch.setattr(Fts5, "hits", None)
    assert searched.holding(["公开", "没有"]) == searched.holding([]) == ()


def test_repair_builds_the_index_anew(searched: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)
    before = searched.search(words("公开的信函"))
    from sqlalchemy import text

    with searched._database.transaction() as connection:
        connection.execute(text("INSERT INTO passage_words (passage_words) VALUES ('delete-all')"))
    assert searched.search(words("公开的信函")) == ()
    searched.repair()
    assert searched.search(words("公开的信函")) == before


@pytest.mark.parametrize(
    ("contents", "best"),
    [
        # Rarer tokens weigh more, repeated ones less and less, short passages more.
        ([["a", "b"], ["a", "c"], ["a", "x"]], 1),
        ([["c"] * 3 + ["x"] * 3, ["c"] * 2 + ["x"] * 4], 0),
        ([["c", *"xyzuvw"], ["c", "x"]], 1),
    ],
)
def test_bm25(contents: Sequence[Sequence[str]], best: int) -> None:
    scores = WordTable(contents).scores({"a": 1.0, "c": 1.0}).tolist()
    assert scores.index(max(scores)) == best
    assert len(set(scores)) > 1


def test_bm25_of_nothing() -> None:
    assert WordTable([]).scores({"a": 1.0}).tolist() == []
    assert WordTable([[], []]).scores({"a": 1.0}).tolist() == [0, 0]
