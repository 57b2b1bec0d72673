"""Files of one body and year: versions of the same, or parts of one report."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.library.versions import Standing, Version, settle

ROWS = frozenset({"requests_received", "granted", "refused", "published"})
OTHER_ROWS = frozenset({"permits", "penalties"})
NOTHING = Standing(prose=False, tables=False)
MARCH, MAY = date(2017, 3, 1), date(2017, 5, 1)


def body(number: int, issued: date | None = None) -> Version:
    return Version(number, issued, number)


def annex(number: int, rows: frozenset[str] = ROWS, issued: date | None = None) -> Version:
    return Version(number, issued, number, has_prose=False, rows=rows)


def whole(number: int, issued: date | None = None, rows: frozenset[str] = ROWS) -> Version:
    return Version(number, issued, number, rows=rows)


@pytest.mark.parametrize("first_is_body", [True, False])
def test_a_body_and_an_annex_are_one_report(first_is_body: bool) -> None:
    text, table = (body(1), annex(2)) if first_is_body else (body(2), annex(1))
    found = settle([text, table])
    assert found[text.id].prose
    assert found[table.id].tables
    assert (found[text.id].part_of, found[table.id].part_of) == (None, text.id)


def test_of_two_whole_versions_the_later_stands() -> None:
    assert settle([whole(1), whole(2)])[1] == NOTHING
    assert settle([whole(1, MAY), whole(2, MARCH)])[2] == NOTHING


def test_a_later_version_that_leaves_out_a_row_leaves_nothing_of_the_earlier() -> None:
    assert settle([whole(1), whole(2, rows=frozenset(list(ROWS)[:3]))])[1] == NOTHING


def test_a_corrected_annex_takes_the_place_of_the_tables_alone() -> None:
    found = settle([whole(1), annex(2)])
    assert found == {1: Standing(prose=True, tables=False), 2: Standing(True, True, part_of=1)}
    found = settle([body(1), annex(2), annex(3)])
    assert found[2] == NOTHING
    assert found[3].tables


def test_tables_of_other_rows_complete_one_another() -> None:
    found = settle([whole(1), annex(2, OTHER_ROWS)])
    assert found[1] == Standing(prose=True, tables=True)
    assert found[2].part_of == 1


def test_an_annex_before_the_whole_report_is_replaced_by_it() -> None:
    assert settle([annex(1), whole(2)])[1] == NOTHING


def test_a_notice_does_not_replace_the_report_but_stands_alone() -> None:
    notice = Version(2, None, 2, has_prose=False)
    assert settle([whole(1), notice])[2] == NOTHING
    assert settle([notice])[2].prose
    assert settle([Version(1, None, 1, has_prose=False), notice])[2].prose


VERSIONS = st.lists(
    st.tuples(
        st.sampled_from([None, MARCH, MAY]),
        st.booleans(),
        st.sampled_from([frozenset(), ROWS, OTHER_ROWS]),
    ),
    min_size=1,
    max_size=4,
)


@given(VERSIONS)
def test_something_stands_whatever_the_order_of_the_list(drawn: list[tuple[object, ...]]) -> None:
    versions = [Version(n, *(i, n, p, r)) for n, (i, p, r) in enumerate(drawn)]  # type: ignore[arg-type]
    found = settle(versions)
    assert any(standing.prose or standing.tables for standing in found.values())
    assert sum(found[v.id].prose for v in versions if v.has_prose) <= 1
    for other in permutations(versions):
        assert settle(other) == found
