"""Questions that no report is opened for: small talk, terms, the collection, other subjects."""

import re
from collections.abc import Sequence

from disclosure_qa.answering.bodies import kinds_of
from disclosure_qa.answering.framing import years_of
from disclosure_qa.answering.measures import measured
from disclosure_qa.answering.scan import Scan, meaningful
from disclosure_qa.model.answer import Language
from disclosure_qa.model.query import (
    CollectionQuestion,
    OpinionQuestion,
    OutOfScope,
    Topic,
    Understanding,
)
from disclosure_qa.vocabulary.catalogue import Catalogue

_TOPICS = (
    "injection", "offtopic", "ask.help", "ask.greeting", "ask.thanks", "ask.define",
    "ask.findings", "ask.reports", "ask.missing", "ask.opinion",
)  # fmt: skip
_LACKS = re.compile(r"(?<!有)没有|缺")
_BESIDE_SMALL_TALK = frozenset({"domain", "ask.what", "ask.greeting"})


def topic_of(
    catalogue: Catalogue, seen: Scan, language: Language, this_year: int
) -> Understanding | None:
    """The question as one about the collection, a term or another subject; None where it is none."""
    if not any(map(seen.begins, _TOPICS)):
        return None
    counts = bool(measured(catalogue, seen, seen.mentions).measures)
    if seen.has("injection", "offtopic") and not counts:
        return OutOfScope(language)
    if topic := _small_talk(seen):
        return CollectionQuestion(language, topic)
    if seen.has("ask.define") and (term := _term(catalogue, seen)):
        return CollectionQuestion(language, Topic.DEFINITION, indicator=term)
    agencies = tuple(dict.fromkeys(entry.name for name in seen.names for entry in name.entries))
    years = years_of(seen, this_year)
    if seen.has("ask.findings") and not (counts or seen.unknown):
        return CollectionQuestion(language, Topic.FINDINGS, agencies, years)
    missing = seen.has("ask.missing") or _asks_what_lacks(seen, years)
    if missing and not (counts or seen.unknown):
        return CollectionQuestion(language, Topic.MISSING, agencies, years, kinds=kinds_of(seen))
    if seen.has("ask.reports") and not counts:
        return CollectionQuestion(language, Topic.REPORTS, agencies, years)
    if _asks_for_judgement(seen) and not counts:
        return OpinionQuestion(language, agencies, years)
    return None


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
    indicator = catalogue.get(found.measures[0].indicator or "")
    return indicator.id if indicator and indicator.define_zh else None


def _asks_for_judgement(seen: Scan) -> bool:
    if not seen.has("ask.opinion") or seen.has("ask.quantity", "ask.check"):
        return False
    return not any(mention.concepts == {"chapter"} for mention in seen.mentions)
