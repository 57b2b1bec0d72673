"""What staff decide about a finding stays with it, however often its report is read."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from disclosure_qa.library import Library
from disclosure_qa.model.staff import Decision, DecisionState
from unit.library.samples import SHIYAN, Open, addition, blank_check, no_check

NOON = datetime(2024, 5, 31, 12, tzinfo=UTC)


def test_a_decision_is_kept_with_who_and_when(library: Library) -> None:
    library.decide("k", DecisionState.CONFIRMED, "原件如此", "王敏", NOON)
    decided = Decision(DecisionState.CONFIRMED, "原件如此", "王敏", NOON)
    assert library.decisions() == {"k": decided}


def test_a_later_decision_takes_the_place_of_the_earlier(library: Library) -> None:
    library.decide("k", DecisionState.CONFIRMED, "", "王敏", NOON)
    library.decide("k", DecisionState.DISMISSED, "四舍五入", "李新", NOON)
    assert library.decisions()["k"].who == "李新"
    library.decide("k", None, "", "李新", NOON)
    assert library.decisions() == {}


def test_a_decision_raises_the_generation_and_leaves_the_vectors_up_to_date(
    library: Library,
) -> None:
    library.add([addition("a.txt")], no_check)
    before = library.generation
    library.decide("k", DecisionState.CONFIRMED, "", "王敏", NOON)
    assert library.generation == before + 1
    assert not library._neighbours.outdated()


def test_one_can_decide_while_another_process_writes(library: Library, opened: Open) -> None:
    from disclosure_qa.library.lock import WriterLock

    with WriterLock(library.folder).held():
        library.decide("k", DecisionState.CONFIRMED, "", "王敏", NOON)
    assert set(library.decisions()) == {"k"}


def test_the_key_outlives_reading_again_and_removal(library: Library) -> None:
    blank = addition("a.txt", requests=None)
    library.add([blank], blank_check)
    (before,) = library.findings()
    library.decide(before.key, DecisionState.CONFIRMED, "", "王敏", NOON)
    library.add([replace(blank, rules="rules-2"), addition("b.txt", SHIYAN)], blank_check)
    library.remove(["a.txt"], no_check)
    assert library.findings() == ()
    library.add([replace(blank, rules="rules-3")], blank_check)
    (after,) = library.findings()
    assert library.decisions()[after.key].who == "王敏"


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"what": "换了说法"}, True),
        ({"agency": SHIYAN}, True),
        ({"expected": Decimal("1.5")}, True),
        ({"expected": Decimal(2)}, False),
        ({"found": Decimal(0)}, False),
        ({"document": "b.txt"}, False),
    ],
)
def test_the_key_is_that_of_the_numbers_and_their_places(
    library: Library, change: dict[str, object], same: bool
) -> None:
    library.add([addition("a.txt", requests=None)], blank_check)
    (finding,) = library.findings()
    assert (replace(finding, **change).key == finding.key) is same  # type: ignore[arg-type]


def test_two_cells_of_one_row_have_keys_of_their_own(library: Library) -> None:
    library.add([addition("a.txt", requests=None)], blank_check)
    (finding,) = library.findings()
    (source,) = finding.sources
    beside = replace(finding, sources=(replace(source, column=3),))
    moved = replace(finding, sources=(replace(source, start=9, end=12, section="七、附表"),))
    assert beside.key != finding.key
    assert moved.key == finding.key
