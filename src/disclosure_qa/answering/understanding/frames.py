"""The frame of a figure question: its years, bodies, period and what is to be computed."""

from collections.abc import Sequence

from disclosure_qa.answering.understanding.bodies import Bodies
from disclosure_qa.answering.understanding.desk import Inquiry
from disclosure_qa.answering.understanding.framing import (
    COURSE,
    asks_by_how_much,
    besides,
    claims_of,
    condition_of,
    period_of,
    places_of,
)
from disclosure_qa.answering.understanding.kinds import counts_bodies, kinds_of, over_bodies
from disclosure_qa.answering.understanding.measures import applicants_named, with_applicant
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.query import Measure, Query

_TWO = 2
_OVER_BODIES = frozenset({Operation.MAX, Operation.MIN, Operation.RANK, Operation.COUNT})


def framed(
    inquiry: Inquiry,
    bodies: Bodies,
    measures: Sequence[Measure],
    operation: Operation,
    base: Measure | None,
) -> Query:
    """The measures in the frame that the question gives them."""
    seen, context = inquiry.seen, inquiry.context
    goes_on = seen.has("followup") and tuple(measures) == context.measures
    keeps_period = goes_on or not (seen.names or seen.years)
    which_year = seen.has("ask.which_year")
    before = len(inquiry.years) == 1 and (
        seen.has("op.before") or _total_against_year(seen, operation)
    )
    over_all = operation in _OVER_BODIES and not bodies.named and not which_year
    return Query(
        measures=_for_applicants(seen, measures, operation),
        years=inquiry.years,
        period=period_of(seen) or (context.period if keeps_period else None),
        operation=Operation.VALUE if before else _settled(operation, measures, inquiry, bodies),
        base=base,
        paired=_paired(seen),
        every_agency=over_all or of_many(seen, bodies),
        every_year=seen.has("years.every")
        or which_year
        or (seen.has(COURSE) and not inquiry.years)
        or (operation is Operation.SUM and _goes_over_years(inquiry)),
        latest=seen.has("years.latest"),
        before=before,
        kinds=kinds_of(seen) or bodies.kinds,
        condition=condition_of(seen),
        claimed=claims_of(seen),
        whether=_whether(seen, operation),
        besides=besides(seen, operation),
        which_year=which_year,
        places=places_of(seen),
        within=bodies.within,
        left_out=tuple(entry.name for name in seen.left_out for entry in name.entries),
        subject=bodies.subject,
    )


def _goes_over_years(inquiry: Inquiry) -> bool:
    """历年多少？总共呢？: every year was spoken of, and none is named now."""
    return inquiry.context.every_year and not inquiry.years and not inquiry.seen.names


def _whether(seen: Scan, operation: Operation) -> bool:
    """Yes or no is asked, and one number says it: 是不是更多 wants two."""
    asks = seen.has("ask.whether", "ask.check") and not seen.has("ask.quantity")
    return asks and not (operation is Operation.VALUE and seen.has("op.more", "op.less"))


def _total_against_year(seen: Scan, operation: Operation) -> bool:
    """累计比当年多多少: what there was before the year, by which the total is more."""
    both = seen.has("period.cumulative") and seen.has("period.year")
    return both and operation is Operation.DIFFERENCE


def of_many(seen: Scan, bodies: Bodies) -> bool:
    """It is asked of all bodies, or of all of a kind or place."""
    return (over_bodies(seen) and not bodies.named) or bool(bodies.within) or bodies.many


def _for_applicants(
    seen: Scan, measures: Sequence[Measure], operation: Operation
) -> tuple[Measure, ...]:
    applicants = applicants_named(seen.mentions)
    settled = operation is Operation.SHARE or any(m.applicant for m in measures)
    if not applicants or settled:
        return tuple(measures)
    return tuple(with_applicant(m, applicant) for m in measures for applicant in applicants)


def _settled(
    operation: Operation, measures: Sequence[Measure], inquiry: Inquiry, bodies: Bodies
) -> Operation:
    """一共 asks for a sum only where there is more to add; a limit on bodies asks for a count.

    How something changed over more than two years is its course, no difference; what is itself a
    change (行政许可项目本年增减) is asked for as it is printed.
    """
    seen = inquiry.seen
    of_all = of_many(seen, bodies)
    held = condition_of(seen) is not None or counts_bodies(seen)
    of_years = seen.has("ask.which_year") and condition_of(seen) is not None
    if ((of_all and held) or of_years) and operation is Operation.VALUE:
        return Operation.COUNT
    counted = (measures, inquiry.years, seen.names, bodies.all if bodies.named else ())
    several = any(len(each) > 1 for each in counted) or _goes_over_years(inquiry)
    if operation is Operation.SUM and not (several or bodies.many or over_bodies(seen)):
        return Operation.VALUE
    if operation is Operation.DIFFERENCE and not several and seen.has("items_change"):
        return Operation.VALUE
    course = len(inquiry.years) > _TWO and not asks_by_how_much(seen)
    return Operation.VALUE if operation is Operation.DIFFERENCE and course else operation


def _paired(seen: Scan) -> bool:
    """A year stands with each name: 青河县2023年和临川市2024年."""
    told = [year for year in seen.years if year.years]
    if len(seen.names) < 2 or len(seen.names) != len(told):
        return False
    starts = [seen.units[name.first].start for name in seen.names]
    ends = [seen.units[name.last - 1].end for name in seen.names]
    years = [year.start for year in told]
    after = all(
        end <= year < following
        for end, year, following in zip(ends, years, [*starts[1:], len(seen.text)], strict=True)
    )
    before = all(
        previous <= year < start
        for previous, year, start in zip([0, *ends[:-1]], years, starts, strict=True)
    )
    return after or before
