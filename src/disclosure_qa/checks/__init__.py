"""What does not add up within a report, between its prose and tables, and between two years."""

from disclosure_qa.checks.check import check

__all__ = ["check"]
