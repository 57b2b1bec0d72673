"""What must stay and what must change when a question or the index changes a little.

Over figures of the whole fictional corpus, which are drawn, not chosen.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_qa.ask import ask
from disclosure_qa.contract import answer_json
from disclosure_qa.evaluation import read_cases
from disclosure_qa.ingest import ingest, remove
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer
from reports.corpus import files, gold

HERE = Path(__file__).parent
TODAY = date(2025, 6, 1)
drawn = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True)
class Wordings:
    """Ways to ask for one thing; `keys` are the corpus's names of its rows in the forms."""

    keys: tuple[str, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]


REQUESTS = Wordings(
    ("requests", "new"),
    (
        "{b}{y}年收到多少件政府信息公开申请？",
        "{y}年{b}一共收到几件信息公开申请",
        "请问{b}在{y}年度收到的申请有多少件",
    ),
    (
        "How many information requests did {b} receive in {y}?",
        "Number of requests received by {b} in {y}",
    ),
)
KINDS = (
    REQUESTS,
    Wordings(
        ("penalty_decisions",),
        ("{b}{y}年行政处罚处理决定数量是多少", "{y}年{b}作出了多少件行政处罚决定？"),
        ("How many administrative penalty decisions did {b} make in {y}?",),
    ),
    Wordings(
        ("licence_decisions",),
        ("{b}{y}年行政许可处理决定数量", "{y}年{b}的行政许可决定有多少件？"),
        ("How many administrative licensing decisions did {b} make in {y}?",),
    ),
    Wordings(
        ("refused",),
        ("{b}{y}年不予公开的答复有多少件？", "{y}年{b}拒绝公开几件"),
        ("How many requests did {b} refuse in {y}?",),
    ),
    Wordings(
        ("replies",),
        ("{b}{y}年对申请的答复总数是多少？", "{y}年{b}一共答复了多少件申请"),
        ("How many replies to requests did {b} give in {y}?",),
    ),
    Wordings(
        ("lawsuits",),
        ("{b}{y}年行政诉讼有几件？", "{y}年{b}被提起行政诉讼多少件"),
        ("How many lawsuits over disclosure did {b} face in {y}?",),
    ),
    Wordings(
        ("reviews", "review"),
        ("{b}{y}年行政复议几件？", "{y}年{b}因信息公开被申请行政复议多少件"),
        ("How many administrative reconsiderations did {b} have in {y}?",),
    ),
    Wordings(
        ("by_net",),
        ("{b}{y}年网络申请数是多少？", "{y}年{b}通过网络提出的申请有几件"),
        ("How many requests to {b} were made online in {y}?",),
    ),
    Wordings(
        ("published",),
        ("{b}{y}年主动公开政府信息多少条？", "{y}年{b}主动公开了多少条信息"),
        ("How many documents did {b} publish in {y}?",),
    ),
    Wordings(
        ("carried_out",),
        ("{b}{y}年结转下年度继续办理的申请有几件？", "{y}年{b}结转下年度继续办理多少件"),
        ("How many requests did {b} carry over to the following year in {y}?",),
    ),
    Wordings(
        ("norms_stock",),
        ("{b}{y}年现行有效的行政规范性文件有多少件？",),
        ("How many normative documents of {b} were in force in {y}?",),
    ),
)
APPLICANTS = {
    "自然人": ("自然人", "natural persons"),
    "商业企业": ("商业企业", "companies"),
    "科研机构": ("科研机构", "research institutions"),
    "法律服务机构": ("法律服务机构", "legal services"),
}


@dataclass(frozen=True)
class Cell:
    """One printed number, and how to ask for it."""

    report: int
    figure: int
    kind: int

    @property
    def record(self) -> dict[str, Any]:
        return gold()[self.report]

    @property
    def printed(self) -> dict[str, Any]:
        return dict(self.record["figures"][self.figure])

    @property
    def value(self) -> Decimal:
        return Decimal(str(self.printed["value"]))

    @property
    def place(self) -> tuple[str, int, Decimal]:
        return self.record["agency"], self.record["year"], self.value

    def asked(self, wording: str, language: str) -> str:
        name = self.record["agency" if language == "zh" else "english"]
        return wording.format(b=name, y=self.record["year"])

    def questions(self) -> list[str]:
        """Every wording, in both languages."""
        kind = KINDS[self.kind]
        return [self.asked(w, "zh") for w in kind.zh] + [self.asked(w, "en") for w in kind.en]


CELLS = [
    Cell(report, figure, kind)
    for report, record in enumerate(gold())
    if not record.get("superseded")
    for figure, printed in enumerate(record["figures"])
    if not printed["dimension"] and printed["period"] != "cumulative"
    if printed["value"] is not None
    for kind, wordings in enumerate(KINDS)
    if printed["key"] in wordings.keys and "Office of" not in record["english"]
]
NEW = [cell for cell in CELLS if cell.kind == 0]
YEARS = [
    (early, late)
    for early in CELLS
    for late in CELLS
    if (early.kind, early.record["body"]) == (late.kind, late.record["body"])
    if early.printed["key"] == late.printed["key"] and early.place[1] < late.place[1]
]
SAME = [(one, other) for one in CELLS for other in CELLS if one.kind == other.kind and one != other]


def shown(answer: Answer) -> list[tuple[str, int, Decimal | None]]:
    return [(c.figure.agency, c.figure.year, c.figure.value) for c in answer.figures]


def answered(library: Library, question: str) -> Answer:
    return ask(library, question, today=TODAY)


def test_cells_are_of_many_bodies_years_and_rows() -> None:
    assert len(CELLS) > 250
    assert len({cell.record["agency"] for cell in CELLS}) > 12
    assert {cell.kind for cell in CELLS} == set(range(len(KINDS)))


@drawn
@given(cell=st.sampled_from(CELLS))
def test_other_words_and_the_other_language_show_the_same_figure(
    corpus_index: Library, cell: Cell
) -> None:
    for question in cell.questions():
        answer = answered(corpus_index, question)
        assert (answer.status, shown(answer)) == ("answered", [cell.place]), question


@drawn
@given(pair=st.sampled_from(SAME))
def test_another_body_or_year_shows_that_one_s_value(
    corpus_index: Library, pair: tuple[Cell, Cell]
) -> None:
    """The same words, with only the name and the year of the other report put in."""
    for language in ("zh", "en"):
        wording = getattr(KINDS[pair[0].kind], language)[0]
        for cell in pair:
            question = cell.asked(wording, language)
            assert shown(answered(corpus_index, question)) == [cell.place], question


@drawn
@given(cell=st.sampled_from(NEW), applicant=st.sampled_from(sorted(APPLICANTS)))
def test_another_applicant_shows_that_one_s_value(
    corpus_index: Library, cell: Cell, applicant: str
) -> None:
    by_applicant = {
        figure["dimension"]["applicant"]: figure["value"]
        for figure in cell.record["figures"]
        if figure["key"] == "new" and figure["dimension"]
    }
    assume(applicant in by_applicant)
    zh, en = APPLICANTS[applicant]
    for question in (
        cell.asked(f"{{b}}{{y}}年{zh}提出的新收申请有几件？", "zh"),
        cell.asked(f"How many new requests did {{b}} receive from {en} in {{y}}?", "en"),
    ):
        answer = answered(corpus_index, question)
        (figure,) = (cited.figure for cited in answer.figures)
        assert figure.applicant == applicant, question
        assert figure.value == by_applicant[applicant], question


@drawn
@given(pair=st.sampled_from(YEARS))
def test_what_is_computed_of_two_years_follows_from_the_single_answers(
    corpus_index: Library, pair: tuple[Cell, Cell]
) -> None:
    early, late = pair
    body, years = early.record["agency"], f"{early.place[1]}年和{late.place[1]}年"
    what = KINDS[early.kind].zh[0].removeprefix("{b}{y}年").rstrip("？")
    both = answered(corpus_index, f"{body}{years}{what}")
    assert shown(both) == [early.place, late.place]
    for words, value in (
        ("相差多少", abs(late.value - early.value)),
        ("合计多少", late.value + early.value),
    ):
        answer = answered(corpus_index, f"{body}{years}{what}，{words}")
        assert [abs(derived.value) for derived in answer.derived] == [value], answer.question
        assert shown(answer) == [early.place, late.place]


FRAMES = {
    "zh": (
        "您好，{q}谢谢",
        "请问一下，{q}",
        "麻烦帮忙查一下{q}",
        "我想知道{q}",
        "劳驾，{q}",
        "我是记者，想核实一下：{q}",
        "再问一个，{q}",
        "据年报，{q}",
        "麻烦给个数，{q}",
        "{q}，请给出处",
        "{q}来着",
        "关于信息公开，{q}",
        "我们单位写材料需要，{q}",
        "听别人说起，{q}",
        "这个系统能查吗：{q}",
        "{q}，急用",
        "写论文用，{q}",
        "老师好，{q}",
    ),
    "en": (
        "Hello, {q}",
        "Could you please tell me: {q}",
        "I'm a journalist. {q}",
        "For my thesis: {q}",
        "{q} Please cite the source.",
        "According to the annual report, {q}",
        "I couldn't find it myself. {q}",
        "{q} I need it for a report.",
        "Thank you in advance! {q}",
        "{q} asap pls",
        "Excuse me, {q}",
        "Kindly advise: {q}",
        "Dear assistant, {q} Best regards, Tom",
    ),
}


@drawn
@given(cell=st.sampled_from(CELLS), place=st.integers(0, 17))
def test_a_frame_around_the_question_changes_nothing(
    corpus_index: Library, cell: Cell, place: int
) -> None:
    for language, frames in FRAMES.items():
        question = cell.asked(getattr(KINDS[cell.kind], language)[0], language)
        framed = frames[place % len(frames)].format(q=question)
        assert shown(answered(corpus_index, framed)) == [cell.place], framed


SMALL = (
    "砚溪县/柳桥镇/2023.txt",
    "砚溪县/石鼓岭乡 (2017).txt",
    "砚溪县/青石埠镇 2022.txt",
    "澄湖区/区政府2019.txt",
)
UNRELATED = ("禾渡县/水利局2015.html", "桐屏县/教育局/2021.docx")


@pytest.fixture
def small_index(tmp_path: Path) -> Iterator[Library]:
    write(tmp_path / "reports", SMALL)
    with Library.create(tmp_path / "index") as library:
        ingest([tmp_path / "reports"], library)
        yield library


def write(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(files()[name])


def asked_of_the_small_ones() -> list[tuple[str, str]]:
    """Documents with their questions: figures, what is not there, what is computed, prose."""
    questions = [
        (cell.record["file"], question)
        for cell in CELLS
        if cell.record["file"] in SMALL
        for question in cell.questions()
    ]
    for record in gold():
        if record["file"] in SMALL:
            body, year = record["agency"], record["year"]
            questions += [
                (record["file"], f"{body}{year}年的联系电话是多少？"),
                (record["file"], f"{body}{year}年存在什么问题？"),
                (record["file"], f"{body}{year}年微博发布了多少条"),
            ]
    return questions


def as_bytes(library: Library, questions: Sequence[tuple[str, str]]) -> list[str]:
    return [
        json.dumps(answer_json(answered(library, question)), ensure_ascii=False, default=str)
        for _, question in questions
    ]


def test_an_unrelated_report_changes_nothing(small_index: Library, tmp_path: Path) -> None:
    questions = asked_of_the_small_ones()
    before = as_bytes(small_index, questions)
    write(tmp_path / "more", UNRELATED)
    ingest([tmp_path / "more"], small_index)
    assert as_bytes(small_index, questions) == before
    remove(UNRELATED, small_index)
    assert as_bytes(small_index, questions) == before


def test_a_report_that_is_dropped_leaves_no_report_and_no_figure(small_index: Library) -> None:
    for document in SMALL:
        remove([document], small_index)
        for place, question in asked_of_the_small_ones():
            if place == document:
                answer = answered(small_index, question)
                assert (answer.status, answer.figures) == ("no_report", ()), question


_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CITED_OR_YEAR = re.compile(r"\[\d+\]|(?<!\d)20[012]\d(?!\d|[,.]\d)")


def numbers(text: str) -> set[Decimal]:
    return {
        Decimal(found.replace(",", "")) for found in _NUMBER.findall(_CITED_OR_YEAR.sub("", text))
    }


def borne_out(answer: Answer) -> set[Decimal]:
    """Every number that the answer's text may hold; 万元 is said in English with its 10,000."""
    figures = [cited.figure for cited in answer.figures]
    held = {abs(figure.value) for figure in figures if figure.value is not None}
    held |= {abs(derived.value) for derived in answer.derived}
    words = [text for f in figures for text in (f.label, f.printed, f.source.section, *f.path)]
    words += [c.source.quote + c.source.section for c in answer.citations]
    if any(figure.unit.startswith("万") for figure in figures):
        words.append("10,000")
    return held.union(*map(numbers, words))


@pytest.mark.parametrize("name", ["bank", "second"])
def test_every_number_in_an_answer_stands_in_its_record(corpus_index: Library, name: str) -> None:
    cases = read_cases((HERE / f"{name}.jsonl").read_text(encoding="utf-8"))
    for case in cases[:: 4 if name == "bank" else 1]:
        request = case.request
        answer = ask(
            corpus_index,
            request.question,
            history=request.history,
            today=request.today or TODAY,
        )
        if answer.status == "answered" and case.category not in {"collection", "trade"}:
            bound = numbers(request.question) if case.category == "count" else set()
            held = borne_out(answer) | bound
            assert numbers(answer.text) <= held, (request.question, answer.text)
