"""A library and answers made by hand, in every state that the pages show. All bodies are fictional."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from disclosure_qa.errors import IndexUnavailable, InvalidQuestion, UnknownDocument
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
from disclosure_qa.model.figure import Figure, Period, Source
from disclosure_qa.model.library import AgencyEntry, ReportEntry
from disclosure_qa.model.report import Cell, Family, Line, Paragraph, Report, Section, Table

TOWN = "青河县柳桥镇人民政府"
OTHER = "南坪县石塘镇人民政府"
ZH, EN = Language.ZH, Language.EN

ROWS = (
    ("主动公开文件数", "条"),
    ("其中：1.政府网站公开数", "条"),
    ("受理政府信息公开申请总数", "件"),
    ("其中：1.当面申请数", "件"),
    ("2.网络申请数", "件"),
    ("3.信函、传真申请数", "件"),
    ("对申请的答复总数", "件"),
    ("行政复议数", "件"),
)
"""Labels and units of the annex."""


def report_of(
    agency: str,
    year: int,
    values: Sequence[tuple[str, str]],
    *,
    title: str = "",
    document: str = "",
) -> Report:
    """A report with two chapters of prose and an annex of the rows above."""
    blocks: list[Paragraph | Table] = [
        Paragraph(title or f"{agency}{year}年政府信息公开工作年度报告"),
        Paragraph("一、概述"),
        Paragraph(f"{year}年，我镇主动公开政府信息{values[0][0]}条。工作平稳有序。"),
        Paragraph("二、存在的主要问题及改进措施"),
        Paragraph("公开的内容还不够规范。公开的形式还需要进一步丰富，部分栏目更新不够及时。"),
        Paragraph("三、附表"),
        _annex(year, values),
    ]
    document = document or f"{year}/{agency}.txt"
    return _laid_out(document, agency, year, blocks, heads=(1, 3, 5))


def _annex(year: int, values: Sequence[tuple[str, str]]) -> Table:
    head = ("指标名称", "单位", f"{year}年", "历年累计")
    rows = [head, *((label, unit, *pair) for (label, unit), pair in zip(ROWS, values, strict=True))]
    cells = tuple(
        Cell(text, row, column) for row, line in enumerate(rows) for column, text in enumerate(line)
    )
    return Table(cells, page=7)


def _laid_out(
    document: str,
    agency: str,
    year: int,
    blocks: Sequence[Paragraph | Table],
    heads: Collection[int],
) -> Report:
    texts: list[str] = []
    lines: list[Line] = []
    starts: dict[int, int] = {}
    position = 0
    for number, block in enumerate(blocks):
        starts[number] = position
        if isinstance(block, Table):
            printed = [
                (row, " ".join(c.text for c in block.starting_in(row) if c.text))
                for row in range(block.row_count)
            ]
        else:
            printed = [(None, block.text)]
        for row, text in printed:
            lines.append(Line(position, position + len(text), number, row, block.page))
            texts.append(text)
            position += len(text) + 1
    bounds = [0, *(starts[head] for head in heads), position]
    paths = [(), *((blocks[head].text,) for head in heads)]  # type: ignore[union-attr]
    sections = tuple(
        Section(path, start, end)
        for path, start, end in zip(paths, bounds, bounds[1:], strict=False)
    )
    return Report(
        document=document,
        title=blocks[0].text,  # type: ignore[union-attr]
        agency=agency,
        year=year,
        blocks=tuple(blocks),
        text="\n".join(texts),
        lines=tuple(lines),
        sections=sections,
        family=Family.PROVINCIAL_ANNEX,
        issued=date(year + 1, 3, 1),
    )


def row_source(report: Report, row: int, column: int | None = None) -> Source:
    """The place of a row of the annex, or of a cell of it."""
    line = next(one for one in report.lines if one.row == row)
    return Source(
        report.document,
        report.agency,
        report.year,
        "三、附表",
        report.text[line.start : line.end],
        line.start,
        line.end,
        7,
        line.block,
        row,
        column,
    )


def prose_source(report: Report, quote: str) -> Source:
    """The place of a sentence."""
    start = report.text.index(quote)
    section = report.section_at(start).name
    return Source(
        report.document, report.agency, report.year, section, quote, start, start + len(quote)
    )


_INDICATORS = {
    0: "published",
    1: "published_website",
    2: "requests_received",
    7: "reconsiderations",
}


def figure_of(report: Report, row: int, column: int) -> Figure:
    """The figure of a cell of the annex; rows count from 0 without the head."""
    table = report.blocks[6]
    assert isinstance(table, Table)
    cell = table.at(row + 1, column)
    assert cell is not None
    label, unit = ROWS[row]
    return Figure(
        label=label,
        path=(label,),
        period=Period.YEAR if column == 2 else Period.CUMULATIVE,
        value=Decimal(cell.text) if cell.text.isdecimal() else None,
        printed=cell.text,
        unit=unit,
        source=row_source(report, row + 1, column),
        indicator=_INDICATORS.get(row),
    )


def figures_of(report: Report) -> tuple[Figure, ...]:
    """All figures of the annex."""
    return tuple(figure_of(report, row, column) for row in range(len(ROWS)) for column in (2, 3))


REPORTS = (
    report_of(
        TOWN,
        2016,
        [
            ("52", "1216"),
            ("52", "1216"),
            ("3", "7"),
            ("0", "2"),
            ("3", "5"),
            ("0", "0"),
            ("3", "7"),
            ("0", "0"),
        ],
    ),
    report_of(
        TOWN,
        2017,
        [
            ("49", "1265"),
            ("49", "1265"),
            ("0", ""),
            ("0", "2"),
            ("0", "5"),
            ("0", "0"),
            ("", "/"),
            ("0", "0"),
        ],
    ),
    report_of(
        TOWN,
        2018,
        [
            ("61", "1326"),
            ("61", "1326"),
            ("5", "13"),
            ("0", "2"),
            ("5", "10"),
            ("0", "0"),
            ("5", "12"),
            ("0", "0"),
        ],
    ),
    report_of(
        OTHER,
        2018,
        [
            ("1204", "14020"),
            ("1180", "13555"),
            ("12", "40"),
            ("2", "9"),
            ("10", "30"),
            ("0", "1"),
            ("12", "40"),
            ("1", "1"),
        ],
    ),
)


@dataclass
class SampleLibrary:
    """What the pages read of a library, from reports in memory."""

    held: Sequence[Report] = REPORTS
    generation: int = 1
    away: bool = False
    vectors_serve: bool = True
    noted: tuple[Finding, ...] = field(default=())

    @property
    def report_count(self) -> int:
        return len(self.reports())

    def reports(
        self,
        *,
        agencies: Collection[str] | None = None,
        years: Collection[int] | None = None,
        documents: Collection[str] | None = None,
        superseded: bool = False,
    ) -> tuple[ReportEntry, ...]:
        if self.away:
            raise IndexUnavailable("the index cannot be read; run `disclosure-qa ingest`")
        entries = [
            ReportEntry(
                document=report.document,
                agency=report.agency,
                region=report.agency[:3],
                year=report.year,
                title=report.title,
                family=report.family,
                issued=report.issued,
                period_years=(report.year,),
                origin=report.origin,
                sha256="0" * 64,
            )
            for report in self.held
            if (agencies is None or report.agency in agencies)
            and (years is None or report.year in years)
            and (documents is None or report.document in documents)
        ]
        return tuple(sorted(entries, key=lambda e: (e.agency, e.year, e.document)))

    def reading(self) -> AbstractContextManager[None]:
        return nullcontext()

    def report(self, document: str) -> Report:
        for report in self.held:
            if report.document == document:
                return report
        raise UnknownDocument(f"the index holds no document {document!r}")

    def original(self, document: str) -> bytes:
        return self.report(document).text.encode()

    def figures(
        self,
        *,
        agencies: Collection[str] | None = None,
        years: Collection[int] | None = None,
        indicators: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        labels: Collection[str] | None = None,
        applicants: Collection[str] | None = None,
    ) -> tuple[Figure, ...]:
        named = {
            e.document for e in self.reports(agencies=agencies, years=years, documents=documents)
        }
        return tuple(
            figure
            for report in sorted(self.held, key=lambda report: report.document)
            if report.document in named
            for figure in figures_of(report)
            if indicators is None or figure.indicator in indicators
            if applicants is None or (figure.applicant or "") in applicants
        )

    def findings(
        self, *, agencies: Collection[str] | None = None, years: Collection[int] | None = None
    ) -> tuple[Finding, ...]:
        return self.noted

    def agencies(self) -> tuple[AgencyEntry, ...]:
        return tuple(AgencyEntry(name) for name in dict.fromkeys(e.agency for e in self.reports()))


def finding() -> Finding:
    """A cumulative total that does not follow from the year before."""
    return Finding(
        FindingKind.CUMULATIVE_BREAK,
        TOWN,
        2018,
        REPORTS[2].document,
        "历年累计 = 上年累计 + 本年",
        Decimal(12),
        Decimal(13),
        (row_source(REPORTS[2], 3, 3), row_source(REPORTS[0], 3, 3)),
    )


def cited(*figures: Figure) -> dict[str, Any]:
    """The figures and citations of an answer that shows these figures."""
    return {
        "figures": tuple(CitedFigure(figure, n) for n, figure in enumerate(figures, 1)),
        "citations": tuple(Citation(n, figure.source) for n, figure in enumerate(figures, 1)),
    }


R16, R17, R18, S18 = REPORTS
UNDERSTOOD = Understood((TOWN,), (2017,), ("requests_received",), None, Period.YEAR, "value")


def _series(question: str, language: Language, text: str, note: str, assumed: str) -> Answer:
    found = cited(*(figure_of(report, 4, 2) for report in (R16, R17, R18)))
    found["citations"] += (Citation(4, row_source(R18, 3, 3)), Citation(5, row_source(R16, 3, 3)))
    return Answer(
        question,
        language,
        Status.ANSWERED,
        text,
        **found,
        understood=(Understood((TOWN,), (2016, 2017, 2018), (), None, Period.YEAR),),
        notes=(
            Note(NoteKind.ASSUMPTION, assumed),
            Note(NoteKind.DISCREPANCY, note, (4, 5)),
        ),
    )


ANSWERS: dict[str, Answer] = {
    answer.question: answer
    for answer in (
        Answer(
            "柳桥镇2017年收到多少申请？",
            ZH,
            Status.ANSWERED,
            "柳桥镇人民政府2017年受理政府信息公开申请总数为 0 件[1]。",
            **cited(figure_of(R17, 2, 2)),
            understood=(UNDERSTOOD,),
        ),
        Answer(
            "How many requests did Liuqiao receive in 2017?",
            EN,
            Status.ANSWERED,
            f"{TOWN} reported 0 requests received in 2017 [1].",
            **cited(figure_of(R17, 2, 2)),
            understood=(UNDERSTOOD,),
        ),
        Answer(
            "柳桥镇历年累计主动公开多少条？",
            ZH,
            Status.ANSWERED,
            "柳桥镇人民政府历年累计主动公开文件数为 1265 条[1]。",
            **cited(figure_of(R17, 0, 3)),
            understood=(Understood((TOWN,), (2017,), ("published",), None, Period.CUMULATIVE),),
            notes=(Note(NoteKind.ASSUMPTION, "没有说是哪一年，按最近一份报告（2017年）回答。"),),
        ),
        _series(
            "柳桥镇2016到2018年网上收到多少申请？",
            ZH,
            "柳桥镇人民政府收到的网络申请：2016 年 3 件[1]，2017 年 0 件[2]，2018 年 5 件[3]。",
            "2018 年报告写受理申请累计 13 件，而 2016 年累计 7 件加其后两年的 5 件是 12 件。",
            "“网上”按“网络申请数”理解。",
        ),
        _series(
            "How many online requests from 2016 to 2018 in Liuqiao?",
            EN,
            "Online requests received: 3 in 2016 [1], 0 in 2017 [2] and 5 in 2018 [3].",
            "The 2018 report gives a cumulative total of 13; the 7 of 2016 and 5 since make 12.",
            "“Online” was read as 网络申请数.",
        ),
        Answer(
            "2018年哪个镇公开得最多？",
            ZH,
            Status.ANSWERED,
            f"{OTHER}最多，1204 条[2]；{TOWN} 61 条[1]。",
            **cited(figure_of(R18, 0, 2), figure_of(S18, 0, 2)),
            derived=(Derived(Operation.MAX, Decimal(1204), "条", (0, 1)),),
            understood=(
                Understood((TOWN, OTHER), (2018,), ("published",), None, Period.YEAR, "max"),
            ),
            notes=(
                Note(NoteKind.COVERAGE, "共 3 个镇，2 个有 2018 年的报告；另 1 个没有报告。"),
                Note(NoteKind.COMPARABILITY, "两份报告对“公开数”的定义不完全相同。"),
                Note(NoteKind.OFFER, "还有 2016、2017 年的报告。"),
            ),
        ),
        Answer(
            "柳桥镇2018年公开比2017年增长多少？",
            ZH,
            Status.ANSWERED,
            "2018 年 61 条[1]，比 2017 年的 49 条[2]增长 24.49%。",
            **cited(figure_of(R18, 0, 2), figure_of(R17, 0, 2)),
            derived=(Derived(Operation.GROWTH, Decimal("24.49"), "%", (0, 1)),),
            understood=(
                Understood((TOWN,), (2017, 2018), ("published",), None, Period.YEAR, "growth"),
            ),
        ),
        Answer(
            "石塘镇2018年公开了多少，收到多少申请？",
            ZH,
            Status.ANSWERED,
            "主动公开文件数 1204 条[1]。\n受理政府信息公开申请总数 12 件[2]。",
            **cited(figure_of(S18, 0, 2), figure_of(S18, 2, 2)),
            understood=(
                Understood((OTHER,), (2018,), ("published",), None, Period.YEAR),
                Understood((OTHER,), (2018,), ("requests_received",), None, Period.YEAR),
            ),
        ),
        Answer(
            "柳桥镇2018年有什么问题？",
            ZH,
            Status.ANSWERED,
            "报告写道：“公开的内容还不够规范。”[1]“公开的形式还需要进一步丰富，部分栏目更新不够及时。”[2]",
            citations=(
                Citation(1, prose_source(R18, "公开的内容还不够规范。")),
                Citation(
                    2, prose_source(R18, "公开的形式还需要进一步丰富，部分栏目更新不够及时。")
                ),
            ),
        ),
        Answer(
            "What problems did Liuqiao report in 2018?",
            EN,
            Status.ANSWERED,
            "The report says: “公开的内容还不够规范。” [1] “公开的形式还需要进一步丰富，部分栏目更新不够及时。” [2]",
            citations=(
                Citation(1, prose_source(R18, "公开的内容还不够规范。")),
                Citation(
                    2, prose_source(R18, "公开的形式还需要进一步丰富，部分栏目更新不够及时。")
                ),
            ),
        ),
        Answer(
            "柳桥镇2017年累计收到多少申请？",
            ZH,
            Status.NOT_REPORTED,
            "柳桥镇人民政府2017年年度报告里“受理政府信息公开申请总数”的历年累计一格没有填[1]。",
            **cited(figure_of(R17, 2, 3)),
        ),
        Answer(
            "How many requests has Liuqiao received in total by 2017?",
            EN,
            Status.NOT_REPORTED,
            "The 2017 report leaves the cumulative total of requests blank [1].",
            **cited(figure_of(R17, 2, 3)),
        ),
        Answer(
            "柳桥镇2017年累计答复多少？",
            ZH,
            Status.NOT_REPORTED,
            "报告在这一格填的是“/”[1]，不是数字。",
            **cited(figure_of(R17, 6, 3)),
        ),
        Answer(
            "柳桥镇2017年行政处罚多少件？",
            ZH,
            Status.NOT_REPORTED,
            "柳桥镇人民政府2017年年度报告用的表里没有“行政处罚”这一项，正文也没有写。",
        ),
        Answer(
            "What did Liuqiao report on penalties in 2017?",
            EN,
            Status.NOT_REPORTED,
            "The form used for the 2017 report has no row for administrative penalties.",
        ),
        Answer(
            "石塘镇2014年收到多少申请？",
            ZH,
            Status.NO_REPORT,
            "库里没有石塘镇人民政府 2014 年的报告。",
            notes=(Note(NoteKind.OFFER, "有 2018 年的报告。"),),
        ),
        Answer(
            "How many requests did Shitang receive in 2014?",
            EN,
            Status.NO_REPORT,
            "There is no 2014 report of Shitang here.",
            notes=(Note(NoteKind.OFFER, "Its report for 2018 is here."),),
        ),
        Answer(
            "2018年收到多少申请？",
            ZH,
            Status.NEEDS_CLARIFICATION,
            "有 2 个镇的报告写了这个数。您问的是哪一个？",
            options=("柳桥镇2017年收到多少申请？", "石塘镇2018年公开了多少，收到多少申请？"),
        ),
        Answer(
            "How many requests were received?",
            EN,
            Status.NEEDS_CLARIFICATION,
            "Two towns report this number. Which one do you mean?",
            options=(
                "How many requests did Liuqiao receive in 2017?",
                "How many requests did Shitang receive in 2014?",
            ),
        ),
        Answer(
            "今天天气怎么样？",
            ZH,
            Status.OUT_OF_SCOPE,
            "这里只回答政府信息公开工作年度报告里的内容。",
        ),
        Answer(
            "What is the weather like?",
            EN,
            Status.OUT_OF_SCOPE,
            "Only questions about the annual reports on government information disclosure can be answered here.",
        ),
    )
}


def sample_ask(
    library: Any,
    question: str,
    *,
    history: Sequence[Turn] = (),
    today: date,
    language: Language | None = None,
    scope: str | None = None,
) -> Answer:
    """The hand-made answer to a question; the empty refusal to one that has none."""
    if question == "boom":
        raise RuntimeError("a fault of the server")
    if question == "malformed":
        raise InvalidQuestion("malformed")
    if question in ANSWERS:
        return ANSWERS[question]
    if (
        "是多少" in question
        or "哪个多" in question
        or "各是多少" in question
        or "问题" in question
        or "对不上" in question
    ):
        return replace(ANSWERS["柳桥镇2017年收到多少申请？"], question=question)
    if question.startswith(("How many", "Which", "What problems")):
        return replace(ANSWERS["How many requests did Liuqiao receive in 2017?"], question=question)
    if question == "echo history":
        said = " | ".join(f"{turn.role}: {turn.content}" for turn in history)
        return Answer(question, EN, Status.ANSWERED, said or "nothing said before")
    language = language or (EN if question.isascii() else ZH)
    return Answer(question, language, Status.OUT_OF_SCOPE, "…")
