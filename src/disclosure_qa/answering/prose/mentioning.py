"""Which bodies' reports mention something: all of them, by a scan of every passage."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from disclosure_qa.answering.understanding.asked import folded
from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.values.phrase import wording_for
from disclosure_qa.answering.wording.prose import ProseWording
from disclosure_qa.model.answer import Answer, Note, NoteKind, Status, Understood
from disclosure_qa.model.figure import Source
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import ProseQuestion
from disclosure_qa.model.report import Passage
from disclosure_qa.vocabulary.glossary import load_vocabulary

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
_SHOWN = 20
"""Bodies whose sentence is quoted; of the others the name alone is told."""


def tell_who_mentions(
    library: "Library", question: str, asked: ProseQuestion, entries: Sequence[ReportEntry]
) -> Answer:
    """The bodies whose reports have the word, each with the first sentence that has it."""
    searched = {entry.document: entry for entry in entries}
    words = _spellings(asked.mentions)
    passages = [p for spelling in words for p in library.passages_with(spelling)]
    passages = [p for p in passages if p.document in searched]
    passages.sort(key=lambda p: (searched[p.document].agency, -searched[p.document].year, p.start))
    first = {searched[p.document].agency: p for p in reversed(passages)}
    bodies = tuple(sorted(first))
    prose, names = ProseWording(asked.language), wording_for(asked.language, bodies)
    ledger = Ledger()
    lines = []
    for agency in bodies[:_SHOWN]:
        source = _quoted(first[agency], searched[first[agency].document], words)
        heading = prose.heading(names.agency(agency), source.year, source.section.split("/"))
        lines.append(f"{heading}\n{prose.quoted(source.quote)}[{ledger.cite(source)}]")
    if bodies[_SHOWN:]:
        lines.append(prose.also(tuple(map(names.agency, bodies[_SHOWN:]))))
    coverage = prose.mentioned_in(words, len(bodies), len({e.agency for e in entries}))
    note = Note(NoteKind.COVERAGE, coverage, tuple(c.id for c in ledger.citations))
    return Answer(
        question,
        asked.language,
        Status.ANSWERED if bodies else Status.NOT_REPORTED,
        "\n".join(lines) or names.nothing_in_prose((), ()),
        citations=ledger.citations,
        understood=(Understood(bodies, asked.years, operation="prose"),),
        notes=(*asked.notes, note),
    )


def _spellings(word: str) -> tuple[str, ...]:
    """The word as the reports may write it: itself, or the glossary's Chinese words for it."""
    if not word.isascii():
        return (word,)
    concepts = load_vocabulary().concepts(word)
    return tuple(dict.fromkeys(w for c in concepts for w in c.words[:3])) or (word,)


def _quoted(passage: Passage, entry: ReportEntry, words: Sequence[str]) -> Source:
    """The first sentence of the passage that has one of the words."""
    sentences = [m.span() for m in _SENTENCE.finditer(passage.text)]
    has_it = (
        span
        for span in sentences
        if any(folded(word) in folded(passage.text[slice(*span)]) for word in words)
    )
    start, end = next(has_it, (0, len(passage.text)))
    quote = passage.text[start:end].strip()
    begin = passage.start + passage.text.index(quote, start)
    return Source(
        document=entry.document, agency=entry.agency, year=entry.year, section=passage.section,
        quote=quote, start=begin, end=begin + len(quote), page=passage.page,
    )  # fmt: skip
