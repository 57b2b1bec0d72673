"""Files into the index.

road        the whole road of a report          files       which files, and their names
intake      read ahead, added by the batch      rules       the rules of reading, as one name
reading     what one file says                  beside      whose report an annex lies beside
workers, worker, cluster, wire   reading in other processes, or on other machines
page_worker pictures of pages                   checking    the checks, as the index calls them
corrections what staff corrected                removal     what staff removed
"""

from disclosure_qa.ingest.corrections import correct, place_of, revoke
from disclosure_qa.ingest.intake import IngestRow, Outcome
from disclosure_qa.ingest.reading import Reading, read_report
from disclosure_qa.ingest.removal import KEPT_FOR, bring_back, set_aside
from disclosure_qa.ingest.road import (
    IngestSummary,
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
