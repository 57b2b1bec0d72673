"""Which paragraphs are headings: told from numbered sentences and from items of a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure_qa.model.report import Block, Paragraph
from disclosure_qa.reports.chapters import bare_heading, is_chapter
from disclosure_qa.text.numbering import Numbering, NumberingKind, numbering

_LONGEST_HEADING = 48
_LONGEST_RUN_IN = 32
_SHORTEST_TEXT_BELOW = {
    NumberingKind.ARABIC: 80,
    NumberingKind.ARABIC_SUB: 80,
    NumberingKind.ARABIC_PAREN: 120,
    NumberingKind.CIRCLED: 120,
}
"""How long a paragraph must be for its first words to be a heading of their own, by style."""
_CHAPTER_KINDS = frozenset({NumberingKind.PART, NumberingKind.CHAPTER, NumberingKind.CHINESE})
_TRAILING = "。．.；;：:，,、 "
_SENTENCE_END = re.compile(r"[。！？；;!?]")
_RUN_IN_END = re.compile(r"[。：:；;！]|——")
_COUNT = re.compile(
    r"[0-9０-９][0-9０-９,.，．]*\s*[余多万亿]*(?:条|件|次|篇|个|人|元|期|份|场|项|起|%|％)"
)
_STARTS_SENTENCE = re.compile(
    r"(?:我|本|该)(?:省|市|州|县|区|旗|镇|乡|街道|局|委|办|厅|部门|机关|单位|年度?[，,])|全(?:年|镇|县|市|区|乡|局)(?!面)"
    r"|今年|去年|截至|截止|一是|是|没有|未(?:发生|收到|出现)|不存在|共(?:收|受|发|有|计)|已经?|无[。；]?$"
)
_APPENDIX = re.compile(
    r"附\s*(?:件|表|录)?\s*[0-9一二三四五六七八九十]{0,2}\s*(?:[:：、.．]|$|(?=[^，。；]*表[）)]?$))"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A paragraph that is a heading, or begins with one, or is a numbered piece of prose.

    `name` is the heading as printed without the punctuation at its end; "" for prose.
    """

    block: int
    name: str
    number: Numbering | None
    runs_in: bool = False
    appendix: bool = False


def find_headings(blocks: Sequence[Block], title: str) -> tuple[Heading, ...]:
    """The headings and the numbered prose among the blocks, in order."""
    found = [
        heading
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (heading := _heading(block, index, title))
    ]
    numbered = _without_contents(_without_lists(found, blocks))
    return tuple(_with_bare_chapters(numbered, blocks, title))


def _heading(paragraph: Paragraph, index: int, title: str) -> Heading | None:
    text = paragraph.text
    number = numbering(text)
    if number:
        if _is_heading_text(number.rest):
            return Heading(index, text.rstrip(_TRAILING), number)
        lead = _run_in(number, text)
        return Heading(index, lead, number, runs_in=bool(lead))
    if len(text) > _LONGEST_HEADING or _is_of_title(text, title):
        return None
    if _APPENDIX.match(text) and not _SENTENCE_END.search(text.rstrip(_TRAILING)):
        return Heading(index, text.rstrip(_TRAILING), None, appendix=True)
    if paragraph.heading and _is_heading_text(text):
        return Heading(index, text.rstrip(_TRAILING), None)
    return None


def _is_of_title(text: str, title: str) -> bool:
    plain = re.sub(r"\s", "", text)
    return bool(plain) and plain in re.sub(r"\s", "", title)


def _is_heading_text(text: str) -> bool:
    """Short and no sentence: one stretch of words, with no count in it."""
    bare = text.rstrip(_TRAILING)
    if not bare or len(bare) > _LONGEST_HEADING or _SENTENCE_END.search(bare):
        return False
    is_sentence = text.endswith("。") or re.search("[，,]", bare)
    if is_sentence and _STARTS_SENTENCE.match(bare):
        return False
    return not _COUNT.search(bare) and len(re.findall("[，,：:]", bare)) < 4


def _run_in(number: Numbering, text: str) -> str:
    """The heading that a paragraph of prose begins with, as printed; "" where it has none."""
    end = _RUN_IN_END.search(number.rest)
    if end is None or len(text) < _SHORTEST_TEXT_BELOW.get(number.kind, 0):
        return ""
    lead = number.rest[: end.start()]
    if not 2 <= len(lead) <= _LONGEST_RUN_IN or not number.rest[end.end() :].strip():
        return ""
    if _COUNT.search(lead) or _STARTS_SENTENCE.match(lead) or len(re.findall("[，,]", lead)) > 1:
        return ""
    before = text[: len(text) - len(number.rest)]
    return (before + lead).rstrip(_TRAILING)


def _without_lists(found: Sequence[Heading], blocks: Sequence[Block]) -> list[Heading]:
    """The headings, with items of a list that follow each other turned into numbered prose."""
    kept: list[Heading] = []
    for _, group in groupby(_in_runs(found), key=lambda pair: pair[0]):
        run = [heading for _, heading in group]
        kept += [_as_prose(h) for h in run] if _is_list(run, blocks) else run
    return kept


def _in_runs(found: Sequence[Heading]) -> list[tuple[int, Heading]]:
    """Each heading with the number of its run: headings of one style on lines side by side."""
    runs: list[tuple[int, Heading]] = []
    run = 0
    for index, heading in enumerate(found):
        before = found[index - 1] if index else None
        run += not (before and _follows(before, heading))
        runs.append((run, heading))
    return runs


def _follows(before: Heading, heading: Heading) -> bool:
    one, two = before.number, heading.number
    return (
        one is not None
        and two is not None
        and heading.block == before.block + 1
        and one.kind is two.kind
        and two.value == one.value + 1
        and not before.runs_in
        and bool(before.name)
    )


def _is_list(run: Sequence[Heading], blocks: Sequence[Block]) -> bool:
    """Headings with nothing between them are a list, unless they are chapters."""
    first = run[0].number
    if len(run) < 2 or first is None or first.kind in _CHAPTER_KINDS:
        return False
    ends = [blocks[heading.block] for heading in run]
    semicolons = any(isinstance(b, Paragraph) and b.text.endswith(("；", ";")) for b in ends[:-1])
    return len(run) > 2 or semicolons or not run[-1].runs_in


def _as_prose(heading: Heading) -> Heading:
    return Heading(heading.block, "", heading.number)


def _without_contents(found: Sequence[Heading]) -> list[Heading]:
    """The headings without a table of contents: chapters listed at the top, printed again below."""
    names = [bare_heading(heading.name) for heading in found]
    kept = []
    for index, heading in enumerate(found):
        listed = heading.name and names[index] in names[index + 1 :]
        follows = index + 1 < len(found) and found[index + 1].block == heading.block + 1
        behind = index > 0 and found[index - 1].block == heading.block - 1
        kept.append(_as_prose(heading) if listed and (follows or behind) else heading)
    return kept


def _with_bare_chapters(
    found: Sequence[Heading], blocks: Sequence[Block], title: str
) -> list[Heading]:
    """Where no chapter is numbered, short lines that name a chapter are its headings."""
    numbered = sum(
        1
        for h in found
        if h.name and h.number and (h.number.kind in _CHAPTER_KINDS or is_chapter(h.name))
    )
    if numbered > 1:
        return list(found)
    taken = {heading.block for heading in found}
    bare = [
        Heading(index, block.text.rstrip(_TRAILING), None)
        for index, block in enumerate(blocks)
        if index not in taken
        and isinstance(block, Paragraph)
        and is_chapter(block.text)
        and _is_heading_text(block.text)
        and not _is_of_title(block.text, title)
    ]
    return sorted([*found, *bare], key=lambda heading: heading.block)
