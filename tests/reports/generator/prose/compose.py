"""Puts a report's chapters together for each family; every choice comes from the seed."""

from collections.abc import Sequence
from random import Random

from reports.generator.facts import Amount, Facts
from reports.generator.model import Block, Entry, Heading, Para, Passage, Plan, Statement, Table

from . import banks_frame as frame
from . import banks_work as work
from .headings import numbered
from .markup import Speech
from .words import words_of

Bank = Sequence[str]
_PARTS_A = ("概述", "主动公开政府信息情况", "依申请公开情况", "存在的问题和改进措施", "附表")
_PARTS_C = ("总体情况", "主动公开情况", "申请办理情况", "复议诉讼情况", "问题与改进", "其他事项")


class Writer:
    """Writes the prose of one report; `blocks` grows chapter by chapter."""

    def __init__(self, facts: Facts, plan: Plan, entries: Sequence[Entry], seed: str) -> None:
        self.facts, self.plan = facts, plan
        self.random = Random(f"{seed}/{plan.body}/{plan.year}/{plan.file}")
        self.order = Random(f"{seed}/{plan.body}/prose")
        words = words_of(facts, plan, self.random)
        numbers = _numbers(facts, plan, entries)
        self.silent = {entry.key for entry in entries if entry.value is None}
        self.speech = Speech(words, numbers, plan.prose.get("numerals", "ar"))
        self.blocks: list[Block] = []
        self.chapter = 0

    def pick(self, bank: Bank, count: int = 1) -> list[str]:
        """Sentences that this body did not use in the years around."""
        shuffled = sorted(bank, key=lambda _: self.order.random())
        start = (self.plan.year * count) % len(bank)
        return [shuffled[(start + step) % len(bank)] for step in range(count)]

    def heading(self, text: str, *, level: int = 1, number: int = 0) -> None:
        if level == 1:
            self.chapter += 1
            number = self.chapter
        style = self.plan.prose.get("headings", "plain")
        self.blocks.append(Heading(numbered(text, level, number, style), level))

    def para(self, *sentences: str) -> None:
        text = "".join(self.speech.say(sentence) for sentence in sentences)
        if text:
            self.blocks.append(Para(text))

    def amount(self, key: str) -> Amount:
        return self.speech.numbers[key]

    def stated(self, key: str, some: Bank, none: Bank = ()) -> str:
        """A sentence on the number of `key`; nothing where its cell is blank."""
        if key in self.silent:
            return ""
        return self.pick(some if self.amount(key) or not none else none)[0]


def _numbers(facts: Facts, plan: Plan, entries: Sequence[Entry]) -> dict[str, Amount]:
    """What the prose may say: printed values where a table has them, faults of `said` on top."""
    numbers = dict(facts.numbers)
    for entry in entries:
        if entry.period == "year" and not entry.dimension and entry.value is not None:
            numbers[entry.key] = entry.value
    if any(entry.key == "new" for entry in entries):
        numbers["requests"] = numbers["new"]
        numbers["reviews"] = numbers["review"]
        numbers["lawsuits"] = numbers["direct"] + numbers["after"]
    numbers["thousand"] = 1000
    numbers["own_published"] = int(numbers["published"]) // 3
    numbers["own_requests"] = int(numbers["requests"]) // 4
    for key, off in plan.quirks.said.items():
        numbers[key] += off
    return numbers


def write_prose(
    facts: Facts, plan: Plan, tables: Sequence[Table], entries: Sequence[Entry], seed: str
) -> tuple[tuple[Block, ...], tuple[Statement, ...], tuple[Passage, ...]]:
    """All blocks of a report, with the tables where the form has them."""
    writer = Writer(facts, plan, entries, seed)
    if plan.family in "CD":
        _national(writer, tables)
    else:
        _provincial(writer, tables)
    speech = writer.speech
    return tuple(writer.blocks), tuple(speech.statements), tuple(speech.passages)


def _intro(writer: Writer, parts: Bank) -> None:
    mentioned = "、".join(parts) + f"{len(parts)}个部分"
    slots = {**writer.speech.words, "law": writer.pick(frame.LAWS)[0], "parts": mentioned}
    period = "" if writer.plan.prose.get("period") == "none" else writer.pick(frame.PERIODS)[0]
    slots |= {"period": period.format_map(slots), "contact": writer.pick(frame.CONTACTS)[0]}
    slots["contact"] = slots["contact"].format_map(slots)
    writer.para(writer.pick(frame.INTRO)[0].format_map(slots))


def _work(writer: Writer) -> tuple[tuple[str, list[str]], ...]:
    return (
        ("组织领导和制度建设", writer.pick(work.LEADERSHIP) + writer.pick(work.RULES)),
        ("公开平台和渠道建设", writer.pick(work.PLATFORM, 2)),
        ("重点领域信息公开", writer.pick(work.KEY_AREAS)),
        ("解读回应和公众参与", writer.pick(work.INTERPRET)),
        ("业务培训和监督保障", writer.pick(work.TRAINING) + writer.pick(work.SUPERVISION)),
    )


def _provincial(writer: Writer, tables: Sequence[Table]) -> None:
    plan = writer.plan
    _intro(writer, _PARTS_A)
    writer.heading("概述")
    writer.para(writer.pick(frame.OPENERS)[0])
    for index, (title, sentences) in enumerate(_work(writer), start=1):
        writer.heading(title, level=2, number=index)
        writer.para(*sentences)
    writer.heading("主动公开政府信息情况")
    _published(writer)
    writer.heading("政府信息依申请公开办理情况")
    _requests(writer)
    if plan.prose.get("fees") == "chapter":
        writer.heading("收费及减免情况")
        writer.para(writer.pick(frame.FEES_NONE)[0])
    writer.heading("因政府信息公开申请行政复议、提起行政诉讼的情况")
    _courts(writer)
    writer.heading("政府信息公开工作存在的主要问题及改进措施")
    _problems(writer)
    writer.heading("需要说明的其他事项与附表" if tables else "需要说明的其他事项")
    writer.para(writer.pick(frame.OTHER)[0])
    writer.blocks.extend(tables)
    _footnotes(writer)


def _national(writer: Writer, tables: Sequence[Table]) -> None:
    if writer.plan.prose.get("intro") != "none":
        _intro(writer, _PARTS_C)
    writer.heading("总体情况")
    writer.para(writer.pick(frame.OPENERS)[0])
    work_titles = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
    sentences = [texts for _, texts in _work(writer)]
    sentences[0], sentences[2] = sentences[2], sentences[0]
    for index, (title, texts) in enumerate(zip(work_titles, sentences, strict=True), start=1):
        writer.heading(title, level=2, number=index)
        if index == 1:
            _published(writer)
        if index == 2:
            _requests(writer)
        writer.para(*texts)
    chapters = ("主动公开政府信息情况", "收到和处理政府信息公开申请情况")
    for title, table in zip((*chapters, "政府信息公开行政复议、行政诉讼情况"), tables, strict=True):
        writer.heading(title)
        writer.blocks.append(table)
    writer.heading("存在的主要问题及改进情况")
    _problems(writer)
    writer.heading("其他需要报告的事项")
    writer.para(writer.pick(frame.FEES_NONE)[0], writer.pick(frame.OTHER)[0])


def _footnotes(writer: Writer) -> None:
    notes = [f"{mark} 含转载信息" for mark in writer.plan.quirks.mark.values()]
    writer.para("；".join(notes))


def _published(writer: Writer) -> None:
    plan = writer.plan
    sentences = [writer.stated("published", frame.PUBLISHED)]
    if plan.prose.get("categories") != "none" and "published" not in plan.quirks.said:
        sentences += writer.pick(frame.CATEGORIES)
    sentences.append(writer.stated("site", frame.SITE))
    if plan.family == "prose":
        sentences += writer.pick(frame.TO_DATE)
    if plan.prose.get("scope") == "own":
        sentences.append("其中，{office}本级自行公开<<own_published@own>>条。")
    writer.para(*sentences)


def _requests(writer: Writer) -> None:
    plan = writer.plan
    sentences = [writer.stated("requests", frame.REQUESTS, frame.REQUESTS_NONE)]
    if writer.amount("requests") and plan.family in ("A", "B", "old", "prose"):
        sentences.append(writer.stated("by_person", frame.BY_PERSON))
        sentences += writer.pick(frame.TOPICS)
    if plan.family == "prose" and writer.amount("requests"):
        sentences += writer.pick(frame.REPLIES)
    if plan.prose.get("scope") == "own":
        sentences.append("{office}本级收到的申请为<<own_requests@own>>件，其余由{grass}分别受理。")
    writer.para(*sentences, *writer.pick(frame.HOW_TO_APPLY))


def _courts(writer: Writer) -> None:
    writer.para(
        writer.stated("reviews", frame.REVIEWS, frame.REVIEWS_NONE),
        writer.stated("lawsuits", frame.LAWSUITS, frame.LAWSUITS_NONE),
    )


def _problems(writer: Writer) -> None:
    problems = dict(zip(("p1", "p2", "p3"), writer.pick(work.PROBLEMS, 3), strict=True))
    measures = dict(zip(("m1", "m2", "m3"), writer.pick(work.MEASURES, 3), strict=True))
    slots = {**writer.speech.words, **problems, **measures}
    writer.para(writer.pick(frame.SHORTFALL)[0].format_map(slots))
    writer.para(writer.pick(frame.REMEDY)[0].format_map(slots))
