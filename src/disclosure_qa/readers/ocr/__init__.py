"""Scanned pages and pictures as pages of print: upright, ruled, each cell and line recognised.

reader      from pictures to blocks             pictures    the pictures in a file
upright     pages made upright                  ruling      their ruled lines
cells       lines of print in the cells         detect      lines of print elsewhere
recognise   what a line says                    page        the page as glyphs and rules
"""

from disclosure_qa.readers.ocr.reader import read_pdf_pages, read_picture

__all__ = ["read_pdf_pages", "read_picture"]
