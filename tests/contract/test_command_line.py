"""The command line as the contract writes it, on the whole of the product."""

import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from disclosure_qa.library import Library

from .conftest import CELLS, LIUQIAO, ROWS, Run, report_html

QUESTION = "柳桥镇2017年收到多少件申请？"


def fits(name: str, value: object, project: Path) -> None:
    schema = (project / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    jsonschema.validate(value, json.loads(schema), cls=jsonschema.Draft202012Validator)


def test_a_figure_is_answered_with_the_row_that_it_came_from(run: Run, project: Path) -> None:
    output = run("ask", QUESTION, "--json")
    answer = json.loads(output.out)
    fits("answer", answer, project)
    assert (output.status, output.err, answer["status"]) == (0, "", "answered")
    (figure,) = answer["figures"]
    assert (figure["value"], figure["unit"], figure["period"]) == (12, "条", "year")
    assert figure["document"] == "2017/柳桥镇.html"
    assert figure["label"] == "受理政府信息公开申请总数"
    assert "受理政府信息公开申请总数 条 12 31" in answer["citations"][0]["quote"]


def test_every_quote_is_an_exact_part_of_the_report(run: Run, place: Path) -> None:
    with Library.open(place / "index") as library:
        text = library.report("2017/柳桥镇.html").text
    for question in (QUESTION, "柳桥镇存在什么问题？", "柳桥镇历年累计公开多少条？"):
        answer = json.loads(run("ask", question, "--json").out)
        assert answer["citations"]
        assert all(citation["quote"] in text for citation in answer["citations"])


def test_an_answer_for_people_shows_number_and_source(run: Run) -> None:
    printed = run("ask", QUESTION).out
    assert "12" in printed.split("\n\n")[0]
    assert f"[1] {LIUQIAO} · 2017" in printed
    assert "受理政府信息公开申请总数 条 12 31" in printed


def test_the_same_question_gives_the_same_bytes(cold: Run) -> None:
    question = ("ask", "柳桥镇2017年拒绝了几件申请，占多少？", "--json")
    assert cold(*question, PYTHONHASHSEED="1").out == cold(*question, PYTHONHASHSEED="2").out


HEAVY = (
    *("torch", "transformers", "sentence_transformers", "chromadb", "langchain", "langgraph"),
    *("gradio", "fastapi", "pandas", "disclosure_qa.langchain"),
)


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_figure_question_loads_nothing_heavy(cold: Run, form: tuple[str, ...]) -> None:
    code = "print(*sys.modules, file=sys.stderr)"
    output = cold("ask", QUESTION, *form, code=code)
    loaded = set(output.err.split())
    assert output.status == 0
    assert "disclosure_qa" in loaded
    heavy = {name for name in loaded if name.startswith(HEAVY)}
    assert heavy == set()


def test_questions_from_a_file_are_answered_in_order(run: Run, place: Path) -> None:
    lines: list[dict[str, Any]] = [
        {"id": 1, "question": QUESTION},
        {"id": "two", "question": "柳桥镇去年收到多少件申请？", "today": "2018-06-01"},
        {"question": "柳桥镇去年收到多少件申请？", "today": "2021-06-01"},
        {"id": [4], "question": "明天天气怎么样？"},
    ]
    file = place / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    answers = [json.loads(line) for line in run("ask", "--file", file, "--json").out.splitlines()]
    assert [answer["question"] for answer in answers] == [line["question"] for line in lines]
    assert [answer.get("id") for answer in answers] == [1, "two", None, [4]]
    statuses = [answer["status"] for answer in answers]
    assert statuses == ["answered", "answered", "no_report", "out_of_scope"]


def test_figures_json_is_all_of_them_blank_ones_too(run: Run, project: Path) -> None:
    printed = json.loads(run("figures", "--format", "json").out)
    for figure in printed:
        fits("figure", figure, project)
    cells = [figure for figure in printed if figure["origin"] == "table"]
    assert len(cells) == CELLS
    values = {(figure["label"], figure["period"]): figure["value"] for figure in cells}
    for label, _, year, cumulative in ROWS:
        assert values[label, "year"] == (int(year) if year else None)
        assert values[label, "cumulative"] == (int(cumulative) if cumulative else None)


@pytest.mark.parametrize("name", ["柳桥镇", "柳桥", "青河县柳桥镇人民政府", "柳橋鎮", "liuqiao"])
def test_a_body_may_be_called_by_its_short_name(run: Run, name: str) -> None:
    output = run("figures", "--agency", name, "--format", "json")
    assert output.status == 0, output.err
    assert len(json.loads(output.out)) >= CELLS


def test_a_body_that_is_not_there_is_an_error_and_no_empty_list(run: Run) -> None:
    output = run("figures", "--agency", "石塘镇", "--format", "json")
    assert (output.status, output.out) == (2, "")
    assert output.err.startswith("error: no body in the index is called 石塘镇")


def test_the_table_reads_like_the_report(run: Run) -> None:
    lines = run("figures", "--year", "2017").out.splitlines()
    rows = [tuple(line.split()) for line in lines]
    for label, unit, *cells in ROWS:
        assert (label, unit, *(cell or "空白" for cell in cells)) in rows


def test_findings_name_the_blank_cell_and_the_wrong_sum(run: Run, project: Path) -> None:
    output = run("check", "--format", "json")
    findings = json.loads(output.out)
    for finding in findings:
        fits("finding", finding, project)
    assert {finding["kind"] for finding in findings} >= {"blank_cell", "sum_mismatch"}
    sums = [each for each in findings if each["kind"] == "sum_mismatch"]
    assert {(each["expected"], each["found"]) for each in sums} == {(13, 12)}


def test_reports_lists_what_there_is(run: Run, project: Path) -> None:
    (entry,) = json.loads(run("reports", "--format", "json").out)
    fits("report", entry, project)
    assert (entry["document"], entry["agency"], entry["year"], entry["family"]) == (
        "2017/柳桥镇.html",
        LIUQIAO,
        2017,
        "A",
    )


def test_a_question_set_is_scored(run: Run, place: Path) -> None:
    expected = {"agency": LIUQIAO, "year": 2017, "period": "year", "value": 12}
    line = {
        "id": "q-1",
        "lang": "zh",
        "category": "value",
        "question": QUESTION,
        "expect": {"status": "answered", "values": [12], "figures": [expected]},
    }
    (place / "set.jsonl").write_text(json.dumps(line), encoding="utf-8")
    output = run("evaluate", "set.jsonl", "--json", "--floor", "100")
    assert output.status == 0, output.out
    assert json.loads(output.out)["total"]["citations_right"] == 1


def test_output_is_utf8_whatever_the_locale_is(cold: Run) -> None:
    output = cold("ask", QUESTION, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (output.status, output.err) == (0, "")
    assert LIUQIAO in output.out


# Reports in and out


def test_reading_the_same_again_changes_nothing(run: Run) -> None:
    before = run("figures", "--format", "json").out
    again = run("ingest", "reports")
    assert (again.status, again.err) == (0, "")
    assert "unchanged" in again.out
    assert run("figures", "--format", "json").out == before


def bad_files(folder: Path) -> dict[str, bytes]:
    """Files that cannot be read, by name."""
    whole = folder / "whole.docx"
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("word/document.xml", "<w/>" * 1000)
    content = whole.read_bytes()
    whole.unlink()
    return {
        "empty.txt": b"",
        "notes.txt": "今天开会讨论了三件事。".encode(),
        "cut.docx": content[: len(content) // 2],
        "picture.xyz": bytes(range(256)) * 8,
    }


def test_bad_files_cost_only_themselves(run_in: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    bad = bad_files(reports)
    for name, content in bad.items():
        (reports / name).write_bytes(content)
    (reports / "good.html").write_text(report_html(), encoding="utf-8")
    output = run_in(tmp_path, "ingest", "reports")
    assert output.status == 1
    assert sorted(line.partition(": ")[0] for line in output.err.splitlines()) == sorted(bad)
    assert all(line.partition(": ")[2] for line in output.err.splitlines())
    listed = json.loads(run_in(tmp_path, "reports", "--format", "json").out)
    assert [entry["document"] for entry in listed] == ["good.html"]


def test_with_no_good_file_nothing_could_be_done(run_in: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    output = run_in(tmp_path, "ingest", "empty.txt")
    assert output.status == 2
    assert output.err.startswith("empty.txt: ")


def test_a_missing_folder_is_named(run_in: Run, tmp_path: Path) -> None:
    output = run_in(tmp_path, "ingest", "nowhere")
    assert output.status == 2
    assert "nowhere" in output.err
    assert output.err.count("\n") == 1


@pytest.mark.parametrize("command", [["ask", "?"], ["figures"], ["check"], ["reports"]])
def test_an_index_that_was_never_built_says_what_to_do(
    run_in: Run, tmp_path: Path, command: list[str]
) -> None:
    output = run_in(tmp_path, *command)
    assert (output.status, output.out) == (2, "")
    assert "disclosure-qa ingest" in output.err
    assert output.err.count("\n") == 1
    assert not (tmp_path / "index").exists()


def test_a_removed_report_takes_its_figures_along(run_in: Run, tmp_path: Path) -> None:
    (tmp_path / "柳桥镇.html").write_text(report_html(), encoding="utf-8")
    assert run_in(tmp_path, "ingest", "柳桥镇.html").status == 0
    unknown = run_in(tmp_path, "remove", "石塘镇.html")
    assert (unknown.status, unknown.err.count("\n")) == (2, 1)
    assert run_in(tmp_path, "remove", "柳桥镇.html").status == 0
    assert run_in(tmp_path, "figures", "--format", "json").out == "[]\n"
    assert run_in(tmp_path, "reports", "--format", "json").out == "[]\n"
