"""A report's figures: from its tables by header and row labels, from its prose by clause."""

from disclosure_qa.figures.extract import extract_figures

__all__ = ["extract_figures"]
