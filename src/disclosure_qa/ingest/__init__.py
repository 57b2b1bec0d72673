"""Files into the index: `files` finds them, `reading` reads each one, alone or in one of several
`workers`, and `road` adds what was read."""

from disclosure_qa.ingest.corrections import correct, place_of, revoke
from disclosure_qa.ingest.reading import Reading, read_report
from disclosure_qa.ingest.removal import KEPT_FOR, bring_back, set_aside
from disclosure_qa.ingest.road import (
    IngestRow,
    IngestSummary,
    Outcome,
    Progress,
    ingest,
    outdated,
    remove,
    reread,
)
from disclosure_qa.ingest.workers import cores

__all__ = [
    "KEPT_FOR",
    "IngestRow",
    "IngestSummary",
    "Outcome",
    "Progress",
    "Reading",
    "bring_back",
    "cores",
    "correct",
    "ingest",
    "outdated",
    "place_of",
    "read_report",
    "remove",
    "reread",
    "revoke",
    "set_aside",
]
