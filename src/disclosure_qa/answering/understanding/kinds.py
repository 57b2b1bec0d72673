"""Kinds of bodies that are asked about together: 各镇, "which counties", all departments."""

import re

from disclosure_qa.answering.understanding.scan import Scan, once
from disclosure_qa.vocabulary.agencies import place_of
from disclosure_qa.vocabulary.concepts import STOP, Mention

_EACH_OF_MANY = frozenset({"each", "everi", "ani", "no", "which", "what", "singl"})
_DEPARTMENTS = ("局", "委员会")
_ALL_OF_A_PLACE = frozenset({"全县", "全市", "全区"})
# What 各镇 or "which counties" ask for: the endings that names must have.
_KINDS = (
    (("镇", "乡", "town"), ("镇", "乡")),
    (("village",), ("村",)),
    (("街道", "subdistrict"), ("街道",)),
    (("县", "count"), ("县",)),
    (("区", "district"), ("区",)),
    (("局", "部门", "department", "bureau"), _DEPARTMENTS),
)

_KIND_ALONE = re.compile(
    r"(?:不对|不是[省市县区州盟旗镇乡]|说?错了|那么?|换成|我[说问要]的?是|应该是|是|[,，。、\s])*"
    r"(?P<kind>[省市县区州盟旗镇乡])[里上的]?(?:呢|吧|啊|的|[?？。!！\s])*"
)


def told_by_kind(text: str, agencies: tuple[str, ...]) -> str:
    """The place of the same name and another kind than the government spoken of: after 松江市,
    那县呢 and 不是市，是县 name 松江县. "" where the text names no kind alone."""
    match = _KIND_ALONE.fullmatch(text)
    if match is None or len(agencies) != 1:
        return ""
    place = place_of(agencies[0])
    own = len(place) > 2 and agencies[0].endswith(f"{place}人民政府")
    return place[:-1] + match["kind"] if own and place[-1] != match["kind"] else ""


@once
def kinds_of(seen: Scan) -> tuple[str, ...]:
    """The endings of the names of bodies that 各镇 or "which counties" ask for."""
    return kinds_in(*(m.text for m in _many(seen) if m.text not in _ALL_OF_A_PLACE))


def kinds_in(*texts: str) -> tuple[str, ...]:
    """The endings of names of the first kind of body that one of the texts names."""
    return next(
        (
            kinds
            for signs, kinds in _KINDS
            for text in texts
            if any(sign in text.lower() for sign in signs)
        ),
        (),
    )


def kind_of_name(name: str) -> tuple[str, ...]:
    """The endings of the names of bodies of the same kind as one: 镇 and 乡 for a town."""
    return next((kinds for _, kinds in _KINDS if place_of(name).endswith(kinds)), ())


def is_department(kinds: tuple[str, ...]) -> bool:
    """The endings are those of departments, which are parts of a government and no place of its."""
    return kinds == _DEPARTMENTS


def over_bodies(seen: Scan) -> bool:
    """The question is about all bodies, or all of a kind: 各镇, "which towns", "any town"."""
    return bool(_many(seen))


def counts_bodies(seen: Scan) -> bool:
    """It asks which of them or how many: "how many of the county's towns", "which towns"."""
    if seen.has("op.count"):
        return True
    if not over_bodies(seen):
        return False
    taken = {i for name in seen.names for i in range(name.first, name.last)}
    taken |= {i for m in seen.mentions if m.concepts == {STOP} for i in range(m.first, m.last)}
    asks = [m for m in seen.mentions if m.concepts & {"ask.quantity", "ask.what", "ask.whether"}]
    return any(
        all(index in taken for index in range(ask.last, kind.first))
        for ask in asks
        for kind in _many(seen)
        if ask.last <= kind.first
    )


@once
def _many(seen: Scan) -> tuple[Mention, ...]:
    return tuple(
        m
        for m in seen.mentions
        if m.concepts & {"op.count", "bodies.every"}
        or ("bodies.kind" in m.concepts and _is_of_many(seen, m))
        or (m.text == "谁" and _is_a_body(seen))
    )


def _is_a_body(seen: Scan) -> bool:
    """收到申请最多的是谁 asks for the body that got them; 谁申请的最多 for those who applied."""
    return not seen.names and seen.has("op.max", "op.min") and seen.has("received", "new")


def _is_of_many(seen: Scan, kind: Mention) -> bool:
    before = seen.units[kind.first - 1].form if kind.first else ""
    governments = re.match(r"\s+governments\b", seen.text[kind.end :], re.IGNORECASE)
    beside = {i for name in seen.names for i in (name.first - 1, name.last)}
    superlative = seen.has("op.max", "op.min") and not seen.has("ask.which_year")
    if superlative and not beside & set(range(kind.first, kind.last)):
        return True
    plural = kind.text.lower().endswith("s") and not kind.text.endswith(("'s", "’s"))
    many = plural or kind.text.endswith("乡镇") or governments is not None
    return many or before in _EACH_OF_MANY
