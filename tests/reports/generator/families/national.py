"""The national formats of 2019 (C) and 2021 (D): three tables with merged header cells."""

from dataclasses import dataclass

from reports.generator.facts import APPLICANTS, COURTS, VERDICTS, Facts
from reports.generator.model import YEAR, YEAR_END, Cell, Entry, Plan, Quirks, Row, Table
from reports.generator.printing import printed_cell

WHOLE = ""


@dataclass(frozen=True)
class Measure:
    """One column of table 2: `suffix` completes the row's key."""

    header: str
    suffix: str
    unit: str
    period: str = YEAR


@dataclass(frozen=True)
class Item:
    """One block of table 2: an item of Article 20."""

    name: str
    measures: tuple[Measure, ...]
    rows: tuple[tuple[str, str], ...]


_BEFORE = Measure("上一年项目数量", "_before", "项", YEAR_END)
_CHANGE = Measure("本年增/减", "_change", "项")
_DECIDED_C = Measure("处理决定数量", "_decisions", "件")
_DECIDED_D = Measure("本年处理决定数量", "_decisions", "件")

ITEMS_C = (
    Item(
        "第二十条第（一）项",
        (
            Measure("本年新制作数量", "_made", "件"),
            Measure("本年新公开数量", "_open", "件"),
            Measure("对外公开总数量", "_open_total", "件", YEAR_END),
        ),
        (("rules", "规章"), ("norms", "规范性文件")),
    ),
    Item(
        "第二十条第（五）项",
        (_BEFORE, _CHANGE, _DECIDED_C),
        (("licence", "行政许可"), ("service", "其他对外管理服务事项")),
    ),
    Item(
        "第二十条第（六）项",
        (_BEFORE, _CHANGE, _DECIDED_C),
        (("penalty", "行政处罚"), ("force", "行政强制")),
    ),
    Item("第二十条第（八）项", (_BEFORE, _CHANGE), (("charge", "行政事业性收费"),)),
    Item(
        "第二十条第（九）项",
        (Measure("采购项目数量", "s", "项"), Measure("采购总金额", "_amount", "元")),
        (("purchase", "政府集中采购"),),
    ),
)
ITEMS_D = (
    Item(
        "第二十条第（一）项",
        (
            Measure("本年制发件数", "_made", "件"),
            Measure("本年废止件数", "_gone", "件"),
            Measure("现行有效件数", "_stock", "件", YEAR_END),
        ),
        (("rules", "规章"), ("norms", "行政规范性文件")),
    ),
    Item("第二十条第（五）项", (_DECIDED_D,), (("licence", "行政许可"),)),
    Item("第二十条第（六）项", (_DECIDED_D,), (("penalty", "行政处罚"), ("force", "行政强制"))),
    Item(
        "第二十条第（八）项",
        (Measure("本年收费金额（单位：万元）", "s", "万元"),),
        (("charge", "行政事业性收费"),),
    ),
)

GROUPS = {"r": "三、本年度办理结果", "no": "（三）不予公开", "na": "（四）无法提供"}
GROUPS |= {"de": "（五）不予处理", "ot": "（六）其他处理"}
_TOP = (
    ("new", (), "一、本年新收政府信息公开申请数量"),
    ("carried_in", (), "二、上年结转政府信息公开申请数量"),
    ("open", ("r",), "（一）予以公开"),
    ("partial", ("r",), "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("secret", ("r", "no"), "1.属于国家秘密"),
    ("law", ("r", "no"), "2.其他法律行政法规禁止公开"),
    ("stability", ("r", "no"), "3.危及“三安全一稳定”"),
    ("third", ("r", "no"), "4.保护第三方合法权益"),
    ("internal", ("r", "no"), "5.属于三类内部事务信息"),
    ("process", ("r", "no"), "6.属于四类过程性信息"),
    ("casefile", ("r", "no"), "7.属于行政执法案卷"),
    ("query", ("r", "no"), "8.属于行政查询事项"),
    ("nothold", ("r", "na"), "1.本机关不掌握相关政府信息"),
    ("nomake", ("r", "na"), "2.没有现成信息需要另行制作"),
    ("unclear", ("r", "na"), "3.补正后申请内容仍不明确"),
    ("petition", ("r", "de"), "1.信访举报投诉类申请"),
    ("repeat", ("r", "de"), "2.重复申请"),
    ("publication", ("r", "de"), "3.要求提供公开出版物"),
    ("mass", ("r", "de"), "4.无正当理由大量反复申请"),
    ("confirm", ("r", "de"), "5.要求行政机关确认或重新出具已获取信息"),
)
_OTHER_C = (("otherwise", ("r",), "（六）其他处理"),)
_OTHER_D = (
    ("lapse", ("r", "ot"), "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    (
        "unpaid",
        ("r", "ot"),
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("else", ("r", "ot"), "3.其他"),
)
_END = (("results", ("r",), "（七）总计"), ("carried_out", (), "四、结转下年度继续办理"))
_VERDICTS = dict(zip(VERDICTS, ("结果维持", "结果纠正", "其他结果", "尚未审结"), strict=True))
_SUM_RULE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
ApplicantRow = tuple[str, tuple[str, ...], str]


def table_of_items(
    items: tuple[Item, ...], facts: Facts, plan: Plan
) -> tuple[Table, tuple[Entry, ...]]:
    """Table 2: blocks under one another, each with its own header row."""
    quirks, rows, entries = plan.quirks, list[Row](), list[Entry]()
    width = 1 + max(len(item.measures) for item in items)
    for item in items:
        spans = _spread_columns(len(item.measures), width - 1)
        rows.append((Cell(item.name, colspan=width),))
        heads = zip(item.measures, spans, strict=True)
        rows.append(
            (Cell("信息内容"), *(Cell(measure.header, colspan=span) for measure, span in heads))
        )
        for key, standard in item.rows:
            if key in quirks.drop:
                continue
            label = quirks.label.get(key, standard)
            line = [
                _item_entry(key, (item.name, label), measure, facts, quirks)
                for measure in item.measures
            ]
            cells = zip(line, spans, strict=True)
            rows.append(
                (
                    Cell(label, mark=quirks.mark.get(key, "")),
                    *(Cell(entry.printed, colspan=span, value=True) for entry, span in cells),
                )
            )
            entries.extend(line)
    return Table(tuple(rows), heads=0), tuple(entries)


def _spread_columns(count: int, width: int) -> tuple[int, ...]:
    return (*([1] * (count - 1)), width - count + 1)


def _item_entry(
    key: str, path: tuple[str, str], measure: Measure, facts: Facts, quirks: Quirks
) -> Entry:
    slot = (key + measure.suffix, WHOLE, measure.period)
    change = measure is _CHANGE
    printed, value = printed_cell(slot, facts.numbers[slot[0]], measure.unit, quirks, change=change)
    full = (*path, measure.header)
    return Entry(slot[0], full, path[1], WHOLE, measure.period, measure.unit, value, printed)


def table_of_applicants(
    facts: Facts, plan: Plan, *, newest: bool
) -> tuple[Table, tuple[Entry, ...]]:
    """Table 3: rows of outcomes by six kinds of applicant and the whole."""
    quirks = plan.quirks
    rows_spec = tuple(
        row for row in _TOP + (_OTHER_D if newest else _OTHER_C) + _END if row[0] not in quirks.drop
    )
    rows, entries = list(_applicant_heads(plan)), list[Entry]()
    begun: set[str] = set()
    for row in rows_spec:
        line = _applicant_entries(row, facts, quirks)
        labels = _row_labels(row, rows_spec, begun, plan)
        rows.append((*labels, *(Cell(entry.printed, value=True) for entry in line)))
        entries.extend(line)
    return Table(tuple(rows), heads=3), tuple(entries)


def _applicant_heads(plan: Plan) -> tuple[Row, ...]:
    names = [Cell(_spaced(name, plan)) for name in APPLICANTS[1:]]
    return (
        (Cell(_SUM_RULE, colspan=3, rowspan=3), Cell("申请人情况", colspan=7)),
        (
            Cell(_spaced("自然人", plan), rowspan=2),
            Cell("法人或其他组织", colspan=5),
            Cell(_spaced("总计", plan), rowspan=2),
        ),
        tuple(names),
    )


def _spaced(text: str, plan: Plan) -> str:
    wide = plan.prose.get("spaced_labels")
    return " ".join(text) if wide and len(text) < 4 else text


def _row_labels(
    row: ApplicantRow, rows: tuple[ApplicantRow, ...], begun: set[str], plan: Plan
) -> list[Cell]:
    key, groups, standard = row
    cells = []
    for depth, group in enumerate(groups):
        if group not in begun:
            begun.add(group)
            height = sum(group in other[1] for other in rows)
            upright = depth == 0 and plan.prose.get("upright") == "yes"
            text = plan.quirks.label.get(f"group:{group}", GROUPS[group])
            cells.append(Cell(text, rowspan=height, upright=upright))
    label = plan.quirks.label.get(key, standard)
    cells.append(Cell(label, colspan=3 - len(groups), mark=plan.quirks.mark.get(key, "")))
    return cells


def _applicant_entries(row: ApplicantRow, facts: Facts, quirks: Quirks) -> list[Entry]:
    key, groups, standard = row
    label = quirks.label.get(key, standard)
    path = (*(quirks.label.get(f"group:{group}", GROUPS[group]) for group in groups), label)
    values = _grid_row(key, facts)
    line = []
    for applicant, fact in zip((*APPLICANTS, WHOLE), (*values, sum(values)), strict=True):
        printed, value = printed_cell((key, applicant, YEAR), fact, "件", quirks)
        line.append(Entry(key, path, label, applicant, YEAR, "件", value, printed))
    return line


def _grid_row(key: str, facts: Facts) -> tuple[int, ...]:
    if key == "otherwise":
        parts = zip(*(facts.grid[part] for part in ("lapse", "unpaid", "else")), strict=True)
        return tuple(sum(column) for column in parts)
    return facts.grid[key]


def table_of_courts(facts: Facts, plan: Plan) -> tuple[Table, tuple[Entry, ...]]:
    """Table 4: one row of fifteen numbers under three header rows."""
    quirks, entries = plan.quirks, list[Entry]()
    tops = (("行政复议",), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉"))
    labels = (*((f"_{key}", text) for key, text in _VERDICTS.items()), ("", "总计"))
    for court, top in zip(COURTS, tops, strict=True):
        for suffix, text in labels:
            slot = (court + suffix, WHOLE, YEAR)
            printed, value = printed_cell(slot, facts.numbers[slot[0]], "件", quirks)
            entries.append(Entry(slot[0], (*top, text), text, WHOLE, YEAR, "件", value, printed))
    names = [text for _, text in labels]
    heads: tuple[Row, ...] = (
        (Cell("行政复议", colspan=5), Cell("行政诉讼", colspan=10)),
        (
            *(Cell(name, rowspan=2) for name in names),
            Cell("未经复议直接起诉", colspan=5),
            Cell("复议后起诉", colspan=5),
        ),
        tuple(Cell(name) for name in names + names),
    )
    values = tuple(Cell(entry.printed, value=True) for entry in entries)
    return Table((*heads, values), heads=3), tuple(entries)
