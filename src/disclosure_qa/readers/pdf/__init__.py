"""PDF documents as blocks: pages to glyphs and rules, these to tables and lines, these joined.

reader      from pages to blocks                document    the pages, through pdfium
geometry    glyphs and rules                    shapes      drawn paths as rules
ruling      rules as grids                      tables      grids and glyphs as tables
aligned     tables without upright lines        carry       tables over the end of a page
lines       glyphs as lines                     prose       lines as paragraphs
furniture   page numbers, headers and footers
"""

from disclosure_qa.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
