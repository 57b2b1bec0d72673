"""The workbench's pages as a browser asks for them: rights, states, files, and what changes."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from disclosure_qa.library import Library
from disclosure_qa.model.answer import FindingKind, Language, Status
from disclosure_qa.model.journal import Keep, Road
from disclosure_qa.model.library import Selection
from disclosure_qa.model.staff import DecisionState
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.journal import Journal
from disclosure_qa.web.access import Role
from staff_reports import BROOK, noted_questions, staff_library
from staff_samples import NAMES, signed_in, with_users
from unit.web.conftest import make_client

NOW = datetime(2024, 5, 1, tzinfo=UTC)
HEAD = {"Accept": "text/html", "Accept-Language": "zh-CN"}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with staff_library(tmp_path_factory.mktemp("pages")) as library:
        yield library


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServiceDatabase]:
    database = ServiceDatabase(tmp_path_factory.mktemp("service") / "service.db")
    with_users(database)
    yield database
    database.close()


@pytest.fixture(scope="module")
def journal(service: ServiceDatabase) -> Journal:
    journal = Journal(service, keep=Keep.UNANSWERED)
    noted_questions(journal)
    return journal


@pytest.fixture(scope="module")
def office(held: Library, service: ServiceDatabase, journal: Journal) -> TestClient:
    client = make_client(held, service=service, journal=journal)
    client.follow_redirects = False
    client.headers.update(HEAD)
    return client


Enter = Callable[..., str]


@pytest.fixture
def enter(office: TestClient, service: ServiceDatabase, held: Library) -> Iterator[Enter]:
    """Signs the client in with a role, and gives the secret of forms; undecides afterwards."""
    accounts = Accounts.of(service)
    yield lambda role=Role.READER: signed_in(office, accounts, role)
    office.cookies.clear()
    for key in held.decisions():
        held.decide(key, None, "", "", NOW)


def sheet(answer: object) -> list[dict[str, str]]:
    content = answer.content.decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(content)))


@pytest.mark.parametrize(
    "path", ["staff", "staff/figures", "staff/findings", "staff/findings/file.json"]
)
def test_whoever_is_not_signed_in_is_led_to_the_sign_in(office: TestClient, path: str) -> None:
    answer = office.get(f"/{path}")
    assert answer.status_code == 303
    assert "staff/sign-in" in answer.headers["location"]


def test_the_policy_lets_nothing_in_that_is_written_into_the_page(
    office: TestClient, enter: Enter
) -> None:
    enter()
    answer = office.get("/staff/figures?draw=trend")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search(r"<[^>]+\s(style|on\w+)=", answer.text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text)


def test_the_pivot_says_each_way_of_having_no_number(office: TestClient, enter: Enter) -> None:
    enter()
    shown = office.get("/staff/figures").text
    for kind in ("number", "blank", "mark", "absent", "no_report"):
        assert f'<td class="k-{kind}' in shown
    assert "<b>座谈会</b>" not in office.get("/staff/figures?view=list").text


def test_a_number_leads_to_its_marked_place(office: TestClient, enter: Enter) -> None:
    enter()
    shown = office.get("/staff/figures").text
    found = re.search(r'k-number[^>]*"><a href="([^"]+)"[^>]*>0<', shown)
    assert found
    report = office.get("/staff/" + found[1].replace("&amp;", "&")).text
    assert re.search(r'class="cell-hit"><mark>0</mark>', report)


@pytest.mark.parametrize(
    ("query", "said"),
    [("body=无此镇", "没有符合条件"), ("from=1990&to=1991&view=list", "没有符合条件")],
)
def test_nothing_that_fits_says_so(office: TestClient, enter: Enter, query: str, said: str) -> None:
    enter()
    assert said in office.get(f"/staff/figures?{query}").text


def test_a_pivot_as_a_file_has_every_cell_with_its_source(office: TestClient, enter: Enter) -> None:
    enter()
    rows = sheet(office.get("/staff/figures/file.csv?body=溪桥&lang=zh"))
    told = {row["年份"]: (row["数值"], row["显示为"]) for row in rows}
    assert told == {
        "2015": ("2", "2"),
        "2016": ("", "空白"),
        "2017": ("", "无报告"),
        "2018": ("0", "0"),
        "2019": ("", "报告无此项"),
    }
    assert rows[0]["原句"].startswith("受理政府信息公开申请总数")
    assert rows[0]["来源文件"].endswith(f"{BROOK}2015.txt")
    assert rows[2]["来源文件"] == ""


def test_both_files_hold_the_same(office: TestClient, enter: Enter) -> None:
    enter()
    rows = sheet(office.get("/staff/figures/file.csv"))
    book = load_workbook(io.BytesIO(office.get("/staff/figures/file.xlsx").content))
    head, *cells = book.active.iter_rows(values_only=True)
    as_text = [["" if v is None else str(v) for v in row] for row in cells]
    assert as_text == [list(row.values()) for row in rows]
    assert list(head) == list(rows[0])


def test_no_cell_of_a_file_is_a_formula(office: TestClient, enter: Enter) -> None:
    enter()
    rows = sheet(office.get("/staff/figures/file.csv?view=list"))
    odd = [row["报告里的名称"] for row in rows if "座谈会" in row["报告里的名称"]]
    assert odd
    assert all(label.startswith("'=") for label in odd)
    book = load_workbook(io.BytesIO(office.get("/staff/figures/file.xlsx?view=list").content))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_list_as_a_file_is_what_is_shown(office: TestClient, enter: Enter) -> None:
    enter()
    query = "view=list&indicator=requests_received&period=year&from=2018&lang=zh"
    rows = sheet(office.get(f"/staff/figures/file.csv?{query}"))
    assert [(row["年份"], row["数值"], row["显示为"], row["原文"]) for row in rows] == [
        ("2018", "1350", "1350", "1350"),
        ("2018", "0", "0", "0"),
        ("2018", "", "“/”", "/"),
    ]
    assert {row["指标"] for row in rows} == {"收到的政府信息公开申请数"}
    assert all(row["来源文件"].endswith("2018.txt") and row["原句"] for row in rows)
    assert f"共 {len(rows)} 条" in office.get(f"/staff/figures?{query}").text


def test_rows_of_no_indicator_are_found_by_their_printed_label(
    office: TestClient, enter: Enter
) -> None:
    enter()
    rows = sheet(office.get("/staff/figures/file.csv?view=list"))
    free = [
        row for row in rows if row["指标"] == "不属于任何指标" and "座谈会" in row["报告里的名称"]
    ]
    query = "view=list&label=座谈会"
    assert sheet(office.get(f"/staff/figures/file.csv?{query}")) == free
    page = office.get(f"/staff/figures?{query}").text
    assert f"共 {len(free)} 条" in page
    assert 'value="座谈会"' in page
    assert "没有" in office.get("/staff/figures?view=list&label=无此名称").text


def test_the_way_to_the_findings_says_how_many_are_open(
    office: TestClient, enter: Enter, held: Library
) -> None:
    enter(Role.EDITOR)
    number = len(held.findings())
    assert f"待核对 {number} 条" in office.get("/staff/figures").text
    key = held.findings()[0].key
    held.decide(key, DecisionState.DISMISSED, "", "eddie", NOW)
    assert f"待核对 {number - 1} 条" in office.get("/staff/reports").text


def test_a_file_is_the_same_however_many_bodies_are_fetched_at_once(
    office: TestClient, enter: Enter, held: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter()
    rows = sheet(office.get("/staff/figures/file.csv?view=list"))
    shown = held.selected(Selection(), limit=10_000)
    assert [row["来源文件"] for row in rows] == [figure.source.document for figure in shown]
    assert [row["原文"] for row in rows] == [figure.printed for figure in shown]
    monkeypatch.setattr("disclosure_qa.web.staff.figures._BODIES_AT_ONCE", 1)
    assert sheet(office.get("/staff/figures/file.csv?view=list")) == rows


# ---- findings ----


def a_finding(library: Library, kind: FindingKind) -> str:
    return next(finding.key for finding in library.findings() if finding.kind is kind)


def test_findings_pass_by_kind_body_year_and_state(office: TestClient, enter: Enter) -> None:
    enter()

    def count(query: str) -> int:
        return office.get(f"/staff/findings?{query}").text.count('<li class="finding ')

    assert count("") == 4
    assert count("kind=blank_cell") == 2
    assert count("year=2018") == 1
    assert count("from=2018") == 2
    assert count("body=芦花") == 0
    assert count("state=open&kind=cumulative_break") == 1
    assert count("state=confirmed") == 0


def test_an_editor_decides_and_the_page_says_who_and_when(
    office: TestClient, enter: Enter, held: Library
) -> None:
    csrf = enter(Role.EDITOR)
    key = a_finding(held, FindingKind.CUMULATIVE_BELOW_YEAR)
    before = held.generation
    form = {"csrf": csrf, "key": key, "state": "confirmed", "remark": "<i>电话核实</i>"}
    answer = office.post(
        "/staff/findings/decide?lang=zh", data={**form, "back": "?kind=x&from=2018"}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../findings?from=2018&done=confirmed&lang=zh#f-{key}"
    shown = office.get("/staff/findings?state=confirmed&done=confirmed").text
    assert f"{NAMES[Role.EDITOR]} 于 2" in shown
    assert "&lt;i&gt;电话核实&lt;/i&gt;" in shown
    assert held.generation > before
    enter(Role.ADMIN)
    assert "确认疑点有误" in office.get("/staff/log").text


def test_a_decision_can_be_changed_and_taken_back(
    office: TestClient, enter: Enter, held: Library
) -> None:
    csrf = enter(Role.EDITOR)
    key = a_finding(held, FindingKind.BLANK_CELL)
    for state in ("confirmed", "dismissed"):
        office.post("/staff/findings/decide", data={"csrf": csrf, "key": key, "state": state})
        assert held.decisions()[key].state == state
    office.post("/staff/findings/decide", data={"csrf": csrf, "key": key, "state": "open"})
    assert key not in held.decisions()


def test_who_may_only_look_cannot_decide(office: TestClient, enter: Enter, held: Library) -> None:
    csrf = enter(Role.READER)
    key = a_finding(held, FindingKind.BLANK_CELL)
    form = {"csrf": csrf, "key": key, "state": "confirmed"}
    assert office.post("/staff/findings/decide", data=form).status_code == 403
    assert '<form method="post" action="../staff/findings' not in office.get("/staff/findings").text
    assert held.decisions() == {}


def test_a_form_of_another_site_decides_nothing(
    office: TestClient, enter: Enter, held: Library
) -> None:
    enter(Role.EDITOR)
    form = {"key": a_finding(held, FindingKind.BLANK_CELL), "state": "confirmed"}
    assert office.post("/staff/findings/decide", data=form).status_code == 403
    assert held.decisions() == {}


def test_a_finding_that_is_gone_is_not_decided(
    office: TestClient, enter: Enter, held: Library
) -> None:
    csrf = enter(Role.EDITOR)
    form = {"csrf": csrf, "key": "0" * 24, "state": "confirmed"}
    answer = office.post("/staff/findings/decide", data=form)
    assert "done=gone" in answer.headers["location"]
    assert held.decisions() == {}


def test_who_decides_after_somebody_else_is_told_and_changes_nothing(
    office: TestClient, enter: Enter, held: Library
) -> None:
    csrf = enter(Role.EDITOR)
    key = a_finding(held, FindingKind.BLANK_CELL)
    form = {"csrf": csrf, "key": key, "state": "confirmed", "seen": "open"}
    assert "done=confirmed" in decided(office, form)
    assert "done=meanwhile" in decided(office, form | {"state": "dismissed"})
    assert held.decisions()[key].state == "confirmed"
    shown = re.search(
        rf'value="{key}"><input type="hidden" name="seen" value="([^"]+)"',
        office.get("/staff/findings").text,
    )
    assert shown
    assert "done=open" in decided(office, form | {"state": "open", "seen": shown[1]})


def decided(office: TestClient, form: dict[str, str]) -> str:
    """Where a decision leads to."""
    return str(office.post("/staff/findings/decide", data=form).headers["location"])


def test_a_form_that_is_sent_after_the_session_leads_back_to_its_page(office: TestClient) -> None:
    page = "http://testserver/staff/findings?kind=blank_cell&lang=en"
    for referer, way in (
        (page, "next=/staff/findings%3Fkind%3Dblank_cell%26lang%3Den&ended=1"),
        ("http://elsewhere.example/staff/findings", ""),
    ):
        answer = office.post("/staff/findings/decide?lang=en", headers={"Referer": referer})
        assert (answer.status_code, way in answer.headers["location"]) == (303, True)
        assert ("next=" in answer.headers["location"]) == bool(way)
    told = office.get("/staff/sign-in?ended=1&next=/staff/findings&lang=en").text
    assert "signed out in the meantime" in told


def test_findings_as_files_hold_both_sides_and_the_decision(
    office: TestClient, enter: Enter, held: Library
) -> None:
    enter(Role.EDITOR)
    key = a_finding(held, FindingKind.CUMULATIVE_BREAK)
    held.decide(key, DecisionState.CONFIRMED, "=HYPERLINK(1)", "王芳", NOW)
    (row,) = sheet(office.get("/staff/findings/file.csv?kind=cumulative_break&lang=zh"))
    assert (row["应为"], row["报告为"]) == ("130", "1300")
    assert (row["处理"], row["备注"]) == ("已确认有误", "'=HYPERLINK(1)")
    assert row["存疑处原文"] == "主动公开文件数 条 70 1300"
    assert "主动公开文件数 条 61 60" in row["对照处"]
    (found,) = json.loads(office.get("/staff/findings/file.json?kind=cumulative_break").content)
    assert (found["state"], found["decision"]["who"]) == ("confirmed", "王芳")
    assert Decimal(found["expected"]) == 130
    assert len(found["citations"]) == 2
    assert office.get("/staff/findings/file.xlsx").content[:2] == b"PK"


# ---- questions ----


def test_questions_come_by_how_they_ended_the_latest_first(
    office: TestClient, enter: Enter
) -> None:
    enter()

    def asked(query: str) -> list[str]:
        rows = sheet(office.get(f"/staff/questions/file.csv?lang=zh&{query}"))
        return [row["问题"] for row in rows]

    assert asked("") == ["<b>今天</b>天气怎么样？", f"{BROOK}2001年收到多少申请？"]
    assert asked("status=out_of_scope") == ["<b>今天</b>天气怎么样？"]
    assert asked("status=answered") == [""]
    assert asked(f"agency={BROOK}") == [f"{BROOK}2001年收到多少申请？"]
    shown = office.get("/staff/questions").text
    assert "&lt;b&gt;今天&lt;/b&gt;" in shown
    assert re.search(r"<dt>已回答</dt><dd>1</dd>", shown)


def test_feedback_comes_with_its_words(office: TestClient, enter: Enter) -> None:
    enter()
    rows = sheet(office.get("/staff/questions/file.csv?view=feedback&lang=zh&helpful=no"))
    assert [(row["留言"], row["有没有帮助"]) for row in rows] == [("'=没有写网上申请", "没有帮助")]
    assert "=没有写网上申请" in office.get("/staff/questions?view=feedback").text


def test_an_editor_deletes_one_entry_and_a_reader_none(
    office: TestClient, enter: Enter, journal: Journal
) -> None:
    journal.opine(
        helpful=True, remark="删", question="q", language=Language.ZH,
        status=Status.ANSWERED, road=Road.CHAT,
    )  # fmt: skip
    last = journal.feedback().entries[0]
    form = {"entry": last.id, "back": "?view=feedback&helpful=yes"}
    csrf = enter(Role.READER)
    path = "/staff/questions/delete?lang=zh"
    assert office.post(path, data={**form, "csrf": csrf}).status_code == 403
    csrf = enter(Role.EDITOR)
    answers = [office.post(path, data={**form, "csrf": csrf}) for _ in range(2)]
    assert [answer.headers["location"] for answer in answers] == [
        f"../questions?view=feedback&helpful=yes&done={done}&lang=zh"
        for done in ("deleted", "gone")
    ]
    assert last.id not in {entry.id for entry in journal.feedback().entries}


def test_without_a_journal_the_page_says_so(held: Library, service: ServiceDatabase) -> None:
    client = make_client(held, service=service)
    client.headers.update(HEAD)
    signed_in(client, Accounts.of(service), Role.READER)
    assert "没有开启提问记录" in client.get("/staff/questions").text
    assert client.get("/staff/questions/file.csv").status_code == 404
