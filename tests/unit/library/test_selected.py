"""A selection of figures, page by page: all that fit, in one order, none twice."""

import pytest

from disclosure_qa.library import Library
from disclosure_qa.model.figure import Period
from disclosure_qa.model.library import Selection
from disclosure_qa.model.report import Family
from unit.library.samples import LIUQIAO, SHIYAN, addition, no_check


@pytest.fixture
def held(library: Library) -> Library:
    """Two bodies with two reports each, of two figures each; one version is superseded."""
    library.add([addition("old.txt", LIUQIAO, 2017, requests="1")], no_check)
    library.add(
        [
            addition("d.txt", SHIYAN, 2017, requests="4"),
            addition("c.txt", SHIYAN, 2016, requests=None),
            addition("b.txt", LIUQIAO, 2017, requests="2"),
            addition("a.txt", LIUQIAO, 2016, requests="0"),
        ],
        no_check,
    )
    return library


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Selection(), 8),
        (Selection(agencies=(LIUQIAO,)), 4),
        (Selection(years=(2016,), indicators=("requests_received",)), 2),
        (Selection(families=(Family.STATISTICS_FORM,)), 8),
        (Selection(families=(Family.FORMAT_2021,)), 0),
        (Selection(periods=(Period.YEAR,)), 8),
        (Selection(periods=(Period.CUMULATIVE,)), 0),
        (Selection(applicants=("",)), 8),
        (Selection(applicants=("自然人",)), 0),
        (Selection(agencies=()), 0),
    ],
)
def test_a_selection_holds_what_fits(held: Library, wanted: Selection, found: int) -> None:
    assert held.selected_count(wanted) == found
    assert len(held.selected(wanted, limit=100)) == found


def test_pages_make_up_the_whole_in_order(held: Library) -> None:
    whole = held.selected(Selection(), limit=100)
    assert [(f.agency, f.year) for f in whole[::2]] == [
        (LIUQIAO, 2016),
        (LIUQIAO, 2017),
        (SHIYAN, 2016),
        (SHIYAN, 2017),
    ]
    pages = [held.selected(Selection(), limit=3, offset=start) for start in (0, 3, 6)]
    assert tuple(figure for page in pages for figure in page) == whole
    assert held.selected(Selection(), limit=3, offset=8) == ()
