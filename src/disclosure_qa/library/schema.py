"""The tables of `library.db`, in SQLAlchemy Core; what each one holds and how it is reached.

A figure question goes agency → report → figure, each by an index, so that its cost does not
grow with the number of reports. Values are kept as text: a Decimal comes back as it went in.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    case,
)

SCHEMA_VERSION = 5
"""Raised with every change of the tables, and a step in `library.migrations` with it; an index with
a higher one is refused."""

metadata = MetaData()


def _report_key() -> Column[int]:
    return Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""`schema`, `generation`, and which vectors are in force: `vectors` names their folder in
`derived/`, `encoder` what made them."""

agencies = Table(
    "agencies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    # Two towns of one name in two counties are two bodies.
    UniqueConstraint("name", "region"),
)

agency_keys = Table(
    "agency_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("agency_id", ForeignKey("agencies.id", ondelete="CASCADE"), primary_key=True),
    Index("agency_keys_by_agency", "agency_id"),
    sqlite_with_rowid=False,
)
"""Comparison keys of every name that means the agency."""

agency_grams = Table(
    "agency_grams",
    metadata,
    Column("gram", Text, primary_key=True),
    Column("agency_id", ForeignKey("agencies.id", ondelete="CASCADE"), primary_key=True),
    Index("agency_grams_by_agency", "agency_id"),
    sqlite_with_rowid=False,
)
"""Pairs of neighbouring characters in those keys, to find a misspelt name."""

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Text, nullable=False, unique=True),
    Column("agency_id", ForeignKey("agencies.id"), nullable=False),
    Column("printed_agency", Text, nullable=False),
    Column("printed_region", Text, nullable=False),
    Column("kin", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("issued", Text),
    Column("period_years", Text, nullable=False),
    Column("year_places", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("has_prose", Boolean(create_constraint=False), nullable=False),
    Column("prose_stands", Boolean(create_constraint=False), nullable=False),
    Column("tables_stand", Boolean(create_constraint=False), nullable=False),
    Column("part_of", Text, nullable=False),
    Column("corrected", Text, nullable=False),
    Index("reports_by_agency", "agency_id", "year"),
    Index("reports_by_kin", "kin"),
    Index("reports_by_year", "year"),
    Index("reports_by_original", "sha256"),
)
"""A row for each file. Files of one agency and year are versions or parts of one report:
`prose_stands` and `tables_stand` say what of a file is in force (`library.versions`), and a file
that completes another one names it in `part_of`. Which body it is of depends on what the other
reports of the same `kin` call theirs (`library.belonging`), hence the names as printed. `sequence` is
the order of ingest; `rules` names the rules that the file was read by; `corrected` says what staff
corrected (`library.records`), "" for nothing."""

SUPERSEDED: ColumnElement[bool] = ~(reports.c.prose_stands | reports.c.tables_stand)
"""Nothing of a file is in force: other files have taken its place."""

PROSE_WITHIN: ColumnElement[bool] = reports.c.prose_stands | SUPERSEDED
"""What is searched where a file is named: of a file that is in force, what is in force of it."""

readings = Table(
    "readings",
    metadata,
    Column(
        "report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, nullable=False
    ),
    Column("body", LargeBinary, nullable=False),
)
"""The whole report as read (`library.readings`)."""

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True),
    _report_key(),
    Column("position", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("value", Text),
    Column("printed", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("indicator", Text),
    Column("applicant", Text),
    Column("origin", Text, nullable=False),
    Column("approximate", Boolean(create_constraint=False), nullable=False),
    Column("remark", Text, nullable=False),
    Column("confidence", Float),
    Column("corrected", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("table", Integer),
    Column("row", Integer),
    Column("column", Integer),
    # Both begin with the report, so that the planner cannot walk all figures of an indicator
    # to answer for one agency.
    Index("figures_by_indicator", "report_id", "indicator"),
    Index("figures_by_label", "report_id", "label"),
)

FIGURE_STANDS: ColumnElement[bool] = case(
    (figures.c.table.is_(None), reports.c.prose_stands), else_=reports.c.tables_stand
)
"""A figure is in force: the part of its file that prints it is."""

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    _report_key(),
    Column("section", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("words", LargeBinary, nullable=False),
    Column("vector", Text, nullable=False),
    Index("passages_by_report", "report_id"),
    Index("passages_by_vector", "vector"),
)
"""`words` are the packed search tokens, `vector` the id under which Chroma may hold a vector."""

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    _report_key(),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("expected", Text),
    Column("found", Text),
    Column("sources", Text, nullable=False),
    Index("findings_by_report", "report_id"),
)

finding_decisions = Table(
    "finding_decisions",
    metadata,
    Column("key", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("decided", Text, nullable=False),
)
"""What staff decided about a finding, by `Finding.key`: findings are made anew with every change of
a body's reports, and decisions outlive them."""

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("printed", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("entered", Text, nullable=False),
    Column("revoked_by", Text, nullable=False),
    Column("revoked", Text),
    Index("corrections_by_document", "document"),
)
"""Edits by staff, laid over what is read of a report each time that it is read. Without a `document`
an edit holds for every report of its `family`. A revoked one is kept, and says by whom and when."""

removed_reports = Table(
    "removed_reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("has_prose", Boolean(create_constraint=False), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("who", Text, nullable=False),
    Column("removed", Text, nullable=False),
    Index("removed_reports_by_original", "sha256"),
)
"""Reports that staff removed and may bring back: the reading, as `readings` holds it, and all that
is needed to take their old place. Their originals are kept as long."""
