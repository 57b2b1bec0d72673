"""Which body a report belongs to, whatever comes first, and by what aliases."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_qa.library import Addition, Library
from disclosure_qa.vocabulary.aliases import Aliases, Body
from unit.library.samples import FakeEncoder, addition, no_check

BARE = addition("2015.txt", "云溪区人民政府", 2015, region="")
FULL = addition("2016.txt", "临江市云溪区人民政府", 2016, region="临江市")
OTHER = addition("2017.txt", "海原市云溪区人民政府", 2017, region="海原市")
OFFICE = addition("2018.txt", "临江市云溪区人民政府办公室", 2018, region="临江市云溪区")
FORMER = addition("2014.txt", "云溪县人民政府", 2014, region="临江市")
RENAMED = Aliases(
    (Body("临江市云溪区人民政府", "临江市", former=("云溪县人民政府",), also=("云区",)),)
)


def bodies(library: Library) -> dict[str, str]:
    return {entry.document: entry.agency for entry in library.reports()}


def test_a_region_that_only_one_report_states(library: Library) -> None:
    library.add([BARE], no_check)
    assert bodies(library) == {"2015.txt": "云溪区人民政府"}
    library.add([FULL], no_check)
    assert set(bodies(library).values()) == {"临江市云溪区人民政府"}
    assert [entry.name for entry in library.agencies()] == ["临江市云溪区人民政府"]
    assert {f.agency for f in library.figures()} == {"临江市云溪区人民政府"}
    assert library.report("2015.txt").agency == "临江市云溪区人民政府"
    assert library.report("2015.txt").region == "临江市"


def test_a_namesake_makes_the_bare_name_nobodys(library: Library) -> None:
    library.add([BARE, FULL, OTHER], no_check)
    assert len(library.agencies()) == 3
    library.remove(["2017.txt"], no_check)
    assert [entry.name for entry in library.agencies()] == ["临江市云溪区人民政府"]


def test_aliases_hold_for_reports_and_questions(library: Library) -> None:
    library.add([FORMER, FULL], no_check)
    assert len(library.agencies()) == 2
    library.call_by(RENAMED, no_check)
    assert set(bodies(library).values()) == {"临江市云溪区人民政府"}
    found = library.agencies_by_key(["云区", "云溪县", "云溪区"])
    assert {entry.name for entries in found.values() for entry in entries} == {
        "临江市云溪区人民政府"
    }
    assert set(found) == {"云区", "云溪县", "云溪区"}
    library.call_by(Aliases(), no_check)
    assert len(library.agencies()) == 2
    assert "云区" not in library.agencies_by_key(["云区"])


def test_the_same_aliases_again_change_nothing(library: Library) -> None:
    library.add([FORMER], no_check)
    library.call_by(RENAMED, no_check)
    generation = library.generation
    library.call_by(RENAMED, no_check)
    assert library.generation == generation


ALL = (BARE, FULL, OTHER, OFFICE, FORMER)
ORDERS = st.lists(st.sampled_from(ALL), unique_by=id, min_size=2).flatmap(
    lambda chosen: st.tuples(st.permutations(chosen), st.permutations(chosen))
)


@settings(max_examples=15, deadline=None)
@given(orders=ORDERS)
def test_the_order_of_ingest_does_not_matter(
    orders: tuple[Sequence[Addition], Sequence[Addition]],
) -> None:
    seen = []
    for order in orders:
        with (
            TemporaryDirectory() as folder,
            Library.create(Path(folder), encoder=FakeEncoder) as library,
        ):
            for each in order:
                library.add([each], no_check)
            library.call_by(RENAMED, no_check)
            seen.append((library.reports(superseded=True), library.agencies(), library.figures()))
    assert seen[0] == seen[1]
