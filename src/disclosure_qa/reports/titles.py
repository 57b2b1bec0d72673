"""The title of a report: which body's, of which year, however it is worded or broken in lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.reports.bodies import Body, parse_body
from disclosure_qa.reports.dates import plain_dates, years_in
from disclosure_qa.text.normalise import fold

_SUBJECT = re.compile(
    r"(?:政府信息(?:和|与|及)?政务公开|政务(?:和|与|及)?政府信息公开|政府信息公开|政务公开|信息公开"
    r"|主动公开政府信息|政府信息(?:主动|依申请)公开)"
    r"(?P<tail>[^，。；:：]{0,16}?(?:年度报告|工作报告|情况报告|报告|年报|总结|统计表|情况表))"
    r"(?P<after>.*)"
)
_AFTER = re.compile(
    r"(?:[(（〔\[][^()（）]{0,20}[)）〕\]]|[》〉”\"]|的?(?:通知|公告|公示|函)|(?:19|20)\d\d年?度?|及附表|附表|正文|全文|全本)*"
)
_BEFORE = re.compile(
    r"^(?:附件?表?\d*[:：]?|(?:填报|填表|报送|编制|公开)(?:单位|机关|机构)(?:[(]?(?:盖章|公章|签章)[)]?)?|[《〈“\"]|关于|(?:发布|公布|公开|印发|报送|上报|转发|刊登|编制)(?!条例)|做好)+"
)
_YEAR = re.compile(r"[(（〔\[]?(?:19|20)\d\d年?(?:年?度)?[)）〕\]]?")
_PART_OF_YEAR = re.compile(
    r"[上下]半年度?|前?第?[一二三四1-4]个?季度"
    r"|(?<!\d)(?!0?1月?(?:份)?[-—–~～至到]+12)\d{1,2}月?(?:份)?[-—–~～至到]+\d{1,2}月份?|\d{1,2}月份"
)
_FILLING = re.compile(
    r"年度|[《》〈〉“”\"()（）〔〕\[\]【】,，:：·\-—_.、]|^[的度]+|(?:的|关于|发布|公布|印发|报送|上报|文件)+$"
)
_MARKED = re.compile(r"^【[^】]*】|^\[[^\]]*\]")
_SECOND = re.compile(r"(?<=[\u4e00-\u9fff])[(（]([\u4e00-\u9fff]{3,})[)）]")
_GOVERNMENT_CUT = re.compile(r"人民$")
_NO_REPORT = re.compile(r"(?:指南|目录|制度|办法|规定|条例|申请表|流程图?|意见|方案|要点|计划)$")
_LONGEST_LINE = 70
_MOST_LINES = 4
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, and what it says; `body` and `year` are None where it does not."""

    text: str
    body: Body | None
    year: int | None
    announces: bool = False
    """It is the title of a notice that such a report is published."""
    part: str = ""
    """The part of the year that it names: 上半年, 第三季度; "" for the whole year."""
    line: int = 0
    lines: int = 1
    """Number of its first line, and how many it has."""
    rivals: tuple["Title", ...] = ()
    """The best title of each other body and year beside it: a page may list what else it has."""

    @property
    def rank(self) -> int:
        """How much of what a title should say it says."""
        return (
            2 * (self.body is not None)
            + (self.year is not None)
            - self.announces
            - 4 * bool(self.part)
        )


def find_title(lines: Sequence[str]) -> Title | None:
    """The title among the first lines of a report, or None: the one that says most, of those the
    one on the fewest lines, of those the first."""
    titles = tuple(_titles(lines[:_HEAD_LINES]))
    best = max(titles, key=_weight, default=None)
    return replace(best, rivals=_rivals(titles, best)) if best else None


def _rivals(titles: Sequence[Title], found: Title) -> tuple[Title, ...]:
    best: dict[tuple[Body | None, int], Title] = {}
    for title in titles:
        told = title.rank > 0 and title.year is not None and "表" not in title.text
        if told and title.year and (title.body, title.year) != (found.body, found.year):
            known = best.setdefault((title.body, title.year), title)
            best[title.body, title.year] = max(known, title, key=_weight)
    return tuple(best.values())


def _weight(title: Title) -> tuple[int, int]:
    return title.rank, -title.lines


def _titles(lines: Sequence[str]) -> Iterator[Title]:
    """The titles that one or more lines make."""
    for start in range(len(lines)):
        for count in range(1, _MOST_LINES + 1):
            window = lines[start : start + count]
            if len(window) < count or any(len(line) > _LONGEST_LINE for line in window):
                break
            title = read_title(window)
            if title:
                yield replace(title, line=start, lines=count)


def read_title(lines: Sequence[str]) -> Title | None:
    """The title that these lines are together, or None."""
    plain = plain_dates("".join(lines))
    match = _SUBJECT.search(plain)
    if not match or _NO_REPORT.search(plain):
        return None
    after = match["after"]
    # A name behind the subject stands on the same line; the next line is another matter.
    behind = parse_body(_body_part(after)) if len(lines) == 1 or "(" in after[:1] else None
    if behind is None and not _AFTER.fullmatch(after):
        return None
    head = _MARKED.sub("", plain[: match.start()])
    if _GOVERNMENT_CUT.search(head) and match.group().startswith("政府"):
        head += "政府"
    years = years_in(plain)
    name = _body_part(head)
    second = _SECOND.search(head)
    two = second is not None and parse_body(second[1].lstrip("省市县区")) is not None
    body = ((None if two else parse_body(name)) or _without_second_name(head)) if name else behind
    # Words before the subject that are neither a body nor a year make it a sentence, or a menu.
    if name and body is None and not years:
        return None
    announces = bool(re.search(r"(?:通知|公告|公示|函)$", plain))
    part = _PART_OF_YEAR.search(plain)
    year = years[0] if years else None
    return Title(title_text(lines), body, year, announces, part[0] if part else "")


def _body_part(head: str) -> str:
    name = _BEFORE.sub("", head)
    name = _YEAR.sub("", _PART_OF_YEAR.sub("", name))
    previous = None
    while name != previous:
        previous = name
        name = _BEFORE.sub("", _FILLING.sub("", name))
    return name


def _without_second_name(head: str) -> Body | None:
    """The body whose other name stands in brackets behind it: 档案馆（史志研究室）."""
    return parse_body(_body_part(re.sub(r"[(（][^()（）]*[)）]", "", head)))


def title_text(lines: Sequence[str]) -> str:
    """The title's lines as one, without the white space that centring put into it."""
    return re.sub(
        r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|(?<=\d)\s+(?=\d)", "", fold("".join(lines))
    )


def is_other_title(line: str) -> bool:
    """The line is the title of another kind of paper on disclosure: a guide, a rule, a plan."""
    plain = plain_dates(line).strip("《》")
    return (
        len(plain) <= _LONGEST_LINE
        and "公开" in plain
        and bool(_NO_REPORT.search(plain) or re.search(r"的?通知$", plain))
    )
