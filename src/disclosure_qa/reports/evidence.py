"""What shows that a text is a report on government information disclosure, and what is missing."""

from collections.abc import Sequence
from itertools import islice

from disclosure_qa.model.report import Block, Paragraph, Table
from disclosure_qa.reports.cellwords import CellWords
from disclosure_qa.reports.chapters import is_chapter
from disclosure_qa.reports.dates import period_spans, plain_dates
from disclosure_qa.reports.identity import Identity
from disclosure_qa.reports.several import reports_inside
from disclosure_qa.reports.titles import is_other_title, read_title
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.catalogue import Catalogue

_SUBJECTS = ("政府信息公开", "政务公开", "信息公开")
_LEAST_LABELS = 3
_LEAST_CHAPTERS = 3
_HEAD_LINES = 12


def missing_evidence(
    blocks: Sequence[Block], text: str, identity: Identity, catalogue: Catalogue
) -> str:
    """One line on what an annual report would hold and this does not; "" for a report."""
    if not text.strip():
        return "no text in it: nothing to read"
    if not _is_report(blocks, text, identity, catalogue):
        return (
            "not an annual report on government information disclosure: "
            "no title of one (政府信息公开工作年度报告), no statistics period with its chapters, and no known table"
        )
    title = read_title([identity.title]) if identity.title else None
    if title and title.part:
        return f"a report on a part of a year ({title.part}): only reports on a whole year are kept"
    several = reports_inside(blocks)
    if several:
        return (
            f"the reports of several bodies or years are in it ({'; '.join(several)}): "
            "put each into a file of its own"
        )
    return ""


def missing_name(identity: Identity) -> str:
    """One line on what is not said of the body and the year of a report; "" where both are."""
    if not identity.agency:
        return (
            "the public body that reports is named neither in the title nor in the text nor in "
            "the file's name: put its full name into the file's name"
        )
    if identity.year is None:
        return (
            "the year is named neither in the title nor in the text nor in the file's name: "
            "put it into the file's name"
        )
    return ""


def _is_report(
    blocks: Sequence[Block], text: str, identity: Identity, catalogue: Catalogue
) -> bool:
    if _has_known_table(blocks, catalogue):
        return True
    plain = key(text)
    if not any(subject in plain for subject in _SUBJECTS) or _is_another_kind(blocks):
        return False
    if identity.title and read_title([identity.title]):
        return True
    chapters = sum(isinstance(b, Paragraph) and is_chapter(b.text) for b in blocks)
    return chapters >= _LEAST_CHAPTERS or (bool(period_spans(plain_dates(text))) and chapters > 0)


def _has_known_table(blocks: Sequence[Block], catalogue: Catalogue) -> bool:
    """The tables hold enough different labels of the forms."""
    words = CellWords(catalogue)
    texts = dict.fromkeys(
        cell.text for block in blocks if isinstance(block, Table) for cell in block.cells
    )
    known = (text for text in texts if words.is_label(text))
    return len(list(islice(known, _LEAST_LABELS))) == _LEAST_LABELS


def _is_another_kind(blocks: Sequence[Block]) -> bool:
    """The text is headed as a guide, a notice or a rule on disclosure, and no report."""
    heads = [block.text for block in blocks if isinstance(block, Paragraph)][:_HEAD_LINES]
    return any(is_other_title(head) for head in heads) and not any(
        read_title([head]) for head in heads
    )
