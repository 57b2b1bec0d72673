"""Workbooks of Excel up to 2003, and of WPS in the same format, as blocks."""

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.charset import without_controls
from disclosure_qa.readers.number_formats import general
from disclosure_qa.readers.sheets import Sheet, sheet_blocks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Value = int | float | str | bool | time | date | datetime | timedelta


def read_xls(data: bytes) -> tuple[Block, ...]:
    """The visible sheets of an old workbook. Its number formats are not known: a number is
    shown with all its decimals.

    Raises UnreadableDocument for a damaged or locked workbook and one without text.
    """
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible == calamine.SheetVisibleEnum.Visible
                and sheet.typ == calamine.SheetTypeEnum.WorkSheet
            ]
            return sheet_blocks([_sheet(book.get_sheet_by_name(name)) for name in names])
    except calamine.PasswordError as error:
        raise UnreadableDocument("the xls file is locked with a password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableDocument(
            "the xls file is damaged or was cut short; get it again from its source"
        ) from error


def _sheet(sheet: "CalamineSheet") -> Sheet:
    texts = {
        (row, column): shown
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        for column, value in enumerate(values)
        if (shown := _shown(value))
    }
    merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return Sheet(without_controls(sheet.name), texts, merged)


def _shown(value: Value) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return general(value)
        case datetime():
            return value.date().isoformat()
        case _:
            return without_controls(str(value))
