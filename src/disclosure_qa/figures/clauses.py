"""Prose cut into sentences and clauses, with what each clause says about time and scope."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from disclosure_qa.model.report import Paragraph, Report
from disclosure_qa.text.numbers import Mention, numbers_in
from disclosure_qa.text.numerals import read_numeral

LONGEST_QUOTE = 600

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*")
_LIMITS = "，,；;：:。！？!?（(）)"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `start` and `end` are its place in `Report.text`.

    `confidence` is that of an optical reading, None for a file that has text.
    """

    text: str
    start: int
    end: int
    page: int | None
    confidence: float | None


def sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of a report's prose in order, none longer than a quote may be."""
    for line in report.lines:
        block = report.blocks[line.block]
        if not isinstance(block, Paragraph):
            continue
        for start, end in _spans(report.text, line.start, line.end):
            text = report.text[start:end]
            yield Sentence(text, start, end, line.page, block.confidence)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE_END.finditer(text, start, end):
        yield from _quotable(text, start, match.end())
        start = match.end()
    yield from _quotable(text, start, end)


def _quotable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without white space at its ends; cut at a pause where it is too long to quote."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_QUOTE:
        window = text[start : start + LONGEST_QUOTE]
        cut = max(window.rfind(mark) for mark in "；;，,、") + 1 or LONGEST_QUOTE
        yield start, start + cut
        start += cut
    if start < end:
        yield start, end


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a sentence with the words that it counts.

    `before` and `after` are the words of its own clause around it, brackets left out;
    `from_` is where its clause starts in the sentence.
    """

    mention: Mention
    before: str
    after: str
    from_: int

    @property
    def phrase(self) -> str:
        """What is counted, as one phrase: 收到12件申请 is 收到申请."""
        return self.before + self.after


def counted_in(sentence: str) -> tuple[Counted, ...]:
    """Every counted number of a sentence with its own clause, in order."""
    found: list[Counted] = []
    mentions = numbers_in(sentence)
    left = 0
    for index, mention in enumerate(mentions):
        right = mentions[index + 1].start if index + 1 < len(mentions) else len(sentence)
        start, before = _before(sentence, left, mention.start)
        after = _after(sentence, mention.end, right)
        found.append(Counted(mention, before, after, start))
        left = mention.end + len(after)
    return tuple(found)


# Words that only carry a number: 主动公开政府信息，共49条.
_CARRIER = re.compile(r"(?:总?共计?|合计|总计|累计|达到?|为|是|有|约|已|均|各|数量为?|[\s、])*")


def _before(sentence: str, left: int, end: int) -> tuple[int, str]:
    """Start and words of the clause before a number, back to `left` at the furthest.

    Where nothing stands between a comma or colon and the number, the clause before that is
    the one that names it: 当面申请数：0件.
    """
    start = _clause_start(sentence, left, end)
    words = _without_brackets(sentence[start:end])
    while _CARRIER.fullmatch(words) and start > left and sentence[start - 1] in "，,：: ":
        start = _clause_start(sentence, left, start - 1)
        words = _without_brackets(sentence[start:end])
    return start, words


def _clause_start(sentence: str, left: int, end: int) -> int:
    depth = 0
    for place in range(end - 1, left - 1, -1):
        character = sentence[place]
        if character in "）)":
            depth += 1
        elif character in "（(":
            if not depth:
                return place + 1
            depth -= 1
        elif not depth and character in _LIMITS:
            return place + 1
    return left


def _without_brackets(text: str) -> str:
    return re.sub(r"[（(][^（）()]*[)）]", "", text)


# A verb or adverb after the number goes on to say something else: 5件均按时答复.
_GOES_ON = re.compile(
    rf"[{_LIMITS}、]|均|并|比|较|同比|环比|占|其中|全部|都|已|和|及|以及|与|等|的|未|无|没有|按|以|由|经|通过|由于|因|涉及"
)


def _after(sentence: str, start: int, right: int) -> str:
    """The noun that a number stands before: 49条政府信息."""
    stop = _GOES_ON.search(sentence, start, right)
    if stop is None and right < len(sentence):
        return ""
    noun = sentence[start : stop.start() if stop else right]
    return noun if len(noun) <= 20 else ""


class Time(Enum):
    """What stretch of time a place in a sentence speaks of."""

    UNSAID = auto()
    """Nothing is said, so that the report's year is meant."""
    YEAR = auto()
    CUMULATIVE = auto()
    BOTH = auto()
    """2017年度及历年累计: one number for the two."""
    OTHER = auto()
    """Another year."""
    AT_END = auto()
    """截至 the year's end, without 累计: what there was then."""
    UNCLEAR = auto()
    """A part of the year, several years, or 截至 another day without 累计."""


_YEAR_PATTERN = r"(?P<year>(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3}) ?年"
_YEAR_END = re.compile(
    r"截[至止]到?(?:(?P<year>(?:19|20)[0-9]{2}) ?年|本年|当年|年)?(?:度?[底末]|12 ?月(?:底|末|31 ?日))"
)
_TIMES = re.compile(
    "|".join(
        [
            r"(?P<compared>(?:较|比|与|同|和|对比) ?(?:上一?年度?|去年|前一?年|(?:19|20)[0-9]{2} ?年)|同比|环比)",
            r"(?P<both>(?:(?:(?:19|20)[0-9]{2} ?)?年度?|全年|本年|今年) ?(?:及|和|与|、|以及) ?历?年?来?累[计积])",
            r"(?P<carried>上一?年度?结转|结转(?:至|到)?下一?年度?|转下一?年度?|下一?年度?)",
            r"(?P<until>截[至止]到?[^，,；;。]{0,20}?(?:日|底|末|目前|今|前|月))",
            r"(?P<over>历年来?|历次|(?:开通|建站|实施|施行|成立|运行|(?:19|20)[0-9]{2} ?年) ?以来|至今|迄今)",
            r"(?P<whole>(?<![0-9])1 ?月? ?[-—~至] ?12 ?月)",
            r"(?P<part>[0-9]{1,2}[-—~至][0-9]{1,2}月|[上下]半年|[一二三四1-4]季度|[0-9]{1,2} ?月份|近[两三四五几0-9]+年|(?:19|20)[0-9]{2} ?年?[-—~至]{1,2}(?:19|20)[0-9]{2} ?年(?! ?[0-9]))",
            r"(?P<other>上一?年度?|去年|前一?年|往年|明年)",
            r"(?P<this>全年|今年|本年度?|当年|年内|本期|报告期)",
            rf"(?P<named>{_YEAR_PATTERN})",
            r"(?P<sum>累[计积])",
        ]
    )
)


def time_at(sentence: str, place: int, year: int, after: int = 0) -> Time:
    """What time a place of a sentence speaks of, from the time words before it.

    `year` is the report's; `after` is where the number before this one ended: a 累计 before
    that belonged to that number.
    """
    time = Time.UNSAID
    until = False
    for match in _TIMES.finditer(sentence, 0, place):
        kind = match.lastgroup or ""
        if kind == "until":
            until, time = True, _until(sentence, match.start(), year)
        elif kind == "over":
            time = Time.CUMULATIVE if match.start() >= after else Time.UNCLEAR
        elif kind == "sum":
            time = _summed(time, until, match.start() >= after)
        elif kind not in {"compared", "carried"}:
            time, until = _plain(kind, match, year, after), False
    return time


def _until(sentence: str, start: int, year: int) -> Time:
    named = _YEAR_END.match(sentence, start)
    return Time.AT_END if named and named["year"] in {None, str(year)} else Time.UNCLEAR


def _summed(time: Time, until: bool, own: bool) -> Time:
    """累计 within a named year is the year's; after 截至 it is since records began."""
    if time in {Time.YEAR, Time.BOTH, Time.OTHER}:
        return time
    if time is Time.CUMULATIVE or until:
        return Time.CUMULATIVE if own else Time.UNCLEAR
    return Time.UNCLEAR


def _plain(kind: str, match: re.Match[str], year: int, after: int) -> Time:
    if kind == "named":
        named = match["year"]
        value = int(named) if named.isascii() else read_numeral(named)
        return Time.YEAR if value == year else Time.OTHER
    if kind == "both":
        return Time.BOTH if match.start() >= after else Time.UNCLEAR
    return {"this": Time.YEAR, "whole": Time.YEAR, "other": Time.OTHER, "part": Time.UNCLEAR}[kind]
