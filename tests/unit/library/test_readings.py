"""Whatever a report holds, it comes back equal; so do figures."""

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.library.readings import pack_report, unpack_report
from disclosure_qa.library.records import FIGURE_COLUMNS, figure_of, figure_row
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.figure import Figure, Origin, Period, Source
from disclosure_qa.model.report import (
    Cell,
    Family,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    YearPlace,
)

WORDS = st.text(max_size=20)
NUMBERS = st.integers(0, 10**6)
PAGES = st.none() | NUMBERS
COORDINATES = st.floats(0, 2000, allow_nan=False)
BOXES = st.none() | st.tuples(COORDINATES, COORDINATES, COORDINATES, COORDINATES)
CONFIDENCES = st.none() | st.floats(0, 1)
CELLS = st.builds(Cell, WORDS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, PAGES, BOXES, CONFIDENCES)
BLOCKS = st.builds(Paragraph, WORDS, PAGES, st.booleans(), BOXES, CONFIDENCES) | st.builds(
    Table, st.lists(CELLS, max_size=4).map(tuple), PAGES
)
YEAR_PLACES = st.builds(
    YearPlace, NUMBERS, NUMBERS, NUMBERS, NUMBERS, PAGES, st.none() | NUMBERS, st.none() | NUMBERS
)
REPORTS = st.builds(
    Report,
    document=WORDS,
    title=WORDS,
    agency=WORDS,
    year=NUMBERS,
    blocks=st.lists(BLOCKS, max_size=4).map(tuple),
    text=WORDS,
    lines=st.lists(st.builds(Line, NUMBERS, NUMBERS, NUMBERS, PAGES, PAGES)).map(tuple),
    sections=st.lists(
        st.builds(Section, st.lists(WORDS, max_size=3).map(tuple), NUMBERS, NUMBERS), max_size=3
    ).map(tuple),
    family=st.sampled_from(Family),
    region=WORDS,
    issued=st.none() | st.dates(),
    period_years=st.lists(NUMBERS, max_size=3).map(tuple),
    origin=st.sampled_from(["text", "ocr"]),
    title_place=st.none() | YEAR_PLACES,
    period_places=st.lists(YEAR_PLACES, max_size=2).map(tuple),
)
VALUES = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
SOURCES = st.builds(
    Source, WORDS, WORDS, NUMBERS, WORDS, WORDS, NUMBERS, NUMBERS, PAGES, PAGES, PAGES, PAGES
)
FIGURES = st.builds(
    Figure,
    label=WORDS,
    path=st.lists(WORDS, max_size=3).map(tuple),
    period=st.sampled_from(Period),
    value=VALUES,
    printed=WORDS,
    unit=WORDS,
    source=SOURCES,
    indicator=st.none() | WORDS,
    applicant=st.none() | WORDS,
    origin=st.sampled_from(Origin),
    approximate=st.booleans(),
    remark=WORDS,
    confidence=CONFIDENCES,
)


@given(REPORTS)
def test_a_report_is_packed_without_loss(report: Report) -> None:
    assert unpack_report(pack_report(report)) == report


@given(FIGURES)
def test_a_figure_is_stored_without_loss(figure: Figure) -> None:
    row = figure_row(figure, report_id=1, position=0)
    assert set(row) == {"report_id", "position", *FIGURE_COLUMNS}
    source = figure.source
    stored = [row[name] for name in FIGURE_COLUMNS]
    found = figure_of([source.document, source.agency, source.year, *stored])
    assert found == figure
    assert str(found.value) == str(figure.value)


def _full(kind: type[Any], **values: Any) -> Any:
    """An instance in which every field differs from its default."""
    fields = dataclasses.fields(kind)
    missing = [f.name for f in fields if f.name not in values]
    assert not missing, f"{kind.__name__} has new fields that must be stored: {missing}"
    made = kind(**values)
    for field in fields:
        assert values[field.name] != field.default, field.name
    return made


def test_every_field_of_the_model_is_stored() -> None:
    box = (1.0, 2.0, 3.5, 4.0)
    cell = _full(
        Cell, text="12", row=1, column=2, row_span=3, column_span=4, page=5, box=box, confidence=0.5
    )
    paragraph = _full(Paragraph, text="x", page=1, heading=True, box=box, confidence=0.25)
    place = _full(YearPlace, first=1, last=2, start=3, end=4, page=5, table=6, row=7)
    report = _full(
        Report,
        document="a.pdf",
        title="t",
        agency="青河县柳桥镇人民政府",
        year=2017,
        blocks=(paragraph, _full(Table, cells=(cell,), page=2)),
        text="x",
        lines=(_full(Line, start=1, end=2, block=3, row=4, page=5),),
        sections=(_full(Section, path=("一", "二"), start=1, end=2),),
        family=Family.FORMAT_2021,
        region="青河县",
        issued=date(2018, 3, 1),
        period_years=(2017, 2016),
        origin="ocr",
        title_place=place,
        period_places=(place, place),
    )
    assert unpack_report(pack_report(report)) == report
    source = _full(
        Source,
        document="a.pdf",
        agency="青河县柳桥镇人民政府",
        year=2017,
        section="六、附表",
        quote="收到申请数 12件",
        start=3,
        end=12,
        page=1,
        table=2,
        row=4,
        column=5,
    )
    figure = _full(
        Figure,
        label="收到申请数",
        path=("其中", "收到申请数"),
        period=Period.CUMULATIVE,
        value=Decimal("12.50"),
        printed="12.50件",
        unit="件",
        source=source,
        indicator="requests_received",
        applicant="自然人",
        origin=Origin.OCR,
        approximate=True,
        remark="其中修订9件",
        confidence=0.75,
        corrected=(Corrected(CorrectionKind.YEAR, "2016"),),
    )
    row = figure_row(figure, report_id=1, position=0)
    stored = [row[name] for name in FIGURE_COLUMNS]
    assert figure_of([source.document, source.agency, source.year, *stored]) == figure
