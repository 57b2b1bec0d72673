"""Which official form the tables follow, told by their labels and never by the year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from disclosure_qa.model.report import Block, Family, Table
from disclosure_qa.reports.cellwords import head_key
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.labels import label_key

_TELLING = 3.0
_FIRST_YEAR_OF_2021_FORMAT = 2021
# Heads that one form alone has.
_HEADS = {
    "历年累计": Family.PROVINCIAL_ANNEX,
    "统计数": Family.STATISTICS_FORM,
    "统计指标": Family.STATISTICS_FORM,
    "本期实际": Family.CITY_FORM,
    "本年累计": Family.CITY_FORM,
}


def family_of(blocks: Sequence[Block], catalogue: Catalogue, year: int) -> Family:
    """The family whose labels the tables hold most; PROSE_ONLY where they hold none.

    A label that several forms have counts for each by its share. The year only parts the two
    national formats where the tables hold nothing but what both have.
    """
    shares = catalogue.families_of
    scores: defaultdict[Family, float] = defaultdict(float)
    for text in _distinct(blocks):
        if head := _HEADS.get(head_key(text)):
            scores[head] += _TELLING
        for family in shares.get(label_key(text), ()):
            scores[family] += 1 / len(shares[label_key(text)])
    if not scores or max(scores.values()) < 1:
        return Family.PROSE_ONLY
    best = max(Family, key=lambda family: scores[family])
    national = (Family.FORMAT_2019, Family.FORMAT_2021)
    if best in national and scores[national[0]] == scores[national[1]]:
        return national[year >= _FIRST_YEAR_OF_2021_FORMAT]
    return best


def _distinct(blocks: Iterable[Block]) -> Iterable[str]:
    return dict.fromkeys(
        cell.text
        for block in blocks
        if isinstance(block, Table)
        for cell in block.cells
        if cell.text
    )
