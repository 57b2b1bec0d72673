"""Which requests were granted: 有几件申请最后公开了 counts those, not all that came in."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.concepts import Mention

_REQUEST, _DISCLOSE, _GRANTED = "request", "disclose", "granted"
_ASK = "ask.quantity"
_PARTS = frozenset("，,;；。.?？!！:：、")
_JOIN = "join"
_DONE = ("了", "ed", "made public", "made available", "put online", "put out", "put up")
# Before a verb these say that it was done to the requests.
_TURNS = frozenset({"给", "被", "最后", "最终", "全", "全部", "都", "得以"})


def what_became(units: Sequence[Atom], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, a disclosure that requests came to being read as the granting of them."""
    asked = sum(_ASK in mention.concepts for mention in mentions)
    if asked > 1 or not any(_REQUEST in mention.concepts for mention in mentions):
        return tuple(mentions)
    found = list(mentions)
    since: Mention | None = None
    for before, mention in pairwise([None, *mentions]):
        if mention is None:
            continue
        if "document" in mention.concepts - {_REQUEST} or _JOIN in mention.concepts:
            since = None
        if _REQUEST in mention.concepts:
            since = mention
        elif since is not None and _ends_in_disclosure(units, since, before, mention):
            found[found.index(mention)] = replace(mention, concepts=frozenset({_GRANTED}))
    return tuple(found)


def _ends_in_disclosure(
    units: Sequence[Atom], request: Mention, before: Mention | None, verb: Mention
) -> bool:
    if _DISCLOSE not in verb.concepts or _GRANTED in verb.concepts:
        return False
    parted = any(unit.form in _PARTS for unit in units[request.last : verb.first])
    turned = before is not None and before.text in _TURNS
    return not parted and (turned or verb.text.lower().endswith(_DONE))
