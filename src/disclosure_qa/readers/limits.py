"""How large a file may be before it is refused, each with the message that says so.

Real reports stay far below all of these; a file that does not is broken or hostile.
"""

from disclosure_qa.errors import UnreadableDocument

MAX_BYTES = 64 * 1024 * 1024
"""Size of a file as received."""
MAX_EXPANDED_BYTES = 256 * 1024 * 1024
"""Size of a compressed file (docx, xlsx) when unpacked, as its directory declares it."""
MAX_PARTS = 5_000
"""Number of entries in a compressed file."""
MAX_PAGES = 500
"""Pages of a PDF."""
MAX_NESTING = 2_000
"""Depth of elements within elements in HTML and Word."""
MAX_TABLE_NESTING = 12
"""Depth of tables within tables."""
MAX_CELLS = 100_000
"""Grid places of one table."""
MAX_SPAN = 1_000
"""Rows or columns that one cell may cover; browsers cut off at the same number."""
MAX_PAGE_GLYPHS = 60_000
"""Characters on one page of a PDF."""
MAX_PAGE_OBJECTS = 100_000
"""Drawn objects on one page of a PDF."""
MAX_SCANNED_PAGES = 40
"""Pictures of pages in one file; each takes seconds."""
MAX_PIXELS = 100_000_000
"""Pixels of one picture: an A4 page at 900 dots per inch."""
CONVERSION_SECONDS = 90
"""Time that LibreOffice gets for one file."""


def check_size(size: int) -> None:
    """Raises UnreadableDocument for a file of more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise UnreadableDocument(
            f"the file has {_mb(size)}, and at most {_mb(MAX_BYTES)} are read; "
            "leave out pictures or split it"
        )


def check_expanded(size: int, parts: int) -> None:
    """Raises UnreadableDocument for a compressed file that would unpack to too much."""
    if size > MAX_EXPANDED_BYTES:
        raise UnreadableDocument(
            f"the file unpacks to {_mb(size)}, and at most {_mb(MAX_EXPANDED_BYTES)} are read"
        )
    if parts > MAX_PARTS:
        raise UnreadableDocument(f"the file holds {parts} parts, and at most {MAX_PARTS} are read")


def check_pages(count: int) -> None:
    """Raises UnreadableDocument for a document of more than MAX_PAGES pages."""
    if count > MAX_PAGES:
        raise UnreadableDocument(
            f"the document has {count} pages, and at most {MAX_PAGES} are read; "
            "give the report alone"
        )


def check_nesting(depth: int) -> None:
    """Raises UnreadableDocument for elements nested deeper than MAX_NESTING."""
    if depth > MAX_NESTING:
        raise UnreadableDocument(f"its elements are nested more than {MAX_NESTING} deep")


def check_table_nesting(depth: int) -> None:
    """Raises UnreadableDocument for tables nested deeper than MAX_TABLE_NESTING."""
    if depth > MAX_TABLE_NESTING:
        raise UnreadableDocument(f"its tables are nested more than {MAX_TABLE_NESTING} deep")


def check_cells(count: int) -> None:
    """Raises UnreadableDocument for a table of more than MAX_CELLS grid places."""
    if count > MAX_CELLS:
        raise UnreadableDocument(f"a table has {count} cells, and at most {MAX_CELLS} are read")


def check_page_content(glyphs: int, objects: int, page: int) -> None:
    """Raises UnreadableDocument for a page with too much on it to be a page of a report."""
    if glyphs > MAX_PAGE_GLYPHS:
        raise UnreadableDocument(
            f"page {page} has {glyphs} characters, and at most {MAX_PAGE_GLYPHS} are read"
        )
    if objects > MAX_PAGE_OBJECTS:
        raise UnreadableDocument(
            f"page {page} has {objects} drawn objects, and at most {MAX_PAGE_OBJECTS} are read"
        )


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
