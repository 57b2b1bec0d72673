"""The sentences around quotes from the prose, in both languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure_qa.model.answer import Language
from disclosure_qa.text.numbering import numbering

# Standard chapters by a word of their heading, the most telling first.
_CHAPTERS: Mapping[str, str] = {
    "依申请公开": "Disclosure on request",
    "收到和处理": "Requests received and handled",
    "受理申请": "Requests received",
    "对申请的办理": "How requests were handled",
    "不予公开": "Refusals and their grounds",
    "收费": "Fees and waivers",
    "行政复议": "Reconsideration and litigation",
    "诉讼": "Reconsideration and litigation",
    "改进措施": "Problems and improvements",
    "改进情况": "Problems and improvements",
    "问题": "Problems and improvements",
    "不足": "Problems and improvements",
    "下一步": "Next steps",
    "主动公开": "Proactive disclosure",
    "政府信息管理": "Management of government information",
    "平台建设": "Disclosure platforms",
    "监督保障": "Supervision and safeguards",
    "公开渠道": "Disclosure channels",
    "解读": "Interpretation and response",
    "回应": "Interpretation and response",
    "制度": "Rules and systems",
    "组织": "Organisation, staff and funding",
    "机构": "Organisation, staff and funding",
    "经费": "Organisation, staff and funding",
    "培训": "Meetings and training",
    "其他": "Other matters",
    "附表": "Annexed tables",
    "总体情况": "Overall situation",
    "概述": "Overview",
    "基本情况": "Basic situation",
    "重点领域": "Key areas",
    "标准化": "Standardisation",
}  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")


@dataclass(frozen=True, slots=True)
class ProseWording:
    """The prose sentences of one language."""

    language: Language

    def heading(self, agency: str, year: int, section: Sequence[str]) -> str:
        """Whose report and which section: the line above a quote."""
        name = self.section(section)
        if self.language is Language.EN:
            return f"{agency}, {year} annual report · {name or 'introductory note'}:"
        return f"{agency}{year}年年度报告 · {name or '开头的说明'}："

    def section(self, path: Sequence[str]) -> str:
        """A section's name without numbering; the standard chapters' in English."""
        if not path:
            return ""
        if self.language is Language.EN:
            for heading in reversed(path):
                known = next((en for word, en in _CHAPTERS.items() if word in heading), None)
                if known:
                    return known
        return plain_heading(path[-1])

    def quoted(self, text: str) -> str:
        """A quote in its marks; always the Chinese ones, for the quotes are Chinese."""
        return f"「{text}」"

    def all_searched(self, count: int) -> str:
        """That no body was named."""
        if self.language is Language.EN:
            reports = "the one report" if count == 1 else f"all {count} reports"
            return f"No body was named, so {reports} in the collection were searched."
        return f"没有指明机关，查了库里全部{count}份报告。"

    def latest_taken(self, agency: str, year: int) -> str:
        """That no year was named."""
        if self.language is Language.EN:
            return f"No year was named, so the latest report of {agency} ({year}) was searched."
        return f"没有指明年份，查的是{agency}最近一年（{year}年）的报告。"

    def told_by_others(self, name: str) -> str:
        """That the body asked about has no report, and what is shown is told by another's."""
        if self.language is Language.EN:
            return f"There is no report by {name} itself; this is what another body's report says."
        return f"没有收录{name}自己的报告；这是别的机关的报告里说到它的话。"

    def found_in(self, found: int, searched: int) -> str:
        """How many of several reports say something."""
        if self.language is Language.EN:
            return f"{found} of the {searched} reports searched say something on this."
        return f"查了{searched}份报告，其中{found}份谈到。"

    def also(self, bodies: Sequence[str]) -> str:
        """The further bodies of a long list, by name alone."""
        if self.language is Language.EN:
            return f"It also stands in the reports of {', '.join(bodies)}."
        return f"还有：{'、'.join(bodies)}。"

    def mentioned_in(self, words: Sequence[str], bodies: int, searched: int) -> str:
        """What was looked for word for word, in how many bodies' reports, and where it stands."""
        if self.language is Language.EN:
            named = " or ".join(f"“{word}”" for word in words)
            return f"Every passage was searched for {named}: {bodies} of {searched} bodies have it."
        named = "”或“".join(words)
        return f"逐段查找了“{named}”一词：{searched}个机关的报告中，{bodies}个提到。"

    def nearest(self, sections: Sequence[str]) -> str:
        """Which sections come nearest to what was not found."""
        if self.language is Language.EN:
            names = ", ".join(f"“{name}”" for name in sections)
            return f"The sections nearest to the question: {names}."
        names = "、".join(f"“{name}”" for name in sections)
        return f"与问题最接近的部分：{names}。"

    def nearest_sentence(self, quote: str) -> str:
        """Which sentence comes nearest to what was not found; that it may not answer."""
        if self.language is Language.EN:
            return f"The nearest passage, which may not answer the question: {self.quoted(quote)}"
        return f"最接近的一句话（不一定就是答案）：{self.quoted(quote)}"


def plain_heading(heading: str) -> str:
    """A heading without its number, year and closing mark."""
    number = numbering(heading)
    rest = number.rest if number else heading
    return _YEAR.sub("", rest).strip("。．.；;：:，, ") or heading
