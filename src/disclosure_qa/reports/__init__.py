"""Blocks in, reports out: text and lines, identity, outline, sound tables, passages."""

from disclosure_qa.reports.build import build_report
from disclosure_qa.reports.passages import has_prose, split_passages

__all__ = ["build_report", "has_prose", "split_passages"]
