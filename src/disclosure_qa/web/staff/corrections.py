"""What staff correct of a report: its body and year, what a row counts, the number of a cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from disclosure_qa.library import Library
from disclosure_qa.model.corrected import CorrectionKind
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.report import Report
from disclosure_qa.model.staff import Correction
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.access import record
from disclosure_qa.web.refusals import InvalidChange
from disclosure_qa.web.staff.reports import Editor, back, entry_of
from disclosure_qa.web.uploads import Uploads

_PLACES = 15
"""Of a number, after the point."""
_YEARS = range(1990, 2100)


def add_corrections(
    router: APIRouter, library: Library, catalogue: Catalogue, uploads: Uploads
) -> None:
    """The routes that put corrections in and out of force."""
    _add_identity(router, library, uploads)
    _add_figure(router, library, catalogue, uploads)

    @router.post("/staff/reports/revoke")
    def take_back(
        request: Request,
        member: Editor,
        document: Annotated[str, Form()],
        number: Annotated[int, Form()],
    ) -> Response:
        from disclosure_qa.ingest import revoke

        refuse_while_reading(uploads)
        found = next((each for each in library.corrections() if each.id == number), None)
        if found is not None:
            revoke(found, member.name, datetime.now(UTC), library)
            record(request, member, "report_revoke", found.document or document)
        done = "revoked" if found else "gone"
        return back(request, "staff/reports/report", document=document, done=done)


def _add_identity(router: APIRouter, library: Library, uploads: Uploads) -> None:
    @router.post("/staff/reports/identity")
    def identity(
        *,
        request: Request,
        member: Editor,
        document: Annotated[str, Form()],
        agency: Annotated[str, Form(max_length=100)],
        region: Annotated[str, Form(max_length=100)] = "",
        year: Annotated[str, Form(max_length=4)] = "",
        remark: Annotated[str, Form(max_length=500)] = "",
        seen: Annotated[str | None, Form(max_length=40)] = None,
    ) -> Response:
        _refuse_outdated(library, document, seen)
        read, entry = library.as_read(document), entry_of(library, document)
        agency, region = agency.strip(), region.strip()
        if not agency:
            raise InvalidChange("no_body")
        if not year.isascii() or not year.isdecimal() or int(year) not in _YEARS:
            raise InvalidChange("no_year")
        base = Correction(
            CorrectionKind.YEAR,
            str(read.year),
            str(int(year)),
            member.name,
            datetime.now(UTC),
            document,
            remark=remark.strip(),
        )
        body = replace(
            base, kind=CorrectionKind.AGENCY, printed=read.agency, value=agency, region=region
        )
        changed = [base] if int(year) != entry.year else []
        if (agency, region) != (entry.agency, entry.region):
            changed.append(body)
        entered = _entered(request, library, uploads, changed, document)
        if changed:
            record(request, member, "report_correct", document)
        return entered


def _add_figure(
    router: APIRouter, library: Library, catalogue: Catalogue, uploads: Uploads
) -> None:
    @router.post("/staff/reports/figure")
    def figure(
        *,
        request: Request,
        member: Editor,
        document: Annotated[str, Form()],
        number: Annotated[int, Form(ge=0)],
        printed: Annotated[str, Form()] = "",
        what: Annotated[CorrectionKind, Form()],
        indicator: Annotated[str, Form(max_length=80)] = "",
        everywhere: Annotated[bool, Form()] = False,
        value: Annotated[str, Form(max_length=40)] = "",
        remark: Annotated[str, Form(max_length=500)] = "",
        seen: Annotated[str | None, Form(max_length=40)] = None,
    ) -> Response:
        from disclosure_qa.ingest import place_of

        _refuse_outdated(library, document, seen)
        figures = library.figures(documents=[document])
        # The form was made from a reading that may have changed since.
        if number >= len(figures) or figures[number].printed != printed:
            raise InvalidChange("changed_meanwhile")
        found = figures[number]
        row = what is CorrectionKind.INDICATOR
        if row and indicator and catalogue.get(indicator) is None:
            raise InvalidChange("no_indicator")
        if row and is_taken(indicator, found, figures):
            raise InvalidChange("taken")
        whole_form = row and everywhere
        made = Correction(
            CorrectionKind.INDICATOR if row else CorrectionKind.VALUE,
            found.label if row else found.printed,
            indicator if row else _number(value),
            member.name,
            datetime.now(UTC),
            "" if whole_form else document,
            library.as_read(document).family if whole_form else None,
            place_of(found, CorrectionKind.INDICATOR if row else CorrectionKind.VALUE),
            remark=remark.strip(),
        )
        entered = _entered(request, library, uploads, [made], document)
        record(request, member, "report_correct", document)
        return entered


def corrections_of(library: Library, report: Report) -> tuple[Correction, ...]:
    """What was corrected of a report, and what of that was revoked."""
    return tuple(each for each in library.corrections(revoked=True) if each.is_of(report))


def stamp_of(corrections: Sequence[Correction]) -> str:
    """What tells a report's corrections from those there were before the last change of them."""
    last = max((each.id for each in corrections), default=0)
    return f"{last}-{sum(each.revoked is not None for each in corrections)}"


def _refuse_outdated(library: Library, document: str, seen: str | None) -> None:
    """Raise InvalidChange where somebody else has corrected the report since a form was shown."""
    now = stamp_of(corrections_of(library, library.report(document)))
    if seen not in (None, now):
        raise InvalidChange("changed_meanwhile")


def is_taken(indicator: str, found: Figure, figures: Sequence[Figure]) -> bool:
    """Whether another row of the report's tables is the indicator: two never become one."""
    return any(
        other.indicator == indicator
        and other.applicant == found.applicant
        and other.path != found.path
        and other.source.table is not None
        for other in figures
        if indicator
    )


def _entered(
    request: Request,
    library: Library,
    uploads: Uploads,
    corrections: Sequence[Correction],
    document: str,
) -> Response:
    """Put corrections in force, and say whether anything came of it."""
    from disclosure_qa.ingest import correct

    refuse_while_reading(uploads)
    before = library.figures(documents=[document]), entry_of(library, document)
    for correction in corrections:
        correct(correction, library)
    after = library.figures(documents=[document]), entry_of(library, document)
    done = "nothing" if after == before else "corrected"
    return back(request, "staff/reports/report", document=document, done=done)


def refuse_while_reading(uploads: Uploads) -> None:
    """Raise InvalidChange while an upload is read in: there is one writer at a time."""
    if uploads.running():
        raise InvalidChange("reading_now")


def _number(typed: str) -> str:
    """A number as it is kept; "" for none."""
    plain = typed.strip().replace(",", "").replace("，", "")
    if not plain:
        return ""
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise InvalidChange("no_number") from error
    # A number such as 1e-400000000 would be written out with as many noughts.
    places = value.as_tuple().exponent
    if not isinstance(places, int) or places < -_PLACES or not 0 <= value <= 10**15:
        raise InvalidChange("no_number")
    return f"{value:f}"
