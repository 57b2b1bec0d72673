"""What the tests of reports share: the packaged catalogue, and short ways to write blocks."""

from collections.abc import Callable, Sequence

import pytest

from disclosure_qa.model.report import Block, Cell, Paragraph, Report, Table
from disclosure_qa.reports import build_report
from disclosure_qa.reports.cellwords import CellWords
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue

Grid = Sequence[Sequence[str]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def words(catalogue: Catalogue) -> CellWords:
    return CellWords(catalogue)


@pytest.fixture(scope="session")
def lines() -> Callable[..., tuple[Block, ...]]:
    """Paragraphs, one for each line of the texts."""

    def build(*texts: str) -> tuple[Block, ...]:
        return tuple(Paragraph(line) for text in texts for line in text.split("\n") if line)

    return build


@pytest.fixture(scope="session")
def table() -> Callable[[Grid], Table]:
    """A table of cells without spans; a row may be shorter than others."""

    def build(rows: Grid) -> Table:
        return Table(
            tuple(
                Cell(text, row, column)
                for row, cells in enumerate(rows)
                for column, text in enumerate(cells)
            )
        )

    return build


@pytest.fixture(scope="session")
def read(catalogue: Catalogue) -> Callable[..., Report]:
    """A report of blocks, under a file's name that says nothing."""

    def build(*blocks: Block, document: str = "1.txt") -> Report:
        return build_report(document, tuple(blocks), catalogue)

    return build


@pytest.fixture(scope="session")
def grid() -> Callable[[Table], list[list[str]]]:
    """What each grid place of a table shows; a spanning cell's text at its first place only,
    "^" at the places below it and "<" at those beside it."""

    def show(table: Table) -> list[list[str]]:
        return [
            [_at(table, row, column) for column in range(table.column_count)]
            for row in range(table.row_count)
        ]

    return show


def _at(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    if cell is None:
        return "."
    if cell.row < row:
        return "^"
    return cell.text if cell.column == column else "<"
