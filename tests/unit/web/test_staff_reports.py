"""The workbench's page Reports: uploads, removal with a way back, corrections."""

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.library.lock import WriterLock
from disclosure_qa.model.answer import Language
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.web import create_app, uploads
from disclosure_qa.web.access import Role
from disclosure_qa.web.causes import cause_in
from disclosure_qa.web.upload_records import UploadState
from disclosure_qa.web.uploads import Uploads, safe_parts
from staff_samples import signed_in, with_users
from unit.web.conftest import without_stray_loops

LIUQIAO = "青河县柳桥镇人民政府"
PAGE = {"Accept": "text/html", "Accept-Language": "zh"}


def report(requests: str = "12", year: int = 2017, agency: str = LIUQIAO) -> bytes:
    return f"""{agency}{year}年政府信息公开工作年度报告
一、概述
公开栏每月更新一次。
六、附表
指标名称\t单位\t{year}年\t历年累计
受理政府信息公开申请总数\t件\t{requests}\t40
村务公开栏数\t个\t3\t7
{agency}
""".encode()


class Desk:
    """A member at the workbench of an index with one report."""

    def __init__(self, client: TestClient, library: Library, sign: Callable[[Role], str]) -> None:
        self.client = client
        self.library = library
        self.sign = sign
        self.csrf = sign(Role.EDITOR)

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(
            f"/staff/reports{path}", params={"lang": "zh", **query}, headers=PAGE
        )

    def post(self, path: str, **fields: Any) -> Any:
        return self.client.post(
            f"/staff/reports{path}", data={"csrf": self.csrf, **fields}, headers=PAGE
        )

    def upload(self, *files: tuple[str, bytes], folder: str = "") -> str:
        """Upload files; the number of the upload."""
        sent = [("files", (name, content)) for name, content in files]
        data = {"csrf": self.csrf, "folder": folder}
        answer = self.client.post("/staff/reports/upload", data=data, files=sent, headers=PAGE)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"].split("?")[0].rpartition("/")[2])

    def settled(self, number: str) -> Any:
        """The page of an upload that goes on no more."""
        for _ in range(600):
            found = self.uploads.of(number)
            assert found is not None
            if not found.unfinished:
                return self.get(f"/uploads/{number}").text
            time.sleep(0.05)
        pytest.fail("the upload did not end")

    @property
    def uploads(self) -> Uploads:
        return self.client.app.state.uploads  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    # Processes that read are tested elsewhere, and take a second to start.
    monkeypatch.setattr("disclosure_qa.ingest.cores", lambda: 0)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_bytes(report())
    service = ServiceDatabase(tmp_path / "service.db")
    accounts = with_users(service)
    with Library.create(tmp_path / "index") as library:
        ingest([corpus], library)
        with without_stray_loops():
            app = create_app(library, service=service)
        client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)
        app.state.accounts = accounts
        made = Desk(client, library, lambda role: signed_in(client, accounts, role))
        yield made
        made.uploads.stop(20)
    service.close()


def archive(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, data in files.items():
            made.writestr(name.replace("_", "."), data)
    return content.getvalue()


def documents(library: Library) -> set[str]:
    return {entry.document for entry in library.reports(superseded=True)}


# ---- uploads ----


def test_many_files_go_in_each_with_what_became_of_it(desk: Desk) -> None:
    packed = archive(c_txt=report(year=2015), d_txt=b"\0\1")
    number = desk.upload(
        ("b.txt", report(year=2016)), ("empty.txt", b""), ("more.zip", packed), folder="2016"
    )
    page = desk.settled(number)
    assert documents(desk.library) == {"a.txt", "2016/b.txt", "2016/more.zip/c.txt"}
    assert "文件是空的。" in page
    assert page.count("已收录</span>") == 2
    assert page.count("未收录</span>") == 2
    assert not (desk.library.place.folder / "uploads" / number / "files").exists()


def test_a_known_document_is_asked_about_and_replaced(desk: Desk) -> None:
    number = desk.upload(("a.txt", report("31")), ("b.txt", report(year=2016)))
    page = desk.get(f"/uploads/{number}").text
    assert "替换它们" in page
    assert documents(desk.library) == {"a.txt"}
    assert desk.post(f"/uploads/{number}", replacing="true").status_code == 303
    assert "已替换" in desk.settled(number)
    assert documents(desk.library) == {"a.txt", "b.txt"}
    assert desk.library.figures(documents=["a.txt"])[0].value == 31


def test_or_left_as_it_is(desk: Desk) -> None:
    number = desk.upload(("a.txt", report("31")), ("b.txt", report(year=2016)))
    desk.post(f"/uploads/{number}", replacing="false")
    assert "1 个已收录的文件保持不变" in desk.settled(number)
    assert documents(desk.library) == {"a.txt", "b.txt"}
    assert desk.library.figures(documents=["a.txt"])[0].value == 12


def test_the_same_file_again_is_no_question(desk: Desk) -> None:
    assert "没有变化" in desk.settled(desk.upload(("a.txt", report())))


def test_what_nobody_decides_about_is_dropped_with_its_files(desk: Desk) -> None:
    number = desk.upload(("a.txt", report("99")))
    now = datetime.now(UTC)
    desk.uploads.drop_undecided(now + timedelta(days=29))
    assert desk.uploads.of(number) is not None
    folder = desk.library.place.folder / "uploads" / number
    assert folder.exists()
    desk.uploads.drop_undecided(now + timedelta(days=31))
    assert desk.uploads.of(number) is None
    assert not folder.exists()
    assert desk.get(f"/uploads/{number}").status_code == 404


def test_it_waits_while_another_process_writes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_BUSY_SECONDS", 0.05)
    with WriterLock(desk.library.place.folder).held():
        number = desk.upload(("b.txt", report(year=2016)))
        for _ in range(200):
            found = desk.uploads.of(number)
            if found is not None and found.state is UploadState.BUSY:
                break
            time.sleep(0.05)
        page = desk.get(f"/uploads/{number}").text
        assert "另一个程序正在写入" in page
        assert re.search(r">b\.txt</th><td[^>]*><span[^>]*>等待读取<", page)
        assert desk.get("").status_code == 200
    assert "等待读取" not in desk.settled(number)
    assert documents(desk.library) == {"a.txt", "b.txt"}


def test_what_a_stop_left_is_taken_up_again(desk: Desk) -> None:
    with WriterLock(desk.library.place.folder).held():
        number = desk.upload(("b.txt", report(year=2016)))
        desk.uploads.stop(20)
    assert documents(desk.library) == {"a.txt"}
    again = Uploads(desk.library)
    again.resume()
    while (found := again.of(number)) is None or found.unfinished:
        time.sleep(0.05)
    again.stop(20)
    assert documents(desk.library) == {"a.txt", "b.txt"}


def test_too_much_is_refused_in_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    declared = {**PAGE, "Content-Length": str(desk.uploads.bounds.bytes + 1)}
    large = desk.client.post("/staff/reports/upload", content=b"", headers=declared)
    assert (large.status_code, "256 MB" in large.text) == (413, True)
    none = desk.client.post("/staff/reports/upload", data={"csrf": desk.csrf}, headers=PAGE)
    assert (none.status_code, "没有选择文件" in none.text) == (422, True)
    monkeypatch.setattr(desk.uploads, "bounds", replace(desk.uploads.bounds, files=1))
    sent = [("files", ("b.txt", b"x")), ("files", ("c.txt", b"x"))]
    many = desk.client.post(
        "/staff/reports/upload", data={"csrf": desk.csrf}, files=sent, headers=PAGE
    )
    assert (many.status_code, "分几次" in many.text) == (422, True)
    assert metric(desk, "uploads_refused_total") == 2


def metric(desk: Desk, name: str) -> float:
    """A number that the watchers of this machine are told."""
    told = TestClient(desk.client.app, client=("127.0.0.1", 1)).get("/metrics").text
    found = [line for line in told.splitlines() if line.startswith(f"disclosure_qa_{name} ")]
    return float(found[0].rpartition(" ")[2]) if found else 0.0


def test_what_became_of_uploads_is_told_to_watchers(desk: Desk) -> None:
    desk.settled(desk.upload(("b.txt", report(year=2016)), ("c.txt", report(year=2015))))
    desk.settled(desk.upload(("b.txt", report(year=2016)), ("empty.txt", b"")))
    desk.uploads.stop(20)
    counted = {
        'upload_files_total{outcome="added"}': 2,
        'upload_files_total{outcome="unchanged"}': 1,
        'upload_files_total{outcome="skipped"}': 1,
        'upload_seconds_count{state="done"}': 2,
        "uploads_refused_total": 0,
        "vectors_serving": 1,
    }
    assert {name: metric(desk, name) for name in counted} == counted


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.txt", ["a.txt"]),
        ("../../etc/passwd", ["etc", "passwd"]),
        ("C:\\Users\\me\\报告.docx", ["C:", "Users", "me", "报告.docx"]),
        ("/abs/./x.txt", ["abs", "x.txt"]),
        ("..", ["file"]),
        ("a\x00\nb.txt", ["ab.txt"]),
        ("很长" * 200 + ".docx", ["很长" * 30 + ".docx"]),
    ],
)
def test_a_name_stays_below_its_folder(name: str, parts: list[str]) -> None:
    assert safe_parts(name) == parts


@pytest.mark.parametrize("role", [Role.READER])
def test_a_reader_looks_and_changes_nothing(desk: Desk, role: Role) -> None:
    desk.csrf = desk.sign(role)
    assert desk.get("").status_code == 200
    page = desk.get("/report", document="a.txt")
    assert page.status_code == 200
    assert '<form method="post" class' not in page.text
    for path in ("/upload", "/removed"):
        assert desk.get(path).status_code == 403
    for path in ("/remove", "/restore", "/figure", "/identity", "/revoke", "/upload"):
        assert desk.post(path).status_code in {403, 422}
    assert documents(desk.library) == {"a.txt"}


def test_without_the_secret_of_the_form_nothing_changes(desk: Desk) -> None:
    desk.csrf = "another"
    assert desk.post("/remove", document="a.txt").status_code == 403
    sent = [("files", ("b.txt", report(year=2016)))]
    answer = desk.client.post("/staff/reports/upload", files=sent, headers=PAGE)
    assert answer.status_code == 403
    assert desk.uploads.all() == ()


# ---- removal ----


def test_removal_asks_first_and_can_be_undone(desk: Desk) -> None:
    assert "确定移除" in desk.get("/remove", document="a.txt").text
    assert documents(desk.library) == {"a.txt"}
    assert desk.post("/remove", document="a.txt").status_code == 303
    assert documents(desk.library) == set()
    page = desk.get("/removed").text
    assert "a.txt" in page
    assert "eddie" in page
    number = desk.library.removed()[0].id
    assert desk.post("/restore", number=number).status_code == 303
    assert documents(desk.library) == {"a.txt"}
    again = desk.post("/restore", number=number)
    assert (again.status_code, "不能恢复" in again.text) == (422, True)


# ---- corrections ----


def test_a_number_is_corrected_shown_and_revoked(desk: Desk) -> None:
    fields = {"document": "a.txt", "number": 0, "printed": "12", "what": "value", "value": "21"}
    answer = desk.post("/figure", **fields, remark="原件为21")
    assert answer.headers["location"].endswith("done=corrected&lang=zh")
    page = desk.get("/report", document="a.txt").text
    assert "数字（原文为：12）" in page
    assert "原件为21" in page
    assert "工作人员更正了这份报告的 1 处" in desk.client.get("/report?document=a.txt&lang=zh").text
    (correction,) = desk.library.corrections()
    assert correction.who == "eddie"
    desk.post("/revoke", document="a.txt", number=correction.id)
    assert desk.library.figures(documents=["a.txt"])[0].value == 12
    again = desk.post("/revoke", document="a.txt", number=correction.id)
    assert again.headers["location"].endswith("done=gone&lang=zh")
    assert "不在效力中" in desk.get("/report", document="a.txt", done="gone").text
    assert "eddie 于" in desk.get("/report", document="a.txt").text


def test_body_year_and_indicator_are_corrected(desk: Desk) -> None:
    desk.post(
        "/identity", document="a.txt", agency="青河县白石镇人民政府", region="青河县", year="2018"
    )
    (entry,) = desk.library.reports()
    assert (entry.agency, entry.year) == ("青河县白石镇人民政府", 2018)
    figures = desk.library.figures()
    number = next(n for n, f in enumerate(figures) if f.label == "村务公开栏数")
    fields = {"document": "a.txt", "number": number, "printed": "3", "what": "indicator"}
    desk.post("/figure", **fields, indicator="reading_points", everywhere="true")
    assert {f.indicator for f in desk.library.figures(labels=["村务公开栏数"])} == {
        "reading_points"
    }
    taken = desk.post("/figure", **fields, indicator="requests_received")
    assert (taken.status_code, "另有一行" in taken.text) == (422, True)


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("/identity", {"agency": " ", "year": "2018"}, "机关名称"),
        ("/identity", {"agency": "某镇", "year": "12"}, "四位数字"),
        ("/identity", {"agency": "某镇", "year": "²018"}, "四位数字"),
        ("/figure", {"number": 0, "printed": "12", "what": "value", "value": "x"}, "12 或 305.5"),
        ("/figure", {"number": 0, "printed": "12", "what": "value", "value": "NaN"}, "12 或"),
        ("/figure", {"number": 0, "printed": "12", "what": "value", "value": "-3"}, "12 或"),
        (
            "/figure",
            {"number": 0, "printed": "12", "what": "value", "value": "1e-400000000"},
            "12 或",
        ),
        ("/figure", {"number": 0, "printed": "13", "what": "value", "value": "1"}, "有了变化"),
        ("/figure", {"number": 99, "printed": "", "what": "value", "value": "1"}, "有了变化"),
        (
            "/figure",
            {"number": 0, "printed": "12", "what": "indicator", "indicator": "none_such"},
            "没有这个指标",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Desk, path: str, fields: dict[str, Any], said: str
) -> None:
    before = desk.library.figures()
    answer = desk.post(path, document="a.txt", **fields)
    assert (answer.status_code, said in answer.text) == (422, True), answer.text
    assert desk.library.figures() == before
    assert desk.library.corrections() == ()


def test_a_form_that_was_shown_before_another_correction_changes_nothing(desk: Desk) -> None:
    page = desk.get("/report", document="a.txt").text
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    identity = {"document": "a.txt", "agency": "青河县石塘镇人民政府", "seen": seen[1]}
    assert desk.post("/identity", year="2017", **identity).status_code == 303
    late = desk.post("/identity", year="2016", **identity)
    assert (late.status_code, "有了变化" in late.text) == (422, True)
    figure = {"document": "a.txt", "number": 0, "printed": "12", "what": "value", "value": "21"}
    assert desk.post("/figure", **figure, seen=seen[1]).status_code == 422
    assert desk.library.reports()[0].year == 2017
    assert desk.library.figures()[0].value == 12


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "TXT"), ("scan.ofd", "OFD")])
def test_files_whose_pages_cannot_be_shown_say_so(desk: Desk, name: str, kind: str) -> None:
    if name != "a.txt":
        desk.settled(desk.upload((name, report(year=2016))))
    page = desk.get("/report", document=name).text
    assert f"{kind} 文件的原页不能在这里显示" in page
    assert "page-look" not in page


def test_every_change_is_in_the_list_of_deeds(desk: Desk) -> None:
    fields = {"document": "a.txt", "number": 0, "printed": "12", "what": "value", "value": "21"}
    desk.post("/figure", **fields)
    desk.post("/revoke", document="a.txt", number=desk.library.corrections()[0].id)
    desk.post("/remove", document="a.txt")
    desk.post("/restore", number=desk.library.removed()[0].id)
    number = desk.upload(("b.txt", report(year=2018)))
    desk.settled(number)
    deeds = desk.client.app.state.accounts.audit.latest(5)  # type: ignore[attr-defined]
    assert [(deed.who, deed.what, deed.about) for deed in reversed(deeds)] == [
        ("eddie", "report_correct", "a.txt"),
        ("eddie", "report_revoke", "a.txt"),
        ("eddie", "report_remove", "a.txt"),
        ("eddie", "report_restore", "a.txt"),
        ("eddie", "report_upload", number),
    ]
    desk.sign(Role.ADMIN)
    page = desk.client.get("/staff/log?lang=zh", headers=PAGE).text
    assert "report_" not in page
    assert "恢复报告" in page


def test_files_that_cannot_be_compared_with_the_index_are_not_left_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any, **_named: Any) -> Any:
        raise IndexUnavailable("damaged")

    monkeypatch.setattr(desk.library, "reports", broken)
    sent = [("files", ("b.txt", report()))]
    answer = desk.client.post(
        "/staff/reports/upload", data={"csrf": desk.csrf}, files=sent, headers=PAGE
    )
    assert answer.status_code == 503
    assert not list(desk.library.place.folder.glob("uploads/*"))


def test_a_disk_that_is_full_is_told_and_nothing_is_left_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: Any, **_named: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("disclosure_qa.web.upload_records.Path.write_text", full)
    sent = [("files", ("b.txt", report()))]
    answer = desk.client.post(
        "/staff/reports/upload", data={"csrf": desk.csrf}, files=sent, headers=PAGE
    )
    assert answer.status_code == 503
    assert not list(desk.library.place.folder.glob("uploads/*"))
    assert desk.uploads.all() == ()


@pytest.mark.parametrize("query", ["?page=0", "?year=20177", "?done=x"])
def test_an_address_that_fits_nothing_is_answered_by_a_page(desk: Desk, query: str) -> None:
    answer = desk.client.get(f"/staff/reports{query}", headers=PAGE)
    assert (answer.status_code, "无法处理这个请求" in answer.text) == (422, True)


def test_the_list_is_filtered(desk: Desk) -> None:
    for query, there in (
        ({"body": "柳桥"}, True),
        ({"body": "石堰"}, False),
        ({"year": "2017"}, True),
        ({"year": "2016"}, False),
        ({"state": "stands"}, True),
        ({"state": "corrected"}, False),
    ):
        assert ("a.txt</span>" in desk.get("", **query).text) is there, query


def test_what_is_printed_is_escaped(desk: Desk) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    number = desk.upload((name.replace("/", ""), report(year=2016)), ("<b>.txt", b""))
    assert "<img src=x" not in desk.settled(number)
    assert "<img src=x" not in desk.get("").text
    assert "<b>" not in desk.get(f"/uploads/{number}").text


# ---- causes ----


def test_every_cause_of_the_readers_is_known_in_chinese(project: Path) -> None:
    import re

    source = project / "src" / "disclosure_qa"
    text = "".join(
        file.read_text(encoding="utf-8")
        for package in ("readers", "reports", "ingest")
        for file in (source / package).rglob("*.py")
    )
    causes = re.findall(r"UnreadableDocument\(\s*f?\"([^\"]+)\"", text)
    causes += [
        "not an annual report on government information disclosure: no title",
        "the public body that reports is named neither in the title nor",
        "the year is named neither in the title",
        'the format ".zzz" is not one that can be read',
        "the file is an archive; unpack it first",
        "the docx file is damaged or was cut short; get it again from its source",
        "the PDF is damaged or was cut short; get it again from its source",
        "the PDF is locked with a password; save it without one",
    ]
    assert len(causes) > 20
    unknown = [cause for cause in causes if cause_in(cause, Language.ZH) == cause]
    assert unknown == []
