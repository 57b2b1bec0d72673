"""What an address asks for, and the address of what is shown: the one gives back the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from disclosure_qa.model.answer import Language
from disclosure_qa.model.figure import Period
from disclosure_qa.model.library import ReportEntry, Selection
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.staff.filters import APPLICANTS, WHOLE, Drawn, Filters, View, filters_of
from disclosure_qa.web.staff.paging import pages_of

CATALOGUE = load_catalogue()
TOWN, OTHER = "南岗县溪桥镇人民政府", "南岗县芦花镇人民政府"


def entry(agency: str = TOWN, year: int = 2018, family: Family = Family.FORMAT_2019) -> ReportEntry:
    return ReportEntry(f"{agency}{year}", agency, "", year, "", family, None, (), "text", "0")


def read(query: str, **more: str) -> Filters:
    return filters_of(QueryParams(query.removeprefix("?")), CATALOGUE, **more)


filters = st.builds(
    Filters,
    body=st.sampled_from(["", "溪桥", "Xiqiao", "a&b=c"]),
    agencies=st.lists(st.sampled_from([TOWN, OTHER]), unique=True).map(tuple),
    first=st.none() | st.integers(1990, 2030),
    last=st.none() | st.integers(1990, 2030),
    family=st.none() | st.sampled_from(Family),
    indicator=st.sampled_from(["", "requests_received", "published"]),
    applicant=st.sampled_from(["", WHOLE, *APPLICANTS]),
    period=st.none() | st.sampled_from(Period),
    view=st.sampled_from(View),
    of=st.none() | st.integers(1990, 2030),
    page=st.integers(1, 50),
)


@given(filters)
def test_an_address_says_all_of_a_view(shown: Filters) -> None:
    assert read(shown.address(Language.ZH, page=shown.page)) == shown


@pytest.mark.parametrize(
    "query",
    [
        "from=&to=&family=&indicator=&applicant=&period=&page=",
        "from=x&to=-1&family=Z&indicator=none&applicant=everyone&period=week&page=0&view=table",
        "from=99999999999&page=٣&draw=pie&of=²",
    ],
)
def test_what_there_is_not_is_no_filter(query: str) -> None:
    assert read(query) == Filters()


def test_a_pivot_has_an_indicator_and_a_list_needs_none() -> None:
    assert read("", indicator="published").indicator == "published"
    assert read("view=list", indicator="published").indicator == ""


def test_a_list_draws_nothing() -> None:
    assert read("draw=trend").drawn is Drawn.TREND
    assert read("view=list&draw=trend").drawn is None


@pytest.mark.parametrize(
    ("query", "through"),
    [
        ("", True),
        ("body=溪桥", True),
        ("body=xiqiao", True),
        ("body=芦花", False),
        (f"agency={TOWN}", True),
        (f"agency={OTHER}", False),
        (f"agency={OTHER}&agency={TOWN}", True),
        ("from=2018&to=2018", True),
        ("from=2019", False),
        ("to=2017", False),
        ("family=C", True),
        ("family=D", False),
    ],
)
def test_reports_pass_by_body_year_and_form(query: str, through: bool) -> None:
    assert read(query).lets_through(entry()) is through


def test_the_index_is_asked_for_what_passes() -> None:
    wanted = read(f"view=list&applicant={WHOLE}&period=year&indicator=published")
    assert wanted.selection([entry(), entry(year=2017), entry(OTHER)]) == Selection(
        agencies=(TOWN, OTHER),
        years=(2017, 2018),
        indicators=("published",),
        applicants=("",),
        periods=(Period.YEAR,),
    )


@pytest.mark.parametrize(
    ("total", "page", "shown"),
    [
        (0, 1, (1, 1, 0, 0)),
        (10, 1, (1, 1, 0, 10)),
        (11, 2, (2, 2, 10, 11)),
        (25, 9, (3, 3, 20, 25)),
    ],
)
def test_pages_end_where_the_items_do(
    total: int, page: int, shown: tuple[int, int, int, int]
) -> None:
    pages = pages_of(total, 10, page)
    assert (pages.page, pages.count, pages.start, pages.end) == shown
