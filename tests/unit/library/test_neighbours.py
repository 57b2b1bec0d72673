"""Vectors are derived: found where they are, done without where they are not, and rebuilt."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from filelock import FileLock

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library import Library, holdings
from disclosure_qa.library.neighbours import QuestionVector
from disclosure_qa.library.vectors import Vectors
from unit.library.samples import (
    SHIYAN,
    FakeEncoder,
    Open,
    addition,
    asked,
    no_check,
    vectors_in_force,
)

A, B, C = "公开栏每月更新一次。", "收到信函申请两件。", "组织业务培训三次。"


@pytest.fixture
def filled(library: Library) -> Library:
    library.add(
        [addition("a.txt", sentences=(A, B)), addition("b.txt", SHIYAN, sentences=(A, C))],
        no_check,
    )
    return library


def near(library: Library, question: str, **wanted: object) -> list[tuple[str, str]]:
    vector = library.encode(question)
    assert vector is not None
    return [(r.passage.document, r.passage.text) for r in library.nearest(vector, **wanted)]


def vectors(library: Library) -> set[str]:
    held = vectors_in_force(library.folder)
    try:
        return held.known()
    finally:
        held.close()


@pytest.fixture(params=["few", "many"])
def road(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "many":
        monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)


def test_the_nearest_passage_comes_first(filled: Library, road: None) -> None:
    assert near(filled, f"一、概述\n{B}", documents=["a.txt"]) == [("a.txt", B), ("a.txt", A)]
    assert near(filled, f"一、概述\n{B}", documents=["b.txt"], limit=9)[-1] != ("a.txt", B)
    vector = filled.encode(f"一、概述\n{B}")
    assert filled.nearest(vector, documents=["a.txt"])[0].score == pytest.approx(1, abs=1e-6)


def test_without_documents_all_standing_reports_are_searched(filled: Library) -> None:
    assert near(filled, f"一、概述\n{A}", limit=2) == [("a.txt", A), ("b.txt", A)]
    filled.add([addition("c.txt", sentences=(A, B))], no_check)
    assert near(filled, f"一、概述\n{A}", limit=2) == [("b.txt", A), ("c.txt", A)]


def test_far_ones_are_looked_at_where_near_ones_are_not_wanted(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(f"{A}第{number}条。" for number in range(30))
    filled.add([addition("c.txt", year=2018, sentences=many)], no_check)
    monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)
    assert near(filled, A, documents=["b.txt"], limit=1) == [("b.txt", A)]


def test_a_text_is_embedded_and_kept_once(filled: Library, encoder: FakeEncoder) -> None:
    assert sorted(encoder.embedded) == sorted(f"一、概述\n{text}" for text in (A, B, C))
    assert len(vectors(filled)) == 3


def test_vectors_go_with_the_last_passage_that_has_them(filled: Library) -> None:
    filled.remove(["a.txt"], no_check)
    assert len(vectors(filled)) == 2
    filled.remove(["b.txt"], no_check)
    assert vectors(filled) == set()


def test_nothing_is_encoded_before_there_are_vectors(library: Library) -> None:
    assert library.encode("问题") is None
    assert library.nearest(asked("问题")) == ()


SAID = (
    "the index was built with the encoder fake-1, and fake-2 is set: set "
    "DISCLOSURE_QA_EMBEDDING_MODEL as it was, or run `disclosure-qa reindex` to change the index"
)


def test_two_encoders_are_not_mixed(filled: Library, opened: Open) -> None:
    other = opened(encoder=FakeEncoder("fake-2"))
    for change in (
        lambda: other.add([addition("c.txt")], no_check),
        other.warm_up,
        other.repair,
    ):
        with pytest.raises(InvalidSettings, match=re.escape(SAID)):
            change()
    assert len(filled.reports()) == 2
    other.remove(["b.txt"], no_check)
    assert len(vectors(filled)) == 2


def test_with_another_encoder_set_words_alone_are_searched_and_it_is_said_once(
    filled: Library, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    other = opened(encoder=FakeEncoder("fake-2"))
    assert [other.encode("问题"), other.encode("又一个")] == [None, None]
    assert caplog.messages == [f"searching by words alone: {SAID}"]
    caplog.clear()
    assert other.search({"公": 1.0})
    assert other.figures()


def test_an_encoder_that_cannot_be_loaded_is_tried_once_and_done_without(
    filled: Library, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def missing() -> FakeEncoder:
        tries.append(1)
        raise InvalidSettings("no such model")

    with Library.open(filled.folder, encoder=missing) as library:
        assert [library.encode("问题"), library.encode("又一个")] == [None, None]
        assert library.search({"公": 1.0})
        with pytest.raises(InvalidSettings, match="no such model"):
            library.reindex()
    assert tries == [1]
    assert caplog.messages == ["searching by words alone: no such model"]
    caplog.clear()


def test_a_question_is_only_compared_with_vectors_of_its_own_encoder(
    filled: Library, opened: Open
) -> None:
    vector = filled.encode(A)
    assert vector is not None
    opened(encoder=FakeEncoder("fake-2")).reindex()
    assert filled.nearest(vector) == ()


def test_another_version_of_the_packaged_encoder_takes_over_at_the_next_change(
    opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    old = opened(encoder=FakeEncoder("packaged-1"))
    old.add([addition("a.txt", sentences=(A, B))], no_check)
    new = opened(encoder=FakeEncoder("packaged-2"))
    assert new.encode("问题") is None
    assert caplog.messages == [
        "searching by words alone: the vectors are of an older version; "
        "the next `disclosure-qa ingest` renews them, or `disclosure-qa reindex`"
    ]
    caplog.clear()
    with new.writing():
        pass
    assert near(new, f"一、概述\n{B}", limit=1) == [("a.txt", B)]
    assert old.encode("问题") is None
    caplog.clear()


def test_a_vector_without_length_is_like_nothing(library: Library, opened: Open) -> None:
    class Blank(FakeEncoder):
        def embed_query(self, text: str) -> list[float]:
            return [0.0] * 32

    blank = opened("blank", encoder=Blank())
    blank.add([addition("a.txt", sentences=(A, B))], no_check)
    ones = QuestionVector("fake-1", [1.0] * 32)
    assert [r.score for r in blank.nearest(ones, documents=["a.txt"])] == [0, 0]


def _state(folder: Path) -> Path:
    (file,) = (folder / "derived").glob("*/state.json")
    return file


def _chroma(folder: Path) -> Path:
    state = json.loads(_state(folder).read_text())
    return _state(folder).parent / "chroma" / str(state["folder"])


def _gone(folder: Path) -> None:
    shutil.rmtree(folder / "derived")


def _emptied(folder: Path) -> None:
    shutil.rmtree(_chroma(folder))
    _chroma(folder).mkdir()


def _a_file(folder: Path) -> None:
    shutil.rmtree(_chroma(folder).parent)
    _chroma(folder).parent.write_bytes(b"x")


def _garbage(folder: Path) -> None:
    (_chroma(folder) / "chroma.sqlite3").write_bytes(b"x" * 9000)


def _cut(folder: Path) -> None:
    for file in _chroma(folder).glob("*/*.bin"):
        file.write_bytes(file.read_bytes()[:50])


def _zeroed(folder: Path) -> None:
    for file in _chroma(folder).glob("*/*.bin"):
        file.write_bytes(bytes(file.stat().st_size))


def _half_written(folder: Path) -> None:
    file = _state(folder)
    file.write_text(json.dumps(json.loads(file.read_text()) | {"whole": False}))


def _state_garbled(folder: Path) -> None:
    _state(folder).write_text("{")


CHARACTERS = "春夏秋冬东西南北山河湖海日月星辰花草树木鱼鸟虫兽琴棋书画"
DAMAGES = [_gone, _emptied, _a_file, _garbage, _cut, _zeroed, _half_written, _state_garbled]


@pytest.fixture
def large(opened: Open) -> Library:
    """Enough vectors for Chroma to have written its index files."""
    library = opened()
    some = Random(1)
    many = tuple("".join(some.sample(CHARACTERS, 12)) + "。" for _ in range(1200))
    library.add([addition("many.txt", year=2019, sentences=many)], no_check)
    library.add([addition("a.txt", sentences=(A, B))], no_check)
    assert list(_chroma(library.folder).glob("*/*.bin"))
    library.close()
    return library


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_vectors_are_done_without_and_rebuilt_by_the_next_change(
    large: Library,
    opened: Open,
    damage: Callable[[Path], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    damage(large.folder)
    library = opened()
    found = library.nearest(asked(A), documents=["a.txt"])
    assert found == ()
    assert library.search({"公开": 1.0}, documents=["a.txt"])
    library.add([addition("c.txt", SHIYAN, sentences=(A, C))], no_check)
    assert near(library, f"一、概述\n{B}", limit=1) == [("a.txt", B)]
    assert len(near(library, f"一、概述\n{C}", documents=["c.txt", "a.txt"])) == 4
    assert len(vectors(library)) == 1203
    caplog.clear()
    library.remove(["c.txt"], no_check)
    assert len(vectors(library)) == 1202


def test_writing_nothing_brings_back_vectors_that_were_deleted(
    filled: Library, opened: Open, encoder: FakeEncoder
) -> None:
    _gone(filled.folder)
    with filled.writing():
        pass
    assert len(vectors(filled)) == 3
    encoder.embedded.clear()
    with filled.writing():
        pass
    assert encoder.embedded == []
    with opened("empty").writing():
        pass
    assert encoder.embedded == []
    assert not (filled.folder.parent / "empty" / "derived").exists()


def test_repair_rebuilds_the_vectors(
    large: Library, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    _cut(large.folder)
    library = opened()
    library.repair()
    assert near(library, f"一、概述\n{B}", limit=1) == [("a.txt", B)]
    assert not caplog.records


def test_passages_come_in_without_vectors_where_chroma_cannot_serve(
    filled: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise IndexUnavailable("no room")

    with monkeypatch.context() as patch:
        patch.setattr(Vectors, "put", refuse)
        filled.add([addition("c.txt", year=2018, sentences=(C,))], no_check)
    assert caplog.messages[-1] == "passages come in without vectors: no room"
    caplog.clear()
    assert [r.passage.text for r in filled.search({"培训": 1.0}, documents=["c.txt"])] == [C]
    filled.add([addition("d.txt", year=2019, sentences=("别的话。",))], no_check)
    assert near(filled, C, documents=["c.txt"]) == [("c.txt", C)]


def test_a_question_does_not_wait_for_whoever_writes_vectors(
    filled: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    vector = filled.encode(A)
    monkeypatch.setattr("disclosure_qa.library.vectors._READER_WAIT_SECONDS", 0.0)
    with FileLock(filled.folder / "derived" / "chroma.lock"):
        assert filled.nearest(vector) == ()
    assert "searching by words alone" in caplog.text
    caplog.clear()
    assert filled.nearest(vector)


def test_vectors_that_nobody_names_are_cleared_when_the_index_is_next_completed(
    filled: Library, opened: Open
) -> None:
    orphan = vectors_in_force(filled.folder)
    orphan.put({"0" * 32: FakeEncoder().embed_query(f"一、概述\n{B}")})
    orphan.close()
    assert near(filled, f"一、概述\n{B}", limit=1) == [("a.txt", B)]
    filled.add([addition("c.txt", year=2018, sentences=(C,))], no_check)
    assert len(vectors(filled)) == 3
