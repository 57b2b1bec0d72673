"""The same questions give the same answers on PostgreSQL and Chroma as in a folder, byte for byte;
an index is moved from one to the other; and what the servers do to a page that is being served."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from benchmarks.shelves import enter, templates
from fastapi.testclient import TestClient

from disclosure_qa.ask import ask
from disclosure_qa.cli import main
from disclosure_qa.contract import answer_json, read_questions
from disclosure_qa.library import Library
from disclosure_qa.model.place import Place
from servers import ChromaServer, PostgresServer
from unit.web.conftest import without_stray_loops

TODAY = date(2024, 5, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional reports in a folder, each read in a format that is read quickly."""
    place = tmp_path_factory.mktemp("corpus") / "index"
    with Library.create(place) as library:
        enter(library, iter(templates()))
    return place


@pytest.fixture(scope="module")
def served(
    folder: Path, postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """The same index on servers, as the command moves it."""
    chroma = ChromaServer(tmp_path_factory.mktemp("chroma"))
    place = Place(tmp_path_factory.mktemp("nothing"), postgres.database(), chroma.address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCLOSURE_QA_CHROMA_URL", chroma.address)
        patch.setenv("DISCLOSURE_QA_INDEX", str(place.folder))
        with pytest.raises(SystemExit) as left:
            main(["transfer", "--from", str(folder), "--to", str(place.database)])
    assert left.value.code == 0
    yield place
    chroma.kill()


def answers(library: Library, project: Path) -> list[str]:
    """Every eighteenth question of the bank, as a program gets the answers."""
    lines = (project / "tests" / "questions" / "bank.jsonl").read_text("utf-8").splitlines()
    requests = read_questions("\n".join(lines[::18]))
    found = [
        ask(library, each.question, history=each.history, today=each.today or TODAY)
        for each in requests
    ]
    return [json.dumps(answer_json(answer), ensure_ascii=False) for answer in found]


def test_the_question_bank_is_answered_alike_byte_for_byte(
    folder: Path, served: Place, project: Path
) -> None:
    with Library.open(folder) as library:
        expected = answers(library, project)
    with Library.open(served) as library:
        assert answers(library, project) == expected
    assert len(expected) > 30
    assert not list(served.folder.iterdir())


def test_the_way_back_gives_the_same_index(folder: Path, served: Place, tmp_path: Path) -> None:
    back = tmp_path / "back"
    with Library.create(back) as target, Library.open(served) as source:
        proofs = source.transfer_to(target)
        assert target.figures() == source.figures()
    with Library.open(folder) as first, Library.create(tmp_path / "again") as again:
        assert first.transfer_to(again) == proofs
    assert all(proof.digest for proof in proofs)
    assert sum(proof.rows for proof in proofs) > 5000


def test_a_page_says_that_the_database_is_gone_and_serves_again_by_itself(
    served: Place, postgres: PostgresServer
) -> None:
    from disclosure_qa.service import service_database
    from disclosure_qa.web.server import create_app

    question = {"question": "澄湖区望湖街道办事处2023年收到多少件政府信息公开申请？"}
    with Library.open(served) as library:
        with without_stray_loops():
            page = TestClient(create_app(library, service=service_database(served)))
        before = page.post("/api/ask", json=question)
        assert before.status_code == 200
        postgres.drop_connections()
        assert page.post("/api/ask", json=question).json() == before.json()
        postgres.stop()
        gone = page.post("/api/ask", json=question)
        assert gone.status_code == 503
        assert int(gone.headers["Retry-After"]) > 0
        assert "cannot be reached" in gone.json()["detail"]
        assert page.get("/readyz").status_code == 503
        postgres.start()
        assert page.post("/api/ask", json=question).json() == before.json()
        assert page.get("/readyz").status_code == 200


WRITER = """
import sys
from pathlib import Path
from disclosure_qa.library import Library
from disclosure_qa.model.place import Place
from unit.library.samples import FakeEncoder
from unit.library.test_kills import CHANGES

print("ready", flush=True)
with Library.open(Place(Path(sys.argv[1]), sys.argv[2]), encoder=FakeEncoder) as library:
    CHANGES[sys.argv[3]](library)
"""


def test_a_writer_that_is_killed_leaves_the_old_state_or_the_new(
    postgres: PostgresServer, tmp_path: Path, project: Path
) -> None:
    from unit.library.samples import FakeEncoder, no_check
    from unit.library.test_kills import CHANGES, KILLS, OLD, contents

    def begin_anew(library: Library) -> None:
        library.remove([e.document for e in library.reports(superseded=True)], no_check)
        library.add([OLD], no_check)

    place = Place(tmp_path, postgres.database())
    chance = random.Random(7)
    environment = os.environ | {"PYTHONPATH": f"{project / 'src'}:{project / 'tests'}"}
    found: Counter[tuple[str, str]] = Counter()
    with Library.create(place, encoder=FakeEncoder) as library:
        for change in ("add", "replace", "remove", "ingest") * max(2, KILLS // 10):
            begin_anew(library)
            CHANGES[change](library)
            after = contents(library)
            begin_anew(library)
            before = contents(library)
            command = [sys.executable, "-c", WRITER, str(tmp_path), str(place.database), change]
            writer = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.6))
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
            state = [before, after].index(contents(library))
            found[change, "killed" if writer.returncode else "had ended"] += 1
            library.catch_up()
            assert library.repair() == ()
            assert contents(library) == (before, after)[state]
    for what, times in sorted(found.items()):
        print(times, *what)
