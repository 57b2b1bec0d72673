"""The years that a question means in the light of the conversation: 这两年, "both years", 哪年最多."""

import re
from collections.abc import Sequence

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.framing import COURSE, years_of
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.answer import Turn

_TURNS_REMEMBERED = 20
_TWO = 2
_ALL_SPOKEN = 99
_SEVERAL_YEARS = re.compile("([两三四五六])年(?:加|合|总|一共|共|之和|相加|平均|[里中]|下来)")


def years_in_mind(
    desk: Desk, seen: Scan, history: Sequence[Turn], spoken_of: Sequence[int]
) -> tuple[int, ...]:
    """The years asked for: those that the question names or points back to, or else `spoken_of`."""
    count = _points_back(seen)
    spoken = _years_spoken(desk, history, count) if count else ()
    added_up = count > _TWO or (count == _TWO and seen.has("op.sum"))
    if not spoken and added_up and count < _ALL_SPOKEN:  # of which only one was spoken of
        spoken = tuple(year - ago for year in spoken_of[-1:] for ago in range(count))[::-1]
    years = spoken or years_of(seen, desk.today.year, spoken_of)
    if not years and not seen.has("years.every", "years.latest", COURSE):
        return tuple(spoken_of)
    return years


def _points_back(seen: Scan) -> int:
    """How many of the years that were spoken of are meant: 这两年, "both years", 三年加起来; 哪年最多
    asks among all of them. 0 for none."""
    these = any(y.kind == "last" and y.years and seen.text[y.start] == "这" for y in seen.years)
    if these or seen.has("years.spoken"):
        return _TWO
    if seen.years or seen.begins("years."):
        return 0
    if several := _SEVERAL_YEARS.search(seen.text):
        return "两三四五六".index(several[1]) + _TWO
    return _ALL_SPOKEN if seen.has("ask.which_year") and not seen.names else 0


def _years_spoken(desk: Desk, history: Sequence[Turn], count: int) -> tuple[int, ...]:
    """The last years that the conversation named, so many; () where it named fewer than are meant."""
    turns = [turn.content for turn in history if turn.role == "user"][-_TURNS_REMEMBERED:]
    scans = (desk.scan(content) for content in turns)
    named = dict.fromkeys(year for seen in scans for year in years_of(seen, desk.today.year))
    least = _TWO if count == _ALL_SPOKEN else count
    return tuple(named)[-count:] if len(named) >= least else ()
