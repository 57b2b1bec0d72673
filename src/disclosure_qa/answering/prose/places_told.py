"""What the reports of others say of a body that has no report: a county in its city's prose."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_qa.answering.prose.tell import latest
from disclosure_qa.answering.prose.weighing import mentions
from disclosure_qa.answering.understanding.asked import SELF_EVIDENT, analyse, folded
from disclosure_qa.answering.wording.prose import ProseWording
from disclosure_qa.model.answer import Answer, Note, NoteKind
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import UnknownPlace
from disclosure_qa.text.normalise import key
from disclosure_qa.text.tokens import tokens

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_SHORTEST = 2
_PASSAGES = 20
_REPORTS = 3
_LONGEST_ENDING = 12
_ENDINGS = (*"局委办室府会所院处队校站", "中心", "街道", "公司")


def tell_of_place(library: "Library", question: str, asked: UnknownPlace) -> Answer | None:
    """Sentences that name the body and answer what is asked of it, with a note whose they are; None
    where no report has any.

    A number is shown only where it is told of this body (甲区17期、乙县15期), in the words of the report
    and as no figure: a figure is one of the body whose report it stands in.
    """
    if asked.name not in asked.focus:
        return None
    naming, documents = _speaking_of(library, asked)
    if not documents:
        return None
    from disclosure_qa.answering.prose.narrate import narrate

    answer = narrate(
        library,
        question,
        focus=asked.focus.replace(asked.name, naming),
        documents=documents,
        open_search=False,
        language=asked.language,
        naming=naming,
    )
    if answer is None or not _says_more(answer, asked):
        return None
    note = ProseWording(asked.language).told_by_others(_called(asked, naming))
    return replace(answer, figures=(), notes=(Note(NoteKind.COVERAGE, note), *answer.notes))


def _called(asked: UnknownPlace, naming: str) -> str:
    return naming if asked.name in naming else asked.name


def _says_more(answer: Answer, asked: UnknownPlace) -> bool:
    """What is quoted has some word of the question besides the body's name."""
    quotes = folded(" ".join(citation.source.quote for citation in answer.citations))
    rest = analyse(asked.focus.replace(asked.name, " "))
    return rest.kind in SELF_EVIDENT or any(mentions(c, quotes) for c in rest.concepts)


def _speaking_of(library: "Library", asked: UnknownPlace) -> tuple[str, tuple[ReportEntry, ...]]:
    """How the body is called in the latest reports that name it, and these reports: an office in
    those of the government whose name it begins with, any other body in all."""
    owner, own_name = _parted(library, asked.name)
    if owner:
        entries = latest(library.reports(agencies=(owner,), years=asked.years or None))
        return own_name, tuple(e for e in entries if own_name in library.prose(e.document))
    pairs = [token for token in tokens(asked.name) if len(token) > 1]
    passages = library.holding(pairs, limit=_PASSAGES)
    name = _whole_name(asked, [ranked.passage.text for ranked in passages])
    naming = {r.passage.document for r in passages if name in r.passage.text}
    entries = library.reports(years=asked.years or None) if naming else ()
    return name, latest(tuple(e for e in entries if e.document in naming))[:_REPORTS]


def _whole_name(asked: UnknownPlace, texts: Collection[str]) -> str:
    """The name with what follows it in the question and in a text, where that ends a name: of
    甲县民政局 the place alone is known for one."""
    start = asked.focus.index(asked.name)
    rest = asked.focus[start : start + len(asked.name) + _LONGEST_ENDING]
    for end in range(len(rest), len(asked.name), -1):
        longer = rest[:end]
        if longer.endswith(_ENDINGS) and any(longer in text for text in texts):
            return longer
    return asked.name


def _parted(library: "Library", name: str) -> tuple[str, str]:
    """The one body whose place a name begins with, and the rest of the name; ("", name) where
    there is none: 青河县教育局 is 教育局 in the reports of 青河县人民政府."""
    cuts = range(len(name) - _SHORTEST, _SHORTEST - 1, -1)
    known = library.agencies_by_key([key(name[:cut]) for cut in cuts])
    for cut in cuts:
        entries = known.get(key(name[:cut]), ())
        if len(entries) == 1:
            return entries[0].name, name[cut:]
    return "", name
