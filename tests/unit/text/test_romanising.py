"""Names of places are spelt as they are read, beside a dictionary of phrases."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.phrases_dict import phrases_dict

from disclosure_qa.text.romanising import syllables

# Phrases that end like a place and are none (自省 is self-examination), and one that it misreads.
_NO_PLACES = """
    一日三省 三省 人事不省 众喣漂山 内省 反省 反躬自省 发人深省 告老还乡 大行大市 归省 扛鼎拔山
    搀行夺市 日薄西山 昏定晨省 昏迷不省 晨昏定省 朝衣东市 欺行霸市 深省 温凊定省 猛省 自省 行市
    衣锦还乡 还乡 还我河山 随行就市 隔行如隔山 藏之名山 藏诸名山 昌都县
"""


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("长沙", "chang sha"),
        ("长子", "zhang zi"),
        ("成都", "cheng du"),
        ("重庆", "chong qing"),
        ("重阳镇", "chong yang zhen"),
        ("蔚县", "yu xian"),
        ("六安", "lu an"),
        ("六盘水", "liu pan shui"),
        ("吕梁", "lu liang"),
        ("柳桥", "liu qiao"),
        ("A区", "A qu"),
    ],
)
def test_readings_in_names(name: str, read: str) -> None:
    assert " ".join(syllables(name)) == read


def test_places_of_the_dictionary_are_read_as_it_reads_them() -> None:
    places = [
        phrase
        for phrase in phrases_dict
        if phrase[-1] in "省市县区州盟旗岛山江镇乡村" and phrase not in _NO_PLACES.split()
    ]
    wrong = {
        place: (theirs, syllables(place))
        for place in places
        if (theirs := tuple(map(_toneless, phrases_dict[place]))) != syllables(place)
    }
    assert len(places) > 250
    assert wrong == {}


@given(st.text(max_size=12))
def test_every_character_is_read_once(name: str) -> None:
    assert len(syllables(name)) == len(name)


def _toneless(readings: list[str]) -> str:
    marked = unicodedata.normalize("NFD", readings[0])
    return "".join(c for c in marked if not unicodedata.combining(c))
