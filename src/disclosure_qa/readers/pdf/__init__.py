"""PDF documents as blocks: pages to glyphs and rules, these to tables and lines, these joined."""

from disclosure_qa.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
