"""The notes under an answer on how its places were read: from pictures, or corrected by staff."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_qa.answering.wording import words
from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.model.answer import Answer, Note, NoteKind
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.library import ReportEntry

if TYPE_CHECKING:
    from disclosure_qa.library import Library


def with_reading_notes(library: "Library", answer: Answer) -> Answer:
    """The answer, with notes on those of its places that were read from scanned pages, and on what
    staff corrected."""
    documents = tuple(dict.fromkeys(c.source.document for c in answer.citations))
    if not documents:
        return answer
    entries = library.reports(documents=documents, superseded=True)
    wording = words(answer.language, {})
    notes = (*_optical(entries, answer, wording), *_corrected(entries, answer, wording))
    return replace(answer, notes=(*answer.notes, *notes)) if notes else answer


def _optical(entries: Sequence[ReportEntry], answer: Answer, wording: Wording) -> Iterator[Note]:
    scanned = {entry.document for entry in entries if entry.origin == "ocr"}
    places = _places(answer, scanned)
    if places:
        yield Note(NoteKind.ASSUMPTION, wording.read_optically(places), places)


def _corrected(entries: Sequence[ReportEntry], answer: Answer, wording: Wording) -> Iterator[Note]:
    """One note for each report whose body or year was corrected, and each figure that was."""
    for entry in entries:
        for said in entry.corrected:
            places = _places(answer, {entry.document})
            text = wording.corrected_report(said, places)
            yield Note(NoteKind.ASSUMPTION, text, places)
    notes: dict[tuple[Corrected, str], tuple[int, ...]] = {}
    for cited in answer.figures:
        for said in cited.figure.corrected:
            if said.kind is CorrectionKind.VALUE:
                text = wording.corrected_value(cited.figure, cited.citation)
            elif said.kind is CorrectionKind.INDICATOR:
                text = wording.corrected_row(cited.figure, cited.citation)
            else:
                continue
            notes[said, text] = (cited.citation,)
    for (_, text), places in notes.items():
        yield Note(NoteKind.ASSUMPTION, text, places)


def _places(answer: Answer, documents: set[str]) -> tuple[int, ...]:
    return tuple(c.id for c in answer.citations if c.source.document in documents)
