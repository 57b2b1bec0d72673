"""Questions typed in pinyin; no place here is in any corpus."""

import pytest

from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.pinyin import looks_like_pinyin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qinghe zhen 2017 nian shouli shenqing duoshao", "qinghe镇 2017 年受理申请多少"),
        ("shi tang zhen 2017nian wang luo shen qing shu", "shi tang镇 2017年网络申请数"),
        ("nanping xian 2015 dao 2018 nian shenqing zongshu", "nanping县 2015 到 2018 年申请总数"),
        ("2017 nian shitang xiang xingzheng susong ji jian", "2017 年shitang乡行政诉讼几件"),
        ("qinghe 2016 bu yu gong kai duo shao", "qinghe 2016 不予公开多少"),
        ("qinghe县16年shenqing多少", "qinghe县16年申请多少"),
        ("青河县2017年xingzhengfuyi几件", "青河县2017年行政复议几件"),
        ("shenqing zui duo de shi na ge zhen", "申请最多的是哪个镇"),
    ],
)
def test_the_trades_words_are_put_into_characters(typed: str, meant: str) -> None:
    assert load_catalogue().pinyin.in_characters(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "How many requests did Qinghe County receive in 2017?",
        "can we sue china",
        "Qinghe 2017",
        "ni neng zuo shenme",
        "qinghe县2017年申请多少",
        "青河县2017年online申请多少",
        "",
    ],
)
def test_what_is_no_such_question_stays_as_it_is(text: str) -> None:
    assert load_catalogue().pinyin.in_characters(text) == text


def test_pinyin_is_told_from_english() -> None:
    assert looks_like_pinyin("jintian tianqi zenme yang")
    assert not looks_like_pinyin("what is the weather today")
    assert not looks_like_pinyin("ni hao")
