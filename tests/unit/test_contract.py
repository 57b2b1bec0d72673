"""The public JSON, both directions: exact keys, exact order, exact numbers."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa import contract
from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.model.answer import (
    Answer,
    Citation,
    CitedFigure,
    Derived,
    Finding,
    FindingKind,
    Language,
    Note,
    NoteKind,
    Operation,
    Status,
    Turn,
    Understood,
)
from disclosure_qa.model.figure import Figure, Origin, Period, Source
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Family

SOURCE = Source(
    document="2017/柳桥镇.docx",
    agency="青河县柳桥镇人民政府",
    year=2017,
    section="六、其他事项/（二）附表",
    quote="受理政府信息公开申请总数 件 12 305.5",
    start=100,
    end=125,
    page=7,
    table=3,
    row=4,
    column=2,
)
FIGURE = Figure(
    label="受理政府信息公开申请总数",
    path=("受理政府信息公开申请总数",),
    period=Period.YEAR,
    value=Decimal(12),
    printed="12件",
    unit="件",
    source=SOURCE,
    indicator="requests_received",
    applicant="自然人",
)
BLANK = Figure(
    label="其他",
    path=("（六）其他处理", "3.其他"),
    period=Period.YEAR,
    value=None,
    printed="/",
    unit="件",
    source=SOURCE,
    origin=Origin.PROSE,
)
FIGURE_JSON = {
    "agency": "青河县柳桥镇人民政府",
    "year": 2017,
    "indicator": "requests_received",
    "label": "受理政府信息公开申请总数",
    "path": ["受理政府信息公开申请总数"],
    "dimension": {"applicant": "自然人"},
    "period": "year",
    "value": 12,
    "printed": "12件",
    "unit": "件",
    "origin": "table",
    "approximate": False,
    "document": "2017/柳桥镇.docx",
    "section": "六、其他事项/（二）附表",
    "quote": "受理政府信息公开申请总数 件 12 305.5",
    "page": 7,
}
CITATION_JSON = {
    "id": 1,
    "document": "2017/柳桥镇.docx",
    "agency": "青河县柳桥镇人民政府",
    "year": 2017,
    "section": "六、其他事项/（二）附表",
    "quote": "受理政府信息公开申请总数 件 12 305.5",
    "page": 7,
}
ANSWER = Answer(
    question="柳桥镇2017年的申请里个人占多少",
    language=Language.ZH,
    status=Status.ANSWERED,
    text="占33.33%[1]。",
    figures=(CitedFigure(FIGURE, 1), CitedFigure(BLANK, 1)),
    derived=(Derived(Operation.SHARE, Decimal("33.33"), "%", (0, 1)),),
    citations=(Citation(1, SOURCE),),
    understood=(
        Understood(
            agencies=("青河县柳桥镇人民政府",),
            years=(2017,),
            indicators=("requests_received",),
            applicant="自然人",
            period=Period.YEAR,
            operation=Operation.SHARE,
        ),
        Understood(),
    ),
    notes=(Note(NoteKind.COVERAGE, "16个镇中的12个。", (1,)),),
    options=("柳桥镇2016年呢？",),
)
FINDING = Finding(
    kind=FindingKind.SUM_MISMATCH,
    agency="青河县柳桥镇人民政府",
    year=2017,
    document="2017/柳桥镇.docx",
    what="申请总数应等于三种方式之和",
    expected=Decimal("12.0"),
    found=None,
    sources=(SOURCE, replace(SOURCE, column=3), replace(SOURCE, start=200, end=225)),
)
ENTRY = ReportEntry(
    document="2017/柳桥镇.docx",
    agency="青河县柳桥镇人民政府",
    region="青河县",
    year=2017,
    title="柳桥镇2017年政府信息公开工作年度报告",
    family=Family.PROVINCIAL_ANNEX,
    issued=date(2018, 1, 31),
    period_years=(2017,),
    origin="text",
    sha256="ab" * 32,
)


def as_printed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_a_figure_is_printed_key_for_key() -> None:
    assert as_printed(contract.figure_json(FIGURE)) == as_printed(FIGURE_JSON)


def test_a_cell_without_a_number_is_null_and_keeps_what_it_holds() -> None:
    printed = contract.figure_json(BLANK)
    assert printed["value"] is None
    assert printed["printed"] == "/"
    assert printed["indicator"] is None
    assert printed["dimension"] == {}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("12", "12"),
        ("12.00", "12"),
        ("1E+3", "1000"),
        ("316441", "316441"),
        ("305.5", "305.5"),
        ("72701.2578", "72701.2578"),
        ("-3", "-3"),
        ("0.1", "0.1"),
        ("9007199254740993", "9007199254740993"),
    ],
)
def test_numbers_are_whole_where_they_are_whole_and_else_keep_their_decimals(
    value: str, text: str
) -> None:
    derived = Derived(Operation.SUM, Decimal(value), "件", ())
    answer = Answer("?", Language.ZH, Status.ANSWERED, "", derived=(derived,))
    assert f'"value": {text}, ' in as_printed(contract.answer_json(answer))


def test_an_answer_is_printed_key_for_key() -> None:
    expected = {
        "question": "柳桥镇2017年的申请里个人占多少",
        "language": "zh",
        "status": "answered",
        "text": "占33.33%[1]。",
        "figures": [
            {**FIGURE_JSON, "citation": 1},
            {**contract.figure_json(BLANK), "citation": 1},
        ],
        "derived": [{"operation": "share", "value": 33.33, "unit": "%", "of": [0, 1]}],
        "citations": [CITATION_JSON],
        "understood": [
            {
                "agencies": ["青河县柳桥镇人民政府"],
                "years": [2017],
                "indicators": ["requests_received"],
                "dimension": {"applicant": "自然人"},
                "period": "year",
                "operation": "share",
            },
            {
                "agencies": [],
                "years": [],
                "indicators": [],
                "dimension": {},
                "period": "",
                "operation": "value",
            },
        ],
        "notes": [{"kind": "coverage", "text": "16个镇中的12个。", "citations": [1]}],
        "options": ["柳桥镇2016年呢？"],
    }
    assert as_printed(contract.answer_json(ANSWER)) == as_printed(expected)


@pytest.mark.parametrize("question_id", ["q-1", 7, None, {"a": [1.5]}])
def test_the_id_of_a_question_comes_back_first(question_id: object) -> None:
    printed = contract.answer_json(ANSWER, question_id=question_id)
    assert next(iter(printed)) == "id"
    assert printed["id"] == question_id


def test_a_finding_numbers_its_citations() -> None:
    expected = {
        "kind": "sum_mismatch",
        "agency": "青河县柳桥镇人民政府",
        "year": 2017,
        "document": "2017/柳桥镇.docx",
        "what": "申请总数应等于三种方式之和",
        "expected": 12,
        "found": None,
        "citations": [CITATION_JSON, {**CITATION_JSON, "id": 2}],
    }
    assert as_printed(contract.finding_json(FINDING)) == as_printed(expected)


def test_a_report_is_printed_key_for_key() -> None:
    expected = {
        "document": "2017/柳桥镇.docx",
        "agency": "青河县柳桥镇人民政府",
        "region": "青河县",
        "year": 2017,
        "title": "柳桥镇2017年政府信息公开工作年度报告",
        "family": "A",
        "issued": "2018-01-31",
        "period_years": [2017],
        "origin": "text",
        "superseded": False,
        "part_of": None,
    }
    assert as_printed(contract.report_json(ENTRY)) == as_printed(expected)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("answer", contract.answer_json(ANSWER)),
        ("answer", contract.answer_json(ANSWER, question_id=None)),
        ("figure", contract.figure_json(FIGURE)),
        ("figure", contract.figure_json(BLANK)),
        ("finding", contract.finding_json(FINDING)),
        ("report", contract.report_json(ENTRY)),
    ],
)
def test_what_is_printed_fits_its_schema(name: str, value: object) -> None:
    jsonschema.validate(
        json.loads(json.dumps(value)),
        contract.schemas()[name],
        cls=jsonschema.Draft202012Validator,
    )


@pytest.mark.parametrize("field", FIGURE_JSON)
def test_the_schema_misses_every_field_that_is_left_out(field: str) -> None:
    lacking = {name: value for name, value in FIGURE_JSON.items() if name != field}
    with pytest.raises(jsonschema.ValidationError, match=field):
        jsonschema.validate(lacking, contract.schemas()["figure"])


def test_the_published_schemas_are_current(project: Path) -> None:
    published = {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in (project / "docs" / "schema").glob("*.json")
    }
    assert published == contract.schemas(), "run scripts/write-schemas"


def test_a_question_is_read_with_all_that_it_says() -> None:
    line = {
        "id": None,
        "question": "那2016年呢？",
        "history": [
            {"role": "user", "content": "柳桥镇2017年收到多少申请？"},
            {"role": "assistant", "content": "12件[1]。"},
        ],
        "today": "2019-03-01",
        "language": "en",
        "scope": "青河县柳桥镇人民政府",
        "category": "not ours",
    }
    assert contract.read_question(line) == contract.QuestionRequest(
        question="那2016年呢？",
        history=(
            Turn("user", "柳桥镇2017年收到多少申请？"),
            Turn("assistant", "12件[1]。"),
        ),
        today=date(2019, 3, 1),
        language=Language.EN,
        scope="青河县柳桥镇人民政府",
        id=None,
    )


def test_a_question_alone_is_enough() -> None:
    assert contract.read_question({"question": "?"}) == contract.QuestionRequest("?")
    assert contract.read_question({"question": "?"}).id is contract.ABSENT


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({}, '"question" is missing'),
        ({"question": None}, '"question" is not a string'),
        ({"question": ["?"]}, '"question" is not a string'),
        ({"question": "?", "history": "no"}, '"history" is not a list'),
        ({"question": "?", "history": ["no"]}, '"history" is not a list'),
        ({"question": "?", "history": [{"role": "user"}]}, '"history" is not a list'),
        ({"question": "?", "history": [{"role": "system", "content": ""}]}, '"history" is not'),
        ({"question": "?", "history": [{"role": [], "content": ""}]}, '"history" is not'),
        ({"question": "?", "today": "last week"}, '"today" is not a date'),
        ({"question": "?", "today": 20190301}, '"today" is not a date'),
        ({"question": "?", "today": "2019-02-30"}, '"today" is not a date'),
        ({"question": "?", "language": "fr"}, '"language" is neither'),
        ({"question": "?", "language": 1}, '"language" is neither'),
        ({"question": "?", "scope": {}}, '"scope" is not a string'),
        ({"question": "\ud83d?"}, '"question" is not a string of whole characters'),
        ({"question": "?", "scope": "\udc80"}, '"scope" is not a string of whole characters'),
        ({"question": "?", "history": [{"role": "user", "content": "\ud83d"}]}, '"history" is'),
    ],
)
def test_a_malformed_question_says_which_field(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(InvalidQuestion) as refusal:
        contract.read_question(fields)
    assert str(refusal.value).startswith(complaint)


def test_lines_are_read_in_order_and_blank_ones_passed_over() -> None:
    text = '\ufeff{"question": "一"}\r\n\r\n{"question": "二\u2028三", "id": 2}\n'
    assert [request.question for request in contract.read_questions(text)] == ["一", "二\u2028三"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 3: not JSON"),
        ('{"question": "?", "id": NaN}', "line 3: not JSON"),
        ("[" * 100_000, "line 3: not JSON"),
        ('"?"', "line 3: not a JSON object"),
        ('{"question": 7}', 'line 3: "question" is not a string'),
    ],
)
def test_a_malformed_line_is_named(line: str, complaint: str) -> None:
    with pytest.raises(InvalidQuestion) as refusal:
        contract.read_questions('{"question": "?"}\n\n' + line)
    assert str(refusal.value).startswith(complaint)
    assert "\n" not in str(refusal.value)


_ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.tuples(st.text(), _ANY_JSON), max_size=4), st.booleans())
def test_every_question_and_id_survives_the_way_in(
    questions: list[tuple[str, object]], ensure_ascii: bool
) -> None:
    lines = [
        json.dumps({"question": question, "id": question_id}, ensure_ascii=ensure_ascii)
        for question, question_id in questions
    ]
    read = contract.read_questions("\n".join(lines))
    assert [(request.question, request.id) for request in read] == questions


def test_csv_has_one_row_per_figure_blank_ones_too() -> None:
    rows = list(csv.DictReader(io.StringIO(contract.figures_csv([FIGURE, BLANK]))))
    assert [row["value"] for row in rows] == ["12", ""]
    assert [row["printed"] for row in rows] == ["12件", "/"]
    assert [row["applicant"] for row in rows] == ["自然人", ""]
    assert [row["path"] for row in rows] == ["受理政府信息公开申请总数", "（六）其他处理 › 3.其他"]
    assert rows[0]["quote"] == SOURCE.quote


def with_printed(printed: str) -> Figure:
    return Figure("行", ("行",), Period.YEAR, None, printed, "件", SOURCE)


@pytest.mark.parametrize(
    ("printed", "in_csv"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3|calc", "'-2+3|calc"),
        ("+3", "+3"),
        ("-1,204.5", "-1,204.5"),
        ("—", "—"),
        ('6"\n项', '6"\n项'),
    ],
)
def test_no_cell_of_a_report_becomes_a_formula_in_csv(printed: str, in_csv: str) -> None:
    (row,) = csv.DictReader(io.StringIO(contract.figures_csv([with_printed(printed)])))
    assert row["printed"] == in_csv


def test_a_long_table_is_sent_in_pieces_and_takes_several_sheets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from openpyxl import load_workbook

    rows = [[f"第{n}行", n] for n in range(20_000)]
    pieces = list(contract.csv_pieces(("行", "数"), iter(rows)))
    assert len(pieces) > 2
    assert "".join(pieces) == contract.table_csv(("行", "数"), rows)
    monkeypatch.setattr("disclosure_qa.contract.tabular._XLSX_ROWS", 4)
    book = load_workbook(io.BytesIO(contract.table_xlsx("表", ("行", "数"), rows[:6])))
    assert book.sheetnames == ["表", "表 2"]
    held = [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows(min_row=2)]
    assert held == rows[:6]


def test_xlsx_holds_the_same_rows_as_numbers_and_texts() -> None:
    from openpyxl import load_workbook

    figures = [FIGURE, BLANK, with_printed("=1+1"), with_printed("\x00\ud800长" + "长" * 40_000)]
    sheet = load_workbook(io.BytesIO(contract.figures_xlsx(figures))).active
    assert sheet is not None
    header, *rows = sheet.iter_rows()
    columns = {cell.value: position for position, cell in enumerate(header)}
    assert [row[columns["value"]].value for row in rows[:2]] == [12, None]
    assert rows[2][columns["printed"]].value == "=1+1"
    assert rows[2][columns["printed"]].data_type == "s"
    assert rows[3][columns["printed"]].value == "\ufffd\ufffd" + "长" * 32_765
