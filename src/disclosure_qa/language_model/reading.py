"""A model's reading of a question that the linker could not explain, checked before it counts.

The model only says what is counted, where the linker finds nothing that is. The bodies, the years
and the limits stay the linker's, and what it did understand must agree.
"""

import json
import re
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from disclosure_qa.answering.understanding.bodies import bodies_of
from disclosure_qa.answering.understanding.denial import RESTRICTIONS
from disclosure_qa.answering.understanding.desk import Inquiry
from disclosure_qa.answering.understanding.framing import operation_of
from disclosure_qa.answering.understanding.measures import measured
from disclosure_qa.answering.understanding.understand import read_as
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import FigureQuestion, Measure, Query
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, ORGANISATIONS

APPLICANTS = (NATURAL_PERSON, *ORGANISATIONS)
OPERATIONS = tuple(op for op in Operation if op is not Operation.SHARE)
_OVER_BODIES = frozenset({Operation.MAX, Operation.MIN, Operation.RANK, Operation.COUNT})
_FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)
_MOST_MEASURES = 4
_LONGEST_REPLY = 2000


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    indicators: list[str]
    applicant: str | None = None
    period: Literal["year", "cumulative", "year_end"] | None = None
    operation: str = Operation.VALUE.value
    agencies: list[str] = []
    years: list[int] = []


@dataclass(frozen=True, slots=True)
class Read:
    """A reading that may be answered; or the fault that makes it fall."""

    question: FigureQuestion | None = None
    fault: str = ""


def may_be_read(inquiry: Inquiry) -> bool:
    """The question is not denied, sifted or of another world in words that the linker knows."""
    seen = inquiry.seen
    restricted = any(m.concepts & RESTRICTIONS for m in seen.mentions)
    return not (restricted or seen.begins("limit.") or seen.has("offtopic", "injection", "ask.why"))


def reading_of(reply: str, inquiry: Inquiry) -> Read:
    """The reading that a reply proposes, as a question for the ordinary road."""
    fields = _fields(reply)
    if fields is None:
        return Read(fault="no reading" if reply.strip() == "null" else "malformed")
    if fault := _fault(fields, inquiry):
        return Read(fault=fault)
    bodies = bodies_of(inquiry)
    measures = tuple(Measure(name, applicant=fields.applicant) for name in fields.indicators)
    asked = read_as(inquiry, bodies, measures)
    readings = tuple(_with_frame(query, fields, named=bodies.named) for query in asked.readings)
    return Read(replace(asked, readings=readings))


def _fields(reply: str) -> _Reply | None:
    if len(reply) > _LONGEST_REPLY:
        return None
    fenced = _FENCE.match(reply)
    try:
        return _Reply.model_validate(json.loads(fenced[1] if fenced else reply))
    except (ValueError, ValidationError, RecursionError):
        return None


def _fault(fields: _Reply, inquiry: Inquiry) -> str:
    catalogue, seen = inquiry.desk.catalogue, inquiry.seen
    indicators = [catalogue.get(name) for name in dict.fromkeys(fields.indicators)]
    if not 0 < len(fields.indicators) == len(indicators) <= _MOST_MEASURES or None in indicators:
        return "unknown indicator"
    if fields.applicant is not None and fields.applicant not in APPLICANTS:
        return "unknown applicant"
    if fields.operation not in OPERATIONS or operation_of(seen) is Operation.SHARE:
        return "unknown operation"
    bodies = bodies_of(inquiry)
    if bodies.unknown or not set(fields.agencies) <= set(bodies.all):
        return "unknown agency"
    if not set(fields.years) <= set(inquiry.years):
        return "unknown year"
    # Where the linker knows what is counted, the words that it does not know restrict that.
    if measured(catalogue, seen, seen.mentions).measures:
        return "restriction dropped"
    return "words left out" if _left_out(fields, inquiry) else ""


def _left_out(fields: _Reply, inquiry: Inquiry) -> bool:
    """The question names something that is counted, and that the reading does not take up."""
    catalogue = inquiry.desk.catalogue
    indicators = [catalogue[name] for name in fields.indicators]
    taken = {c for i in indicators for c in (*i.concepts, *i.context, i.own_concept)}
    taken.add(f"applicant.{fields.applicant}")
    named = (m.concepts for m in inquiry.seen.mentions if m.concepts & catalogue.telling)
    framed = (c for c in named if not any(n.startswith("period.") for n in c))
    return any(not concepts & taken for concepts in framed)


def _with_frame(query: Query, fields: _Reply, *, named: bool) -> Query:
    """What the linker found of period and operation stands; the model's fills what is open."""
    period = query.period or (Period(fields.period) if fields.period else None)
    if query.operation is not Operation.VALUE or fields.operation == Operation.VALUE:
        return replace(query, period=period)
    operation = Operation(fields.operation)
    over_all = operation in _OVER_BODIES and not named
    return replace(
        query,
        period=period,
        operation=operation,
        every_agency=query.every_agency or over_all,
    )
