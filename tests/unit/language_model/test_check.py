"""What makes a draft fall, what lets it stand, and how its numbers are written out."""

import pytest

from disclosure_qa.language_model.check import checked
from disclosure_qa.language_model.grounds import ordinary_words
from disclosure_qa.language_model.numerals import HAN_NUMERALS, numbers_in
from disclosure_qa.model.answer import Language
from unit.language_model import bad_drafts, blind_drafts, good_drafts, more_drafts
from unit.language_model.adversary import generated, pieced, wrong_numbers
from unit.language_model.exhibits import evidence

_BAD = [(Language.ZH, d) for d in bad_drafts.ZH] + [(Language.EN, d) for d in bad_drafts.EN]
_GOOD = [(Language.ZH, d) for d in (*good_drafts.ZH, *more_drafts.ZH)]
_GOOD += [(Language.EN, d) for d in (*good_drafts.EN, *more_drafts.EN)]
_BLIND = [(Language.ZH, d) for d in blind_drafts.ZH] + [(Language.EN, d) for d in blind_drafts.EN]
_KNOWN_TO_FALL = 3
_SENT_BACK = 0.2
"""At most this share of drafts that say the truth in words not seen before may fall."""


@pytest.mark.parametrize(("language", "draft"), _BAD)
def test_a_lie_makes_the_whole_draft_fall(language: Language, draft: str) -> None:
    result = checked(draft, evidence(), language)
    assert (bool(result.fault), result.text) == (True, "")


@pytest.mark.parametrize(("language", "draft"), _BAD)
def test_a_lie_after_a_true_sentence_makes_both_fall(language: Language, draft: str) -> None:
    true = (
        "信息更新不够及时[2]。"
        if language is Language.ZH
        else "Updating of information is slow [2]. "
    )
    if draft:
        assert checked(true + draft, evidence(), language).fault


def test_drafts_that_say_what_the_quotes_say_stand() -> None:
    fallen = [d for language, d in _GOOD if checked(d, evidence(), language).fault]
    assert len(fallen) <= _KNOWN_TO_FALL, fallen


def test_most_true_drafts_in_other_words_stand() -> None:
    fallen = [d for language, d in _BLIND if checked(d, evidence(), language).fault]
    assert len(fallen) <= _SENT_BACK * len(_BLIND), fallen


@pytest.mark.parametrize(
    ("language", "draft", "written"),
    [
        (
            Language.ZH,
            "全年共收到政府信息公开申请⟦F1⟧，同比下降⟦F2⟧[1]。",
            "全年共收到政府信息公开申请12件，同比下降30%[1]。",
        ),
        (
            Language.ZH,
            "据报告，该镇收到的申请有⟦F1⟧[1]。",
            "据报告，该镇收到的申请有12件（漳坪县鹤溪镇人民政府2018年：收到的政府信息公开申请数）[1]。",
        ),
        (
            Language.ZH,
            "同比下降⟦F2⟧，收到政府信息公开申请[1]。",
            "同比下降（数字见原文），收到政府信息公开申请[1]。",
        ),
        (
            Language.EN,
            "The town refused ⟦F3⟧ requests.[1]",
            "The town refused 3 (requests refused, Hexi Town People's Government, "
            "Zhangping County, 2018) requests [1].",
        ),
        (
            Language.EN,
            "Requests fell by ⟦F2⟧ [1].",
            "Requests fell by (number in the quote) [1].",
        ),
    ],
)
def test_a_number_stands_in_the_reports_words_or_beside_its_label(
    language: Language, draft: str, written: str
) -> None:
    assert checked(draft, evidence(), language).text == written


def test_clauses_of_two_numbers_cannot_be_swapped() -> None:
    """Each clause is the report's own; together they would say something else."""
    text = checked("不予公开⟦F3⟧，同比下降⟦F2⟧[1]。", evidence(), Language.ZH).text
    assert "30%" not in text


@pytest.mark.parametrize("language", list(Language))
def test_no_wrong_number_reaches_the_reader_of_generated_drafts(language: Language) -> None:
    drafts = generated(language)
    assert len(drafts) >= 300
    results = [(draft, checked(draft, evidence(), language)) for draft in drafts]
    wrong = [(draft, r.text) for draft, r in results if wrong_numbers(r.text)]
    assert not wrong
    assert sum(bool(r.fault) for _, r in results) >= 0.8 * len(results)


def test_no_wrong_number_is_made_of_allowed_pieces() -> None:
    """Every word is allowed here: what is left is how they stand together."""
    results = [(draft, checked(draft, evidence(), Language.ZH)) for draft in pieced()]
    assert any(r.text for _, r in results)
    assert not [(draft, r.text) for draft, r in results if wrong_numbers(r.text)]


@pytest.mark.parametrize(
    ("draft", "number"),
    [
        ("全县共收到政府信息公开申请⟦F1⟧[1]。", "12件"),
        ("其中不予公开的共收到政府信息公开申请⟦F1⟧[1]。", "12件"),
        ("不予公开同比下降⟦F2⟧[1]。", "30%"),
        ("不予公开⟦F3⟧，同比下降⟦F2⟧[1]。", "30%"),
        ("收到政府信息公开申请，电话⟦F9⟧[5]。", "0000"),
    ],
)
def test_a_number_is_not_shown_bare_in_words_that_are_not_the_reports(
    draft: str, number: str
) -> None:
    text = checked(draft, evidence(), Language.ZH).text
    assert f"{number}（漳坪县鹤溪镇人民政府2018年：" in text or number not in text


def test_the_oracle_sees_wrong_numbers() -> None:
    for text in (
        "收到13件[1]。",
        "收到十三件[1]。",
        "It refused 12 requests [1].",
        "a dozen",
        "共12件[1]。",
    ):
        assert wrong_numbers(text), text


def test_ordinary_words_hold_no_number() -> None:
    words = ordinary_words()
    innocent = {"下一步", "双向", "零星", "零散", "队伍", "缺一不可", "进一步", "一定", "一些", "一致", "一并", "一起", "一直", "一般", "统一", "一方面", "另一方面",
                "有一定", "逐一", "单一", "换言之"}  # fmt: skip
    assert {w for w in words.chinese if HAN_NUMERALS & set(w)} <= innocent
    assert not HAN_NUMERALS & words.particles
    assert not words.english & {
        "one",
        "two",
        "ten",
        "dozen",
        "half",
        "twic",
        "first",
        "third",
        "zero",
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2018年10月5日收到12件", ["2018年10月5日", "12件"]),
        ("近百条，约三成，一半以上", ["近百条", "约三成", "一半"]),
        ("第三季度2小时内办结", ["第三季度", "2小时"]),
        ("电话0000-5550188，8.3万元", ["0000-5550188", "8.3万元"]),
        ("百分之三十，三分之一", ["百分之三十", "三分之一"]),
        ("统一思想，进一步参加，一般问题", []),
        ("①公开②答复", ["①", "②"]),
        ("收到申请一百二十，不予公开二。", ["一百二十", "二"]),
        ("解读形式单一；三是更新慢", []),
    ],
)
def test_numbers_are_found_in_every_script(text: str, numbers: list[str]) -> None:
    assert [text[start:end] for start, end in numbers_in(text)] == numbers
