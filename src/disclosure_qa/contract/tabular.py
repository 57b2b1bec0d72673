"""Figures as a flat table, one row each, for spreadsheets: CSV and XLSX.

Blank cells are rows too: `value` is empty and `printed` holds what the cell shows. `corrected` says
what staff corrected and what was read before, and is empty for nearly all.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import IO, Any, Final

from disclosure_qa.contract.outgoing import figure_json
from disclosure_qa.contract.types import Number
from disclosure_qa.model.figure import Figure

_COLUMNS: Final = (
    "agency",
    "year",
    "indicator",
    "label",
    "path",
    "applicant",
    "period",
    "value",
    "printed",
    "unit",
    "origin",
    "approximate",
    "document",
    "section",
    "page",
    "quote",
    "corrected",
)
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SIGNED_NUMBER = re.compile(r"[+-][\d.,]+")
_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PATH_SEPARATOR = " › "
_XLSX_CELL_LIMIT = 32767
_XLSX_ROWS = 1_048_576
_PIECE = 64 * 1024

Value = str | Number
"""What a cell of a table holds; "" where it is empty."""


def figures_csv(figures: Iterable[Figure]) -> str:
    """CSV with a header line, line feeds, and no byte-order mark."""
    return table_csv(_COLUMNS, map(_row, figures))


def figures_xlsx(figures: Iterable[Figure]) -> bytes:
    """An Excel workbook of one sheet with a header row; texts are never formulas."""
    return table_xlsx("figures", _COLUMNS, map(_row, figures))


def figures_table(figures: Iterable[Figure]) -> tuple[Sequence[str], Iterator[Sequence[Value]]]:
    """The head and the rows of `figures_csv`, each row made when it is asked for."""
    return _COLUMNS, map(_row, figures)


def table_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Any table as CSV, as `figures_csv`: no text is a formula."""
    return "".join(csv_pieces(head, rows))


def csv_pieces(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The text of `table_csv` piece by piece, so that a table of any length needs little room."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([inert(value) for value in row])
        if sheet.tell() > _PIECE:
            yield sheet.getvalue()
            sheet.seek(0)
            sheet.truncate()
    yield sheet.getvalue()


def table_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Any table as a workbook, as `figures_xlsx`; `title` is the sheet's name."""
    content = io.BytesIO()
    write_xlsx(content, title, head, rows)
    return content.getvalue()


def write_xlsx(
    file: IO[bytes], title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """Write the workbook of `table_xlsx` to a file; what does not go on one sheet goes on the next."""
    from openpyxl import Workbook

    # The rows wait on disk, never in memory.
    book = Workbook(write_only=True)
    rest = iter(rows)
    for number in count(1):
        sheet = book.create_sheet(title if number == 1 else f"{title} {number}")
        sheet.freeze_panes = "A2"
        sheet.append(head)
        for row in islice(rest, _XLSX_ROWS - 1):
            sheet.append([_xlsx_cell(sheet, value) for value in row])
        following = next(rest, None)
        if following is None:
            break
        rest = chain([following], rest)
    book.save(file)


def _xlsx_cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=_for_xml(value))
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _row(figure: Figure) -> list[Value]:
    fields = figure_json(figure)
    said = fields.get("corrected", [])
    flat: dict[str, object] = {
        **fields,
        "path": _PATH_SEPARATOR.join(fields["path"]),
        "applicant": fields["dimension"].get("applicant", ""),
        "approximate": "true" if fields["approximate"] else "false",
        "corrected": "; ".join(f"{each['what']}: {each['read']}" for each in said),
    }
    return [_cell(flat[column]) for column in _COLUMNS]


def _cell(value: object) -> Value:
    if value is None:
        return ""
    return value if isinstance(value, int | float) else str(value)


def inert(value: Value) -> Value:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and _FORMULA.match(value) and not _SIGNED_NUMBER.fullmatch(value):
        return "'" + value
    return value


def _for_xml(value: Value) -> Value:
    if isinstance(value, str):
        return _ILLEGAL_IN_XML.sub("\ufffd", value)[:_XLSX_CELL_LIMIT]
    return value
