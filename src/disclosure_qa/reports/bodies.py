"""The name of a public body, taken apart into the places it stands in and what it is there."""

import re
from dataclasses import dataclass
from enum import IntEnum

_CITY = r"市(?!场|政|容|民|管理|区建)"
_COUNTY = (
    rf"[^省]{{1,5}}?(?:县(?!志|域)|(?<!社)区(?!域|划|分局)|{_CITY})"
    r"|[^省]{2,14}?(?:自治县|自治旗|(?:开发|园|示范|管理|试验|合作|产业|保税|度假|风景|新|林)区(?!域|划|分局))"
    r"|[^省]{1,10}?旗"
)
_TOWN = r"民族乡|镇(?!化|居民|企业)|乡(?!村|镇|建设|规划|统筹|居民)|街道|苏木"
_GOVERNMENT = "人民政府"
_KINDS = (
    "委员会|管委会|工委|委|局|厅|办公室|办公厅|办事处|办|中心|法院|检察院|学院|研究院|医院|院|学校|大学|中学|小学"
    "|分局|支队|大队|总队|队|管理所|派出所|所|站|管理处|处|联合会|[妇残文侨]联|工商联|社科联|科协|协会|学会|会|部|社|馆|公司|集团|(?<=[〇零一二三四五六七八九十百0-9])[团师]|银行|署|厂|台|海关|[林农牧渔茶]场|机场|动物园|植物园|幼儿园|法庭"
)
_BODY = re.compile(
    r"(?P<province>[^省市县区]{2,7}?(?:省|自治区|特别行政区))?"
    rf"(?P<prefecture>[^省县区旗]{{1,5}}?(?:{_CITY}|地区|盟(?!市))|[^省县区旗]{{2,14}}?自治州)?"
    rf"(?P<county>{_COUNTY})?"
    rf"(?P<town>[^省县]{{1,6}}?(?:{_TOWN})|[^省县]{{2,10}}?族乡)?"
    rf"(?P<own>人民政府(?:办公[室厅])?|(?![省县旗]|市(?!场|政|容|民)|区(?!域|划)|[镇乡](?!村|镇|建))[^省]{{0,26}}?(?:{_KINDS}))?"
)
# Areas that a committee runs, and no government of their own.
_COMMITTEE_AREA = re.compile(
    r"(?:开发|经开|高新|自贸|综保|加工|园|风景|景|度假|示范|保税|管理|试验|合作|产业|旅游|集聚|工业|生态城)区$"
)
# Digits only where a name has its number (第101中学, 184团), or begins with a telephone's: how many
# there are of something (3个局), or a line's number, is no part of a name.
_HAN = "[\u3400-\u9fff]"
_NAME = re.compile(
    rf"(?:(?!19|20)\d{{4,5}})?{_HAN}(?:{_HAN}|\d{{1,5}}(?![\d个家名项年月日号条件次人份篇多余类种])(?={_HAN}))*"
)
_PRONOUN = re.compile(
    r"^(?:(?:本|我|全|各|该|其|两)(?:省|市|州(?!县)|县|区|旗|镇|乡|街道|办|局|委|厅|级|机关|单位|部门|系统|国|院|校|中心)"
    r"|上级|下级|相关|有关|当地|所属|以下|市县|县区|乡镇|区县)"
)


class Level(IntEnum):
    """How high a place stands; the lowest value is the highest place."""

    PROVINCE = 0
    PREFECTURE = 1
    COUNTY = 2
    TOWN = 3


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its places, outermost first, and its own name there; `own` is "" for a place."""

    places: tuple[tuple[Level, str], ...]
    own: str

    @property
    def place(self) -> str:
        """All its places, as one name."""
        return "".join(name for _, name in self.places)

    @property
    def name(self) -> str:
        """The whole name as it was printed."""
        return self.place + self.own

    @property
    def outermost(self) -> tuple[Level, str] | None:
        """Its highest place, or None for a body without one."""
        return self.places[0] if self.places else None

    @property
    def is_government(self) -> bool:
        """The government of a place itself, and no office or department of it."""
        return self.own in {_GOVERNMENT, "办事处", "管理委员会", "管委会"}

    @property
    def region(self) -> str:
        """The places above the body, as far as its name says them."""
        inner = self.places[:-1] if self.is_government else self.places
        return "".join(name for _, name in inner)

    def without_province(self) -> "Body":
        """The body without the province in front, where a lower place follows it."""
        if len(self.places) > 1 and self.places[0][0] is Level.PROVINCE:
            return Body(self.places[1:], self.own)
        return self


def parse_body(name: str) -> Body | None:
    """The body that a name means, its own part in full; None where it names no body.

    A place stands for its government: 柳桥镇 is 柳桥镇人民政府, 新城街道 its 办事处.
    """
    body = parse_place_or_body(name)
    return None if body is None else Body(body.places, _own(body))


def parse_place_or_body(name: str) -> Body | None:
    """As `parse_body`, with `own` empty for a mere place."""
    full = re.sub(r"(?<!人民)政府(?=办|$)", _GOVERNMENT, name)
    full = re.sub(r"人民政府办$", "人民政府办公室", full)
    full = re.sub(r"街道办$", "街道办事处", full)
    if not _NAME.fullmatch(full) or _PRONOUN.match(full):
        return None
    match = _BODY.fullmatch(full)
    if not match or not full:
        return None
    places = tuple(
        (level, text)
        for level, group in zip(Level, ("province", "prefecture", "county", "town"), strict=True)
        if (text := match[group])
    )
    own = match["own"] or ""
    if not places and (len(own) < 3 or own.startswith(_GOVERNMENT)):
        return None
    return Body(places, own)


def _own(body: Body) -> str:
    if body.own:
        return body.own
    last = body.places[-1][1]
    if last.endswith("街道"):
        return "办事处"
    if last.endswith(("地区", "盟")):
        return "行政公署"
    return "管理委员会" if _COMMITTEE_AREA.search(last) else _GOVERNMENT
