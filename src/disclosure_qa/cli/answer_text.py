"""An answer as text for people: the sentence, then its sources, notes and options."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from disclosure_qa.model.answer import Answer, Citation, Language, NoteKind

if TYPE_CHECKING:
    from disclosure_qa.answering.explain import Step

_NOTE_WORDS: Final[Mapping[Language, Mapping[NoteKind, str]]] = {
    Language.ZH: {
        NoteKind.DISCREPANCY: "数据不一致",
        NoteKind.COMPARABILITY: "口径",
        NoteKind.COVERAGE: "范围",
        NoteKind.ASSUMPTION: "前提",
        NoteKind.OFFER: "另有",
        NoteKind.MODEL: "模型",
    },
    Language.EN: {
        NoteKind.DISCREPANCY: "Discrepancy",
        NoteKind.COMPARABILITY: "Comparability",
        NoteKind.COVERAGE: "Coverage",
        NoteKind.ASSUMPTION: "Assumption",
        NoteKind.OFFER: "Also available",
        NoteKind.MODEL: "Model",
    },
}


def explanation_text(steps: "Sequence[Step]") -> str:
    """The steps by which a question was read, one a line: slot, what was taken, and why."""
    lines = (
        f"{step.slot:<10} {step.taken}{f' <- {step.because}' if step.because else ''}"
        for step in steps
    )
    return "\n" + "\n".join(lines)


def answer_text(answer: Answer) -> str:
    """The answer, its notes, its options and its sources, in this order."""
    parts = ["\n".join(_lines(answer)), *_notes(answer)]
    if answer.options:
        parts.append("\n".join(f"{n}. {option}" for n, option in enumerate(answer.options, 1)))
    if answer.citations:
        parts.append("\n".join(_source(each, answer.language) for each in answer.citations))
    return "\n\n".join(parts)


def _lines(answer: Answer) -> Iterator[str]:
    """The lines of the text; those that a language model worded are marked."""
    mark = "〔模型〕" if answer.language is Language.ZH else "[model] "
    for line in answer.text.split("\n"):
        yield f"{mark}{line}" if line in answer.model_wrote else line


def _notes(answer: Answer) -> Iterator[str]:
    colon = "：" if answer.language is Language.ZH else ": "
    words = _NOTE_WORDS[answer.language]
    if answer.notes:
        yield "\n".join(f"{words[note.kind]}{colon}{note.text}" for note in answer.notes)


def _source(citation: Citation, language: Language) -> str:
    source = citation.source
    page = "" if source.page is None else _page(source.page, language)
    places = [source.agency, str(source.year), source.section, page, source.document]
    return f"[{citation.id}] {' · '.join(filter(None, places))}\n    {source.quote}"


def _page(number: int, language: Language) -> str:
    return f"第{number}页" if language is Language.ZH else f"p. {number}"
