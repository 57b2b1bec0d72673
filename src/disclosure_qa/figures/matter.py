"""Whether a number is one of disclosure, or of other work of the body that bears the same name.

A justice office takes in reconsiderations, every office closes cases and holds trainings: only
what is said of disclosure, in the sentence or by its heading, is what the forms count.
"""

import re

from disclosure_qa.vocabulary.indicator import Indicator

_DISPUTES = frozenset({"reconsideration", "litigation", "complaint"})
_OF_ANY_WORK = frozenset({"meeting", "training", "trainee", "staff"})
# Deeds that may be done with cases of any kind; 予以公开 can be done with requests alone.
_DEEDS = frozenset({"processed", "reply", "on_time", "extended", "carried_in", "carried_out"})

_DISCLOSURE = re.compile(r"公开|政务")
_REQUESTS = re.compile(r"申请(?!公开)")
_PAPERS = re.compile(r"文件|公文|发文")
# 行政复议12件，其中信息公开类2件: the twelve are disputes of all kinds.
_AMONG_THEM = re.compile(r"(?:其中|涉及|属于)[^。；;]*?公开")
_UNDER_DISPUTES = re.compile(r"复议|诉讼|申诉|举报|投诉|申请")
_UNDER_THEM = re.compile(r"公开|培训|会议|保障")


def is_of_disclosure(indicator: Indicator, sentence: str, place: int, section: str) -> bool:
    """The number whose words end at a place of the sentence, below this heading, counts what the
    indicator counts."""
    if indicator.concepts & _DISPUTES:
        if _AMONG_THEM.search(sentence, place):
            return False
        return "公开" in sentence[:place] or bool(_UNDER_DISPUTES.search(section))
    if indicator.concepts & _OF_ANY_WORK:
        return bool(_DISCLOSURE.search(sentence) or _UNDER_THEM.search(section))
    if "request" in indicator.concepts | indicator.context:
        return _is_of_requests(indicator, sentence, section)
    return True


def is_mere_deed(indicator: Indicator | None, label: str) -> bool:
    """The words name what was done and not with what (办结, 答复): with what the clause before names."""
    return bool(indicator and indicator.concepts & _DEEDS) and "申请" not in label


def _is_of_requests(indicator: Indicator, sentence: str, section: str) -> bool:
    """Documents too are 主动公开, 依申请公开 or 不予公开 from the day on which they are issued."""
    if _REQUESTS.search(sentence) or "申请" in section:
        return True
    of_papers = bool(_PAPERS.search(sentence))
    if indicator.concepts & _DEEDS:
        return "申请" in sentence and not of_papers
    return not of_papers
