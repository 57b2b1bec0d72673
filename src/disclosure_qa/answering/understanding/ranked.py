"""Parts of one number that are to be put in order: "rank the reasons for refusal"."""

import re

from disclosure_qa.model.query import Breakdown

_PLACE = re.compile(r"第几|名次|哪一?位|\b(?:which|what)\s+(?:place|position|rank)", re.IGNORECASE)
_ORDERED = tuple(
    (
        way,
        re.compile(
            rf"(?:{zh})(?=(?:都|各自|数量|件数|数)?(?:按|从|由|依次|排))"
            rf"|(?:(?<=rank )|(?<=sort )|(?<=order )|(?<=list ))(?:all )?(?:the )?(?:{en})s?\b(?: for| of)?",
            re.IGNORECASE,
        ),
    )
    for way, zh, en in (
        (Breakdown.REASON, "理由|原因|情形", "reason|ground"),
        (Breakdown.RESULT, "处理结果|办理结果|结果", "outcome|result"),
        (Breakdown.CHANNEL, "渠道|途径|方式", "channel|way"),
        (Breakdown.APPLICANT, "申请人类型|申请人|申请主体", "(?:kinds? of |types? of )?applicant"),
    )
)


def parts_ranked(question: str) -> tuple[Breakdown, tuple[int, int]] | None:
    """By what a number is divided whose parts are to be put in order, and where it is said.

    The place of one among others (排第几) is asked of bodies.
    """
    if _PLACE.search(question):
        return None
    found = ((way, pattern.search(question)) for way, pattern in _ORDERED)
    return next(((way, match.span()) for way, match in found if match), None)
