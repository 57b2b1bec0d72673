"""Requests carried from one year into the next, told by either: carried over into 2022, 2021年转来的.

The report of the year left counts them as carried to the next year, that of the year entered as
carried over from the year before; either may be missing.
"""

import re
from collections.abc import Sequence

from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.query import Measure

_OUT, _IN = "requests_carried_out", "requests_carried_in"
_INTO = re.compile(r"(?:\b(?:in)?to|到|至|转入|转进|转给|留给|留到|拖到)\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|从|由|自)\s*$", re.IGNORECASE)
_COMES = re.compile(
    r"\s*年?(?:度|底|末)?(?:就?(?:没|未)[^，,。]{1,4})?(?:(?:结转|转|带|剩|留)(?:过来|下来|来)|留下|遗留|剩下)"
)
_BETWEEN = ("op.difference", "op.growth", "op.versus", "op.share")
Sides = tuple[tuple[Measure, int], ...]


def carried_between(seen: Scan, measures: Sequence[Measure]) -> Sides:
    """The two rows that count what was carried from one year into another, each with the year of
    its report, the one that the question names first; () where it names no such years."""
    kinds = {measure.indicator for measure in measures}
    if not kinds or not kinds <= {_OUT, _IN} or seen.has(*_BETWEEN):
        return ()
    told = [(y, y.years[0]) for y in seen.years if len(y.years) == 1]
    for mention, year in told:
        before, after = seen.text[: mention.start], seen.text[mention.end :]
        if _INTO.search(before):
            left, leaves = year - 1, True
        elif _FROM.search(before) or _COMES.match(after):
            left, leaves = year, False
        else:
            continue
        if {other for _, other in told} <= {left, left + 1}:
            applicant = measures[0].applicant
            out = Measure(_OUT, applicant=applicant), left
            into = Measure(_IN, applicant=applicant), left + 1
            begins = leaves and not (seen.has("carried_in") and not seen.has("carried_out"))
            return (out, into) if begins else (into, out)
    return ()
