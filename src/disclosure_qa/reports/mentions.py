"""What the text says of its own author besides the title: who compiled it, who signed it, and
where the places it names lie."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure_qa.reports.bodies import Body, Level, parse_body, parse_place_or_body
from disclosure_qa.reports.dates import dates_in

_NAME = r"(?P<name>[\u3400-\u9fff]{2,32}?)"
_STATEMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:发布机构|发布单位|发布机关|填报单位|填报机关|报送单位|编制单位|编制机关|单位名称|机构名称|机关名称|公开机构|公开主体|公开责任主体|制作机关|发文机关|发文单位)"
        rf"(?:[(](?:盖章|公章|签章)[)])?[:：]{_NAME}(?=[^\u3400-\u9fff]|$)",
        rf"(?:由|^|[,。:;]){_NAME}(?:负责|组织|汇总|统一)*编制(?:完成|发布|公布|本|而成|[。,])",
        rf"(?:本报告|本年报|报告|年报)(?:是|系)?由?{_NAME}(?:根据|依据|按照|依照|遵照|编制)",
        rf"(?:^|[。,;]){_NAME}(?:根据|依据|按照|依照|遵照)(?:《中华|《政府信息|国务院)",
        rf"(?:^|[。,(]){_NAME}[(](?:以下)?简称[“\"‘]?(?:我|本)",
        rf"(?:请|可|直接)(?:直接)?(?:与|同|和|向){_NAME}联系",
    )
)
_OWN_COMMITTEE = re.compile(r"(?:政务公开|政府信息公开|信息公开)(?:工作)?(?:领导小组)?办公室$")
_OFFICE = re.compile(r"人民政府办公[室厅]$")
# Characters that end what stands before a name: these are in no name, those may be.
_NEVER_IN_NAMES = frozenset("年月日号由与址了并将把被让给称的按据请访问是")
_SELDOM_IN_NAMES = frozenset("在和及为对向到于从至即经送驻位以本我该各全")
_PROVINCES = (
    *("北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建"),
    *("江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏"),
    *("陕西", "甘肃", "青海", "宁夏", "新疆", "中国", "中共"),
)  # fmt: skip
_LONGEST_NAME = 8
_LONGEST_OFFICE = 10
_LONGEST_LINE = 30
_HEAD_LINES, _FOOT_LINES = 10, 6
_ABOVE = {
    Level.COUNTY: (Level.PREFECTURE, re.compile(r"(?:市|自治州|地区|盟)$")),
    Level.TOWN: (Level.COUNTY, re.compile(r"(?:县|区|市|旗)$")),
}


def stated_bodies(texts: Sequence[str]) -> Iterator[Body]:
    """The bodies that the text names as its author or contact, the surest statements first.

    `texts` are the lines as `plain_dates` makes them; the signature at the end counts too.
    """
    yield from signatures(texts)
    for statement in _STATEMENTS:
        for text in texts:
            for match in statement.finditer(text):
                body = _author(match["name"])
                if body:
                    yield body
    yield from _alone((*texts[:_HEAD_LINES], *texts[-_FOOT_LINES:][::-1]))


def _alone(texts: Sequence[str]) -> Iterator[Body]:
    """The bodies that a line names and nothing else, as on a cover or under a report."""
    for text in texts:
        body = parse_body(text.strip("(（)）盖章:：")) if len(text) <= _LONGEST_LINE else None
        if body and body.places:
            yield body


def signatures(texts: Sequence[str]) -> Iterator[Body]:
    """The bodies that stand alone on a line beside a date near the end."""
    for index in range(len(texts) - 1, max(-1, len(texts) - 400), -1):
        dates = list(dates_in(texts[index]))
        if len(texts[index]) > 60 or not dates or dates[-1][2] < len(texts[index]) - 1:
            continue
        before = texts[index][: dates[0][1]]
        for line in (before, *texts[max(0, index - 2) : index][::-1]):
            body = parse_body(line.strip("(（)）盖章:："))
            if body and body.places:
                yield body
                break


def _author(name: str) -> Body | None:
    """The body at the start of what stands where an author is named."""
    plain = re.sub(r"^(?:本报告|本年报|报告|年报|全文|是|系|由)+", "", name)
    for end in range(len(plain), max(3, len(plain) - _LONGEST_OFFICE), -1):
        body = parse_body(_OWN_COMMITTEE.sub("", plain[:end]))
        if body and (body.places or len(body.own) > 3):
            return _without_inner_office(body)
    return None


def _without_inner_office(body: Body) -> Body | None:
    """A town's 党政办公室 and the like speak for the town."""
    in_town = bool(body.places) and body.places[-1][0] is Level.TOWN
    inner = body.own.startswith("人民政府") or body.own.endswith(("办公室", "党政办"))
    return parse_body(body.place) if in_town and inner else body


def is_office(body: Body) -> bool:
    """The body is the office of a government."""
    return bool(_OFFICE.search(body.own))


def place_above(place: tuple[Level, str], texts: Sequence[str]) -> str:
    """The place that the text puts right before this one (临川市 before 青河区); "" for none."""
    level, name = place
    if level not in _ABOVE:
        return ""
    return _most_named(name, _ABOVE[level][1], texts)


def place_of(department: str, texts: Sequence[str]) -> str:
    """The place that the text puts before the bare name of a department; "" for none."""
    return _most_named(department, re.compile(r"(?:省|县|区|市|州|旗|镇|乡|街道)$"), texts)


def _most_named(name: str, ending: re.Pattern[str], texts: Sequence[str]) -> str:
    clean: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    for text in texts:
        for match in re.finditer(re.escape(name), text):
            found = _name_before(text[max(0, match.start() - 24) : match.start()], ending)
            if found:
                (clean if found[1] else loose)[found[0]] += 1
    for counted in (clean, loose):
        best = counted.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            return best[0][0]
    return ""


def _name_before(text: str, ending: re.Pattern[str]) -> tuple[str, bool] | None:
    """The place name that a text ends with, and whether its beginning is beyond doubt."""
    suffix = ending.search(text)
    if not suffix:
        return None
    stem = _stretch(text[: suffix.start()])
    name = _without_lead(stem)
    place = parse_place_or_body(name + suffix.group())
    if place is None or place.own or len(place.places) != 1 or len(name) > _longest(suffix.group()):
        return None
    if len(name) < 2 and suffix.group() != "县":
        return None
    return name + suffix.group(), name == stem


def _stretch(text: str) -> str:
    """The end of a text in which a place name may lie: up to the place above or a break."""
    start = len(text)
    while start and len(text) - start < 2 * _LONGEST_NAME:
        character = text[start - 1]
        outside = not "\u3400" <= character <= "\u9fff" or character in _NEVER_IN_NAMES
        above = character in "省市县区旗盟" and start < len(text)
        if outside or above or text[:start].endswith("自治州"):
            break
        start -= 1
    return text[start:]


def _without_lead(stem: str) -> str:
    """The stretch without particles and a province's short name in front."""
    name = stem
    while len(name) > 2 and name[0] in _SELDOM_IN_NAMES:
        name = name[1:]
    return next(
        (name[len(p) :] for p in _PROVINCES if name.startswith(p) and len(name) > len(p) + 1), name
    )


def _longest(suffix: str) -> int:
    return _LONGEST_NAME if suffix in {"旗", "自治州", "盟"} else 4
