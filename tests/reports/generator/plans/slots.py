"""Short names for the cells that a plan speaks of."""

from reports.generator.facts import APPLICANTS
from reports.generator.model import CUMULATIVE, YEAR, Slot

PERSON = APPLICANTS[0]


def in_year(key: str, applicant: str = "") -> Slot:
    return (key, applicant, YEAR)


def to_date(key: str) -> Slot:
    return (key, "", CUMULATIVE)


def whole_row(key: str, text: str) -> dict[Slot, str]:
    """The same text in all seven cells of a row of the applicants' table."""
    return {in_year(key, applicant): text for applicant in (*APPLICANTS, "")}


def unseen_by_row(key: str, off: int) -> dict[Slot, int]:
    """A fault that the row's own sum does not show."""
    return {in_year(key, PERSON): off, in_year(key): off}
