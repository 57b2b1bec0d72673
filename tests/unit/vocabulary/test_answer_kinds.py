"""What kind of thing a question asks for."""

import pytest

from disclosure_qa.vocabulary.answer_kinds import Kind, load_answer_kinds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("联系电话是多少？", Kind.PHONE),
        ("What is the phone number?", Kind.PHONE),
        ("12345热线接了多少件投诉电话", Kind.COUNT),
        ("传真号", Kind.FAX),
        ("邮编", Kind.POSTCODE),
        ("电子邮箱是什么", Kind.EMAIL),
        ("局长信箱收到多少封来信", Kind.COUNT),
        ("地址在哪", Kind.ADDRESS),
        ("网站地址是什么", Kind.WEBSITE),
        ("怎么联系你们", Kind.CONTACT),
        ("组长是谁", Kind.PERSON),
        ("Who heads the leading group?", Kind.PERSON),
        ("办了几场培训", Kind.COUNT),
        ("How many people were trained?", Kind.COUNT),
        ("举办了第几期培训班", Kind.ORDINAL),
        ("多久要开新闻发布会", Kind.DURATION),
        ("How soon must it be published?", Kind.DURATION),
        ("数据的统计时限是什么", Kind.WHEN),
        ("什么时候成立的", Kind.WHEN),
        ("依据哪个通知编制", Kind.DOCUMENT_NUMBER),
        ("公众号叫什么", Kind.NAME),
        ("为什么没人申请", Kind.REASONS),
        ("Why were requests refused?", Kind.REASONS),
        ("存在哪些不足", Kind.PROBLEMS),
        ("What are the shortcomings?", Kind.PROBLEMS),
        ("下一步打算怎么改进", Kind.MEASURES),
        ("信息分哪几类，各多少条", Kind.CATEGORIES),
        ("有哪些公开渠道", Kind.CHANNELS),
        ("“双公示”指的是什么", Kind.DEFINITION),
        ("到哪里查阅", Kind.WHERE),
        ("有没有举报", Kind.YES_NO),
        ("Did anyone complain?", Kind.YES_NO),
        ("What did anyone complain about?", Kind.OTHER),
        ("扶贫信息公开", Kind.OTHER),
    ],
)
def test_kinds_are_told_by_their_words(question: str, kind: Kind) -> None:
    assert load_answer_kinds().recognise(question).kind is kind


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("在政府信息公开工作上", ()),
        ("上级单位", ("上级",)),
        ("信息化建设", ("化建设",)),
        ("disclosure", ()),
        ("libraries", ("libraries",)),
    ],
)
def test_words_of_every_report_tell_nothing(said: str, left: tuple[str, ...]) -> None:
    assert load_answer_kinds().content(said) == left


@pytest.mark.parametrize(
    ("question", "cues", "rest"),
    [
        ("有几台打印机", {"几台"}, "有 打印机"),
        ("How many printers were bought", {"how many"}, "  printers were bought"),
        ("The step taken in steps", {"step"}, "the   taken in steps"),
    ],
)
def test_cues_are_cut_out_once_for_english_words(question: str, cues: set[str], rest: str) -> None:
    assert load_answer_kinds().without(question, cues) == rest
