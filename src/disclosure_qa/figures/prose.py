"""Figures from prose, clause by clause; claimed by an indicator only where nothing is in doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from disclosure_qa.figures.clauses import Counted, Sentence, Time, counted_in, sentences, time_at
from disclosure_qa.figures.heads import printed_label
from disclosure_qa.figures.legible import is_legible
from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.figures.matter import is_mere_deed, is_of_disclosure
from disclosure_qa.figures.negation import denied_in
from disclosure_qa.figures.places import Places
from disclosure_qa.figures.scope import speaks_of_whole, without_self
from disclosure_qa.figures.units import fits_unit
from disclosure_qa.model.figure import Figure, Origin, Period
from disclosure_qa.model.report import Report
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, ORGANISATION_GROUP
from disclosure_qa.vocabulary.indicator import Indicator

# Plans, rules and frequencies state no figure of the year.
_NO_STATEMENT = re.compile(
    r"计划|拟(?!不)|力争|预计|目标|不少于|不低于|不得|每[年月季周日天半个]|满分|得分|将(?:继续|进一步|新|开展|举办|组织)"
)
_AHEAD = re.compile(r"问题|改进|打算|计划|下一步|建议")
# A change, a share, a handling or a report of the thing is no number of the thing itself.
_NOT_THE_THING = re.compile(
    r"^(?:公开|公布|发布)$|未(?!经)|没|逾期|超期|较|比|占|增[加长幅]|减少|下降|提[高升]|收办|转办|备案|归集|电话|咨询|率$"
    r"|信访(?!.{0,8}类)|驳回(?!原告|.*诉讼)|(?:登记|变更|更正|用地|查询|项目|人才|事项)申请|(?<!不予|其他)处理(?!费)|(?<!下年度)(?<!下一年度)(?<!继续)办理(?!结果)"
)
_LEADING = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[①-⑳]|[一二三四五六七八九十]是"
    r"|首先|其次|另外|此外|同时|目前|其中|包括"
    r"|截[至止]到?.{0,20}?(?:日|底|末|目前|今|前|月)"
    r"|[自从]?(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3}) ?年度?(?:[0-9 ]{1,3}月(?:[0-9 ]{1,3}日)?)?[至到起]?(?:以来)?"
    r"|1 ?月? ?[-—~至] ?12 ?月份?|12 ?月 ?31 ?日止?|全年度?|本年度?|今年以?来?|当年|年内|报告期内?"
    r"|一年来|历年来?|累[计积]|期间|及|和|与|向社会公?众?|对外|共计?|总共|一共|合计|总计|已经?|均|约|还|也|并|又"
    r"|[，,：:、；;\s）)”’』」》])+"
)
_TRAILING = re.compile(
    r"(?:[，,：:\s]|总?共计?|一共|合计(?:为|达)?|累[计积]|达到?|为|是|有|了|约|已|均|仅|超过?|突破|的)+$"
)
_ANY = re.compile(r"各[类种项]|有关|相关|(?<=政府)的(?=信息)")
_LONGEST_LABEL = 80
_HELD = re.compile(r"^(?:现|共)?(?:有|配备)(?:政府信息公开)?(?:工作)?")
_CLAUSE = re.compile("[，,；;。：:！!？?]")
_APPLICANT = "applicant."
_NOT_THE_YEAR = frozenset({Time.OTHER, Time.UNCLEAR, Time.AT_END})
_EVERYBODY = frozenset({NATURAL_PERSON, ORGANISATION_GROUP})
_VERB = re.compile(
    r"公开|公布|发布|收[到取]|受理|接[到受待]|新收|答复|办结|召开|举办|参加|回应|发生|提起|引[起发]|制[发定]"
    r"|新增|印发|废止|不予|予以|同意|开展|组织|编|维持|纠[错正]|驳回|结转|转下|设[立置]|配备|投入|作出|推送|无法"
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one place in a sentence states, before it becomes one or two figures."""

    label: str
    value: Decimal
    printed: str
    unit: str
    time: Time
    indicator: Indicator | None
    approximate: bool = False
    applicant: str | None = None


def prose_figures(report: Report, lookup: Lookup, places: Places) -> Iterator[Figure]:
    """The figures that the report's prose states of its own year or of all years so far."""
    for sentence in sentences(report):
        if not is_legible(sentence.confidence):
            continue
        reader = _SentenceReader(report, lookup, sentence)
        for statement in (*reader.counted(), *reader.denied()):
            yield from _figures(statement, sentence, report, places)


@dataclass(frozen=True, slots=True)
class _SentenceReader:
    report: Report
    lookup: Lookup
    sentence: Sentence

    def counted(self) -> Iterator[_Statement]:
        """A statement for each counted number; those of other years and plans are left out."""
        text = self.sentence.text
        ended, head_claimed = 0, True
        for counted in counted_in(text):
            mention = counted.mention
            time = time_at(text, mention.start, self.report.year, ended)
            fresh = text[ended : counted.from_].strip() if ended else "；"
            label = self._label(counted, time)
            indicator = self._indicator(counted, label, time)
            goes_on = not head_claimed and is_mere_deed(indicator, label)
            if indicator and (goes_on or not (head_claimed or self._own_clause(fresh, counted))):
                indicator = None
            if not fresh.endswith("、"):
                head_claimed = indicator is not None
            ended = mention.end
            if time is Time.AT_END and indicator is None:
                label = self._label(counted, Time.UNCLEAR)
            if label and time is not Time.OTHER and not _NO_STATEMENT.search(counted.before):
                printed = text[mention.start : mention.end]
                yield _Statement(
                    label,
                    mention.value,
                    printed,
                    mention.unit,
                    time,
                    indicator,
                    mention.approximate,
                    self._applicant(label) if indicator else None,
                )

    def _kinds(self, words: str) -> frozenset[str]:
        """The kinds of applicants that a clause names; none where it names all of them:
        公民、法人和其他组织."""
        named = self.lookup.catalogue.plain_mentions(words)
        concepts = (concept for mention in named for concept in mention.concepts)
        kinds = {c.removeprefix(_APPLICANT) for c in concepts if c.startswith(_APPLICANT)}
        return frozenset(kinds - _EVERYBODY if kinds >= _EVERYBODY else kinds)

    def _applicant(self, words: str) -> str | None:
        return next(iter(self._kinds(words)), None)

    def _counts_all_or_one(self, indicator: Indicator, words: str) -> bool:
        """The number is that of all applicants, or of one kind of those that the forms tell apart."""
        kinds = self._kinds(words)
        return not kinds or (len(kinds) == 1 and indicator.id in self.lookup.catalogue.by_applicant)

    def _own_clause(self, fresh: str, counted: Counted) -> bool:
        """The clause is no mere noun that goes on with the verb of an unclear clause before it."""
        return (
            any(mark in fresh for mark in "；;。")
            or counted.before.lstrip().startswith(("其中", "另", "此外"))
            or "其中" in fresh
            or bool(_VERB.search(counted.before))
        )

    def _label(self, counted: Counted, time: Time) -> str:
        if "分别" in counted.before or printed_label(counted.before)[-1:] == "各":
            return ""
        before = _TRAILING.sub("", printed_label(counted.before).strip())
        # Words of an unclear stretch of time (上半年, 截至5月) stay, so that all can see them.
        before = before if time is Time.UNCLEAR else self._trimmed(before)
        label = before + printed_label(counted.after).strip()
        return label if 2 <= len(label) <= _LONGEST_LABEL else ""

    def _trimmed(self, words: str) -> str:
        """A clause without its list number, its time and the body itself: only what it counts."""
        previous = None
        while words != previous:
            previous = words
            match = _LEADING.match(words)
            words = without_self(words[match.end() :] if match else words, self.report.agency)
        return words

    def _indicator(self, counted: Counted, label: str, time: Time) -> Indicator | None:
        if not label or time is Time.UNCLEAR or counted.mention.unit == "%":
            return None
        if _NOT_THE_THING.search(label) or not self._whole(counted.mention.start, label):
            return None
        named = _ANY.sub("", label)
        indicator = self.lookup.named_in(named) or self._held(named)
        if indicator is None or not fits_unit(counted.mention.unit, indicator):
            return None
        said_by = counted.mention.end + len(counted.after)
        if not is_of_disclosure(indicator, self.sentence.text, said_by, self._section):
            return None
        if not self._counts_all_or_one(indicator, label):
            return None
        at_end = indicator.stock or indicator.id in self._left_over
        return indicator if time is not Time.AT_END or at_end else None

    @property
    def _section(self) -> str:
        return self.report.section_at(self.sentence.start).name

    def _held(self, label: str) -> Indicator | None:
        """What there is at the year's end, below 现有 or 共有."""
        rest = _HELD.sub("", label)
        indicator = self.lookup.named_in(rest) if rest != label else None
        return indicator if indicator and indicator.stock else None

    @property
    def _left_over(self) -> frozenset[str]:
        """What next year's report takes over."""
        return frozenset(one.carry.opening for one in self.lookup.catalogue if one.carry)

    def _whole(self, place: int, words: str) -> bool:
        """Said of the reporting body's whole, in a part of the report that looks back."""
        return not _AHEAD.search(self._section) and speaks_of_whole(
            self.sentence.text, place, words, self.report.agency
        )

    def denied(self) -> Iterator[_Statement]:
        """A zero for each thing of which the sentence says that there was none."""
        text = self.sentence.text
        for denied in denied_in(text, self.lookup):
            time = time_at(text, denied.place, self.report.year)
            clause = _CLAUSE.split(text[denied.place :])[0]
            if not self._counts_all_or_one(denied.indicator, clause):
                continue
            if time not in _NOT_THE_YEAR and self._whole(denied.place, denied.label):
                yield _Statement(
                    denied.label,
                    Decimal(0),
                    denied.words,
                    denied.indicator.unit,
                    time,
                    denied.indicator,
                    applicant=self._applicant(clause),
                )


def _figures(
    statement: _Statement, sentence: Sentence, report: Report, places: Places
) -> Iterator[Figure]:
    for period in _periods(statement):
        yield Figure(
            label=statement.label,
            path=(statement.label,),
            period=period,
            value=statement.value,
            printed=statement.printed,
            unit=statement.unit or (statement.indicator.unit if statement.indicator else ""),
            source=places.of_prose(sentence.start, sentence.end, sentence.page),
            indicator=statement.indicator.id if statement.indicator else None,
            applicant=statement.applicant,
            origin=Origin.OCR if report.origin == "ocr" else Origin.PROSE,
            approximate=statement.approximate,
            confidence=sentence.confidence,
        )


def _periods(statement: _Statement) -> tuple[Period, ...]:
    if statement.indicator and statement.indicator.stock:
        return (Period.YEAR_END,)
    if statement.time is Time.CUMULATIVE:
        return (Period.CUMULATIVE,)
    if statement.time is Time.BOTH:
        return (Period.YEAR, Period.CUMULATIVE)
    return (Period.YEAR,)
