"""The whole road from a file's blocks to a report, on one screen."""

from disclosure_qa.errors import NotAReport, UnnamedReport
from disclosure_qa.model.report import Block, Line, Paragraph, Report, YearPlace
from disclosure_qa.reports.cellwords import CellWords
from disclosure_qa.reports.evidence import missing_evidence, missing_name
from disclosure_qa.reports.family import family_of
from disclosure_qa.reports.furniture import is_furniture, without_furniture
from disclosure_qa.reports.identity import Identity, identify
from disclosure_qa.reports.layout import lay_out
from disclosure_qa.reports.outline import outline
from disclosure_qa.reports.periods import stated_periods
from disclosure_qa.reports.tables import sound_tables
from disclosure_qa.vocabulary.catalogue import Catalogue


def build_report(
    document: str, blocks: tuple[Block, ...], catalogue: Catalogue, beside: str = ""
) -> Report:
    """The report that a file's blocks make: text, lines, outline, form family, agency and year.

    `beside` is whose report the file lies beside, in words (青河县柳桥镇人民政府2016年): an annex
    in a file of its own often does not say. Raises NotAReport where nothing in it is known from
    such reports, UnnamedReport where nothing says whose it is or of which year.
    """
    whole = sound_tables(blocks, catalogue)
    sound = without_furniture(whole)
    text, lines = lay_out(sound)
    stated = stated_periods(sound, lines, text, CellWords(catalogue))
    periods = tuple(dict.fromkeys(year for each in stated for year in (each.last, each.first)))
    # What the page prints around the report tells whose it is, and when it was put there.
    around = [b.text for b in whole if isinstance(b, Paragraph) and is_furniture(b.text)]
    identity = identify(document, [*text.split("\n"), *around], periods, beside)
    missing = missing_evidence(sound, text, identity, catalogue)
    if missing:
        raise NotAReport(missing)
    unsaid = missing_name(identity)
    if unsaid or identity.year is None:
        raise UnnamedReport(unsaid)
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
        period_years=periods,
        title_place=_title_place(identity, lines),
        period_places=tuple(
            _place(each.first, each.last, lines[each.line], (each.start, each.end))
            for each in stated
        ),
        origin="ocr" if any(map(_was_read_from_picture, sound)) else "text",
    )


def _title_place(identity: Identity, lines: tuple[Line, ...]) -> YearPlace | None:
    if identity.title_line is None or identity.year is None:
        return None
    line = lines[identity.title_line]
    return _place(identity.year, identity.year, line, (line.start, line.end))


def _place(first: int, last: int, line: Line, span: tuple[int, int]) -> YearPlace:
    table = None if line.row is None else line.block
    return YearPlace(first, last, *span, line.page, table, line.row)


def _was_read_from_picture(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.confidence is not None
    return any(cell.confidence is not None for cell in block.cells)
