"""Which bodies' reports mention something: all of them, by a scan of every passage."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from disclosure_qa.answering.asked import folded
from disclosure_qa.answering.ledger import Ledger
from disclosure_qa.answering.phrase import wording_for
from disclosure_qa.answering.wording.prose import ProseWording
from disclosure_qa.model.answer import Answer, Note, NoteKind, Status, Understood
from disclosure_qa.model.figure import Source
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import ProseQuestion
from disclosure_qa.model.report import Passage
from disclosure_qa.vocabulary.glossary import load_vocabulary

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_MENTIONS = re.compile(
    r"(?:提到|提及|谈到|说到|讲到|写到)(?:过|了)?\s*(?P<zh>[^，,。？?；;]{2,30})"
    r"|\b(?:mention(?:s|ed)?|refer(?:s|red)? to|speaks? (?:of|about)|spoke (?:of|about)|talk(?:s|ed)? about)\s+(?P<en>[^,.?]{2,60})",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"(?:哪些|哪几个|哪个|几个|多少个?)(?:市|县|区|镇|乡|街道|乡镇|部门|单位|机关|机构|局|地方|政府|报告|年报)"
    r"|的(?:市|县|区|镇|乡|街道|乡镇|部门|单位|机关|机构|局|地方|政府|报告|年报)(?:都|分别)?(?:有|是)(?:哪|几个|几家|多少|谁)"
    r"|\b(?:which|what|how many) (?:\w+ )?(?:towns?|townships?|count(?:y|ies)|districts?|cit(?:y|ies)|bod(?:y|ies)|agenc(?:y|ies)|bureaus?|departments?|governments?|reports?|offices?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:没有?|未|不|从不)(?:曾|有)?(?:在[^，,。]{1,12}[里中])?$|\b(?:not|never|no|neither)\s+(?:\w+\s+)?$|n['’]t\s+$|\bfail(?:s|ed)? to\s+$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(r"的(?=[^的]{0,8}(?:哪|几个|几家|多少|有谁|是谁))")
_ASKING = re.compile(r"哪|什么|多少|几个|\b(?:which|what|how many)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^[“\"「『《]|[”\"」』》]$|[的吗呢了]$|\s+in (?:their|its|the) .*$|(?:这个词|一词|字样)$"
)
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
_SHOWN = 20
"""Bodies whose sentence is quoted; of the others the name alone is told."""


def word_mentioned(question: str) -> str:
    """What the question asks to be mentioned, where it asks which bodies mention it; else "".

    Which bodies do not, and what a body mentions (提到了哪些部门), are other questions.
    """
    found = _MENTIONS.search(question)
    if found is None or not _WHICH.search(question) or _DENIED.search(question, 0, found.start()):
        return ""
    word = _ASKED_AFTER.split((found["zh"] or found["en"]).strip())[0]
    while (shorter := _AROUND.sub("", word).strip()) != word:
        word = shorter
    return word if len(word) > 1 and not _ASKING.search(word) else ""


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
