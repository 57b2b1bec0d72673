"""Vectors on a Chroma server: found as in a folder, done without while it is gone, and back."""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from disclosure_qa.library import Library, holdings, vector_server
from disclosure_qa.library.vector_server import ServerVectors
from disclosure_qa.model.place import Place
from servers import ChromaServer
from unit.library.samples import SHIYAN, FakeEncoder, addition, asked, no_check

A, B, C = "公开栏每月更新一次。", "收到信函申请两件。", "组织业务培训三次。"


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("chroma"))
    yield server
    server.kill()


@pytest.fixture
def both(chroma: ChromaServer, tmp_path: Path) -> Iterator[list[Library]]:
    folder, served = (Place(tmp_path / name) for name in ("folder", "served"))
    places = (folder, Place(served.folder, vectors=chroma.address))
    libraries = [Library.create(place, encoder=FakeEncoder) for place in places]
    for library in libraries:
        library.add(
            [addition("a.txt", sentences=(A, B)), addition("b.txt", SHIYAN, sentences=(C,))],
            no_check,
        )
    yield libraries
    for library in libraries:
        library.close()


def near(library: Library, text: str, **wanted: object) -> list[object]:
    vector = library.encode(f"一、概述\n{text}")
    return [] if vector is None else list(library.nearest(vector, **wanted))


def known(library: Library) -> set[str]:
    in_force = library._neighbours._in_force()
    assert in_force is None or isinstance(in_force, ServerVectors)
    return set() if in_force is None else in_force.known()


def test_what_is_near_is_the_same_as_in_a_folder(both: list[Library]) -> None:
    folder, served = both
    for text in (A, B, C, "另一句话。"):
        assert near(served, text) == near(folder, text) != []
        assert near(served, text, documents=["a.txt"]) == near(folder, text, documents=["a.txt"])
    assert not (served.folder / "derived").exists()
    before = known(served)
    served.remove(["b.txt"], no_check)
    assert len(known(served)) == len(before) - 1
    assert served._neighbours.up_to_date()


def test_another_encoder_s_vectors_replace_them_and_no_other_index_s(
    both: list[Library], chroma: ChromaServer, tmp_path: Path
) -> None:
    _, served = both
    place = Place(tmp_path / "other", vectors=chroma.address)
    with Library.create(place, encoder=FakeEncoder) as other:
        other.add([addition("c.txt", sentences=(C,))], no_check)
        with Library.open(served.place, encoder=lambda: FakeEncoder("fake-2", 16)) as changed:
            assert changed.reindex() == 3
            assert near(changed, A)
        assert near(other, C)
        assert known(other)


def test_without_the_server_words_answer_and_it_comes_back_by_itself(
    both: list[Library],
    chroma: ChromaServer,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, served = both
    monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)
    before = near(served, A)
    chroma.kill()
    try:
        assert served.vectors_serve
        assert near(served, A) == []
        assert not served.vectors_serve
        assert "searching by words alone: the Chroma server does not serve" in caplog.text
        assert len(served.search({"公": 1.0})) == 1
        served.add([addition("d.txt", year=2018, sentences=("新的一句话。",))], no_check)
        assert len(served.reports()) == 3
    finally:
        chroma.start()
    monkeypatch.setattr(vector_server, "_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(served._neighbours._in_force()._server, "_silent_until", 0.0)
    assert near(served, A, limit=1) == before[:1]
    assert served.vectors_serve
    served.catch_up()
    assert len(known(served)) == 4


def test_what_is_held_in_memory_does_not_need_the_server(
    both: list[Library], chroma: ChromaServer
) -> None:
    _, served = both
    before = near(served, A)
    chroma.kill()
    try:
        assert near(served, A) == before != []
    finally:
        chroma.start()


def test_a_server_that_never_answers_holds_up_one_question_and_not_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(vector_server, "_ANSWER_SECONDS", 0.3)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        place = Place(tmp_path, vectors=f"http://127.0.0.1:{silent.getsockname()[1]}")
        with Library.create(place, encoder=FakeEncoder) as library:
            library.add([addition("a.txt", sentences=(A,))], no_check)
            assert library.nearest(asked(A)) == ()
            assert len(library.search({"公": 1.0})) == 1
    assert "did not answer a moment ago" in caplog.text
