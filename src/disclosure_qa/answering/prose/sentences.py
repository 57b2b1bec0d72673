"""A report's prose in units that can answer: sentences, and lists with the words that lead them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.model.figure import Source
from disclosure_qa.model.report import Line, Report, Section
from disclosure_qa.text.numbering import numbering

LONGEST_QUOTE = 600

_MARKS = "。．.；;：:，, "
_SHORT_HEADING = 13
_LONGEST_LIST = 900  # characters; longer runs of numbers are sub-sections, not items

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’」』）)》]*")
_CLAUSE = re.compile(r"[^；;\n]+[；;]*[”’」』）)》]*")
_PART = re.compile(r"[^，,、\n]+[，,、]*")

# 一是 二是 · 第一， · 首先 其次 再次 最后 · （一） (1) ① 1. at the start of a clause. What stands
# before is the lead: 主要问题：
_ORDINAL = re.compile(
    r"(?:(?<=[。；;：:，,！？\n])|^)\s*(?:"
    r"(?P<is>[一二三四五六七八九十])[是要]|"
    r"第(?P<nth>[一二三四五六七八九十])[，,、：是]|"
    r"(?P<word>首先|其次|再次|最后)[，,是]?|"
    r"[（(](?P<paren>[一二三四五六七八九十]|\d{1,2})[）)]|"
    r"(?P<circle>[①-⑩])|"
    r"(?P<digit>\d{1,2})(?:[、]|[.．](?!\d)))",
    re.MULTILINE,
)
_RUN_IN_HEADING = re.compile(
    r"(?:\d{1,2}[、.．]|[（(].{1,2}[）)]|[①-⑩])[^，,。；;：:]{2,14}[。：:]"
)
_CHINESE_DIGITS = "零一二三四五六七八九十"
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 9}


_PAGE_LINK = re.compile(
    r"\s*(?:上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|附件|文档)|分享到|扫一扫|您现在的位置|"
    r"当前位置|返回(?:顶部|列表|首页)|打印本页|关闭(?:本页|窗口)|责任编辑|【?(?:打印|关闭|收藏)】?\s*$)"
)
_PAGE_WORD = re.compile(
    r"(?:浏览|点击|阅读)(?:次数|量)?\s*[:：]|字体\s*[:：]|字号|\[\s*大\s*中\s*小|打印|关闭|收藏|"
    r"来源\s*[:：]|发布(?:日期|时间|机构)\s*[:：]|索\s*引\s*号|访问次数|责任编辑|分享"
)

_SHORT_LEAD, _MOST_ANNOUNCED = 40, 4
_ANNOUNCES = re.compile(
    r"(?:短板|不足|问题|差距|困难|薄弱|措施|打算|做法|工作|方面|事|改进)(?:之处|环节)?(?:如下)?[。：:]$"
)
_ANNOUNCES_OTHER = re.compile(
    r"(?:针对|为此|下一步|下一?年|今后|在今后|改进|整改|对策|措施|我们将|我[市县区镇乡局委]将|\d{4}年[，,]?[^，。]{0,8}将)"
)
_REASON_FOLLOWS = re.compile(
    r"(?:这?主要是?因为|主要是由于|原因(?:主要)?(?:是|在于)|主要原因|究其原因|这是因为)"
)

Span = tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """A stretch of a report that can be quoted as an answer.

    `items` are the spans of a list's items, empty for a sentence; `lead` is the span of the
    words that introduce the list.
    """

    report: Report
    section: Section
    start: int
    end: int
    page: int | None
    items: tuple[Span, ...] = ()
    lead: Span | None = None

    @property
    def text(self) -> str:
        """The stretch as printed."""
        return self.report.text[self.start : self.end]

    @property
    def introduction(self) -> str:
        """The words that introduce a list; "" for a sentence."""
        return self.report.text[slice(*self.lead)] if self.lead else ""

    def source(self, start: int, end: int) -> Source:
        """The place of a part of the unit, quoted exactly."""
        return Source(
            document=self.report.document,
            agency=self.report.agency,
            year=self.report.year,
            section=self.section.name,
            quote=self.report.text[start:end],
            start=start,
            end=end,
            page=self.page,
        )


def units_of(report: Report) -> tuple[Unit, ...]:
    """Every sentence and every list of a report's prose, in order; headings and tables left out."""
    return tuple(
        unit
        for section in report.sections
        for unit in (
            *_sentence_units(report, section),
            *_list_units(report, section),
            *_announced_units(report, section),
        )
    )


def _sentence_units(report: Report, section: Section) -> Iterator[Unit]:
    for line in _prose_lines(report, section):
        for start, end in _sentences(report.text, line):
            if not _is_heading(report, section, start, end):
                yield Unit(report, section, start, end, line.page)


def _prose_lines(report: Report, section: Section) -> tuple[Line, ...]:
    return tuple(
        line
        for line in report.lines
        if line.row is None
        and section.start <= line.start < section.end
        and not _is_furniture(report.text[line.start : line.end])
    )


def _is_furniture(text: str) -> bool:
    """The line belongs to the web page, not to the report: how often it was read, print, close."""
    return bool(_PAGE_LINK.match(text)) or len(set(_PAGE_WORD.findall(text))) > 1


def _is_heading(report: Report, section: Section, start: int, end: int) -> bool:
    """The stretch is the section's heading, one within its paragraph, or the report's title."""
    text = report.text[start:end].strip(_MARKS)
    if text == (section.path[-1].strip(_MARKS) if section.path else ""):
        return True
    number = numbering(text)
    run_in = number is not None and len(number.rest) < _SHORT_HEADING and "，" not in text
    return run_in or text.replace(" ", "") in report.title.replace(" ", "")


def _sentences(text: str, line: Line) -> Iterator[Span]:
    yield from _cut(text, line.start, line.end, (_SENTENCE, _CLAUSE, _PART))


def _cut(text: str, start: int, end: int, patterns: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    """Pieces of at most the longest quote, cut at the strongest marks that suffice."""
    for match in patterns[0].finditer(text, start, end):
        first, last = _trimmed(text, match.start(), match.end())
        if first >= last:
            continue
        if last - first > LONGEST_QUOTE and len(patterns) > 1:
            yield from _cut(text, first, last, patterns[1:])
        else:
            yield first, min(last, first + LONGEST_QUOTE)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    style: str
    value: int


def _list_units(report: Report, section: Section) -> Iterator[Unit]:
    """The lists of a section: items numbered from one, with the sentence that leads them."""
    lines = _prose_lines(report, section)
    for marks in _runs([mark for line in lines for mark in _marks(report, section, line)]):
        items = _items(report, lines, marks)
        lead = _lead(report, section, lines, marks[0].start)
        start = lead[0] if lead else items[0][0]
        if items[-1][1] - start > _LONGEST_LIST or _has_headings(report.text, items):
            continue
        page = next(line.page for line in lines if line.start <= items[0][0] < line.end)
        yield Unit(report, section, start, items[-1][1], page, items, lead)


def _announced_units(report: Report, section: Section) -> Iterator[Unit]:
    """A short sentence that only announces what the next ones say (公开工作仍有短板。), with those;
    and a sentence with the next one, where that begins with its reason."""
    sentences = [
        (line, span)
        for line in _prose_lines(report, section)
        for span in _sentences(report.text, line)
        if not _is_heading(report, section, *span)
    ]
    for index, (line, lead) in enumerate(sentences[:-1]):
        following = [span for _, span in sentences[index + 1 :]]
        count = _announced(report.text, lead, following)
        if count:
            items = tuple(following[:count])
            yield Unit(report, section, lead[0], items[-1][1], line.page, items, lead)


def _announced(text: str, lead: Span, following: Sequence[Span]) -> int:
    """How many of the sentences after the first belong to it."""
    if _REASON_FOLLOWS.match(text, *following[0]):
        return 1
    words = text[slice(*lead)]
    numbered = _ORDINAL.search(text, *lead) or _ORDINAL.match(text, *following[0])
    if numbered or len(words) > _SHORT_LEAD or not _ANNOUNCES.search(words):
        return 0
    count = 0
    for start, end in following[:_MOST_ANNOUNCED]:
        if end - lead[0] > LONGEST_QUOTE or _ANNOUNCES_OTHER.match(text, start, end):
            break
        count += 1
    return count


def _has_headings(text: str, items: Sequence[Span]) -> bool:
    """The items are sub-sections: each begins with a heading in its paragraph."""
    return all(_RUN_IN_HEADING.match(text, *item) for item in items)


def _marks(report: Report, section: Section, line: Line) -> Iterator[_Mark]:
    for match in _ORDINAL.finditer(report.text, line.start, line.end):
        style = match.lastgroup or ""
        start, _ = _trimmed(report.text, match.start(), match.end())
        heading = section.path[-1] if section.path else ""
        opens_section = start == section.start and numbering(heading) is not None
        if not opens_section:
            yield _Mark(start, style, _value(style, match[style]))


def _value(style: str, text: str) -> int:
    if style == "circle":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(text) + 1
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if text.isascii() else _CHINESE_DIGITS.index(text)


def _runs(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Marks of one style that count on from one, two of them or more."""
    for style in dict.fromkeys(mark.style for mark in marks):
        run: list[_Mark] = []
        for mark in (mark for mark in marks if mark.style == style):
            if run and mark.value > run[-1].value:
                run.append(mark)
                continue
            if len(run) > 1:
                yield run
            run = [mark] if mark.value == 1 else []
        if len(run) > 1:
            yield run


def _items(report: Report, lines: Sequence[Line], marks: Sequence[_Mark]) -> tuple[Span, ...]:
    """Each item up to the next mark; the last one as long as the others are."""
    text = report.text
    ends = [mark.start for mark in marks[1:]]
    spans = [_trimmed(text, m.start, e) for m, e in zip(marks, ends, strict=False)]
    line = next(line for line in lines if line.start <= marks[-1].start < line.end)
    several = any("。" in text[start : end - 1] for start, end in spans)
    stop = line.end if several else _sentence_end(text, marks[-1].start, line.end)
    return (*spans, _trimmed(text, marks[-1].start, stop))


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = _SENTENCE.match(text, start, limit)
    return match.end() if match else limit


def _lead(report: Report, section: Section, lines: Sequence[Line], start: int) -> Span | None:
    """The words before the first item: of its own sentence, else the sentence before."""
    before = [
        span
        for line in lines
        for span in _sentences(report.text, line)
        if span[0] < start and not _is_heading(report, section, *span)
    ]
    if not before:
        return None
    first, last = before[-1]
    return _trimmed(report.text, first, min(last, start))
