"""The journal: what is kept of a question, for how long, and that it never holds up an answer."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.model.answer import Answer, Language, Status, Understood
from disclosure_qa.model.journal import Keep, Road
from disclosure_qa.model.place import Place
from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase
from disclosure_qa.service.journal import REMARK_AT_MOST, Journal
from unit.service.conftest import all_that_is_kept

NOW = 1_700_001_234
HOUR = 1_700_001_234 // 3600 * 3600
BODY = "青河县柳桥镇人民政府"
ASKED = "我是13812345678，2017年的申请数在哪里？"
LEFT = "我是[phone]，2017年的申请数在哪里？"


def answer(status: Status = Status.NOT_REPORTED) -> Answer:
    understood = Understood((BODY,), (2017,), ("requests_received",))
    return Answer(ASKED, Language.ZH, status, "…", understood=(understood,))


@pytest.fixture
def journal_of(database: ServiceDatabase) -> Iterator[Callable[..., Journal]]:
    made: list[Journal] = []

    def journal(**more: Any) -> Journal:
        made.append(Journal(database, **{"clock": lambda: NOW, **more}))
        return made[-1]

    yield journal
    for one in made:
        one.close()


def noted(journal: Journal, *statuses: Status) -> Journal:
    """The journal with a question of each status written down."""
    for status in statuses:
        journal.note(ASKED, answer(status), Road.CHAT)
    journal.close()
    return journal


def test_an_unanswered_question_is_kept_without_personal_data(
    journal_of: Callable[..., Journal],
) -> None:
    page = noted(journal_of(), Status.NOT_REPORTED).unanswered()
    (asked,) = page.entries
    assert (asked.at, asked.road, asked.language) == (HOUR, "chat", "zh")
    assert (asked.agencies, asked.indicators) == ((BODY,), ("requests_received",))
    assert asked.text == LEFT
    assert page.next is None


def test_nothing_of_the_visitor_reaches_the_file(
    journal_of: Callable[..., Journal], database: ServiceDatabase, place: Place
) -> None:
    noted(journal_of(), *Status)
    written = all_that_is_kept(database, place)
    assert b"13812345678" not in written
    assert BODY.encode() in written


@pytest.mark.parametrize(
    ("keep", "texts"),
    [
        (Keep.COUNTS, {Status.ANSWERED: None, Status.NO_REPORT: None}),
        (Keep.UNANSWERED, {Status.ANSWERED: None, Status.NO_REPORT: LEFT}),
        (Keep.ALL, {Status.ANSWERED: LEFT, Status.NO_REPORT: LEFT}),
    ],
)
def test_how_much_is_kept_is_a_setting(
    journal_of: Callable[..., Journal], keep: Keep, texts: dict[Status, str | None]
) -> None:
    journal = noted(journal_of(keep=keep), *texts)
    kept = {one["status"]: one["text"] for one in journal.export()}
    assert kept == texts
    assert journal.counts() == dict.fromkeys(texts, 1)


def test_nothing_can_be_kept(journal_of: Callable[..., Journal]) -> None:
    journal = journal_of(keep=Keep.NOTHING)
    noted(journal, *Status)
    assert list(journal.export()) == []


def test_the_latest_come_first_page_by_page(journal_of: Callable[..., Journal]) -> None:
    journal = noted(journal_of(), *[Status.NO_REPORT, Status.ANSWERED] * 5)
    first = journal.unanswered(limit=2)
    second = journal.unanswered(limit=2, before=first.next)
    third = journal.unanswered(limit=2, before=second.next)
    numbers = [one.id for page in (first, second, third) for one in page.entries]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 5
    assert third.next is None


def test_questions_of_one_body(journal_of: Callable[..., Journal]) -> None:
    journal = noted(journal_of(), Status.NO_REPORT)
    assert journal.unanswered(agency=BODY).entries
    assert not journal.unanswered(agency=BODY[:5]).entries
    assert not journal.unanswered(agency="%").entries


def test_one_can_be_deleted(journal_of: Callable[..., Journal]) -> None:
    journal = noted(journal_of(), Status.NO_REPORT, Status.NO_REPORT)
    first, second = journal.unanswered().entries
    assert journal.delete_question(first.id)
    assert not journal.delete_question(first.id)
    assert journal.unanswered().entries == (second,)


def test_what_is_old_goes_by_itself_and_on_command(database: ServiceDatabase) -> None:
    old = Journal(database, clock=lambda: NOW - 91 * 86400)
    old.opine(**opinion())
    noted(old, Status.NO_REPORT)
    noted(Journal(database, clock=lambda: NOW), Status.OUT_OF_SCOPE)
    journal = Journal(database, clock=lambda: NOW)
    assert [one.status for one in journal.unanswered().entries] == ["out_of_scope"]
    assert not journal.feedback().entries
    assert journal.purge() == 0
    assert journal.purge(before=NOW + 1) == 1
    assert list(journal.export()) == []


def opinion(**more: Any) -> dict[str, Any]:
    return {
        "helpful": False,
        "remark": " 打13812345678告诉我 ",
        "question": ASKED,
        "language": Language.ZH,
        "status": Status.ANSWERED,
        "road": Road.PAGE,
        **more,
    }


def test_feedback_is_kept_without_personal_data(journal_of: Callable[..., Journal]) -> None:
    journal = journal_of()
    journal.opine(**opinion())
    journal.opine(**opinion(helpful=True, remark="好" * 999))
    latest, first = journal.feedback().entries
    assert (first.helpful, first.remark, first.text) == (False, "打[phone]告诉我", LEFT)
    assert len(latest.remark) == 300
    assert [one.id for one in journal.feedback(helpful=True).entries] == [latest.id]
    assert journal.feedback(limit=1).next == latest.id
    assert journal.delete_feedback(first.id)


def test_feedback_without_texts_keeps_no_question(journal_of: Callable[..., Journal]) -> None:
    journal = journal_of(keep=Keep.COUNTS)
    journal.opine(**opinion())
    (one,) = journal.feedback().entries
    assert one.text is None


def test_a_broken_database_fails_no_question(tmp_path: Path) -> None:
    (tmp_path / SERVICE_DATABASE).write_bytes(b"no database at all" * 100)
    database = ServiceDatabase(tmp_path / SERVICE_DATABASE)
    journal = noted(Journal(database, clock=lambda: NOW), Status.NO_REPORT, Status.NO_REPORT)
    assert journal.lost == 2
    with pytest.raises(ServiceUnavailable):
        journal.unanswered()
    database.close()


class Stuck(ServiceDatabase):
    """A database that lets nobody in until it is freed."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.freed = threading.Event()

    def transaction(self) -> Any:
        assert self.freed.wait(30)
        return super().transaction()


def test_a_stuck_database_holds_up_no_question(tmp_path: Path) -> None:
    database = Stuck(tmp_path / SERVICE_DATABASE)
    journal = Journal(database, clock=lambda: NOW)
    for _ in range(5000):
        journal.note("问", answer(), Road.API)
    assert journal.lost >= 5000 - 2000 - 500
    database.freed.set()
    journal.close()
    assert sum(journal.counts().values()) == 5000 - journal.lost
    database.close()


def test_many_threads_write_side_by_side(journal_of: Callable[..., Journal]) -> None:
    journal = journal_of()

    def write() -> None:
        for _ in range(50):
            journal.note("问", answer(), Road.API)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    assert sum(journal.counts().values()) == 400


class Counting(ServiceDatabase):
    """A database that counts how often it is written to."""

    written = 0

    def transaction(self) -> Any:
        self.written += 1
        return super().transaction()


def test_what_comes_within_a_moment_is_written_together(tmp_path: Path) -> None:
    database = Counting(tmp_path / SERVICE_DATABASE)
    journal = Journal(database, clock=lambda: NOW)
    for _ in range(100):
        journal.note("问", answer(), Road.API)
    journal.close()
    assert sum(journal.counts().values()) == 100
    assert database.written < 10
    journal.note("问", answer(), Road.API)
    journal.close()
    assert sum(journal.counts().values()) == 101
    database.close()


@pytest.mark.parametrize("single", [True, False])
def test_what_is_deleted_is_in_no_file_any_more(
    journal_of: Callable[..., Journal], database: ServiceDatabase, place: Place, *, single: bool
) -> None:
    journal = noted(journal_of(), Status.NOT_REPORTED)
    assert "申请数在哪里".encode() in all_that_is_kept(database, place)
    if single:
        assert journal.delete_question(journal.unanswered().entries[0].id)
    else:
        assert journal.purge(before=NOW) == 1
    assert "申请数在哪里".encode() not in all_that_is_kept(database, place)


def test_what_is_out_of_date_goes_where_no_question_comes_and_none_is_kept(
    journal_of: Callable[..., Journal],
) -> None:
    noted(journal_of(), Status.NOT_REPORTED)
    later = journal_of(keep=Keep.NOTHING, days=1, clock=lambda: NOW + 3 * 86400)
    later.begin()
    later.close()
    assert later.unanswered().entries == ()


def test_a_number_at_the_bound_is_not_cut_before_it_is_known_for_one(
    journal_of: Callable[..., Journal],
) -> None:
    journal = journal_of()
    said = "好" * (REMARK_AT_MOST - 6) + "：13812345678"
    named = {"language": Language.ZH, "status": Status.ANSWERED, "road": Road.PAGE}
    journal.opine(helpful=True, remark=said, question=ASKED, **named)
    assert "13812" not in journal.feedback().entries[0].remark
