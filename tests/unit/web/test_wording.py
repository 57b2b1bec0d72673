"""Both languages say the same things, and the visitor's is found."""

import string

import pytest

from disclosure_qa.model.answer import Language, NoteKind, Operation, Status
from disclosure_qa.model.figure import Period
from disclosure_qa.web.wording import language_of, words

ZH, EN = Language.ZH, Language.EN


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_fields() -> None:
    zh, en = words(ZH).texts, words(EN).texts
    assert {t: set(zh[t]) for t in zh if t != "units"} == {
        t: set(en[t]) for t in en if t != "units"
    }
    for table in zh:
        if table == "units":
            continue
        for key, text in zh[table].items():
            assert text.strip()
            assert en[table][key].strip()
            assert _fields(text) == _fields(en[table][key]), f"{table}.{key}"


@pytest.mark.parametrize("language", Language)
def test_no_text_is_read_as_a_template_where_it_is_written_into_one(language: Language) -> None:
    for table in words(language).texts.values():
        assert not [text for text in table.values() if {"{{", "{%", "{#"} & set(_pairs(text))]


def _pairs(text: str) -> list[str]:
    return [text[n : n + 2] for n in range(len(text))]


@pytest.mark.parametrize("language", Language)
def test_every_status_note_period_and_operation_has_a_word(language: Language) -> None:
    texts = words(language).texts
    assert set(Status) <= set(texts["status"])
    assert set(NoteKind) <= set(texts["note"])
    assert set(Period) <= set(texts["period"])
    assert set(Operation) <= set(texts["operation"])


def test_words_for_nothing_are_told_apart() -> None:
    for language in Language:
        t = words(language)
        told = [t(f"reading.{kind}") for kind in ("zero", "blank", "mark", "absent", "missing")]
        assert len(set(told)) == 5


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", ZH),
        ("*", ZH),
        ("zh-CN,zh;q=0.9,en;q=0.8", ZH),
        ("zh-TW", ZH),
        ("en-GB,en;q=0.9,zh;q=0.8", EN),
        ("en;q=0.2, zh;q=0.7", ZH),
        ("zh;q=0, en;q=0.1", EN),
        ("fr-FR, de;q=0.5", EN),
        ("fr, zh;q=0.3", ZH),
        ("EN", EN),
        ("en;q=nonsense, zh;q=0.1", ZH),
        (",,;;=", EN),
        ("enx, zhx", EN),
    ],
)
def test_language_of_a_visitor(header: str, language: Language) -> None:
    assert language_of(header) is language


def test_units_are_printed_as_they_are_where_no_name_is_known() -> None:
    assert words(ZH).unit("件") == "件"
    assert words(EN).unit("件") == "items"
    assert words(EN).unit("平方米") == "平方米"
