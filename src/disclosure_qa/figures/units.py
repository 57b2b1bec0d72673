"""Whether a measure word of prose can count what an indicator counts."""

from disclosure_qa.vocabulary.indicator import Indicator

_CASES = frozenset("件宗起例份次")
_LIKE = {
    "条": frozenset("条件份篇项"),
    "篇": frozenset("篇条份件次"),
    "次": frozenset({"次", "场", "场次", "期", "个", "件", "班次", "条", "批次"}),
    "人": frozenset("人名位"),
    "人次": frozenset({"人次", "人", "名"}),
    "个": frozenset("个处家"),
    "项": frozenset("项"),
    "万元": frozenset({"万元", "元", "亿元"}),
    "元": frozenset({"万元", "元", "亿元"}),
}


def fits_unit(unit: str, indicator: Indicator) -> bool:
    """The unit of a number may count the indicator; a number without a unit may count anything.

    Requests are counted in 件 or, in the older forms, in 条; cases before a court never in 条.
    """
    if unit in {"", indicator.unit}:
        return True
    if indicator.unit == "件":
        about_requests = "request" in indicator.concepts | indicator.context
        return unit in _CASES or (unit == "条" and about_requests)
    return unit in _LIKE.get(indicator.unit, frozenset())
