"""A server killed amid an upload: each report is as before or as after, and the upload goes on."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.service import service_database
from disclosure_qa.web.access import Role, secret_of_forms
from staff_samples import NAMES, with_users

SERVER = """
import sys, time
from pathlib import Path
import disclosure_qa.ingest as ingesting
import disclosure_qa.ingest.intake as intake
import disclosure_qa.web.server as server
from disclosure_qa.web.uploads import Uploads

index, port, held_up = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
ingesting.cores = lambda: 0
intake._BATCH = 2
told, rows = Uploads._tell, []

def tell(self, number, row):
    told(self, number, row)
    rows.append(row)
    if len(rows) == held_up:
        (index / "held-up").touch()
        time.sleep(600)

Uploads._tell = tell
server.Outsets._prepare = lambda self: None
server.serve(index, "127.0.0.1", port)
"""
"""Enters two reports at a time; stands still when it knows so many files of an upload."""
AGENCY = "青河县柳桥镇人民政府"
FILES = 6


def report(year: int, requests: int) -> bytes:
    return f"""{AGENCY}{year}年政府信息公开工作年度报告
一、概述
公开栏每月更新一次。
二、附表
指标名称\t单位\t{year}年\t历年累计
受理政府信息公开申请总数\t件\t{requests}\t90
""".encode()


def named(number: int) -> str:
    return f"{number}.txt"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of the first and the last of the files, with other numbers."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in (0, FILES - 1):
        (corpus / named(number)).write_bytes(report(2010 + number, 12))
    with Library.create(tmp_path / "index") as library:
        ingest([corpus], library)
    return tmp_path / "index"


def session(index: Path) -> str:
    """The secret of an editor's session."""
    with Library.open(index) as library:
        service = service_database(library.place)
        accounts = with_users(service)
        user = accounts.users.find(NAMES[Role.EDITOR])
        assert user is not None
        secret = accounts.sessions.begin(user)
        service.close()
    return secret


@contextmanager
def serving(index: Path, secret: str, held_up: int = 0) -> Iterator[httpx.Client]:
    """A server over the index, which is killed in the end, and a client of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVER, str(index), str(port), str(held_up)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=dict(os.environ))
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", cookies={"disclosure_qa": secret}, timeout=60
        ) as client:
            _await_ready(client, process)
            yield client
    finally:
        process.kill()
        process.wait()


def _await_ready(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None
        try:
            client.get("/healthz")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer")


def numbers(index: Path) -> dict[str, int | None]:
    """The requests of the year that each report of the index states."""
    with Library.open(index) as library:
        return {
            entry.document: _requests(library, entry.document)
            for entry in library.reports(superseded=True)
        }


def _requests(library: Library, document: str) -> int | None:
    assert library.original(document)
    (figure,) = [f for f in library.figures(documents=[document]) if f.period == "year"]
    return None if figure.value is None else int(figure.value)


def test_each_report_is_old_or_new_and_the_upload_goes_on(index: Path) -> None:
    secret = session(index)
    old = numbers(index)
    new = {named(number): 40 + number for number in range(FILES)}
    sent = [
        ("files", (named(number), report(2010 + number, 40 + number))) for number in range(FILES)
    ]
    form = {"csrf": secret_of_forms(secret)}
    with serving(index, secret, held_up=4) as client:
        answer = client.post("/staff/reports/upload", data=form, files=sent)
        upload = answer.headers["location"].split("?")[0].rpartition("/")[2]
        client.post(f"/staff/reports/uploads/{upload}", data={**form, "replacing": "true"})
        for _ in range(600):
            if (index / "held-up").exists():
                break
            time.sleep(0.1)
        assert (index / "held-up").exists()
    found = numbers(index)
    assert all(value in {old.get(name), new[name]} for name, value in found.items())
    assert set(old) <= set(found)
    assert found != new
    assert found != old
    record = index / "uploads" / upload / "upload.json"
    with serving(index, secret) as client:
        for _ in range(600):
            if json.loads(record.read_text(encoding="utf-8"))["state"] == "done":
                break
            time.sleep(0.1)
        page = client.get(f"/staff/reports/uploads/{upload}?lang=en").text
    assert "Done. Files read: 6." in page
    assert numbers(index) == new
