"""The place of a figure in its report: every figure's `Source` is made here."""

from dataclasses import dataclass
from functools import cached_property

from disclosure_qa.model.figure import Source
from disclosure_qa.model.report import Cell, Line, Report


@dataclass(frozen=True)
class Places:
    """Finds table rows and stretches of prose in a report's text."""

    report: Report

    @cached_property
    def _rows(self) -> dict[tuple[int, int], Line]:
        rows: dict[tuple[int, int], Line] = {}
        last: tuple[int, Line] | None = None
        for line in self.report.lines:
            if line.row is None:
                continue
            # A row of nothing but blanks has no words to quote: the row above it stands for it.
            blank = line.start == line.end and last is not None and last[0] == line.block
            shown = last[1] if blank and last is not None else line
            rows[line.block, line.row] = shown
            last = (line.block, shown)
        return rows

    def of_cell(self, table: int, row: int, column: int, cell: Cell | None) -> Source:
        """A cell's place; the quote is its whole row as it stands in the report's text."""
        line = self._rows[table, row]
        page = cell.page if cell is not None and cell.page is not None else line.page
        return self._source(line.start, line.end, page, (table, row, column))

    def of_prose(self, start: int, end: int, page: int | None) -> Source:
        """The place of a sentence of the report's text."""
        return self._source(start, end, page, None)

    def _source(
        self, start: int, end: int, page: int | None, place: tuple[int, int, int] | None
    ) -> Source:
        table, row, column = place or (None, None, None)
        return Source(
            document=self.report.document,
            agency=self.report.agency,
            year=self.report.year,
            section=self.report.section_at(start).name,
            quote=self.report.text[start:end],
            start=start,
            end=end,
            page=page,
            table=table,
            row=row,
            column=column,
        )
