"""Small fictional reports, ready to be added, and an encoder that needs no model."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from zlib import crc32

from disclosure_qa.library import Addition, Library
from disclosure_qa.library.neighbours import QuestionVector
from disclosure_qa.library.vectors import Vectors
from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.figure import Figure, Period, Source
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import (
    Cell,
    Family,
    Line,
    Paragraph,
    Passage,
    Report,
    Section,
    Table,
)
from disclosure_qa.text.tokens import tokens

Open = Callable[..., Library]
"""Opens the index of a test; by another name, another index."""

LIUQIAO = "青河县柳桥镇人民政府"
SHIYAN = "青河县石堰乡人民政府"
SENTENCES = ("公开栏每月更新一次。", "收到信函申请两件，均已答复。")


class FakeEncoder:
    """Counts a text's tokens in buckets: texts with common tokens are near."""

    def __init__(self, name: str = "fake-1", buckets: int = 32) -> None:
        self.name = name
        self.buckets = buckets
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        counts = [0.0] * self.buckets
        for token in tokens(text):
            counts[crc32(token.encode()) % self.buckets] += 1.0
        return counts


def asked(text: str) -> QuestionVector:
    """The vector of a question, as the first fake encoder makes it."""
    return QuestionVector("fake-1", FakeEncoder().embed_query(text))


def vectors_in_force(folder: Path) -> Vectors:
    """The vectors of an index as its database names them; to be closed."""
    with closing(sqlite3.connect(folder / "library.db")) as database:
        noted = dict(database.execute("SELECT key, value FROM meta"))
    return Vectors(folder / "derived", noted["vectors"], noted["encoder"])


def figure(report: Report, label: str, value: str | None, indicator: str | None) -> Figure:
    """A table row of the report, with its quote where the report prints it."""
    start = report.text.index(label)
    end = report.text.index("\n", start)
    return Figure(
        label=label,
        path=("其中", label),
        period=Period.YEAR,
        value=None if value is None else Decimal(value),
        printed="" if value is None else f"{value}件",
        unit="件",
        source=Source(
            document=report.document,
            agency=report.agency,
            year=report.year,
            section="六、附表",
            quote=report.text[start:end],
            start=start,
            end=end,
            table=len(report.blocks) - 1,
            row=1,
            column=2,
        ),
        indicator=indicator,
    )


def addition(
    document: str,
    agency: str = LIUQIAO,
    year: int = 2017,
    *,
    requests: str | None = "12",
    issued: date | None = None,
    sentences: Sequence[str] = SENTENCES,
    region: str = "青河县",
    rules: str = "rules-1",
    content: bytes | None = None,
) -> Addition:
    """A report of two chapters: sentences, and a table with a claimed and an unclaimed row."""
    prose = "".join(sentences)
    head = f"一、概述\n{prose}\n六、附表\n"
    text = f"{head}收到申请数 {requests or ''}\n茶话会次数 3\n"
    cells = tuple(
        Cell(text, row, column)
        for row, line in enumerate((("收到申请数", requests or ""), ("茶话会次数", "3")))
        for column, text in enumerate(line)
    )
    report = Report(
        document=document,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        blocks=(Paragraph("一、概述", heading=True), Paragraph(prose), Table(cells, page=2)),
        text=text,
        lines=(Line(0, 4, 0), Line(5, 5 + len(prose), 1), Line(len(head), len(text), 2, 0, 2)),
        sections=(
            Section(("一、概述",), 0, 6 + len(prose)),
            Section(("六、附表",), 6 + len(prose), len(text)),
        ),
        family=Family.STATISTICS_FORM,
        region=region,
        issued=issued,
        period_years=(year,),
    )
    passages = []
    start = 5
    for sentence in sentences:
        passages.append(Passage(document, "一、概述", sentence, start, start + len(sentence)))
        start += len(sentence)
    return Addition(
        report=report,
        figures=(
            figure(report, "收到申请数", requests, "requests_received"),
            figure(report, "茶话会次数", "3", None),
        ),
        passages=tuple(passages),
        original=f"{text}{issued}".encode() if content is None else content,
        rules=rules,
    )


def no_check(reports: Sequence[ReportEntry], figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Finds nothing."""
    return ()


def blank_check(reports: Sequence[ReportEntry], figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """A finding for each blank figure, naming all the documents it was given."""
    given = " ".join(entry.document for entry in reports)
    return tuple(
        Finding(
            FindingKind.BLANK_CELL,
            found.agency,
            found.year,
            found.source.document,
            f"{found.label}：{given}",
            Decimal("1.50"),
            None,
            (found.source,),
        )
        for found in figures
        if found.value is None
    )
