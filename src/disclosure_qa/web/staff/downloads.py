"""Files to take away: of exactly what a page shows, without a cell that a spreadsheet would run."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from urllib.parse import quote

from starlette.responses import Response

from disclosure_qa import contract
from disclosure_qa.contract import Value
from disclosure_qa.model.figure import Figure

MOST_ROWS = 50_000
"""Of one file; whoever wants more takes it from the command line, or in parts."""
# The mark tells spreadsheets that the bytes are UTF-8; without it Chinese turns to noise.
_MARK = "\ufeff"


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
    """A table as a file to be saved under a name, without its ending."""
    if form is Form.XLSX:
        return saved(name, form, contract.table_xlsx(name, head, rows))
    return saved(name, form, (_MARK + contract.table_csv(head, rows)).encode())


def figures_file(name: str, form: Form, figures: Iterable[Figure]) -> Response:
    """Figures as the contract writes them in a table, as a file to be saved."""
    if form is Form.XLSX:
        return saved(name, form, contract.figures_xlsx(figures))
    return saved(name, form, (_MARK + contract.figures_csv(figures)).encode())


def saved(name: str, form: Form, content: bytes) -> Response:
    """A file for the browser to save, never to show."""
    ending = f"filename*=UTF-8''{quote(name)}.{form}"
    headers = {"Content-Disposition": f"attachment; {ending}", "Cache-Control": "no-store"}
    return Response(content, media_type=_TYPES[form], headers=headers)
