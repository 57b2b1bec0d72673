"""Uploading reports: the form, what becomes of each file, and whether known ones are replaced."""

from datetime import UTC, datetime
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from disclosure_qa.web.access import record
from disclosure_qa.web.causes import cause_in
from disclosure_qa.web.refusals import InvalidChange
from disclosure_qa.web.staff.reports import Editor, back
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.upload_records import Upload
from disclosure_qa.web.uploads import Uploads
from disclosure_qa.web.visitor import language_for

ADDRESS = "/staff/reports/upload"
_LONGEST_FOLDER = 80
_SPARE = 100


def add_uploads(router: APIRouter, uploads: Uploads) -> None:
    """The routes of uploads."""

    @router.get(ADDRESS)
    def form(request: Request, member: Editor) -> Response:
        bounds = uploads.bounds
        limits = {"files": bounds.files, "megabytes": bounds.bytes // 1024**2}
        return page(
            request,
            member,
            "staff_upload.html",
            uploads=uploads.all(),
            limits=limits,
            most_bytes=bounds.bytes,
        )

    @router.post(ADDRESS)
    async def receive(request: Request, member: Editor) -> Response:
        try:
            most = uploads.bounds.files
            # Somewhat more are taken in, so that too many are refused in our own words.
            files = _files(await request.form(max_files=2 * most + _SPARE))
            if len(files) > most:
                uploads.metrics.upload_refused()
                raise InvalidChange("too_many_files")
            upload = await run_in_threadpool(uploads.receive, files, member.name, datetime.now(UTC))
            await run_in_threadpool(record, request, member, "report_upload", upload.id)
        finally:
            await request.close()
        return back(request, f"staff/reports/uploads/{upload.id}")

    @router.get("/staff/reports/uploads/{number}")
    def progress(request: Request, member: Editor, number: str) -> Response:
        language = language_for(request)
        return page(
            request,
            member,
            "staff_upload_progress.html",
            upload=_found(uploads, number),
            days=uploads.bounds.days,
            cause=lambda row: cause_in(row.cause, language),
        )

    @router.post("/staff/reports/uploads/{number}")
    def decide(
        request: Request, member: Editor, number: str, replacing: Annotated[bool, Form()]
    ) -> Response:
        uploads.decide(_found(uploads, number).id, replacing=replacing)
        record(request, member, "report_replace", f"{number} {'+' if replacing else '-'}")
        return back(request, f"staff/reports/uploads/{number}")


def _files(sent: FormData) -> list[tuple[str, BinaryIO]]:
    """The files of a form, each with its name below the folder that is named beside them."""
    folder = str(sent.get("folder") or "").strip()[:_LONGEST_FOLDER]
    files = [
        (f"{folder}/{each.filename}" if folder else each.filename, each.file)
        for each in sent.getlist("files")
        if isinstance(each, UploadFile) and each.filename
    ]
    if not files:
        raise InvalidChange("no_files")
    return files


def _found(uploads: Uploads, number: str) -> Upload:
    upload = uploads.of(number)
    if upload is None:
        raise HTTPException(404)
    return upload
