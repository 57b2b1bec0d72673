"""What a sentence says there was none of: 没有接到申请, 未发生行政复议、行政诉讼."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.vocabulary.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Denied:
    """A thing of which there was none. `place` is where the denying words stand."""

    label: str
    words: str
    place: int
    indicator: Indicator


_DENIAL = re.compile(
    r"(?<![如若有否凡毫并])(?P<words>(?:没有|不存在|未曾?|没|无)"
    r"(?P<verb>发生|收到|接到|接受|受理|出现|产生|存在|提起|收取|被|因(?=.{2,}))?过?)"
    r"(?:任何|一[件起例条次])?(?P<rest>[^，,；;。：:！!？?]*)"
)
_LISTED = re.compile(r"、|以及|和|及|或者?|与|亦?无|，")
_PEOPLE = re.compile(
    r"(?:(?:村|居|市|公)民|群众|法人|其他组织|社会公众|公众|个人|单位|企业|申请人|社会组织)(?:和|或者?|及|、|与|以及)?"
)
_FILLER = re.compile(
    r"(?:对|就|因|由于?|针对|涉及|关于|有关|相关|要求|申请获取|获取|提出|提交|书面|的)+"
)
_CAUSE = re.compile(
    r"^(?:本|我)?(?:机关|单位|局|镇|乡|县|区|市)?(?:工作)?(?:政府信息公开|政务公开|信息公开|依申请公开)(?:工作|申请|事项|方面|问题)*?"
    r"(?:(?:而|被|所|引起|引发|导致|产生|发生|的)+|(?=(?:申请|提起)?行政|投诉|举报|申诉))"
)
_TAIL = re.compile(r"(?:的|等|情况|情形|现象|案件|事件|事项|问题|案例|行为|发生|数量)+$")
# 没有超期未办的情况 denies how a thing was done, not the thing.
_MANNER = re.compile(r"未|没|[超逾延]期|延误|及时|按时|按期|不规范|不到位")
_THINGS = frozenset({"request", "reconsideration", "litigation", "complaint", "request_fee"})


def denied_in(sentence: str, lookup: Lookup) -> Iterator[Denied]:
    """The indicators of which a sentence says that there was none, each once, in order."""
    seen: set[str] = set()
    for match in _DENIAL.finditer(sentence):
        for label, text in _things(sentence, match):
            indicator = _named(text, lookup)
            if indicator is not None and indicator.id not in seen:
                seen.add(indicator.id)
                yield Denied(label, match["words"], match.start(), indicator)


def _things(sentence: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """(label, text to read) of each thing denied; it may stand before the denial too."""
    verb, rest = match["verb"] or "", match["rest"].strip()
    if _TAIL.sub("", rest):
        # 未 denies a deed (未及时答复); only with a verb of happening does it deny a thing.
        if match["words"].startswith("未") and not verb:
            return
        for index, item in enumerate(_items(rest)):
            label = item if index else verb + item
            yield label.strip(), label if verb in {"被", "因"} else item
        return
    opening = re.split(r"[，,；;。：:]", sentence[: match.start()])[-1]
    if verb:
        for item in _items(re.sub(r"(?:均|都|也|尚|还)$", "", opening)):
            yield item.strip(), item


def _items(text: str) -> list[str]:
    plain = re.sub(r"[（(][^（）()]*[)）]", "", text)
    people = _PEOPLE.sub("", plain)
    # 村民或单位的申请 is one thing, 行政复议或行政诉讼 are two.
    return [item for item in _LISTED.split(people if people != plain else text) if item.strip()]


def _named(text: str, lookup: Lookup) -> Indicator | None:
    if _MANNER.search(text):
        return None
    bare = _TAIL.sub("", re.sub(r"[（(][^（）()]*[)）]", "", text).strip())
    for words in (bare, _FILLER.sub("", bare), _CAUSE.sub("", _FILLER.sub("", bare))):
        indicator = lookup.named_in(words) if words else None
        if indicator and _THINGS & (indicator.concepts | indicator.context):
            return indicator
    return None
