"""Bodies that are told by their kind alone, in the light of what was spoken of: the county above a
town (县政府呢, "and the county?"), or the town that was spoken of before it (该镇, "the town")."""

import re
from collections.abc import Iterator

from disclosure_qa.answering.understanding.desk import Context, Inquiry
from disclosure_qa.answering.understanding.kinds import over_bodies
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.agencies import parted_name

_KINDS = {
    "县": ("县",), "市": ("市",), "区": ("区",), "镇": ("镇", "乡"), "乡": ("镇", "乡"),
    "街道": ("街道", "街道办事处"), "局": ("局",),
    "county": ("县",), "city": ("市",), "district": ("区",), "town": ("镇", "乡"),
    "township": ("镇", "乡"), "subdistrict": ("街道",), "sub-district": ("街道",),
    "bureau": ("局",),
}  # fmt: skip
_ABOVE = frozenset({"县", "市", "区"})
_GOVERNMENT = "人民政府"
_TOLD = re.compile(
    r"(?:^|[\s，,；;。？?：:]|那么?|和|跟|与|同|比|换成?|问|所在的?|我们?|咱们?|本|贵|你们?|该|这个|那个|上级)"
    r"(?P<zh>街道|[县市区镇乡局])"
    r"(?:(?:人民)?政府(?!办|网|门户|公报|信息公开[^申工]|信箱|热线|部门|采购)|里(?![的各])|上|本级|自己|自身|(?=呢)|(?=[\d一二].{0,3}年)|(?=[收被有公一共总]))"
    r"|(?:^\W*|\b(?:and|about|with|to|than|vs|versus|did|does|has|was|by|for|only)\s+)(?:only\s+)?(?:the|its|their|our|that|this)\s+"
    r"(?P<en>county|city|district|town(?:ship)?|sub-?district|bureau)\b(?!['’]s(?!\W*$|\s+(?:own|numbers?|figures?|total|count)\b)|\s+(?:of|in|under|office|website|finance|education|health|party|committee|[a-z]+\s+(?:bureau|department|office)))",
    re.IGNORECASE,
)

_TOGETHER = re.compile(
    r"(?<![哪有几前后头第])(?P<zh>[两俩三])个?(?:乡镇|街道|[县市区镇乡局]|单位|机关|部门|地方|家)(?![年以里])"
    r"|\b(?P<en>both|two|three)\s+(?:towns|townships|counties|cities|districts|bodies|bureaus|agencies)\b",
    re.IGNORECASE,
)
_TWO, _THREE = 2, 3


def bodies_told_by_number(inquiry: Inquiry) -> tuple[tuple[str, ...], str] | None:
    """The last bodies spoken of, as many as are told (两个镇一共收到多少申请), () where not so many
    were, and the words that tell it; None where no number of them is told, or none was spoken of."""
    told, last = _TOGETHER.search(inquiry.seen.text), inquiry.context.agencies
    if told is None or not last:
        return None
    count = _THREE if (told["zh"] or told["en"].lower()) in {"三", "three"} else _TWO
    if len(last) == count:
        return last, told[0]
    spoken = tuple(dict.fromkeys((*reversed(last), *_before(inquiry.context))))
    return (spoken[:count][::-1] if len(spoken) >= count else ()), told[0]


def body_told_by_kind(inquiry: Inquiry) -> tuple[str, str] | None:
    """The one body that is meant, "" where it is another than was spoken of and not known which, and
    the words that tell it; None where the question names no kind, or that of the body spoken of."""
    if len(inquiry.context.agencies) != 1:
        return None
    told = _TOLD.search(inquiry.seen.text)
    if told is None or over_bodies(inquiry.seen):
        return None
    kinds = _KINDS[told["zh"] or told["en"].lower()]
    spoken_of = inquiry.context.agencies[0]
    if _is_of(spoken_of, kinds):
        return None
    if _ABOVE & set(kinds) and (above := _above(inquiry, spoken_of, kinds)):
        return above, told[0]
    found = next((one for one in _before(inquiry.context) if _is_of(one, kinds)), "")
    return found, told["zh"] or told["en"]


def _is_of(agency: str, kinds: tuple[str, ...]) -> bool:
    return agency.removesuffix(_GOVERNMENT).endswith(kinds)


def _before(context: Context) -> Iterator[str]:
    while context.earlier is not None:
        context = context.earlier
        yield from context.agencies


def _above(inquiry: Inquiry, agency: str, kinds: tuple[str, ...]) -> str:
    """The government of that kind in whose place a body lies, however far above it; "" for none."""
    library = inquiry.desk.library
    entries = library.agencies_by_key([key(agency)]).get(key(agency), ())
    region = next((entry.region for entry in entries if entry.name == agency), "")
    places = list(dict.fromkeys(filter(None, [region, *reversed(parted_name(agency)[0])])))
    for place in places:
        found = library.agencies_by_key([key(place)]).get(key(place), ())
        own = [e.name for e in found if e.name.endswith(_GOVERNMENT) and _is_within(agency, e.name)]
        if len(own) != 1 or own[0] == agency:
            continue
        return own[0] if _is_of(own[0], kinds) else _above(inquiry, own[0], kinds)
    return ""


def _is_within(agency: str, government: str) -> bool:
    """No namesake's: the places that both names tell are the same ones."""
    outer, above = parted_name(agency)[0], parted_name(government)[0]
    return not outer or not above or outer[0] in {*above, parted_name(government)[1]}
