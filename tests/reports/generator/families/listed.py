"""Forms that are one long list of rows: indicator | unit | one or two value columns."""

from dataclasses import dataclass

from reports.generator.facts import Amount, Facts
from reports.generator.model import (
    CUMULATIVE,
    YEAR,
    YEAR_END,
    Cell,
    Entry,
    Plan,
    Quirks,
    Row,
    Table,
)
from reports.generator.printing import printed_cell


@dataclass(frozen=True)
class Line:
    """One row of a form: `key` "" for a row that only groups, `level` its depth."""

    key: str
    label: str
    unit: str
    level: int = 0
    period: str = YEAR


@dataclass(frozen=True)
class Column:
    header: str
    period: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class ListedForm:
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    group_mark: str = "——"


def print_form(form: ListedForm, facts: Facts, plan: Plan) -> tuple[Table, tuple[Entry, ...]]:
    """The table as one grid, and every value cell in it."""
    quirks = plan.quirks
    rows: list[Row] = [tuple(Cell(text) for text in _headers(form, facts.year, plan))]
    entries: list[Entry] = []
    trail: list[str] = []
    for line in _lines(form, quirks):
        label = quirks.label.get(line.key, line.label) if line.key else line.label
        del trail[line.level :]
        trail.append(label)
        cells = [_entry(line, column, tuple(trail), facts, quirks) for column in form.columns]
        head = (Cell(label, mark=quirks.mark.get(line.key, "")), Cell(line.unit))
        values = tuple(
            Cell(cell.printed if cell else form.group_mark, value=True) for cell in cells
        )
        rows.append(head + values)
        entries.extend(cell for cell in cells if cell)
    return Table(tuple(rows), heads=1), tuple(entries)


def _headers(form: ListedForm, year: int, plan: Plan) -> tuple[str, ...]:
    shown = plan.prose.get("column_year", str(year))
    return (*form.heads, *(column.header.format(year=shown) for column in form.columns))


def _lines(form: ListedForm, quirks: Quirks) -> tuple[Line, ...]:
    kept = tuple(line for line in form.lines if line.key not in quirks.drop)
    extra = tuple(Line(f"extra:{label}", label, unit) for label, unit, _ in quirks.extra)
    return kept + extra


def _entry(
    line: Line, column: Column, path: tuple[str, ...], facts: Facts, quirks: Quirks
) -> Entry | None:
    if not line.key:
        return None
    period = column.period or line.period
    fact = _fact(line.key, column, facts, quirks)
    printed, value = printed_cell((line.key, "", period), fact, line.unit, quirks)
    return Entry(line.key, path, path[-1], "", period, line.unit, value, printed)


def _fact(key: str, column: Column, facts: Facts, quirks: Quirks) -> Amount:
    if key.startswith("extra:"):
        number = next(value for label, _, value in quirks.extra if key == f"extra:{label}")
        return number * 7 if column.suffix else number
    if key in quirks.below and column.suffix:
        return facts.numbers[key] - 1
    return facts.numbers[key + column.suffix]


_A = (
    Line("published", "主动公开文件数", "条"),
    Line("site", "其中：1.政府网站公开数", "条", 1),
    Line("gazette", "2.政府公报公开数", "条", 1),
    Line("requests", "受理政府信息公开申请总数", "条"),
    Line("by_person", "其中：1.当面申请数", "条", 1),
    Line("by_net", "2.网络申请数", "条", 1),
    Line("by_letter_fax", "3.信函、传真申请数", "条", 1),
    Line("replies", "对申请的答复总数", "条"),
    Line("agreed", "其中：1.同意公开答复数", "条", 1),
    Line("agreed_partly", "2.同意部分公开答复数", "条", 1),
    Line("refused", "3.不予公开答复数", "条", 1),
    Line("replied_otherwise", "4.其他类型答复数", "条", 1),
    Line("complaints", "接受行政申诉、举报数", "件"),
    Line("reviews", "行政复议数", "件"),
    Line("lawsuits", "行政诉讼数", "件"),
)
ANNEX_A = ListedForm(
    ("指标名称", "单位"),
    (Column("{year}年", YEAR), Column("历年累计", CUMULATIVE, "_total")),
    _A,
)

_B = (
    Line("", "一、主动公开情况", "——"),
    Line("published", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", 1),
    Line("norms_open", "其中：主动公开规范性文件数", "条", 2),
    Line("norms_made", "制发规范性文件总数", "件", 2),
    Line("", "（二）通过不同渠道和方式公开政府信息的情况", "——", 1),
    Line("gazette", "1.政府公报公开政府信息数", "条", 2),
    Line("site", "2.政府网站公开政府信息数", "条", 2),
    Line("weibo", "3.政务微博公开政府信息数", "条", 2),
    Line("wechat", "4.政务微信公开政府信息数", "条", 2),
    Line("other_channel", "5.其他方式公开政府信息数", "条", 2),
    Line("", "二、回应解读情况", "——"),
    Line("hot", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", 1),
    Line("", "（二）通过不同渠道和方式回应解读的情况", "——", 1),
    Line("press", "1.参加或举办新闻发布会总次数", "次", 2),
    Line("press_led", "其中：主要负责同志参加新闻发布会次数", "次", 3),
    Line("interview", "2.政府网站在线访谈次数", "次", 2),
    Line("interview_led", "其中：主要负责同志参加政府网站在线访谈次数", "次", 3),
    Line("interpretation", "3.政策解读稿件发布数", "篇", 2),
    Line("event_social", "4.微博微信回应事件数", "次", 2),
    Line("event_other", "5.其他方式回应事件数", "次", 2),
    Line("", "三、依申请公开情况", "——"),
    Line("requests", "（一）收到申请数", "件", 1),
    Line("by_person", "1.当面申请数", "件", 2),
    Line("by_fax", "2.传真申请数", "件", 2),
    Line("by_net", "3.网络申请数", "件", 2),
    Line("by_letter", "4.信函申请数", "件", 2),
    Line("done", "（二）申请办结数", "件", 1),
    Line("on_time", "1.按时办结数", "件", 2),
    Line("late", "2.延期办结数", "件", 2),
    Line("replies", "（三）申请答复数", "件", 1),
    Line("already_public", "1.属于已主动公开范围数", "件", 2),
    Line("agreed", "2.同意公开答复数", "件", 2),
    Line("agreed_partly", "3.同意部分公开答复数", "件", 2),
    Line("refused", "4.不同意公开答复数", "件", 2),
    Line("because_secret", "其中：涉及国家秘密", "件", 3),
    Line("because_commercial", "涉及商业秘密", "件", 3),
    Line("because_privacy", "涉及个人隐私", "件", 3),
    Line("because_stability", "危及国家安全、公共安全、经济安全和社会稳定", "件", 3),
    Line("because_not_information", "不是《条例》所指政府信息", "件", 3),
    Line("because_law", "法律法规规定的其他情形", "件", 3),
    Line("not_ours", "5.不属于本行政机关公开数", "件", 2),
    Line("not_existing", "6.申请信息不存在数", "件", 2),
    Line("to_amend", "7.告知作出更改补充数", "件", 2),
    Line("elsewhere", "8.告知通过其他途径办理数", "件", 2),
    Line("reviews", "四、行政复议数量", "件"),
    Line("review_kept", "（一）维持具体行政行为数", "件", 1),
    Line("review_corrected", "（二）被依法纠错数", "件", 1),
    Line("review_otherwise_all", "（三）其他情形数", "件", 1),
    Line("lawsuits", "五、行政诉讼数量", "件"),
    Line("lawsuit_kept", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件", 1),
    Line("lawsuit_corrected", "（二）被依法纠错数", "件", 1),
    Line("lawsuit_otherwise_all", "（三）其他情形数", "件", 1),
    Line("complaints", "六、举报投诉数量", "件"),
    Line("fee", "七、依申请公开信息收取的费用", "万元"),
    Line("", "八、机构建设和保障经费情况", "——"),
    Line("agencies", "（一）政府信息公开工作专门机构数", "个", 1, YEAR_END),
    Line("reading_points", "（二）设置政府信息公开查阅点数", "个", 1, YEAR_END),
    Line("staff", "（三）从事政府信息公开工作人员数", "人", 1, YEAR_END),
    Line("fulltime", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", 2, YEAR_END),
    Line("parttime", "2.兼职人员数", "人", 2, YEAR_END),
    Line(
        "budget",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
        1,
    ),
    Line("", "九、政府信息公开会议和培训情况", "——"),
    Line("meetings", "（一）召开政府信息公开工作会议或专题会议数", "次", 1),
    Line("classes", "（二）举办各类培训班数", "次", 1),
    Line("trainees", "（三）接受培训人员数", "人次", 1),
)
FORM_B = ListedForm(("统计指标", "单位"), (Column("统计数"),), _B)

_REASONS = (
    "（1）“涉及国家秘密”数",
    "（2）“涉及商业秘密”数",
    "（3）“涉及个人隐私”数",
    "（4）“正在调查、讨论、处理过程中”数",
    "（5）“与行政执法有关”数",
    "（6）“信息不存在”数",
    "（7）“非本机关掌握”数",
    "（8）“申请内容不明确”数",
    "（9）“重复申请”数",
    "（10）“法律、法规规定免予公开的其他情形”数",
    "（11）“其他原因”数",
)
_OLD = (
    Line("published", "主动公开政府信息总数", "条"),
    Line("electronic", "其中：全文电子化的政府信息数", "条", 1),
    Line("norms_made", "新增规范性文件数", "条"),
    Line("consultations", "咨询总人次", "人次"),
    Line("desk", "其中：1.现场咨询数", "人次", 1),
    Line("calls", "2.电话咨询数", "人次", 1),
    Line("online_consultations", "3.网上咨询数", "人次", 1),
    Line("reception", "接待人次", "人次"),
    Line("requests", "依申请公开政府信息申请总数", "件"),
    Line("by_person", "其中：1.当面申请数", "件", 1),
    Line("by_fax", "2.传真申请数", "件", 1),
    Line("by_email", "3.电子邮件申请数", "件", 1),
    Line("by_net", "4.网上申请数", "件", 1),
    Line("by_post", "5.信函申请数", "件", 1),
    Line("by_other", "6.其他形式申请数", "件", 1),
    Line("replies", "对申请的答复总数", "件"),
    Line("agreed", "其中：1.同意公开答复数", "件", 1),
    Line("agreed_partly", "2.同意部分公开答复数", "件", 1),
    Line("refused", "3.否决公开答复数", "件", 1),
    *(Line(f"reason_{i}", label, "件", 2) for i, label in enumerate(_REASONS, start=1)),
    Line("replied_otherwise", "4.其他类型答复数", "件", 1),
    Line("reviews", "行政复议数", "件"),
    Line("lawsuits", "行政诉讼数", "件"),
    Line("complaints", "行政申诉、举报数", "件"),
    Line("fee", "收取费用总额", "元"),
    Line("fulltime", "专职工作人员数", "人", 0, YEAR_END),
    Line("parttime", "兼职工作人员数", "人", 0, YEAR_END),
    Line("budget", "政府信息公开专项经费", "万元"),
)
OLD_CITY = ListedForm(("统计项目", "计量单位"), (Column("本期实际"), Column("本年累计")), _OLD)
