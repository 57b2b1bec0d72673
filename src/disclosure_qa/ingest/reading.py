"""What a file says, from its bytes alone: the pure part of a report's road."""

import traceback
from dataclasses import dataclass

from disclosure_qa.errors import UnnamedReport, UnreadableDocument
from disclosure_qa.figures import extract_figures
from disclosure_qa.model.corrected import Corrected
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.report import Passage, Report
from disclosure_qa.readers import read_blocks
from disclosure_qa.reports import build_report, has_prose, split_passages
from disclosure_qa.vocabulary.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read of one file.

    Where staff corrected it (`corrections`), `as_read` is the report as the file says it, and
    `corrected` what of its body and year was corrected.
    """

    report: Report
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    has_prose: bool
    as_read: Report | None = None
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read; `trace` is for the log, where the fault is ours."""

    cause: str
    trace: str = ""
    unnamed: bool = False
    """It is part of a report, and only its neighbours can tell of which."""


def read_report(document: str, data: bytes, catalogue: Catalogue, beside: str = "") -> Reading:
    """What a file says; raises UnreadableDocument with the cause.

    `beside` names the report that the file lies beside, for one that does not say whose it is.
    """
    blocks = read_blocks(document, data)
    report = build_report(document, blocks, catalogue, beside)
    passages = split_passages(report)
    figures = extract_figures(report, catalogue)
    return Reading(report, figures, passages, has_prose(report, passages))


def attempt(
    document: str, data: bytes, catalogue: Catalogue, beside: str = ""
) -> Reading | Refusal:
    """What a file says, or why it was not read. A fault of ours costs that file alone.

    The one place that catches everything: reading is pure, so that nothing is left half done,
    and among a hundred thousand files some will hold what no reader foresaw.
    """
    try:
        return read_report(document, data, catalogue, beside)
    except UnnamedReport as error:
        return Refusal(str(error), unnamed=True)
    except UnreadableDocument as error:
        return Refusal(str(error))
    except Exception as error:  # noqa: BLE001 - see above
        cause = f"reading it failed ({type(error).__name__}: {error}); please report this"
        return Refusal(cause, traceback.format_exc())
