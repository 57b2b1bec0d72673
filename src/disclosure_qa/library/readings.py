"""A report as read, packed into bytes and back: what the viewer shows, without the file.

The form is compressed JSON with the fields in a fixed order, not a pickle: it runs nothing
and does not depend on how the classes are laid out in memory.
"""

import json
import zlib
from datetime import date
from typing import Any

from disclosure_qa.model.report import (
    Block,
    Box,
    Cell,
    Family,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    YearPlace,
)


def pack_report(report: Report) -> bytes:
    """The report as bytes; `unpack_report` returns an equal one."""
    fields = {
        "document": report.document,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "blocks": [_block_fields(block) for block in report.blocks],
        "text": report.text,
        "lines": [[line.start, line.end, line.block, line.row, line.page] for line in report.lines],
        "sections": [[section.path, section.start, section.end] for section in report.sections],
        "family": report.family.value,
        "region": report.region,
        "issued": report.issued.isoformat() if report.issued else None,
        "period_years": report.period_years,
        "origin": report.origin,
        "title_place": report.title_place and _place_fields(report.title_place),
        "period_places": [_place_fields(place) for place in report.period_places],
    }
    return zlib.compress(json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpack_report(body: bytes) -> Report:
    """The report that `pack_report` packed."""
    fields = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    issued = fields["issued"]
    # The first version kept no places of years.
    title_place = fields.get("title_place")
    return Report(
        document=fields["document"],
        title=fields["title"],
        agency=fields["agency"],
        year=fields["year"],
        blocks=tuple(_block(values) for values in fields["blocks"]),
        text=fields["text"],
        lines=tuple(Line(*values) for values in fields["lines"]),
        sections=tuple(Section(tuple(path), *span) for path, *span in fields["sections"]),
        family=Family(fields["family"]),
        region=fields["region"],
        issued=date.fromisoformat(issued) if issued else None,
        period_years=tuple(fields["period_years"]),
        origin=fields["origin"],
        title_place=title_place and YearPlace(*title_place),
        period_places=tuple(YearPlace(*values) for values in fields.get("period_places", ())),
    )


def _place_fields(place: YearPlace) -> list[Any]:
    span = [place.first, place.last, place.start, place.end]
    return [*span, place.page, place.table, place.row]


def _block_fields(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return [block.text, block.page, block.heading, block.box, block.confidence]
    return [block.page, [_cell_fields(cell) for cell in block.cells]]


def _block(values: list[Any]) -> Block:
    if len(values) == 2:
        page, cells = values
        return Table(tuple(_cell(cell) for cell in cells), page)
    text, page, heading, box, confidence = values
    return Paragraph(text, page, heading, _box(box), confidence)


def _cell_fields(cell: Cell) -> list[Any]:
    place = [cell.row, cell.column, cell.row_span, cell.column_span]
    return [cell.text, *place, cell.page, cell.box, cell.confidence]


def _cell(values: list[Any]) -> Cell:
    text, row, column, row_span, column_span, page, box, confidence = values
    return Cell(text, row, column, row_span, column_span, page, _box(box), confidence)


def _box(values: list[float] | None) -> Box | None:
    return None if values is None else (values[0], values[1], values[2], values[3])
