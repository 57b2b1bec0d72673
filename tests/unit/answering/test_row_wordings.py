"""Rows of the forms in people's words, and words near them that mean something else."""

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest
from shelf_of_names import Names

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.model.query import FigureQuestion
from disclosure_qa.vocabulary.catalogue import load_catalogue


class Shelf(Names):
    """Names, and no passage that holds a word, no report to look into."""

    def passages_with(self, written: str, limit: int = 1) -> tuple[str, ...]:
        """As Library.passages_with."""
        return ()

    def reports(
        self, *, agencies: Collection[str] | None = None, years: Collection[int] | None = None
    ) -> tuple[str, ...]:
        """As Library.reports."""
        return ()


DESK = Desk(Shelf([AgencyEntry("临川市人民政府")]), load_catalogue(), date(2023, 6, 1))  # type: ignore[arg-type]
LINES = [
    tuple(line.split(" | "))
    for line in Path(__file__).with_name("row_wordings.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def asked(wording: str) -> str:
    """The measures of the first reading of a wording about a body and year, "" where it has none."""
    found = understand(DESK, _whole(wording))
    if not isinstance(found, FigureQuestion):
        return ""
    measures = found.readings[0].measures
    return "+".join(":".join(filter(None, (m.indicator, m.applicant))) for m in measures)


def _whole(wording: str) -> str:
    if re.search(r"[\u4e00-\u9fff]", wording):
        return wording.replace("~", "临川市2022年")
    return wording.replace("~", "Linchuan City") + " in 2022"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_rows_are_found_by_peoples_words(line: tuple[str, ...]) -> None:
    expected, *wordings = line
    assert {w: asked(w) for w in wordings} == dict.fromkeys(wordings, expected)


@pytest.mark.parametrize(
    ("wording", "never"),
    [
        ("~依法不予公开的几件", "refused_law"),
        ("~政府机构收到多少申请", "offices"),
        ("~有没有不完善的地方", "not_corrected_in_time"),
        ("did ~ not have any lawsuits", "not_held"),
        ("was there no change in requests at ~", "not_corrected_in_time"),
        ("under the disclosure law, how many requests did ~ receive", "refused_law"),
        ("~信访局转过来的申请几件", "requests_carried_in"),
        ("~关于法律的申请几件", "requests_received"),
        ("~补正后公开的几件", "granted"),
        ("how many requests did ~ complete", "correction_told"),
        ("is it not correct that ~ received 5 requests", "not_corrected_in_time"),
        ("~提供法律服务的申请几件", "requests_received"),
        ("~投入了多少人", "funds"),
        ("~收费项目有几个", "charges_amount"),
        ("how many requests has ~ already received", "reissue_requests"),
    ],
)
def test_near_words_are_not_taken_for_a_row(wording: str, never: str) -> None:
    assert asked(wording) != never
