"""The figures that an answer shows as a CSV file, each with its source; it needs no further request."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

from disclosure_qa.contract import inert
from disclosure_qa.model.answer import Answer, CitedFigure, Derived
from disclosure_qa.web.render.gaps import NO_GAPS, Gap, Gaps, why
from disclosure_qa.web.render.naming import Naming

_MORE = ("value", "unit", "printed", "source_file", "source_section", "source_page", "source")

# The mark tells spreadsheets that the bytes are UTF-8; without it Chinese turns to noise.
_MARK = "\ufeff"


def sheet_address(answer: Answer, naming: Naming, gaps: Gaps = NO_GAPS) -> str:
    """A data address of the CSV file; "" where the answer shows no figure."""
    if not answer.figures:
        return ""
    content = b64encode((_MARK + sheet(answer, naming, gaps)).encode()).decode()
    return f"data:text/csv;charset=utf-8;base64,{content}"


def sheet(answer: Answer, naming: Naming, gaps: Gaps) -> str:
    """A head, a line for each figure and each gap of a series, and one for each value computed.

    A cell without a number leaves the number empty and says what it shows beside it.
    """
    text = naming.text
    columns = naming.columns()
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    head = [head for head, _ in columns]
    more = (*_MORE, "corrected") if any(c.figure.corrected for c in answer.figures) else _MORE
    writer.writerow([*head, *(text(f"sheet.{name}") for name in more)])
    for cited in answer.figures:
        names = [name(cited.figure) for _, name in columns]
        said = [naming.corrected(cited.figure)] if more is not _MORE else []
        writer.writerow(map(inert, [*names, *_rest(cited, naming), *said]))
    for year, gap in gaps.items():
        writer.writerow(map(inert, [*_missing(year, gap, answer, naming)]))
    for derived in answer.derived:
        writer.writerow(map(inert, [*_computed(derived, naming, len(columns))]))
    return file.getvalue()


def _rest(cited: CitedFigure, naming: Naming) -> Iterator[str]:
    figure, source = cited.figure, cited.figure.source
    yield "" if figure.value is None else f"{figure.value:f}"
    yield naming.text.unit(figure.unit)
    yield figure.printed or ("" if figure.value is not None else naming.text("card.blank"))
    yield source.document
    yield source.section
    yield str(source.page or "")
    yield source.quote


def _missing(year: int, gap: Gap, answer: Answer, naming: Naming) -> Iterator[str]:
    """A year of the series: named as its other years are, without number and source."""
    like = answer.figures[0].figure
    source = replace(like.source, year=year)
    yield from (name(replace(like, source=source)) for _, name in naming.columns())
    yield from ("", "", why(gap, naming), "", "", "", "")


def _computed(derived: Derived, naming: Naming, columns: int) -> Iterator[str]:
    yield naming.operation(derived.operation)
    yield from [""] * (columns - 1)
    yield f"{derived.value:f}"
    yield naming.text.unit(derived.unit)
    yield naming.text("card.derived_from", n=len(derived.of))
