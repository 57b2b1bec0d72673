"""Bytes in, blocks out: one reader per format, one document model behind all of them.

Nothing here knows what a report is; nothing behind it knows what a file is.

read        the reader for some bytes           sniff       their format, by content
limits      how large a file may be             page_look   pages as pictures, for people

txt, html, mht, docx, xlsx, xls, ofd, pdf/, ocr/   a format each; the last is for scans
convert     formats that LibreOffice makes docx
docx_grid, docx_inline, docx_numbering, docx_styles   parts of a Word file
html_clean  what a portal puts around an article
ofd_objects what is drawn on an OFD page
sheets      the rows of any workbook            number_formats  numbers as shown in it
tabbed, separated   tables set with tabs, bars or commas
grid        tables with spans                   joining     pieces of text put together
looks       number, unit, label or heading?     charset     bytes of unknown encoding
archives, ooxml   what lies in a zip file, within limits
"""

from disclosure_qa.readers.read import read_blocks

__all__ = ["read_blocks"]
