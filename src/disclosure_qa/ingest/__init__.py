"""Files into the index: `files` finds them, `road` reads each one and adds it."""

from disclosure_qa.ingest.road import (
    IngestRow,
    IngestSummary,
    Outcome,
    Progress,
    Reading,
    ingest,
    read_report,
    remove,
)

__all__ = [
    "IngestRow",
    "IngestSummary",
    "Outcome",
    "Progress",
    "Reading",
    "ingest",
    "read_report",
    "remove",
]
