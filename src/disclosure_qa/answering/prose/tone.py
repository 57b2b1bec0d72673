"""Whether a sentence or list sounds like an answer to a question that a list may answer."""

import re

from disclosure_qa.answering.prose.sentences import Unit
from disclosure_qa.answering.prose.spans import has_answer
from disclosure_qa.answering.understanding.asked import Asked
from disclosure_qa.vocabulary.answer_kinds import Kind

_CHANNEL = re.compile(
    r"网站|政务网|公众号|微信|微博|公开栏|公示栏|公报|专栏|热线|大厅|电视|广播|报刊|查阅|当面|书面|网络|信函|邮寄|传真|电子屏"
)
_WAYS = re.compile(r"渠道|途径|方式|形式|平台|载体")
_SORTS = re.compile(r"类|种")
_PART = re.compile(r"[\u4e00-\u9fff]{2}\s*\d+\s*[条件项篇]")
_TROUBLE = re.compile(r"问题|不足|困难|短板|差距")

# What a sentence on problems, or on what is done about them, sounds like, and unlike.
_PROBLEM = re.compile(
    r"存在[^。，；]{0,20}(?:问题|不足|差距|短板|困难|薄弱)|主要问题|(?:问题|不足)(?:之处)?(?:主要)?(?:表现|是|有|集中|在于|[：:])|"
    r"困难(?:是|在于|[：:])|短板|差距|有待|不够|不强|不及时|不平衡|不规范|不全面|薄弱|欠缺|缺乏|需(?:要)?(?:进一步|加强)"
)
_NO_PROBLEM = re.compile(
    r"针对(?!性)|为此|对策|改进措施|改进情况|下一步|整改|将(?:切实|进一步|从)|今后|完善|已解决"
)
_REMEDY = re.compile(
    r"改进|整改|措施|对策|举措|下一步|今后|打算|计划|明年|为此|针对(?!性)|"
    r"将(?:切实|进一步|继续|从|按|根据|着力|重点|加|通过|在)"
)
_AHEAD = re.compile(
    r"下一?(?:步|年)|下年度|明年|来年|今后|打算|计划|拟|将(?!.{0,4}(?:问题|情况))|准备"
)
_DONE = re.compile(r"已(?:采取|经|完成|整改|改正)|整改情况|上年|去年|提出的问题")
_HARDLY, _MAYBE, _LIKELY = 0.1, 0.5, 0.8
_NO_REMEDY = re.compile(
    r"^(?:主要|存在的?)?(?:问题|不足|困难)|尽管|虽然|仍存在|还存在|依然存在|取得"
)


def tone(asked: Asked, unit: Unit) -> float:
    """How much a unit sounds like an answer, -1 to 1; a whole list more, where one is asked for."""
    found = _tone(asked.kind, asked, unit)
    if asked.kind in {Kind.PROBLEMS, Kind.MEASURES}:
        found += 0.3 * _sounds(_TROUBLE, unit.section.name)
    return min(1.0, found + 0.3 * bool(found > 0 and unit.items and asked.general))


def sounds_of_trouble(unit: Unit) -> bool:
    """The unit tells of shortcomings, or stands where they are told."""
    heading = unit.section.path[-1] if unit.section.path else ""
    return bool(_TROUBLE.search(heading) or _PROBLEM.search(unit.introduction or unit.text))


def tells_of_trouble(unit: Unit) -> bool:
    """The unit itself tells a shortcoming, in the chapter on them, and not what is done about it."""
    text = unit.introduction or unit.text
    return bool(_TROUBLE.search(unit.section.name)) and not _REMEDY.search(text)


def _tone(kind: Kind, asked: Asked, unit: Unit) -> float:
    text = unit.introduction or unit.text
    match kind:
        case Kind.PROBLEMS:
            return _sounds(_PROBLEM, text) - _sounds(_NO_PROBLEM, text)
        case Kind.MEASURES:
            remedy = _sounds(_REMEDY, text) - _sounds(_NO_REMEDY, text)
            return _told_of_time(unit, text, remedy) if asked.ahead else remedy
        case Kind.CHANNELS:
            named = 0.3 * _sounds(_WAYS, unit.text + unit.section.name)
            return named + min(0.7, len(set(_CHANNEL.findall(unit.text))) / 4)
        case Kind.CATEGORIES:
            in_heading = 0.5 * _sounds(_SORTS, unit.section.name)
            parts = min(0.6, 0.2 * len(_PART.findall(unit.text)))
            return (in_heading or 0.3 * _sounds(_SORTS, unit.text)) + parts
        case Kind.REASONS if not asked.trend and tells_of_trouble(unit):
            return max(_MAYBE, float(has_answer(asked, unit.text)))
        case _:
            return float(has_answer(asked, unit.text))


def _told_of_time(unit: Unit, text: str, remedy: float) -> float:
    """How much a unit on remedies speaks of what is still to come, not of what was done."""
    if _DONE.search(text):
        return min(remedy, 0.0) + _HARDLY
    ahead = _AHEAD.search(text) or f"{unit.report.year + 1}年" in text
    return max(remedy, _LIKELY) if ahead else remedy


def _sounds(pattern: re.Pattern[str], text: str) -> float:
    return float(bool(pattern.search(text)))
