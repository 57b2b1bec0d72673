"""The whole road from a file's blocks to a report, on one screen."""

from disclosure_qa.errors import NotAReport
from disclosure_qa.model.report import Block, Paragraph, Report
from disclosure_qa.reports.evidence import missing_evidence
from disclosure_qa.reports.family import family_of
from disclosure_qa.reports.identity import identify
from disclosure_qa.reports.layout import lay_out
from disclosure_qa.reports.outline import outline
from disclosure_qa.reports.tables import sound_tables
from disclosure_qa.vocabulary.catalogue import Catalogue


def build_report(document: str, blocks: tuple[Block, ...], catalogue: Catalogue) -> Report:
    """The report that a file's blocks make: text, lines, outline, form family, agency and year.

    Raises NotAReport where nothing in it is known from such reports, or where neither the text
    nor the file's name says whose it is or of which year.
    """
    sound = sound_tables(blocks, catalogue)
    text, lines = lay_out(sound)
    identity = identify(document, sound, text.split("\n"))
    missing = missing_evidence(sound, text, identity, catalogue)
    if missing or identity.year is None:
        raise NotAReport(missing)
    return Report(
        document=document,
        title=identity.title,
        agency=identity.agency,
        year=identity.year,
        blocks=sound,
        text=text,
        lines=lines,
        sections=outline(sound, lines, len(text), identity.title),
        family=family_of(sound, catalogue, identity.year),
        region=identity.region,
        issued=identity.issued,
        period_years=identity.period_years,
        origin="ocr" if any(map(_was_read_from_picture, sound)) else "text",
    )


def _was_read_from_picture(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.confidence is not None
    return any(cell.confidence is not None for cell in block.cells)
