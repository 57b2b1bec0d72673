"""Whose report a file lies beside: for an annex that does not say itself whose it is."""

from collections.abc import Iterable

from disclosure_qa.model.library import ReportEntry


def report_beside(document: str, entries: Iterable[ReportEntry]) -> str:
    """The body, and the year where there is one alone, of the reports in the file's own folder
    or archive: 青河县柳桥镇人民政府2016年. "" where they are of several bodies, or there is none."""
    folder = document.rpartition("/")[0]
    near = [entry for entry in entries if entry.document.rpartition("/")[0] == folder]
    agencies = {(entry.agency, entry.region) for entry in near}
    years = {entry.year for entry in near}
    if len(agencies) != 1:
        return ""
    agency, region = agencies.pop()
    year = f"{years.pop()}年" if len(years) == 1 else ""
    return f"{'' if agency.startswith(region) else region}{agency}{year}"
