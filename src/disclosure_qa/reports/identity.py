"""Whose report it is, of which year, and when it was issued."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import PurePosixPath

from disclosure_qa.reports.bodies import Body, Level, parse_body, parse_place_or_body
from disclosure_qa.reports.chapters import is_chapter
from disclosure_qa.reports.dates import dates_in, plain_dates, year_mentions, years_in
from disclosure_qa.reports.mentions import is_office, place_above, place_of, stated_bodies
from disclosure_qa.reports.titles import Title, find_title, read_title

_OFFICE_ITSELF = re.compile(r"我办|本办|我室|本室|办公[室厅]本级")
_WHOLE_AREA = re.compile(r"[我全本](?:省|市|州|县|区|旗|镇|乡)")
_IMPRINT_DATE = re.compile(r"(?:发布|公布|成文|生成|发文|公开|制发|印发|填报)(?:日期|时间)[:：]?")
_NOISE = re.compile(
    r"政府信息公开|政务公开|信息公开|工作|年度|报告|年报|总结|情况|统计表|附件|附表|正文|全文|最终|终稿|定稿|稿件|公示稿|新版|修订|修改|盖章|扫描件|副本|稿|版|表|[\W\d_a-z]|年|第"
)
_AUTHORITIES = ("人民政府", "管理委员会", "管委会", "办事处", "行政公署")
_LONGEST_SIGNED_DATE = 60
_PERIOD_WEIGHS = 3
_FAR_MORE = 2


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says of itself. `agency` is "" and `year` None where nothing says it."""

    title: str
    title_line: int | None
    agency: str
    region: str
    year: int | None
    issued: date | None


def identify(
    document: str, texts: Sequence[str], periods: Sequence[int] = (), beside: str = ""
) -> Identity:
    """Reads the identity from title, body, imprint, the file's name and, last, its neighbour's.

    `texts` are the lines of the report's text, `periods` the years that its statistics periods and
    table heads name; `beside` names the report that the file lies beside.
    """
    plain = [plain_dates(text) for text in texts]
    title = _own_title(texts, plain, periods)
    parts = (*_path_parts(document), *filter(None, [beside]))
    body = _body(title, plain, parts)
    full = _with_places_above(body, plain, parts) if body else None
    issued = _issued(plain)
    return Identity(
        title=title.text if title else "",
        title_line=_year_line(title, texts) if title else None,
        agency=full.name if full else "",
        region=_region(full, plain) if full else "",
        year=_year(title, periods, parts, plain, issued),
        issued=issued,
    )


def _own_title(texts: Sequence[str], plain: Sequence[str], periods: Sequence[int]) -> Title | None:
    """The title; where the page prints titles of other reports above it too, that of the body that
    the text names, and of the year that it speaks of far more often."""
    title = find_title(texts)
    if title is None or not title.rivals:
        return title
    prose = [text for text in plain if not read_title([text])]
    found = _of_own_body(title, texts, prose)
    spoken = Counter(year for text in prose for year in year_mentions(text))
    spoken.update(dict.fromkeys(periods, _PERIOD_WEIGHS))
    years = [rival for rival in (title, *title.rivals) if rival.body in {None, found.body}]
    other = max(years, key=lambda rival: spoken[rival.year or 0])
    if spoken[other.year or 0] <= _FAR_MORE * spoken[found.year or 0]:
        return found
    return replace(other, body=other.body or found.body)


def _of_own_body(title: Title, texts: Sequence[str], prose: Sequence[str]) -> Title:
    """Among the titles of several bodies above the first chapter, that of the body which the text
    names most; where it names none, the last: what it heads follows it."""
    first = next((n for n, text in enumerate(texts) if is_chapter(text)), 0)
    rivals = [r for r in (title, *title.rivals) if r.line < first and r.rank >= title.rank]
    if all(_is_one_body(title, rival) for rival in rivals):
        return title

    def named(rival: Title) -> int:
        return sum(rival.body.name in text for text in prose) if rival.body else 0

    return max(rivals, key=lambda rival: (named(rival), rival.line))


def _is_one_body(one: Title, other: Title) -> bool:
    names = [title.body.name for title in (one, other) if title.body]
    return len(names) < 2 or names[0] in names[1] or names[1] in names[0]


def _body(title: Title | None, plain: Sequence[str], parts: Sequence[str]) -> Body | None:
    if title and title.body:
        return _settled(title.body, plain)
    stated = next(stated_bodies(plain), None)
    if stated:
        itself = is_office(stated) and _speaks_for_office(plain)
        return stated if itself or not is_office(stated) else Body(stated.places, "人民政府")
    return _body_of_path(parts)


def _year_line(title: Title, texts: Sequence[str]) -> int:
    """The number of the title's line that names its year, or of its first."""
    own = range(title.line, title.line + title.lines)
    return next((n for n in own if title.year in years_in(texts[n])), title.line)


def _settled(body: Body, plain: Sequence[str]) -> Body:
    """The title's body; for an area named without its authority, the authority the text names."""
    if not body.is_government or not body.places:
        return body
    place = body.places[-1][1]

    def named(own: str) -> bool:
        return any(place + own in text for text in plain)

    if named(body.own):
        return body
    return next((Body(body.places, own) for own in _AUTHORITIES if named(own)), body)


def _speaks_for_office(plain: Sequence[str]) -> bool:
    """The text speaks as the office and not as the government whose office it is."""
    office = sum(len(_OFFICE_ITSELF.findall(text)) for text in plain)
    area = sum(len(_WHOLE_AREA.findall(text)) for text in plain)
    return office > area


def _path_parts(document: str) -> tuple[str, ...]:
    """The file's name without its suffix and the folders above, innermost first."""
    path = PurePosixPath(document.replace("\\", "/"))
    names = [path.stem, *(part for part in reversed(path.parts[:-1]))]
    return tuple(re.sub(r"\.(?:zip|ZIP)$", "", name) for name in names)


def _body_of_path(parts: Sequence[str]) -> Body | None:
    for part in parts:
        titled = read_title([part])
        if titled and titled.body:
            return titled.body
        body = parse_body(_NOISE.sub("", plain_dates(part)))
        if body:
            return body
    return None


def _with_places_above(body: Body, plain: Sequence[str], parts: Sequence[str]) -> Body:
    """The body under its full name: with the place above it, where the report says that place.

    Districts, towns and bare departments need it, for many share a name; a county or a city
    does not, and gets one only where the report so names its own author.
    """
    fuller = _stated_in_full(body, plain)
    if fuller:
        return fuller
    outermost = body.outermost
    if outermost is None:
        place = place_of(body.own, plain) or _place_of_path(parts, (Level.PREFECTURE, Level.COUNTY))
        above = parse_place_or_body(place) if place else None
        return _with_places_above(Body(above.places, body.own), plain, parts) if above else body
    if not _needs_place_above(outermost):
        return body
    level = Level(outermost[0] - 1)
    name = place_above(outermost, plain) or _place_of_path(parts, (level,))
    return Body(((level, name), *body.places), body.own) if name else body


def _needs_place_above(place: tuple[Level, str]) -> bool:
    level, name = place
    return level is Level.TOWN or (level is Level.COUNTY and name.endswith("区"))


def _stated_in_full(body: Body, plain: Sequence[str]) -> Body | None:
    """The body as the report names its author, where that name says more places above it."""
    names: Counter[Body] = Counter()
    for stated in stated_bodies(plain):
        own = Body(stated.places, body.own) if is_office(stated) else stated
        longer = own.without_province()
        if longer.name != body.name and longer.name.endswith(body.without_province().name):
            names[longer] += 1
    best = names.most_common(1)
    return best[0][0] if best and not _has_province(body) else None


def _has_province(body: Body) -> bool:
    return bool(body.outermost) and body.places[0][0] is Level.PROVINCE


def _place_of_path(parts: Sequence[str], levels: Iterable[Level]) -> str:
    """The nearest folder above the file that is named for a place of these levels."""
    for part in parts[1:]:
        body = parse_place_or_body(_NOISE.sub("", plain_dates(part)))
        if body and not body.own and body.places[-1][0] in set(levels):
            return body.places[-1][1]
    return ""


def _region(body: Body, plain: Sequence[str]) -> str:
    """The places above the body: those in its name, else what the text puts before it."""
    if body.region or body.outermost is None:
        return body.region
    return place_above(body.outermost, plain)


def _year(
    title: Title | None,
    periods: Sequence[int],
    parts: Sequence[str],
    plain: Sequence[str],
    issued: date | None,
) -> int | None:
    """The title's year; else the period's, a table head's, the file name's; else the year that
    the text speaks of most, or the one before it was issued."""
    named = title.year if title else None
    in_path = chain.from_iterable(years_in(part) for part in parts)
    spoken = Counter(year for text in plain for year in year_mentions(text))
    most = spoken.most_common(1)
    return (
        named
        or next(iter(periods), None)
        or next(in_path, None)
        or (most[0][0] if most and most[0][1] > 1 else None)
        or (issued.year - 1 if issued else None)
    )


def _issued(plain: Sequence[str]) -> date | None:
    """The last date that stands alone or after a signature; else the imprint's."""
    for text in reversed(plain):
        found = list(dates_in(text))
        if found and len(text) <= _LONGEST_SIGNED_DATE and _is_signed_date(text, *found[-1][1:]):
            return found[-1][0]
    for text in plain:
        for label in _IMPRINT_DATE.finditer(text):
            for day, start, _ in dates_in(text):
                if 0 <= start - label.end() <= 2:
                    return day
    return None


def _is_signed_date(text: str, start: int, end: int) -> bool:
    """Nothing follows the date, and nothing or a body's name stands before it."""
    before = text[:start].strip("(（盖章)）:：,，")
    rest = text[end:].strip(")）。.")
    return not rest and (not before or parse_body(before) is not None)
