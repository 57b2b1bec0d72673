"""The very words that answer, by kind of question; in sentences unlike any report's."""

import pytest

from disclosure_qa.answering.prose.spans import spans_that_answer
from disclosure_qa.answering.prose.weighing import weigh
from disclosure_qa.answering.understanding.asked import analyse


def _shown(question: str, text: str) -> list[str]:
    asked = analyse(question)
    weighing = weigh(asked.concepts, [text])
    return [text[start:end] for start, end in spans_that_answer(asked, text, weighing).spans]


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("电话是多少", "传真：0000-5551111，电话：0000-5552222。", ["0000-5552222"]),
        ("电话是多少", "请拨打热线12345。", ["12345"]),
        ("电话是多少", "（电话：（0000）5553333）", ["（0000）5553333"]),
        ("电话是多少", "办理12345热线转办件88件。", []),
        ("电话是多少", "全年接听咨询1200次。", []),
        ("传真号码", "电话：0000-5552222，传真：0000-5551111。", ["0000-5551111"]),
        ("邮编", "邮编：000321，电话：0000-5552222", ["000321"]),
        ("邮箱", "发送至 gk.office@town.invalid 即可", ["gk.office@town.invalid"]),
        ("网址是什么", "登录http://www.town.invalid/gk查看", ["http://www.town.invalid/gk"]),
        ("地址在哪", "地址：某县河口镇渡口街3号二楼，邮编：000321", ["某县河口镇渡口街3号二楼"]),
        ("地址在哪", "来人请到河口镇渡口街3号大院。", ["河口镇渡口街3号大院"]),
        ("组长是谁", "由乡长担任组长，武装部长任副组长。", ["由乡长担任组长"]),
        ("副组长是谁", "由乡长担任组长，武装部长任副组长。", ["武装部长任副组长"]),
        ("负责人是谁", "由书记任组长，各站所负责人为成员，宣传办牵头负责日常工作。", ["宣传办牵头负责日常工作"]),
        ("哪个部门负责", "公开工作由政策法规科牵头，各站配合。", ["公开工作由政策法规科牵头"]),
        ("请谁讲课", "办班2期，邀请法律顾问讲课。", ["邀请法律顾问讲课"]),
        ("请谁讲课", "落实“请进来、走出去”机制，办班2期。", []),
        ("客户端叫什么", "开发了“掌上河口”客户端。", ["“掌上河口”"]),
        ("多久答复申请", "收到申请后15个工作日内答复，来信3日内回复。", ["15个工作日内"]),
        ("公开栏多久更新一次", "公开栏每季度更新一次。", ["每季度更新一次"]),
        ("规划管多久", "该规划期限为5年，自2021年起施行。", ["5年"]),
        ("平均一件花多少天", "2020年受理12件，均在法定期限答复，3月报市局。", []),
        ("什么时候挂牌的", "该局于2019年3月5日挂牌。", ["2019年3月5日"]),
        ("办公时间是几点", "办公时间为8:30-12:00。", ["8:30-12:00"]),
        ("依据哪个通知", "按《关于做好年报工作的通知》（河政办〔2020〕7号）编制", ["《关于做好年报工作的通知》（河政办〔2020〕7号）"]),
        ("文号是多少", "印发河政发〔2020〕17号", ["印发河政发〔2020〕17号"]),
        ("第几届比赛", "承办第三届业务比赛，共12人。", ["第三届"]),
        ("培训了多少人", "办班3期，培训90人次。", ["90人次"]),
        ("办了几期培训班", "办培训班3期，参加90人次。", ["3期"]),
        ("收了多少钱", "2020年收取费用3笔，合计75元。", ["75元"]),
        ("公开了多少条", "2020年公开信息1,234条。", ["1,234条"]),
        ("一共关了几个账号", "闲置账号一律关停，统一迁移。", []),
        ("一共关了几个账号", "关停账号十一个。", ["十一个"]),
        ("打了几起官司", "全年发生行政诉讼一起。", ["一起"]),
        ("街道有几个社区", "向社区推送信息1140条。", []),
        ("乱停车罚几百", "新增停车泊位1140个。", []),
        ("乱停车罚几百", "乱停车的罚款150元。", ["150元"]),
        ("公众号叫什么", "在公众号开设“河口夜话”专栏。", []),
        ("专栏叫什么", "在公众号开设“河口夜话”专栏。", ["“河口夜话”"]),
        ("公众号叫什么", "保留“河口发布”微信公众号。", ["“河口发布”"]),
        ("《考核办法》文号是多少", "印发《目录规范》（河政发〔2020〕7号）、《考核办法》。", []),
    ],
)  # fmt: skip
def test_the_words_that_answer(question: str, text: str, shown: list[str]) -> None:
    assert _shown(question, text) == shown


@pytest.mark.parametrize(
    ("question", "text", "near"),
    [
        ("举办了多少场开放日", "通过开放日、访谈等渠道开展互动300余场次。", False),
        ("开展了多少场互动", "通过开放日、访谈等渠道开展互动300余场次。", True),
        ("举办了多少场讲座", "采取讲座、展板等形式宣传条例12场。", False),
        ("办了几场讲座", "举办讲座12场，发放折页等资料500份。", True),
    ],
)
def test_what_a_number_is_reached_by_is_not_counted(question: str, text: str, near: bool) -> None:
    asked = analyse(question)
    shown = spans_that_answer(asked, text, weigh(asked.concepts, [text]))
    assert bool(shown.nearness) is near


def test_words_far_from_what_is_asked_are_not_near() -> None:
    asked = analyse("谁审核信息")
    weighing = weigh(asked.concepts, [])
    near = spans_that_answer(asked, "由局长负责审核信息。", weighing)
    far = spans_that_answer(asked, "由局长担任组长，全年召开会议。", weighing)
    assert near.nearness > far.nearness == 0
