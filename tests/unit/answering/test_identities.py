"""Questions for one certain thing of a kind are answered by a sentence that names one."""

import pytest

from disclosure_qa.answering.identities import identity_asked


@pytest.mark.parametrize(
    ("question", "sentence", "tells"),
    [
        ("网站是哪家公司做的", "全年通过门户网站发布信息420条。", False),
        ("检测找的哪家公司", "委托江城数安科技公司按季检测。", True),
        ("哪个律师来讲的课", "邀请律师讲授答复中的常见错误。", False),
        ("哪个律师来讲的课", "邀请正衡律师事务所的王律师授课。", True),
        ("哪位教授授课", "邀请省委党校教授授课。", True),
        ("哪位副局长分管", "政策法规科审核，一名副局长分管。", False),
        ("哪位副局长分管", "由常务副局长季云山分管。", True),
        ("哪个县做得最差", "各县区答复水平参差不齐。", False),
        ("Which university helped?", "委托岚江大学开展评估。", True),
        ("Which university helped?", "委托第三方开展评估。", False),
        ("监督员都有谁", "聘请六名社会监督员，每半年打一次分。", False),
        ("监督员都有谁", "聘请人大代表、媒体记者和村民为监督员。", True),
    ],
)
def test_only_a_sentence_that_names_one_tells_which(
    question: str, sentence: str, *, tells: bool
) -> None:
    told = identity_asked(question)
    assert told is not None
    assert bool(told.search(sentence)) is tells


@pytest.mark.parametrize("question", ["请律师讲课了吗", "谁来讲的课", "公司的投诉多吗"])
def test_other_questions_ask_for_no_one_thing(question: str) -> None:
    assert identity_asked(question) is None
