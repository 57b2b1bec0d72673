"""Each indicator in many voices: a villager's, a clerk's, a journalist's, a foreigner's, a machine's."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from shelf_of_names import Names

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.model.query import FigureQuestion
from disclosure_qa.vocabulary.catalogue import load_catalogue

DESK = Desk(Names([AgencyEntry("临川市人民政府")]), load_catalogue(), date(2023, 6, 1))  # type: ignore[arg-type]


def wordings() -> Iterator[tuple[str, str]]:
    """Each question with the measures that it asks for."""
    text = Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            measures, *questions = line.split(" | ")
            yield from ((question, measures) for question in questions)


@pytest.mark.parametrize(("question", "measures"), list(wordings()))
def test_each_wording_asks_for_its_indicator(question: str, measures: str) -> None:
    found = understand(DESK, question)
    assert isinstance(found, FigureQuestion), found
    asked = (":".join(filter(None, (m.indicator, m.applicant))) for m in found.readings[0].measures)
    assert "+".join(asked) == measures
