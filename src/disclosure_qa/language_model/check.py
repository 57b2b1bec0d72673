"""What makes a draft fall, and how one that stands is written out with its numbers.

A number is written into a model's sentence only where nothing around it can give it another
meaning: in a stretch that is the report's own, word for word, or with a label of ours beside it
that says what it counts. Otherwise the reader is sent to the quote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.language_model.claims import denied, unsupported
from disclosure_qa.language_model.draft import LONGEST_DRAFT, Sentence, sentences_in
from disclosure_qa.language_model.evidence import TOKEN, Evidence, Exhibit, Token
from disclosure_qa.language_model.grounds import quoted_share, strange_words
from disclosure_qa.language_model.label import Bond, bond, labelled
from disclosure_qa.model.answer import Language
from disclosure_qa.vocabulary.agencies import english_name
from disclosure_qa.vocabulary.glossary import load_glossary

_MOST_SENTENCES = 10
_LEAST_SHARE, _LEAST_SHARE_TRANSLATED = 0.4, 1 / 3
_FOREIGN = re.compile(r"[^A-Za-z\u3400-\u9fff ，；：、（）“”‘’《》—,;:()'\"-]")
_LOOSE_MARK = re.compile(r"(?<![A-Za-z])-|-(?![A-Za-z])|[—(（]\s*⟦|⟧\s*[—]|[A-Za-z]⟦|⟧[A-Za-z]")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))
_TOKENS_TOGETHER = re.compile(r"⟧[^A-Za-z\u3400-\u9fff]*⟦")
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|‘([^’]*)’|《([^》]*)》")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
_LEAD = re.compile(
    r"^(?:(?:该|本)(?:镇|乡|县|市|区|局|街道|机关|单位|地)|(?:年度)?报告(?:中)?(?:称|指出|提到|显示|写明)|"
    r"其中|此外|另外|同时|并且|而且|当年|[，：:、 ])+"
)
_KIND = re.compile(
    r"该(镇|乡|县|市|区|局|委|厅|街道)|\b(?:the|this) (town|township|county|city|bureau|"
    r"commission|subdistrict|ministry|province)(?= [a-z]+(?:s|ed)\b)",
    re.IGNORECASE,
)
_CLAUSE_MARKS = "，。；：、,;:！？ "
_SEMICOLON = re.compile(r"[；;]")
_OPENING = re.compile(r"^⟦F\d+⟧(?:全?年)?[，,]")


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that stands, written out; or the fault that makes it fall."""

    text: str = ""
    fault: str = ""


def checked(draft: str, evidence: Evidence, language: Language) -> Checked:
    """The whole draft, checked and written out."""
    sentences, rest = sentences_in(draft)
    if not sentences or rest:
        return Checked(fault="unfinished")
    if fault := fault_in(sentences, draft, evidence, language):
        return Checked(fault=fault)
    written = (_written(sentence, evidence, language) for sentence in sentences)
    return Checked(("" if language is Language.ZH else " ").join(written))


def fault_in(
    sentences: Sequence[Sentence], draft: str, evidence: Evidence, language: Language
) -> str:
    """The first fault of some sentences of a draft; "" where there is none."""
    if len(draft) > LONGEST_DRAFT or len(sentences) > _MOST_SENTENCES:
        return "too long"
    faults = (_fault(sentence, evidence, language) for sentence in sentences)
    return next(filter(None, faults), "")


def _fault(sentence: Sentence, evidence: Evidence, language: Language) -> str:
    if not sentence.keys:
        return "uncited"
    if not set(sentence.keys) <= evidence.exhibits.keys():
        return "unknown citation"
    exhibits = [evidence.exhibits[key] for key in sentence.keys]
    if len({exhibit.citation.source.document for exhibit in exhibits}) > 1:
        return "several reports in one sentence"
    return next(filter(None, _faults(sentence, exhibits, evidence, language)), "")


def _faults(
    sentence: Sentence, exhibits: Sequence[Exhibit], evidence: Evidence, language: Language
) -> Iterator[str]:
    body = sentence.body
    tokens = [evidence.token(name, sentence.keys) for name in TOKEN.findall(body)]
    yield "" if all(tokens) else "unknown token"
    yield "foreign sign" if _FOREIGN.search(TOKEN.sub(" ", body)) else ""
    loose = sentence.end not in {"。", "."} or _LOOSE_MARK.search(body)
    uneven = any(body.count(opening) != body.count(closing) for opening, closing in _PAIRS)
    yield "loose mark" if loose or uneven else ""
    yield "tokens together" if _TOKENS_TOGETHER.search(body) else ""
    yield "" if _speaks(body, language) else "other language"
    yield "strange word" if strange_words(body, exhibits) else ""
    yield "misquoted" if any(_misquoted(body, exhibits)) else ""
    yield unsupported(body, exhibits, language)
    yield (
        "denial"
        if any(denied(body, name, exhibits, language) for name in TOKEN.findall(body))
        else ""
    )
    yield "" if _is_about(body, exhibits, language) else "beside the evidence"
    figures = ((t.name, t.figure) for t in tokens if t is not None and t.figure is not None)
    other = any(bond(body, name, figure) is Bond.OTHER for name, figure in figures)
    yield "another label" if other else ""
    yield "" if _of_the_body(body, exhibits[0]) else "another body"


def _speaks(body: str, language: Language) -> bool:
    """The sentence is in the language of the answer; names may be in the other."""
    said = TOKEN.sub(" ", body)
    han, latin = len(_HAN.findall(said)), len(_LATIN.findall(said))
    return han > latin if language is Language.ZH else latin > 2 and latin >= han / 2


def _of_the_body(body: str, exhibit: Exhibit) -> bool:
    """该镇 and "the bureau received" are of the body whose report is cited."""
    agency = exhibit.citation.source.agency
    kinds = (kind[1] or kind[2].title() for kind in _KIND.finditer(body))
    return all(kind in agency + english_name(agency) for kind in kinds)


def _misquoted(body: str, exhibits: Sequence[Exhibit]) -> Iterator[bool]:
    """What stands between quotation marks must stand in the evidence so."""
    for groups in _QUOTED.findall(body):
        said = "".join(groups).strip()
        yield not any(said in exhibit.text for exhibit in exhibits)


def _is_about(body: str, exhibits: Sequence[Exhibit], language: Language) -> bool:
    """The sentence tells of what its evidence tells of, as far as words show."""
    if language is Language.ZH:
        return quoted_share(body, exhibits) >= _LEAST_SHARE
    evidence = "".join(exhibit.text for exhibit in exhibits)
    known = [c.words for c in load_glossary().concepts(TOKEN.sub(" ", body)) if c.words]
    present = sum(any(word in evidence for word in words) for words in known)
    return present >= _LEAST_SHARE_TRANSLATED * len(known) and present > 0


def _written(sentence: Sentence, evidence: Evidence, language: Language) -> str:
    several = len({e.citation.source.agency for e in evidence.exhibits.values()}) > 1
    exhibits = [evidence.exhibits[key] for key in sentence.keys]
    numbers = {name: token for exhibit in exhibits for name, token in exhibit.tokens.items()}
    segments = []
    for segment in _SEMICOLON.split(sentence.body):
        if language is Language.ZH and _verbatim(segment, exhibits):
            shown = {name: token.printed for name, token in numbers.items()}
        else:
            shown = {
                name: _beside_label(numbers[name], segment, language, several=several)
                for name in TOKEN.findall(segment)
            }
        segments.append(TOKEN.sub(lambda match, shown=shown: shown[match[1]], segment).strip())
    keys = "".join(f"[{key}]" for key in sentence.keys)
    if language is Language.ZH:
        return f"{'；'.join(segments)}{keys}{sentence.end}"
    return f"{'; '.join(segments)} {keys}{sentence.end}"


def _beside_label(token: Token, segment: str, language: Language, *, several: bool) -> str:
    """The number with a label of ours; or where to find it, when the words around it do not tell
    what it counts."""
    known = ""
    if token.figure is not None and bond(segment, token.name, token.figure) is Bond.SAME:
        known = labelled(token.figure, token.printed, language, with_agency=several)
    return known or ("（数字见原文）" if language is Language.ZH else "(number in the quote)")


def _verbatim(segment: str, exhibits: Sequence[Exhibit]) -> bool:
    """The stretch is a segment of a report from its beginning, word for word."""
    said = _LEAD.sub("", segment.strip()).rstrip("，, ")
    for exhibit in exhibits:
        for whole in exhibit.segments:
            plain = whole.strip()
            for told in (plain, _OPENING.sub("", plain)):
                if told.startswith(said) and (told[len(said) :] or "。")[0] in _CLAUSE_MARKS:
                    return bool(said)
    return False
