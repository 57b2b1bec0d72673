"""Two web processes that hold nothing, behind nginx as the guide sets it up: who signs in at one is
known at the other, and what becomes of the servers is seen by both, and passes by itself."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from disclosure_qa.ask import ask
from disclosure_qa.contract import answer_json
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.member import Role
from disclosure_qa.model.place import Place
from disclosure_qa.service import ServiceDatabase, service_database
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.attempts import Subject
from disclosure_qa.service.journal import Journal
from servers import ChromaServer, PostgresServer, Site, nginx, running
from unit.web.small_reports import STONE, write_reports

RUN = str(Path(sys.executable).with_name("disclosure-qa"))
TODAY = date(2024, 5, 1)
PER_MINUTE = 12
PASSWORD = "a long enough password"
FIGURE = "柳桥镇2018年收到多少件申请？"
PROSE = "柳桥镇2018年存在哪些问题？"
NEW = "石塘镇2017年收到多少件申请？"
QUESTIONS = (
    *(FIGURE, PROSE, "石塘镇2016年主动公开文件多少条？", "柳桥镇2016年收到多少件申请？"),
    *("How many applications did 柳桥镇 receive in 2018?", "哪个镇2018年收到的申请最多？", NEW),
)


@dataclass
class Several:
    """What runs, and how it is set."""

    web: tuple[Site, Site]
    address: str
    """Of nginx."""
    settings: dict[str, str]
    chroma: ChromaServer
    reports: Path
    visitors: Iterator[int] = field(default_factory=lambda: count(1))

    def asked(self, number: int, question: str) -> httpx.Response:
        """What one of the processes says to a visitor who was never there before."""
        visitor = f"2001:db8:0:{next(self.visitors):x}::1"
        return httpx.post(
            f"{self.web[number].address}api/ask",
            json={"question": question, "today": str(TODAY)},
            headers={"X-Forwarded-For": visitor},
            timeout=60,
        )

    def asked_by(self, visitor: str, question: str) -> httpx.Response:
        """What nginx passes on of an answer, to a visitor at an address of this machine."""
        way = httpx.HTTPTransport(local_address=visitor)
        with httpx.Client(transport=way, timeout=60) as client:
            given = {"question": question, "today": str(TODAY)}
            return client.post(f"{self.address}/api/ask", json=given)

    def vectors_serving(self, number: int) -> float:
        """What the process tells who watches it."""
        told = httpx.get(f"{self.web[number].address}metrics").text
        found = re.search(r"^disclosure_qa_vectors_serving (\S+)$", told, re.MULTILINE)
        assert found
        return float(found[1])

    def ready(self, number: int) -> httpx.Response:
        return httpx.get(f"{self.web[number].address}readyz")

    def ingest(self) -> None:
        """What the operator does on another machine."""
        command = [RUN, "ingest", str(self.reports)]
        subprocess.run(command, env=os.environ | self.settings, check=True)


def guide(project: Path) -> tuple[str, str]:
    """The location that we publish, led to the processes, and the guide's list of them."""
    told = (project / "docs" / "deploying-several.md").read_text(encoding="utf-8")
    found = re.search(r"^    upstream disclosure \{.*?^    \}", told, re.MULTILINE | re.DOTALL)
    assert found
    location = (project / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    return location.replace("http://127.0.0.1:7860", "http://disclosure"), found[0]


@pytest.fixture(scope="module")
def several(
    project: Path, postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Several]:
    folder = tmp_path_factory.mktemp("several")
    reports = folder / "reports"
    reports.mkdir()
    write_reports(reports)
    with ExitStack() as stack:
        chroma = ChromaServer(folder / "chroma")
        stack.callback(chroma.kill)
        settings = {
            "DISCLOSURE_QA_DATABASE_URL": postgres.database(),
            "DISCLOSURE_QA_CHROMA_URL": chroma.address,
            "DISCLOSURE_QA_ROOT_PATH": "/disclosure",
            "DISCLOSURE_QA_TRUSTED_PROXIES": "127.0.0.1",
            "DISCLOSURE_QA_JOURNAL": "all",
            "DISCLOSURE_QA_QUESTIONS_PER_MINUTE": str(PER_MINUTE),
        }
        subprocess.run([RUN, "ingest", str(reports)], env=os.environ | settings, check=True)
        one, two = (
            stack.enter_context(
                running(
                    lambda port: [RUN, "serve", "--port", str(port)],
                    **settings,
                    DISCLOSURE_QA_INDEX=str(folder / name),
                )
            )
            for name in ("one", "two")
        )
        location, upstream = guide(project)
        for name, site in (("web1.internal:7860", one), ("web2.internal:7860", two)):
            assert name in upstream
            upstream = upstream.replace(name, f"127.0.0.1:{site.port}")
        (folder / "nginx").mkdir()
        address = stack.enter_context(nginx(folder / "nginx", location, upstream))
        yield Several((one, two), f"{address}/disclosure", settings, chroma, reports)


@pytest.fixture(scope="module")
def service(several: Several) -> Iterator[ServiceDatabase]:
    """The accounts and the journal, as a command of the operator's has them."""
    address = several.settings["DISCLOSURE_QA_DATABASE_URL"]
    with closing(service_database(Place(several.reports, address))) as database:
        yield database


@pytest.fixture(scope="module")
def accounts(service: ServiceDatabase) -> Accounts:
    return Accounts.of(service)


@pytest.fixture
def staff(several: Several) -> Iterator[httpx.Client]:
    """A browser; its cookies are for this machine, whatever the port."""
    with httpx.Client(headers={"Accept": "text/html", "Accept-Language": "en"}, timeout=60) as it:
        yield it


def csrf_of(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert found, page.text
    return found[1]


def sign_in(staff: httpx.Client, site: Site, name: str, password: str) -> httpx.Response:
    place = f"{site.address}staff/sign-in"
    sent = {"name": name, "password": password, "csrf": csrf_of(staff.get(place))}
    return staff.post(place, data=sent)


def test_both_answer_what_an_index_in_a_folder_does(several: Several, tmp_path: Path) -> None:
    with Library.create(tmp_path / "index") as library:
        ingest([several.reports], library)
        for question in QUESTIONS:
            expected = answer_json(ask(library, question, today=TODAY))
            answers = {several.asked(number, question).content for number in (0, 1)}
            answers.add(several.asked_by("127.0.0.1", question).content)
            assert len(answers) == 1, question
            assert json.loads(answers.pop()) == json.loads(json.dumps(expected))


def test_who_signs_in_at_one_works_at_the_other(
    several: Several, accounts: Accounts, staff: httpx.Client
) -> None:
    one, two = several.web
    assert staff.get(f"{one.address}staff").status_code == 503
    accounts.users.add("ada", Role.ADMIN, PASSWORD)
    assert sign_in(staff, one, "ada", PASSWORD).status_code == 303
    account = staff.get(f"{two.address}staff/account")
    assert "ada" in account.text
    # A form of one is taken by the other, and its password holds everywhere.
    other = PASSWORD[::-1]
    sent = {"csrf": csrf_of(account), "password": PASSWORD, "new": other, "again": other}
    assert staff.post(f"{one.address}staff/account", data=sent).status_code == 303
    assert staff.get(f"{two.address}staff/account").status_code == 200
    deeds = staff.get(f"{two.address}staff/log").text
    assert "ada" in deeds
    forged = staff.post(f"{two.address}staff/account", data=sent | {"csrf": "0" * 64})
    assert forged.status_code == 403
    accounts.users.remove("ada")
    accounts.users.add("ben", Role.READER, PASSWORD)
    assert {staff.get(f"{site.address}staff").status_code for site in several.web} == {303}
    accounts.users.remove("ben")


def test_guesses_at_one_count_at_the_other(
    several: Several, accounts: Accounts, staff: httpx.Client
) -> None:
    accounts.users.add("eve", Role.READER, PASSWORD)
    for number in range(5):
        staff.cookies.clear()
        site = several.web[number % 2]
        assert sign_in(staff, site, "eve", "a wrong password").status_code == 422
    for site in several.web:
        staff.cookies.clear()
        assert sign_in(staff, site, "eve", PASSWORD).status_code == 429
    accounts.attempts.forget([Subject.name("eve")])
    assert sign_in(staff, several.web[1], "eve", PASSWORD).status_code == 303
    accounts.users.remove("eve")


def test_a_token_opens_both_and_ends_at_both(several: Several, accounts: Accounts) -> None:
    accounts.users.add("ada", Role.ADMIN, PASSWORD)
    token = accounts.tokens.add("nightly", Role.READER, 2)
    headers = {"Authorization": f"Bearer {token}"}
    places = [f"{site.address}staff/account" for site in several.web]
    assert {httpx.get(place, headers=headers).status_code for place in places} == {200}
    accounts.tokens.remove("nightly")
    assert {httpx.get(place, headers=headers).status_code for place in places} == {303}
    accounts.users.remove("ada")


def test_both_write_into_one_journal(several: Several, service: ServiceDatabase) -> None:
    journal = Journal(service)
    journal.purge(before=2**40)
    for number, question in enumerate((FIGURE, PROSE)):
        assert several.asked(number, question).status_code == 200
    for _ in range(100):
        kept = sorted(entry["text"] for entry in journal.export())
        if len(kept) == 2:
            break
        time.sleep(0.05)
    assert kept == sorted((FIGURE, PROSE))


def test_one_visitor_has_one_rate_behind_nginx(several: Several) -> None:
    """nginx leads an address to the same process, which counts; a forged header changes nothing."""
    way = httpx.HTTPTransport(local_address="127.0.7.7")
    with httpx.Client(transport=way, timeout=60) as visitor:
        told = []
        for number in range(PER_MINUTE + 10):
            headers = {"X-Forwarded-For": f"203.0.113.{number}"}
            given = {"question": FIGURE}
            answer = visitor.post(f"{several.address}/api/ask", json=given, headers=headers)
            told.append(answer.status_code)
    assert told.count(429) >= 5, told
    assert set(told) == {200, 429}
    assert several.asked_by("127.0.8.8", FIGURE).status_code == 200


def test_both_see_what_comes_in_while_they_answer(several: Several) -> None:
    old = several.asked(0, NEW).content
    before = [several.ready(number).json()["generation"] for number in (0, 1)]
    met: list[tuple[int, bytes]] = []
    done = threading.Event()

    def visit(number: int) -> None:
        while not done.wait(0.05):
            answer = several.asked(number, NEW)
            met.append((answer.status_code, answer.content))

    visitors = [threading.Thread(target=visit, args=(number,)) for number in (0, 1)]
    for visitor in visitors:
        visitor.start()
    text = (several.reports / f"{STONE}2018.txt").read_text("utf-8").replace("2018年", "2017年")
    (several.reports / f"{STONE}2017.txt").write_text(text, encoding="utf-8")
    try:
        several.ingest()
    finally:
        done.set()
        for visitor in visitors:
            visitor.join()
    new = {several.asked(number, NEW).content for number in (0, 1)}
    assert len(new) == 1
    assert {status for status, _ in met} == {200}
    assert {content for _, content in met} <= {old} | new
    assert json.loads(new.pop())["figures"][0]["value"] == 9
    after = [several.ready(number).json()["generation"] for number in (0, 1)]
    assert after[0] == after[1] > max(before)


def test_nobody_notices_lost_connections_and_all_see_a_database_that_is_gone(
    several: Several, postgres: PostgresServer, accounts: Accounts, staff: httpx.Client
) -> None:
    accounts.users.add("ada", Role.ADMIN, PASSWORD)
    assert sign_in(staff, several.web[0], "ada", PASSWORD).status_code == 303
    before = several.asked(0, FIGURE).content
    postgres.drop_connections()
    for number, site in enumerate(several.web):
        assert several.asked(number, FIGURE).content == before
        assert staff.get(f"{site.address}staff/account").status_code == 200
    postgres.stop()
    try:
        for number, site in enumerate(several.web):
            gone = several.asked(number, FIGURE)
            assert gone.status_code == 503
            assert int(gone.headers["Retry-After"]) > 0
            assert "cannot be reached" in gone.json()["detail"]
            assert several.ready(number).status_code == 503
            assert httpx.get(f"{site.address}healthz").status_code == 200
            assert staff.get(f"{site.address}staff/account").status_code == 503
        assert several.asked_by("127.0.1.1", FIGURE).status_code == 503
    finally:
        postgres.start()
    for number, site in enumerate(several.web):
        assert several.asked(number, FIGURE).content == before
        assert several.ready(number).status_code == 200
        assert "ada" in staff.get(f"{site.address}staff/account").text
    accounts.users.remove("ada")


def test_without_chroma_figures_and_the_prose_of_a_report_are_the_same(several: Several) -> None:
    def told(question: str) -> list[Any]:
        return [several.asked(number, question).json() for number in (0, 1)]

    figures, prose = told(FIGURE), told(PROSE)
    several.chroma.kill()
    try:
        assert told(FIGURE) == figures
        assert told(PROSE) == prose
        assert [several.vectors_serving(number) for number in (0, 1)] == [1, 1]
    finally:
        several.chroma.start()


def test_when_one_process_is_gone_the_other_answers_all(several: Several) -> None:
    expected = several.asked(1, FIGURE).content
    several.web[0].stop()
    try:
        # Of another /24 each: nginx leads them to both.
        for network in range(8):
            answer = several.asked_by(f"127.0.{20 + network}.1", FIGURE)
            assert (answer.status_code, answer.content) == (200, expected)
    finally:
        several.web[0].start()
    assert several.asked(0, FIGURE).content == expected
