"""The command line over a library that the test makes up: what is printed where, and the status."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from rich.cells import cell_len

from disclosure_qa import providers
from disclosure_qa.cli import app, main
from disclosure_qa.errors import IndexUnavailable, InvalidQuestion, UnknownDocument
from disclosure_qa.library.backup import Backup
from disclosure_qa.model.answer import (
    Answer,
    Citation,
    CitedFigure,
    Finding,
    FindingKind,
    Language,
    Note,
    NoteKind,
    Status,
)
from disclosure_qa.model.figure import Figure, Period, Source
from disclosure_qa.model.library import AgencyEntry, ReportEntry
from disclosure_qa.model.place import Place
from disclosure_qa.model.report import Family
from disclosure_qa.sentence_models import SearchModels
from disclosure_qa.vocabulary.aliases import Aliases

LIUQIAO = "青河县柳桥镇人民政府"
SHITANG = "青河县石塘镇人民政府"


@dataclass(frozen=True)
class Output:
    status: int
    out: str
    err: str


Run = Callable[..., Output]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> Output:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Output(int(end.value.code or 0), captured.out, captured.err)

    return command


def figure(
    value: str | None = "12",
    *,
    path: tuple[str, ...] = ("受理政府信息公开申请总数",),
    column: int = 2,
    **changes: Any,
) -> Figure:
    quote = f"{path[-1]} 件 {value or ''}"
    source = Source("2017/柳桥镇.txt", LIUQIAO, 2017, "附表", quote, 0, 9, table=1, column=column)
    plain = Figure(
        label=path[-1],
        path=path,
        period=Period.YEAR,
        value=None if value is None else Decimal(value),
        printed=value or "",
        unit="件",
        source=source,
        indicator="requests_received",
    )
    return replace(plain, **changes)


ANSWER = Answer(
    question="柳桥镇2017年收到多少申请？",
    language=Language.ZH,
    status=Status.ANSWERED,
    text="2017年收到申请12件[1]。",
    figures=(CitedFigure(figure(), 1),),
    citations=(Citation(1, figure().source),),
)
REPORT = ReportEntry(
    document="2017/柳桥镇.txt",
    agency=LIUQIAO,
    region="青河县",
    year=2017,
    title="柳桥镇2017年政府信息公开工作年度报告",
    family=Family.PROVINCIAL_ANNEX,
    issued=None,
    period_years=(2017,),
    origin="text",
    sha256="0" * 64,
)


@dataclass
class FakeLibrary:
    """What the commands ask of a library, and what they asked."""

    shown: tuple[Figure, ...] = ()
    found: tuple[Finding, ...] = ()
    held: tuple[ReportEntry, ...] = (REPORT,)
    names: dict[str, tuple[AgencyEntry, ...]] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    folder: Path | None = None
    encoder: Callable[[], object] | None = None
    reranked: bool = False
    damaged: tuple[str, ...] = ()
    caught_up: bool = False

    def __enter__(self) -> "FakeLibrary":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def open(
        self, place: Place, *, encoder: Callable[[], object], reranker: object = None
    ) -> "FakeLibrary":
        self.folder, self.encoder = place.folder, encoder
        self.reranked = reranker is not None
        return self

    def repair(self, progress: Callable[[int, int], None]) -> tuple[str, ...]:
        progress(3, 3)
        return self.damaged

    def backup(
        self, file: Path, progress: Callable[[int, int], None], beside: Sequence[Path]
    ) -> Backup:
        progress(1, 1)
        return Backup(file, 1, self.damaged)

    def catch_up(self) -> None:
        self.caught_up = True

    def reindex(self, progress: Callable[[int, int], None]) -> int:
        progress(3, 3)
        return 3

    def create(self, place: Place, *, encoder: Callable[[], object]) -> "FakeLibrary":
        return self.open(place, encoder=encoder)

    def figures(self, **wanted: Any) -> tuple[Figure, ...]:
        self.asked.append(wanted)
        return self.shown

    def findings(self) -> tuple[Finding, ...]:
        return self.found

    def reports(self, *, superseded: bool = False) -> tuple[ReportEntry, ...]:
        return self.held if superseded else ()

    def agencies_by_key(self, keys: Sequence[str]) -> dict[str, tuple[AgencyEntry, ...]]:
        return {key: self.names[key] for key in keys if key in self.names}

    def agencies_like(self, key: str, limit: int = 20) -> tuple[AgencyEntry, ...]:
        return (AgencyEntry(LIUQIAO),) if "柳" in key else ()

    def unclaimed_labels(self) -> tuple[str, ...]:
        return ("3.网站点击量（次）",)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    monkeypatch.setattr("disclosure_qa.library.Library", fake, raising=False)
    monkeypatch.delenv("DISCLOSURE_QA_INDEX", raising=False)
    return fake


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, library: FakeLibrary) -> list[dict[str, Any]]:
    """The questions that reach `ask`; each gets the one answer, an empty one is refused."""
    questions: list[dict[str, Any]] = []

    def ask(library: object, question: str, **more: Any) -> Answer:
        if not question:
            raise InvalidQuestion("the question is empty")
        questions.append({"question": question, **more})
        return replace(ANSWER, question=question)

    replace_module(monkeypatch, "disclosure_qa.ask", ask=ask)
    return questions


def replace_module(monkeypatch: pytest.MonkeyPatch, name: str, **content: object) -> None:
    module = ModuleType(name)
    module.__dict__.update(content)
    monkeypatch.setitem(sys.modules, name, module)


# ask


def test_ask_prints_the_answer_then_its_source(run: Run, asked: list[Any]) -> None:
    output = run("ask", "柳桥镇2017年收到多少申请？")
    assert output.out == (
        "2017年收到申请12件[1]。\n"
        "\n"
        "[1] 青河县柳桥镇人民政府 · 2017 · 附表 · 2017/柳桥镇.txt\n"
        "    受理政府信息公开申请总数 件 12\n"
    )
    assert (output.status, output.err) == (0, "")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ZH, ["范围：16个镇中的12个。", "第7页"]),
        (Language.EN, ["Coverage: 16个镇中的12个。", "p. 7"]),
    ],
)
def test_ask_prints_notes_options_and_pages_in_the_answers_language(
    run: Run,
    library: FakeLibrary,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    words: list[str],
) -> None:
    answer = replace(
        ANSWER,
        language=language,
        notes=(Note(NoteKind.COVERAGE, "16个镇中的12个。"),),
        options=("柳桥镇？", "石塘镇？"),
        citations=(Citation(1, replace(figure().source, page=7)),),
    )
    replace_module(monkeypatch, "disclosure_qa.ask", ask=lambda *_, **__: answer)
    printed = run("ask", "?").out
    assert all(word in printed for word in words)
    assert "1. 柳桥镇？\n2. 石塘镇？\n" in printed


def test_every_kind_of_note_has_its_word_in_both_languages() -> None:
    from disclosure_qa.cli.answer_text import _NOTE_WORDS

    assert {language: set(words) for language, words in _NOTE_WORDS.items()} == {
        language: set(NoteKind) for language in Language
    }


def test_ask_json_is_one_line_with_chinese_as_it_is(run: Run, asked: list[Any]) -> None:
    output = run("ask", "柳桥镇？", "--json")
    assert output.out.count("\n") == 1
    assert json.loads(output.out)["question"] == "柳桥镇？"
    assert "柳桥镇" in output.out
    assert "id" not in json.loads(output.out)


def test_ask_file_answers_line_for_line_and_echoes_ids(
    run: Run, asked: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "问题.jsonl"
    lines = [
        {"id": "b", "question": "一？", "today": "2019-05-01"},
        {"id": None, "question": "二？", "history": [{"role": "user", "content": "一？"}]},
        {"question": "三？", "language": "en", "scope": LIUQIAO},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    answers = [json.loads(line) for line in run("ask", "--file", file, "--json").out.splitlines()]
    assert [answer["question"] for answer in answers] == ["一？", "二？", "三？"]
    assert [answer.get("id", "none") for answer in answers] == ["b", None, "none"]
    assert asked[0]["today"] == date(2019, 5, 1)
    assert asked[1]["history"][0].content == "一？"
    assert (asked[2]["language"], asked[2]["scope"]) == (Language.EN, LIUQIAO)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'{"question": "?"}\n{oops\n', "error: line 2: not JSON"),
        (b'{"question": "?"}\n\n{"questoin": "?"}', 'error: line 3: "question" is missing'),
        ('{"question": "柳桥"}'.encode("gb18030"), "is not UTF-8"),
    ],
)
def test_a_malformed_file_is_refused_before_anything_is_asked(
    run: Run, asked: list[Any], tmp_path: Path, content: bytes, complaint: str
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes(content)
    output = run("ask", "--file", file, "--json")
    assert (output.status, output.out, asked) == (2, "", [])
    assert complaint in output.err
    assert output.err.count("\n") == 1


def test_a_question_that_is_refused_is_named_by_its_number(
    run: Run, asked: list[Any], tmp_path: Path
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"question": "?"}\n{"question": ""}\n', encoding="utf-8")
    output = run("ask", "--file", file, "--json")
    assert output.status == 2
    assert output.err == "error: question 2: the question is empty\n"


def test_a_question_under_an_old_locale_arrives_whole(run: Run, asked: list[Any]) -> None:
    loose = "柳桥镇？".encode().decode("ascii", "surrogateescape")
    assert json.loads(run("ask", loose, "--json").out)["question"] == "柳桥镇？"


def test_a_question_in_another_encoding_is_refused(run: Run, asked: list[Any]) -> None:
    loose = "柳桥镇？".encode("gb18030").decode("ascii", "surrogateescape")
    output = run("ask", loose)
    assert (output.status, asked) == (2, [])
    assert "not UTF-8" in output.err


def test_one_question_alone_needs_no_number(run: Run, asked: list[Any]) -> None:
    assert run("ask", "").err == "error: the question is empty\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "?", "--file", "q.jsonl", "--json"],
        ["ask", "--file", "q.jsonl"],
        ["ask", "--file", "missing.jsonl", "--json"],
        ["figures", "--format", "pdf"],
        ["figures", "--year", "last"],
        ["check", "--format", "csv"],
        ["evaluate"],
        ["evaluate", "missing.jsonl"],
        ["serve", "--port", "70000"],
        ["ingest"],
        ["remove"],
        ["explain"],
    ],
)
def test_wrong_usage_is_status_2_with_nothing_on_standard_output(
    run: Run, library: FakeLibrary, arguments: list[str]
) -> None:
    output = run(*arguments)
    assert (output.status, output.out) == (2, "")
    assert "error:" in output.err.lower()


# figures


def test_figures_come_as_the_report_prints_them(run: Run, library: FakeLibrary) -> None:
    website = ("主动公开文件数", "其中：1.政府网站公开数")
    library.shown = (
        figure("49", path=website[:1]),
        figure("1265", path=website[:1], period=Period.CUMULATIVE, column=3),
        figure("0", path=website),
        figure(None, path=website, period=Period.CUMULATIVE, column=3),
    )
    lines = [line.rstrip() for line in run("figures").out.splitlines()]
    assert lines == [
        "青河县柳桥镇人民政府 · 2017 · 附表 · 2017/柳桥镇.txt",
        "指标 Item                  单位 Unit   2017年   历年累计",
        "─" * 56,
        "主动公开文件数             件              49       1265",
        "  其中：1.政府网站公开数   件               0       空白",
        "",
    ]


def test_a_table_of_applicants_keeps_its_columns_and_group_labels(
    run: Run, library: FakeLibrary
) -> None:
    refused = ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")
    library.shown = (
        figure("3", path=refused, applicant="自然人", column=3),
        figure(None, path=refused, applicant="商业企业", column=4, printed="/"),
        figure("3", path=refused, column=9),
        figure("7", path=(*refused[:2], "8.属于行政查询事项"), column=9),
    )
    lines = run("figures").out.splitlines()
    assert lines[1].split() == ["指标", "Item", "单位", "Unit", "自然人", "商业企业", "总计"]
    assert [line.split() for line in lines[3:7]] == [
        ["三、本年度办理结果"],
        ["（三）不予公开"],
        ["1.属于国家秘密", "件", "3", "/", "3"],
        ["8.属于行政查询事项", "件", "7"],
    ]
    assert lines[4].startswith("  （三）")
    assert lines[5].startswith("    1.")


def test_columns_that_count_other_things_stand_side_by_side_as_printed(
    run: Run, library: FakeLibrary
) -> None:
    def cell(article: str, label: str, header: str, value: str | None, column: int) -> Figure:
        path = (f"第二十条第（{article}）项", label, header)
        return figure(value, path=path, label=label, column=column)

    library.shown = (
        cell("一", "规章", "本年制发件数", "0", 1),
        cell("一", "规章", "现行有效件数", None, 3),
        cell("一", "行政规范性文件", "本年制发件数", "5", 1),
        cell("一", "行政规范性文件", "现行有效件数", "12", 3),
        cell("五", "行政许可", "本年处理决定数量", "550", 1),
    )
    lines = [line.split() for line in run("figures").out.splitlines()[1:]]
    assert [line for line in lines if line and "─" not in line[0]] == [
        ["指标", "Item", "单位", "Unit", "本年制发件数", "现行有效件数"],
        ["第二十条第（一）项"],
        ["规章", "件", "0", "空白"],
        ["行政规范性文件", "件", "5", "12"],
        ["指标", "Item", "单位", "Unit", "本年处理决定数量"],
        ["第二十条第（五）项"],
        ["行政许可", "件", "550"],
    ]


def test_a_narrow_terminal_keeps_numbers_and_their_labels_readable(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure_qa.cli.printing._NO_TERMINAL_WIDTH", 60)
    label = ("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其申请",)
    applicants = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构")
    library.shown = tuple(
        figure("1573179" if not n else str(n), path=label, applicant=name, column=n + 1)
        for n, name in enumerate(applicants)
    )
    lines = run("figures").out.splitlines()[1:]
    assert all(cell_len(line) <= 60 for line in lines)
    (first,) = (line for line in lines if line.startswith("申请人"))
    assert first.split()[1:] == ["件", "1573179", "1", "2", "3", "4"]
    assert cell_len(first.split()[0]) >= 16


def test_two_rows_of_one_label_stay_two_rows(run: Run, library: FakeLibrary) -> None:
    library.shown = (figure("1", path=("其他",)), figure("2", path=("其他",)))
    assert [line.split()[-1] for line in run("figures").out.splitlines()[3:5]] == ["1", "2"]


def test_figures_json_is_one_array_with_blanks(run: Run, library: FakeLibrary) -> None:
    library.shown = (figure(), figure(None))
    printed = json.loads(run("figures", "--format", "json").out)
    assert [each["value"] for each in printed] == [12, None]


def test_no_figures_are_an_empty_array(run: Run, library: FakeLibrary) -> None:
    assert run("figures", "--format", "json").out == "[]\n"


def test_figures_csv_and_xlsx_go_to_standard_output_or_to_a_file(
    library: FakeLibrary, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from openpyxl import load_workbook

    library.shown = (figure(),)
    for form in ("csv", "xlsx"):
        file = tmp_path / f"figures.{form}"
        for arguments in ([], ["--output", str(file)]):
            with pytest.raises(SystemExit) as end:
                main(["figures", "--format", form, *arguments])
            assert end.value.code == 0
        assert capsysbinary.readouterr().out or file.read_bytes()
    rows = csv.DictReader(io.StringIO((tmp_path / "figures.csv").read_text(encoding="utf-8")))
    assert next(rows)["label"] == "受理政府信息公开申请总数"
    assert load_workbook(tmp_path / "figures.xlsx").active is not None


def test_a_workbook_is_not_sent_to_a_terminal(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    output = run("figures", "--format", "xlsx")
    assert (output.status, output.out) == (2, "")
    assert "--output figures.xlsx" in output.err


def test_a_file_that_cannot_be_written_is_a_clear_line(
    run: Run, library: FakeLibrary, tmp_path: Path
) -> None:
    output = run("figures", "--output", tmp_path / "none" / "figures.csv")
    assert output.status == 2
    assert "cannot be written" in output.err
    assert output.err.count("\n") == 1


def test_a_short_name_chooses_the_body(run: Run, library: FakeLibrary) -> None:
    library.names = {"柳桥镇": (AgencyEntry(LIUQIAO, "青河县"),)}
    run("figures", "--agency", "柳橋鎮 ", "--year", "2017")
    assert library.asked == [{"agencies": [LIUQIAO], "years": [2017]}]


def test_a_name_of_several_bodies_lists_them(run: Run, library: FakeLibrary) -> None:
    other = "白水县柳桥镇人民政府"
    library.names = {"柳桥镇": (AgencyEntry(LIUQIAO), AgencyEntry(other))}
    output = run("figures", "--agency", "柳桥镇")
    assert output.status == 2
    assert f"{other}; {LIUQIAO}" in output.err
    assert library.asked == []


def test_a_full_name_is_meant_even_if_another_body_is_called_so(
    run: Run, library: FakeLibrary
) -> None:
    library.names = {LIUQIAO: (AgencyEntry(LIUQIAO), AgencyEntry(SHITANG))}
    assert run("figures", "--agency", LIUQIAO).status == 0


def test_an_unknown_name_offers_the_nearest(run: Run, library: FakeLibrary) -> None:
    output = run("figures", "--agency", "柳乔镇")
    assert output.status == 2
    assert output.err == (f"error: no body in the index is called 柳乔镇; the nearest: {LIUQIAO}\n")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requests_received", {"indicators": ["requests_received"]}),
        ("受理政府信息公开申请总数", {"indicators": ["requests_received"]}),
        ("网站点击量（次）", None),
        ("3.网站点击量(次)", {"labels": ["3.网站点击量（次）"]}),
    ],
)
def test_an_indicator_is_chosen_by_id_name_or_printed_label(
    run: Run, library: FakeLibrary, name: str, wanted: dict[str, list[str]] | None
) -> None:
    output = run("figures", "--indicator", name)
    if wanted is None:
        assert output.status == 2
        assert name in output.err
    else:
        assert library.asked == [{"agencies": None, "years": None, **wanted}]


# check, reports


FINDING = Finding(
    kind=FindingKind.SUM_MISMATCH,
    agency=LIUQIAO,
    year=2017,
    document="2017/柳桥镇.txt",
    what="申请总数应等于三种方式之和",
    expected=Decimal("13.0"),
    found=Decimal(12),
    sources=(figure().source,),
)


def test_check_prints_findings(run: Run, library: FakeLibrary) -> None:
    library.found = (FINDING,)
    table = run("check").out
    assert all(word in table for word in ("sum_mismatch", "13.0", "12", "2017/柳桥镇.txt · 附表"))
    (printed,) = json.loads(run("check", "--format", "json").out)
    assert (printed["kind"], printed["expected"], printed["found"]) == ("sum_mismatch", 13, 12)


def test_reports_prints_earlier_versions_too(run: Run, library: FakeLibrary) -> None:
    library.held = (REPORT, replace(REPORT, document="old.txt", superseded=True))
    table = run("reports").out
    assert table.count("superseded") == 1
    printed = json.loads(run("reports", "--format", "json").out)
    assert [entry["superseded"] for entry in printed] == [False, True]


def test_what_does_not_go_to_a_terminal_is_never_wrapped(run: Run, library: FakeLibrary) -> None:
    library.held = (replace(REPORT, title="很长的标题" * 200),)
    assert "很长的标题" * 200 in run("reports").out


def test_a_report_cannot_speak_to_the_terminal(run: Run, library: FakeLibrary) -> None:
    library.held = (replace(REPORT, title="\x1b[2J[bold]红\u202e[/bold]:smile:"),)
    printed = run("reports").out
    assert "\ufffd[2J[bold]红\ufffd[/bold]:smile:" in printed
    assert "\x1b" not in printed


# ingest, remove


@pytest.fixture
def ingested(monkeypatch: pytest.MonkeyPatch, library: FakeLibrary) -> list[SimpleNamespace]:
    rows: list[SimpleNamespace] = []

    def ingest(
        paths: Sequence[Path],
        library: object,
        *,
        workers: int,
        scheduler: str | None,
        aliases: Aliases,
        progress: Any,
    ) -> SimpleNamespace:
        assert scheduler is None
        assert aliases == Aliases()
        assert workers >= 1
        for number, _ in enumerate(rows, 1):
            progress(number, len(rows), "[at] hand")
        return SimpleNamespace(rows=tuple(rows))

    def remove(documents: Sequence[str], library: object) -> None:
        if "none.txt" in documents:
            raise UnknownDocument("the index holds no none.txt")

    parts = {"ingest": ingest, "remove": remove, "cores": lambda: 2}
    replace_module(monkeypatch, "disclosure_qa.ingest", **parts)
    return rows


def row(document: str, cause: str = "") -> SimpleNamespace:
    return SimpleNamespace(
        document=document,
        outcome="skipped" if cause else "added",
        agency=None if cause else LIUQIAO,
        year=None if cause else 2017,
        figures=0 if cause else 26,
        cause=cause,
    )


@pytest.mark.parametrize(
    ("rows", "status", "errors"),
    [
        ([row("a.txt")], 0, ""),
        ([row("a.txt"), row("b.pdf", "it is empty")], 1, "b.pdf: it is empty\n"),
        ([row("b.pdf", "it is empty")], 2, "b.pdf: it is empty\n"),
        ([row("长" * 300, "很长的原因" * 99)], 2, f"{'长' * 300}: {'很长的原因' * 99}\n"),
        ([row("a\nb.txt", "line one\nline two")], 2, "a b.txt: line one line two\n"),
    ],
)
def test_ingest_prints_a_table_and_names_each_unread_file_on_its_line(
    run: Run,
    ingested: list[SimpleNamespace],
    rows: list[SimpleNamespace],
    status: int,
    errors: str,
) -> None:
    ingested += rows
    output = run("ingest", "corpus")
    assert (output.status, output.err) == (status, errors)
    assert all(each.outcome in output.out for each in rows)


def test_a_terminal_gets_a_progress_bar(
    run: Run, ingested: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested.append(row("a.txt"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    output = run("ingest", "corpus")
    assert "1/1" in output.err
    assert "[at] hand" in output.err


def test_remove_says_what_it_removed(run: Run, ingested: list[SimpleNamespace]) -> None:
    assert run("remove", "a.txt", "b.txt").out == "removed a.txt\nremoved b.txt\n"
    refused = run("remove", "none.txt")
    assert (refused.status, refused.err) == (2, "error: the index holds no none.txt\n")


# evaluate


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    file = tmp_path / "set.jsonl"
    lines = [
        {
            "id": f"q-{number}",
            "lang": "zh",
            "category": "value",
            "question": f"{number}？",
            "expect": {"status": "answered", "values": [value]},
        }
        for number, value in enumerate((12, 13, 12, 12), 1)
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return file


def test_evaluate_prints_scores_and_failures(
    run: Run, asked: list[Any], question_set: Path
) -> None:
    output = run("evaluate", question_set)
    assert output.status == 0
    assert "WRONG_NUMBER q-2 [value zh] 2？ — value 13 is missing; shown: 12" in output.out
    total = next(line for line in output.out.splitlines() if line.startswith("all"))
    assert total.split()[1:7] == ["4", "3", "75.0", "0", "1", "4/4"]
    head = output.out.splitlines()[0]
    for column in ("category", "lang", "right", "refused", "WRONG NUMBER", "citation", "p95"):
        assert column in head


def test_evaluate_json_holds_the_same(run: Run, asked: list[Any], question_set: Path) -> None:
    printed = json.loads(run("evaluate", question_set, "--json").out)
    assert printed["total"]["right"] == 3
    assert printed["total"]["right_percent"] == 75.0
    assert printed["groups"][0]["category"] == "value"
    assert printed["groups"][0]["wrong_numbers"] == printed["total"]["wrong_numbers"] == 1
    assert printed["groups"][0].keys() >= {
        "language",
        "refused",
        "citations_right",
        "citations_due",
        "median_ms",
        "p95_ms",
    }
    assert [failure["id"] for failure in printed["failures"]] == ["q-2"]
    assert printed["failures"][0]["verdict"] == "wrong_number"


@pytest.mark.parametrize(("floor", "status"), [("75", 0), ("75.1", 1), ("100", 1), ("0", 0)])
def test_evaluate_fails_under_the_floor(
    run: Run, asked: list[Any], question_set: Path, floor: str, status: int
) -> None:
    assert run("evaluate", question_set, "--floor", floor, "--json").status == status


@pytest.mark.parametrize(("allowed", "status"), [("0", 1), ("1", 0), ("7", 0)])
def test_evaluate_fails_over_the_wrong_numbers_that_are_let_pass(
    run: Run, asked: list[Any], question_set: Path, allowed: str, status: int
) -> None:
    output = run("evaluate", question_set, "--max-wrong", allowed, "--floor", "75")
    assert output.status == status
    assert ("wrong numbers: 1, more than the 0" in output.err) is bool(status)


# all commands


def test_the_index_is_the_option_else_the_setting_else_a_folder_here(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("reports")
    assert library.folder == Path("index")
    monkeypatch.setenv("DISCLOSURE_QA_INDEX", "/srv/索引")
    run("reports")
    assert library.folder == Path("/srv/索引")
    run("reports", "--index", "there")
    assert library.folder == Path("there")


@pytest.mark.parametrize("model", [None, "some/model"])
def test_the_encoder_that_is_set_is_built_when_it_is_needed(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, model: str | None
) -> None:
    built: list[SearchModels] = []
    monkeypatch.setattr(providers, "build_encoder", built.append)
    monkeypatch.setenv("DISCLOSURE_QA_EMBEDDING_MODEL", model or "")
    run("reports")
    assert built == []
    assert library.encoder is not None
    library.encoder()
    assert built == [SearchModels(model)]
    assert not library.reranked


def test_a_reranker_is_used_where_one_is_set(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_QA_RERANKER_MODEL", "some/model")
    run("reports")
    assert library.reranked


MISSING = "b.pdf: the original is missing or damaged: ingest the file again\n"


@pytest.mark.parametrize(("damaged", "status", "err"), [((), 0, ""), (("b.pdf",), 1, MISSING)])
def test_repair_names_originals_that_are_not_sound(
    run: Run, library: FakeLibrary, damaged: tuple[str, ...], status: int, err: str
) -> None:
    library.damaged = damaged
    output = run("repair")
    assert output.out == "built the full-text index and the vectors anew\n"
    assert (output.status, output.err) == (status, err)


@pytest.mark.parametrize(("damaged", "status", "err"), [((), 0, ""), (("b.pdf",), 1, MISSING)])
def test_a_backup_is_written_where_it_is_wanted(
    run: Run, library: FakeLibrary, damaged: tuple[str, ...], status: int, err: str
) -> None:
    library.damaged = damaged
    output = run("backup", "saved.zip")
    assert (output.status, output.out, output.err) == (status, "saved.zip: 1 reports\n", err)


def test_a_backup_into_a_folder_is_dated(run: Run, library: FakeLibrary, tmp_path: Path) -> None:
    output = run("backup", str(tmp_path))
    name = output.out.removeprefix(f"{tmp_path}/").removesuffix(": 1 reports\n")
    assert re.fullmatch(r"disclosure-qa-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.zip", name)


@pytest.mark.parametrize("replace", [(), ("--replace",)])
def test_restore_hands_over_and_completes_the_index(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, replace: tuple[str, ...]
) -> None:
    calls: list[tuple[Path, Path, bool]] = []

    def restored(file: Path, folder: Path, *, replace: bool, progress: object) -> Backup:
        calls.append((file, folder, replace))
        return Backup(file, 2)

    monkeypatch.setattr("disclosure_qa.library.backup.restore_backup", restored)
    monkeypatch.setattr("disclosure_qa.library.backup.unpack_beside", lambda *_: False)
    output = run("restore", "saved.zip", "--index", "there", *replace)
    assert (output.status, output.out) == (0, "restored 2 reports from saved.zip\n")
    assert calls == [(Path("saved.zip"), Path("there"), bool(replace))]
    assert library.caught_up


def test_reindex_says_how_many_passages_it_embedded(run: Run, library: FakeLibrary) -> None:
    output = run("reindex", "--index", "there")
    assert (output.status, output.out, output.err) == (0, "embedded 3 passages\n", "")
    assert library.folder == Path("there")


def test_an_error_of_ours_is_one_line_and_no_traceback(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, **_: object) -> None:
        raise IndexUnavailable("there is no index in index/: run `disclosure-qa ingest` first")

    monkeypatch.setattr(library, "open", refuse)
    output = run("reports")
    assert (output.status, output.out) == (2, "")
    assert output.err == ("error: there is no index in index/: run `disclosure-qa ingest` first\n")


def test_a_bad_setting_is_one_line(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_QA_PORT", "http")
    output = run("serve")
    assert output.status == 2
    assert output.err.startswith("error: DISCLOSURE_QA_PORT is 'http'")


@pytest.mark.parametrize(
    ("arguments", "served"),
    [
        ([], ("index", "127.0.0.1", 7860)),
        (
            ["--index", "there", "--host", "0.0.0.0", "--port", "80"],
            ("there", "0.0.0.0", 80),
        ),
    ],
)
def test_serve_hands_over_to_the_page(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    served: tuple[str, str, int],
) -> None:
    calls: list[tuple[str, str, int]] = []
    replace_module(
        monkeypatch,
        "disclosure_qa.web",
        serve=lambda place, host, port, **_: calls.append((str(place.folder), host, port)),
    )
    assert run("serve", *arguments).status == 0
    assert calls == [served]


COMMANDS = [
    *("ingest", "remove", "reindex", "repair", "backup", "restore", "transfer", "ask"),
    *("figures", "check", "reports", "evaluate", "serve"),
]


def test_the_commands_are_those_of_the_contract() -> None:
    registered = [command.callback for command in app.registered_commands]
    assert [command.__name__ for command in registered if command] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_and_stands_in_the_readme(
    run: Run, project: Path, command: str
) -> None:
    output = run(command, "--help")
    assert output.status == 0
    options = output.out.split("Options:")[1].splitlines()
    assert all(len(line.split(maxsplit=2)) > 2 for line in options if line.lstrip().startswith("-"))
    assert f"`disclosure-qa {command}" in (project / "README.md").read_text(encoding="utf-8")
