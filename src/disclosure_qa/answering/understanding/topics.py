"""Questions that no report is opened for: small talk, terms, the collection, other subjects."""

import re
from collections.abc import Sequence

from disclosure_qa.answering.understanding.framing import years_of
from disclosure_qa.answering.understanding.kinds import kinds_in, kinds_of
from disclosure_qa.answering.understanding.measures import measured
from disclosure_qa.answering.understanding.scan import Scan, meaningful, unexplained
from disclosure_qa.model.answer import Language
from disclosure_qa.model.query import (
    CollectionQuestion,
    OpinionQuestion,
    OutOfScope,
    Topic,
    Understanding,
)
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import Mention
from disclosure_qa.vocabulary.terms import terms_in

_TOPICS = (
    "injection", "offtopic", "ask.help", "ask.greeting", "ask.thanks", "ask.define",
    "ask.findings", "ask.reports", "ask.missing", "ask.opinion",
)  # fmt: skip
_LACKS = re.compile(r"(?<!有)没有|缺")
_BLANK = re.compile(r"空白|空着|留空|留白|没填|漏填|blank", re.IGNORECASE)
_DIFFER = re.compile(
    r"区别|不同|差别|不一样|差在哪|分别(?:是什么|指什么|怎么理解)|differen|differ\b|distinguish",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"是(?:什么|啥)(?:意思|东西)?[?？]?$|^(?:请问|问一下)?[，,]?(?:什么|啥)[是叫]|^what(?:'s| is| are)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"报告|年报|report", re.IGNORECASE)
_INSIDE = ("里", "中", "内", "有没有")
_TWO = 2
_BESIDE_TERMS = frozenset(
    {
        "ask.define",
        "ask.what",
        "ask.part_of",
        "by.applicant",
        "bodies.ours",
        "domain",
        "join",
        "op.versus",
        "op.difference",
        "ask.greeting",
        "remark",
    }
)
_BESIDE_SMALL_TALK = frozenset({"domain", "ask.what", "ask.greeting"})


def topic_of(
    catalogue: Catalogue, seen: Scan, language: Language, this_year: int
) -> Understanding | None:
    """The question as one about the collection, a term or another subject; None where it is none."""
    if terms := _terms_asked(seen):
        return CollectionQuestion(language, Topic.DEFINITION, terms=terms)
    if _asks_for_the_latest(seen) or _asks_if_there_is(seen):
        return CollectionQuestion(language, Topic.REPORTS, _named(seen), years_of(seen, this_year))
    if not seen.begins(*_TOPICS):
        return None
    counts = bool(measured(catalogue, seen, seen.mentions).measures)
    if seen.has("injection", "offtopic") and not counts:
        return OutOfScope(language)
    if topic := _small_talk(seen):
        return CollectionQuestion(language, topic)
    if seen.has("ask.define") and (term := _term(catalogue, seen)):
        return CollectionQuestion(language, Topic.DEFINITION, indicator=term)
    agencies = _named(seen)
    years = years_of(seen, this_year)
    if seen.has("ask.findings") and not (counts or seen.unknown):
        blanks = _BLANK.search(seen.text) is not None
        return CollectionQuestion(language, Topic.FINDINGS, agencies, years, only_blanks=blanks)
    missing = seen.has("ask.missing") or _asks_what_lacks(seen, years)
    if missing and not (counts or seen.unknown):
        return CollectionQuestion(language, Topic.MISSING, agencies, years, kinds=kinds_of(seen))
    if seen.has("ask.reports") and not (counts or _is_a_store_of_theirs(seen)):
        return CollectionQuestion(
            language, Topic.REPORTS, agencies, years, kinds=_kinds_listed(seen)
        )
    if _asks_for_judgement(seen) and not counts:
        return OpinionQuestion(language, agencies, years)
    return None


def _named(seen: Scan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.name for name in seen.names for entry in name.entries))


def _terms_asked(seen: Scan) -> tuple[str, ...]:
    """The terms whose meaning, or whose difference, is asked, and nothing besides."""
    differ = _DIFFER.search(seen.text)
    if not (differ or seen.has("ask.define") or _WHAT_IS.search(seen.text)):
        return ()
    if seen.names or seen.years or seen.places:
        return ()
    found = terms_in(seen.text)
    explained = [range(mention.start, mention.end) for mention in found]
    explained += [range(*differ.span())] if differ else []
    outside = [m for m in seen.mentions if all(_apart(m, span) for span in explained)]
    if any(unexplained(m) or (meaningful(m) and not m.concepts & _BESIDE_TERMS) for m in outside):
        return ()
    terms = tuple(dict.fromkeys(mention.term.zh for mention in found))
    return () if differ and len(found) < _TWO else terms


def _apart(mention: Mention, span: range) -> bool:
    return mention.end <= span.start or span.stop <= mention.start


def _asks_if_there_is(seen: Scan) -> bool:
    """有2019年的报告吗: whether there is a report, and nothing that one would say."""
    return seen.has("ask.whether") and _only_of_reports(seen, "ask.whether", "domain")


def _asks_for_the_latest(seen: Scan) -> bool:
    """ "What is the latest report of Qinghe County?" """
    return seen.has("years.latest") and _only_of_reports(
        seen, "years.latest", "ask.what", "ask.define", "domain", "ask.reports", "ask.whether"
    )


def _only_of_reports(seen: Scan, *allowed: str) -> bool:
    said = [m for m in seen.mentions if meaningful(m)]
    reports = any(_REPORT.search(m.text) for m in said if "domain" in m.concepts)
    named = bool(seen.names or seen.years)
    return (
        reports
        and named
        and not (seen.unknown or seen.places)
        and all(m.concepts & {*allowed} for m in said)
    )


def _is_a_store_of_theirs(seen: Scan) -> bool:
    """X市的答问知识库有多少条数据: a store that the body keeps, and not that of the reports."""
    stores = [m for m in seen.mentions if "ask.reports" in m.concepts]
    return all(
        m.text.endswith("库")
        and any(name.first < m.first for name in seen.names)
        and not seen.text.startswith(_INSIDE, m.end)
        for m in stores
    )


def _kinds_listed(seen: Scan) -> tuple[str, ...]:
    """The endings of the bodies of a place whose reports are asked for: 青河县有哪些乡镇的报告."""
    said = " ".join(m.text for m in seen.mentions if "ask.reports" in m.concepts)
    return (kinds_of(seen) or kinds_in(said)) if seen.names else ()


def _asks_what_lacks(seen: Scan, years: Sequence[int]) -> bool:
    """哪些单位没有2022年的报告: which of them, not whether there is one."""
    which = seen.has("ask.what", "op.count", "bodies.every", "ask.reports")
    lacks = bool(_LACKS.search(seen.text))
    return bool(years) and which and lacks and seen.has("domain", "ask.reports")


def _small_talk(seen: Scan) -> Topic | None:
    """A greeting, thanks or a call for help, where nothing else is said."""
    if seen.names or seen.unknown:
        return None
    for concept, topic in (
        ("ask.help", Topic.HELP),
        ("ask.greeting", Topic.GREETING),
        ("ask.thanks", Topic.THANKS),
    ):
        allowed = _BESIDE_SMALL_TALK | {concept}
        content = (m for m in seen.mentions if meaningful(m))
        if seen.has(concept) and all(m.concepts & allowed for m in content):
            return topic
    return None


def _term(catalogue: Catalogue, seen: Scan) -> str | None:
    """The indicator whose meaning is asked, where the catalogue defines it."""
    found = measured(catalogue, seen, seen.mentions)
    if seen.names or found.leftover or len(found.measures) != 1:
        return None
    if found.measures[0].applicant or _computes(seen):
        return None
    indicator = catalogue.get(found.measures[0].indicator or "")
    return indicator.id if indicator and indicator.define_zh else None


def _computes(seen: Scan) -> bool:
    """A share, a rank or the like is asked, by a word that does not ask for a meaning too."""
    return any(
        concept.startswith("op.")
        for mention in seen.mentions
        if "ask.define" not in mention.concepts
        for concept in mention.concepts
    )


def _asks_for_judgement(seen: Scan) -> bool:
    if not seen.has("ask.opinion") or seen.has("ask.quantity", "ask.check"):
        return False
    return not any(mention.concepts == {"chapter"} for mention in seen.mentions)
