"""Files to take away: of exactly what a page shows, without a cell that a spreadsheet would run."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from tempfile import TemporaryFile
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from disclosure_qa import contract
from disclosure_qa.contract import Value

# The mark tells spreadsheets that the bytes are UTF-8; without it Chinese turns to noise.
_MARK = "\ufeff"
_PIECE = 256 * 1024


class Form(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


_TYPES = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSON: "application/json",
}


def table_file(
    name: str, form: Form, head: Sequence[str], rows: Iterable[Sequence[Value]]
) -> Response:
    """A table of any length as a file to be saved under a name, without its ending.

    It is sent while the rows are made; a workbook waits on disk until it is whole.
    """
    if form is Form.XLSX:
        return _sent(name, form, _workbook(name, head, rows))
    return _sent(name, form, _text(head, rows))


def saved(name: str, form: Form, content: bytes) -> Response:
    """A file for the browser to save, never to show."""
    return Response(content, media_type=_TYPES[form], headers=_headers(name, form))


def _sent(name: str, form: Form, pieces: Iterator[bytes]) -> Response:
    # What fails at once is still said on a page of its own.
    pieces = chain([next(pieces)], pieces)
    return StreamingResponse(pieces, media_type=_TYPES[form], headers=_headers(name, form))


def _headers(name: str, form: Form) -> dict[str, str]:
    ending = f"filename*=UTF-8''{quote(name)}.{form}"
    return {"Content-Disposition": f"attachment; {ending}", "Cache-Control": "no-store"}


def _text(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    mark = _MARK
    for piece in contract.csv_pieces(head, rows):
        yield (mark + piece).encode()
        mark = ""


def _workbook(name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    with TemporaryFile() as file:
        contract.write_xlsx(file, name, head, rows)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
