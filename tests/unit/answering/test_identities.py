"""Questions for one certain thing of a kind are answered by a sentence that names one."""

import pytest

from disclosure_qa.answering.understanding.identities import identity_asked


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
        ("哪两家影院停业", "对两家影院予以约谈。", False),
        ("哪两家影院停业", "对金桥影院、星河影城予以约谈。", True),
        ("哪个志愿者组织帮忙", "组织志愿者上门宣讲。", False),
        ("哪个志愿者组织帮忙", "由青禾志愿服务队、蓝天服务队上门。", True),
        ("公众号是哪家开发的", "公众号新增查询功能。", False),
        ("公众号是哪家开发的", "公众号由岚江数安公司开发。", True),
        ("会议的主持人", "年初召开专题会议，由镇长负总责。", False),
        ("讲解员叫什么", "由一名讲解员讲解。", False),
        ("讲解员姓名", "讲解员沈若川负责讲解。", True),
        ("监督员都有谁", "聘请六名社会监督员，每半年打一次分。", False),
        ("监督员都有谁", "聘请人大代表、媒体记者和村民为监督员。", True),
        ("局长电话是多少", "如有疑问请致电0000-5551234。", False),
        ("县长信箱地址", "来信请寄文昌路1号。", False),
        ("县长信箱地址", "县长信箱为 xz@town.invalid。", True),
        ("What is the mayor's phone number?", "如有疑问请致电0000-5551234。", False),
        ("书记的手机号", "如有疑问请致电0000-5551234。", False),
    ],
)
def test_only_a_sentence_that_names_one_tells_which(
    question: str, sentence: str, *, tells: bool
) -> None:
    told = identity_asked(question)
    assert told is not None
    assert bool(told.search(sentence)) is tells


@pytest.mark.parametrize(
    "question", ["请律师讲课了吗", "谁来讲的课", "公司的投诉多吗", "联系电话是多少"]
)
def test_other_questions_ask_for_no_one_thing(question: str) -> None:
    assert identity_asked(question) is None
