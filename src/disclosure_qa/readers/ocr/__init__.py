"""Scanned pages and pictures as pages of print: upright, ruled, each cell and line recognised."""

from disclosure_qa.readers.ocr.reader import read_pdf_pages, read_picture

__all__ = ["read_pdf_pages", "read_picture"]
