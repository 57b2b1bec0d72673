"""Changes of the index, inside one transaction: a report comes in, is replaced, or goes.

With every change, what follows from it is brought up to date: which version of a report
stands, the findings of the body, and the generation.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Executable, Row, delete, func, insert, select, update

from disclosure_qa.library import fulltext, names, queries
from disclosure_qa.library.belonging import aliases_in_force, put_in_force, settle_bodies
from disclosure_qa.library.database import among, listed, set_meta
from disclosure_qa.library.holdings import pack_words
from disclosure_qa.library.readings import pack_report
from disclosure_qa.library.records import (
    figure_row,
    finding_row,
    packed_corrected,
    report_row,
    with_year_places,
)
from disclosure_qa.library.schema import (
    figures,
    findings,
    meta,
    passages,
    readings,
    removed_reports,
    reports,
)
from disclosure_qa.library.versions import Version, settle
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.corrected import Corrected
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Passage, Report
from disclosure_qa.text.tokens import tokens
from disclosure_qa.vocabulary.aliases import Aliases
from disclosure_qa.vocabulary.kinship import kin

Check = Callable[[Sequence[ReportEntry], Sequence[Figure]], Sequence[Finding]]
"""What is wrong in all standing reports of one body, given with all their figures."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A report ready to be added: what was read of it, and what it was read from.

    `rules` names the rules it was read by; the same file read by other rules is another reading.
    `has_prose` is false for tables alone, which complete a report's prose in another file.
    Where staff corrected something, `report` and `figures` are as corrected, and `as_read` is the
    report as the file says it.
    """

    report: Report
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    original: bytes
    rules: str
    has_prose: bool = True
    as_read: Report | None = None
    corrected: tuple[Corrected, ...] = ()
    sequence: int | None = None
    """Its turn among the versions, for a report that is brought back; the next one for others."""


@dataclass
class Left:
    """What a change has left unused outside of `library.db`."""

    vectors: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Entered:
    """What the index holds of a document's report."""

    agency_id: int
    kin: str
    year: int
    sha256: str
    sequence: int


def vector_text(passage: Passage) -> str:
    """What of a passage is embedded: the names of its sections and its text."""
    return f"{passage.section}\n{passage.text}"


def vector_id(text: str) -> str:
    """The id of a text's vector: the same text is embedded and kept once."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def put(
    connection: Connection, additions: Sequence[Addition], originals: Sequence[str], check: Check
) -> Left:
    """Enter reports in place of what their documents held; `originals` are their SHA-256."""
    left = Left()
    aliases = aliases_in_force(connection)
    touched: set[tuple[int, int]] = set()
    kins: set[str] = set()
    for addition, original in zip(additions, originals, strict=True):
        old = _take_out(connection, addition.report.document, left)
        if old is not None:
            touched.add((old.agency_id, old.year))
            kins.add(old.kin)
        entered = _enter(connection, addition, original, old, aliases)
        touched.add((entered.agency_id, entered.year))
        kins.add(entered.kin)
    settle_changes(connection, touched, kins, aliases, check)
    return _still_unused(connection, left)


def settle_changes(
    connection: Connection,
    touched: set[tuple[int, int]],
    kins: set[str],
    aliases: Aliases,
    check: Check,
) -> None:
    """Bring up to date what follows from a change of these bodies and years."""
    touched |= settle_bodies(connection, kins, aliases)
    _bring_up_to_date(connection, touched, check)


def take_out(connection: Connection, documents: Iterable[str], check: Check) -> Left:
    """Remove documents with all that came from them; unknown ones are passed over."""
    left = Left()
    gone = [_take_out(connection, document, left) for document in documents]
    touched = {(old.agency_id, old.year) for old in gone if old is not None}
    kins = {old.kin for old in gone if old is not None}
    settle_changes(connection, touched, kins, aliases_in_force(connection), check)
    return _still_unused(connection, left)


def call_by(connection: Connection, aliases: Aliases, check: Check) -> None:
    """Put other aliases in force, for the reports that are there too."""
    kins = put_in_force(connection, aliases)
    _bring_up_to_date(connection, settle_bodies(connection, kins, aliases), check)


def _take_out(connection: Connection, document: str, left: Left) -> _Entered | None:
    columns = (reports.c.id, reports.c.agency_id, reports.c.kin, reports.c.year)
    mine = select(*columns, reports.c.sha256, reports.c.sequence).where(
        reports.c.document == document
    )
    row = connection.execute(mine).first()
    if row is None:
        return None
    vectors = select(passages.c.vector).where(passages.c.report_id == row.id)
    left.vectors.update(connection.execute(vectors).scalars())
    left.originals.add(row.sha256)
    fulltext.strike(connection, row.id)
    connection.execute(delete(reports).where(reports.c.id == row.id))
    return _Entered(row.agency_id, row.kin, row.year, row.sha256, row.sequence)


def _enter(
    connection: Connection,
    addition: Addition,
    original: str,
    old: _Entered | None,
    aliases: Aliases,
) -> _Entered:
    report = addition.report
    filed = aliases.filed(report.agency, report.region)
    agency_id = names.enter_agency(connection, *filed, aliases)
    # Read again by other rules, the same file keeps its turn among the versions.
    same = old is not None and old.sha256 == original
    turn = old.sequence if old is not None and same else addition.sequence
    sequence = _next(connection) if turn is None else turn
    entered = _Entered(agency_id, kin(*filed), report.year, original, sequence)
    row = report_row(report) | {
        "agency_id": agency_id,
        "printed_agency": report.agency,
        "printed_region": report.region,
        "kin": entered.kin,
        "sha256": original,
        "rules": addition.rules,
        "sequence": sequence,
        "has_prose": addition.has_prose,
        "prose_stands": False,
        "tables_stand": False,
        "part_of": "",
        "corrected": packed_corrected(addition.corrected),
    }
    made = insert(reports).values(row).returning(reports.c.id)
    _enter_contents(connection, addition, int(connection.execute(made).scalar_one()))
    return entered


def _next(connection: Connection) -> int:
    """The turn of a report that comes now: after all others, those that may be brought back too."""
    turns = (reports.c.sequence, removed_reports.c.sequence)
    lasts = (connection.execute(select(func.max(turn))).scalar() for turn in turns)
    return max(last or 0 for last in lasts) + 1


def _enter_contents(connection: Connection, addition: Addition, report_id: int) -> None:
    body = pack_report(addition.as_read or addition.report)
    connection.execute(insert(readings).values(report_id=report_id, body=body))
    enter_figures(connection, addition.figures, report_id)
    if addition.passages:
        connection.execute(
            insert(passages), [_passage_row(passage, report_id) for passage in addition.passages]
        )
        mine = select(passages.c.id, passages.c.words).where(passages.c.report_id == report_id)
        fulltext.enter(connection, connection.execute(mine).all())


def enter_figures(connection: Connection, found: Sequence[Figure], report_id: int) -> None:
    """Enter the figures of a report, in their order."""
    rows = [figure_row(figure, report_id, n) for n, figure in enumerate(found)]
    if rows:
        connection.execute(insert(figures), rows)


def _passage_row(passage: Passage, report_id: int) -> dict[str, Any]:
    return {
        "report_id": report_id,
        "section": passage.section,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "page": passage.page,
        "words": pack_words(tokens(vector_text(passage))),
        "vector": vector_id(vector_text(passage)),
    }


def _bring_up_to_date(connection: Connection, touched: set[tuple[int, int]], check: Check) -> None:
    for agency_id, year in sorted(touched):
        _settle_versions(connection, agency_id, year)
    for agency_id in sorted({agency_id for agency_id, _ in touched}):
        _renew_findings(connection, agency_id, check)
        names.drop_if_unused(connection, agency_id)
    if touched:
        next_generation(connection)


def next_generation(connection: Connection) -> int:
    """Say that the index has changed; the generation that it is of now."""
    generation = select(meta.c.value).where(meta.c.key == "generation")
    now = int(connection.execute(generation).scalar_one()) + 1
    set_meta(connection, "generation", str(now))
    return now


def _settle_versions(connection: Connection, agency_id: int, year: int) -> None:
    """Say of each file of a body and year what of it stands, and which file it completes."""
    same = (reports.c.agency_id == agency_id) & (reports.c.year == year)
    columns = (reports.c.id, reports.c.document, reports.c.issued, reports.c.sequence)
    rows = connection.execute(select(*columns, reports.c.has_prose).where(same)).all()
    documents = {row.id: row.document for row in rows}
    versions = [
        Version(
            row.id,
            date.fromisoformat(row.issued) if row.issued else None,
            row.sequence,
            row.has_prose,
            _rows_of_tables(connection, row.id) if len(rows) > 1 else frozenset(),
        )
        for row in rows
    ]
    for report_id, standing in settle(versions).items():
        part_of = documents[standing.part_of] if standing.part_of is not None else ""
        values = {"prose_stands": standing.prose, "tables_stand": standing.tables}
        mine = update(reports).where(reports.c.id == report_id)
        connection.execute(mine.values(**values, part_of=part_of))


def _rows_of_tables(connection: Connection, report_id: int) -> frozenset[str]:
    """Names of the rows that a file's tables print: indicators, else labels."""
    name = func.coalesce(figures.c.indicator, figures.c.label)
    mine = (figures.c.report_id == report_id) & figures.c.table.is_not(None)
    return frozenset(connection.execute(select(name).where(mine).distinct()).scalars())


def _renew_findings(connection: Connection, agency_id: int, check: Check) -> None:
    columns = (reports.c.id, reports.c.document, reports.c.year_places)
    mine = connection.execute(select(*columns).where(reports.c.agency_id == agency_id)).all()
    ids = {row.document: row.id for row in mine}
    places = {row.document: row.year_places for row in mine}
    connection.execute(delete(findings).where(findings.c.report_id.in_(ids.values())))

    def fetch(statement: Executable, parameters: Mapping[str, Any]) -> Sequence[Row[Any]]:
        return connection.execute(statement, parameters).all()

    entries = [
        with_year_places(entry, places[entry.document])
        for entry in queries.report_entries(fetch, superseded=False, documents=ids)
    ]
    documents = [entry.document for entry in entries]
    found = check(entries, queries.figures_where(fetch, documents=documents)) if entries else ()
    rows = [finding_row(finding, ids[finding.document]) for finding in found]
    if rows:
        connection.execute(insert(findings), rows)


def _still_unused(connection: Connection, left: Left) -> Left:
    vectors = select(passages.c.vector).where(among(passages.c.vector, "values"))
    used = connection.execute(vectors, {"values": listed(left.vectors)}).scalars()
    return Left(left.vectors - set(used), unused_originals(connection, left.originals))


def unused_originals(connection: Connection, originals: set[str]) -> set[str]:
    """Those of the originals that no report has, nor one that may be brought back."""
    mine = select(reports.c.sha256).where(among(reports.c.sha256, "values"))
    kept = connection.execute(mine, {"values": listed(originals)}).scalars()
    return originals - set(kept) - removed_originals(connection)


def removed_originals(connection: Connection) -> set[str]:
    """The originals of reports that staff removed and may bring back."""
    return set(connection.execute(select(removed_reports.c.sha256)).scalars())
