"""The corpus is the same each time, its gold adds up, and what was planted is what is listed."""

import json
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.corpus import files, gold
from reports.generator import SEED, build_corpus
from reports.generator.bodies import BODIES
from reports.generator.facts import simulate
from reports.generator.model import Plan
from reports.generator.plans import PLANS
from reports.generator.printing import spell

KINDS = {
    "sum_mismatch",
    "blank_cell",
    "prose_table_conflict",
    "cumulative_below_year",
    "cumulative_break",
    "carry_over_break",
    "year_mismatch",
}
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
PARTS_D = ("（一）", "（二）", "（三）", "（四）", "（五）", "（六）")


def report(name):
    return next(record for record in gold() if record["file"].endswith(name))


def test_same_seed_same_bytes():
    again = build_corpus()
    assert again[0] == files()
    assert json.dumps(again[1]) == json.dumps(gold())


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.key)
def test_another_seed_gives_other_numbers(body):
    assert simulate(body, SEED) == simulate(body, SEED)
    assert simulate(body, SEED) != simulate(body, "other")


def test_covers_all_forms_formats_and_findings():
    assert len(gold()) >= 36
    assert {record["family"] for record in gold()} == {"A", "B", "C", "D", "old", "prose"}
    assert {plan.writer for plan in PLANS} == {"txt", "html", "docx", "pdf", "browser", "xlsx"}
    required = Counter(
        found["kind"]
        for record in gold()
        for found in record["findings"]
        if not found.get("optional")
    )
    assert set(required) == KINDS
    assert sum(not record["findings"] for record in gold()) >= 20


def _is_clean(plan: Plan) -> bool:
    quirks = plan.quirks
    planted = quirks.off or quirks.said or quirks.below
    empty = any("{" not in text for text in quirks.shown.values())
    other_year = "period_year" in plan.prose or "column_year" in plan.prose
    return not (planted or empty or other_year)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.file)
def test_findings_only_where_planted(plan):
    record = report(plan.file)
    before = [other for other in PLANS if (other.body, other.year) == (plan.body, plan.year - 1)]
    if _is_clean(plan) and all(_is_clean(other) for other in before):
        assert record["findings"] == []
    if not _is_clean(plan):
        assert record["findings"] != []


@pytest.mark.parametrize("name", [plan.file for plan in PLANS if plan.family == "D"])
def test_applicants_add_up_unless_listed(name):
    """Sums from the gold's paths alone, independent of the generator's own relations."""
    record = report(name)
    cells = {
        (tuple(figure["path"]), figure["dimension"].get("applicant", "")): figure["value"]
        for figure in record["figures"]
    }
    wrong = 0
    for (path, applicant), value in cells.items():
        parts = [cells.get((path, name)) for name in APPLICANTS]
        if not applicant and None not in parts and value is not None:
            wrong += sum(parts) != value
    results = {key: value for key, value in cells.items() if key[0][0] == "三、本年度办理结果"}
    for applicant in (*APPLICANTS, ""):
        column = {path: value for (path, name), value in results.items() if name == applicant}
        parts = [value for path, value in column.items() if path[1][:3] in PARTS_D]
        whole = next(value for path, value in column.items() if path[1] == "（七）总计")
        if None not in parts:
            wrong += sum(parts) != whole
    listed = [
        found
        for found in record["findings"]
        if found["kind"] == "sum_mismatch" and not found["detail"].startswith("总计")
    ]
    assert wrong == len(listed)


def test_prose_says_what_the_tables_say():
    """The prose of a report without a planted conflict gives the table's numbers."""
    for record in gold():
        planted = {f["found"] for f in record["findings"] if f["kind"] == "prose_table_conflict"}
        by_key = {
            figure["key"]: figure["value"]
            for figure in record["figures"]
            if figure["period"] == "year" and not figure["dimension"]
        }
        for said in record["statements"]:
            if said["key"] in by_key and not said["scope"] and said["value"] not in planted:
                assert said["value"] == by_key[said["key"]], (record["file"], said)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("2018.txt", "gb18030"),
        ("桐屏县/柳桥镇 2017.txt", "utf-16"),
        ("年报（定稿）.txt", "utf-8-sig"),
    ],
)
def test_text_files_hold_their_statements(name, encoding):
    record = report(name)
    text = files()[record["file"]].decode(encoding)
    for said in record["statements"]:
        assert said["sentence"] in text
    for passage in record["passages"]:
        assert passage["quote"] in text


def test_web_table_holds_the_gold_row_by_row():
    from lxml import html

    record = report("澄湖区/望湖街道2023.html")
    page = html.fromstring(files()[record["file"]])
    printed = {}
    for row in page.xpath("//tr"):
        cells = ["".join(cell.itertext()) for cell in row.xpath("./td")]
        if len(cells) > 7:
            printed[cells[-8]] = cells[-7:]
    for figure in record["figures"]:
        if figure["path"][0] == "三、本年度办理结果":
            place = (*APPLICANTS, "").index(figure["dimension"].get("applicant", ""))
            assert printed[figure["label"]][place] == figure["printed"]


def test_word_table_holds_the_gold_row_by_row():
    from docx import Document

    record = report("砚溪县/竹坞镇2022.docx")
    table = Document(BytesIO(files()[record["file"]])).tables[1]
    printed = {row.cells[2].text: [cell.text for cell in row.cells[3:]] for row in table.rows}
    for figure in record["figures"]:
        if figure["path"][0] == "三、本年度办理结果":
            place = (*APPLICANTS, "").index(figure["dimension"].get("applicant", ""))
            assert printed[figure["label"]][place] == figure["printed"]


def test_archives_carry_no_clock():
    data = files()["砚溪县/竹坞镇2022.docx"]
    with ZipFile(BytesIO(data)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {2020}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2045, "二千零四十五"),
        (10_200, "一万零二百"),
        (30_000, "三万"),
        (1000, "一千"),
    ],
)
def test_spells_chinese_numerals(value, words):
    assert spell(value) == words
