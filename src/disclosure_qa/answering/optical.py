"""The note under an answer that rests on reports read from pictures."""

from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_qa.answering.wording import words
from disclosure_qa.model.answer import Answer, Note, NoteKind

if TYPE_CHECKING:
    from disclosure_qa.library import Library


def with_optical_note(library: "Library", answer: Answer) -> Answer:
    """The answer, with a note on those of its places that were read from scanned pages."""
    documents = tuple(dict.fromkeys(c.source.document for c in answer.citations))
    if not documents:
        return answer
    entries = library.reports(documents=documents, superseded=True)
    scanned = {entry.document for entry in entries if entry.origin == "ocr"}
    places = tuple(c.id for c in answer.citations if c.source.document in scanned)
    if not places:
        return answer
    text = words(answer.language, {}).read_optically(places)
    return replace(answer, notes=(*answer.notes, Note(NoteKind.ASSUMPTION, text, places)))
