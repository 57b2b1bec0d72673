"""What sounds like a row of the form and is narrower than it, and bodies whose names sound known.

The whole, shown for one of its parts, is a wrong number; so is another body's number.
"""

from collections.abc import Iterator

from questions.writer.item import Item

CATEGORY = "beyond"
_KNOWN = {
    "zh": (
        "砚溪县2018年姓王的人提出的申请有多少件",
        "砚溪县2018年外国人提出的申请有几件",
        "砚溪县2018年三月份收到多少申请",
        "砚溪县2018年上半年收到多少件申请",
        "砚溪县2018年关于学校的申请有多少件",
        "砚溪县2018年女性提出的申请几件",
        "砚溪县2018年老年人提出的申请几件",
        "砚溪县2018年律师提出的申请几件",
        "砚溪县2018年收到征地拆迁类申请多少件",
        "砚溪县2018年超过十五天才答复的申请有几件",
        "砚溪县2018年平均几天答复一件申请",
        "砚溪县2018年通过邮箱收到的申请有几件",
        "砚溪县2018年通过手机APP公开了多少条",
        "砚溪县2018年在电视上公开了几条",
        "砚溪县2018年公开了多少条英文信息",
        "砚溪县2018年下属部门收到多少申请",
        "砚溪县2018年调解的行政诉讼几件",
        "砚溪县2018年上诉的案件几件",
        "砚溪县2018年行政诉讼赔偿多少钱",
        "砚溪县2018年有多少人申请了两次以上",
        "砚溪县2018年每万人申请几件",
        "砚溪县2018年预算公开了几条",
        "砚溪县2018年自然人申请几件",
        "砚溪县2021年外地企业的新申请几件",
        "砚溪县2021年大学生的新申请几件",
        "砚溪县2021年农民的新申请几件",
        "砚溪县2021年第一季度新收申请",
        "砚溪县2021年交通违章行政处罚几件",
        "砚溪县2021年罚款总额多少",
        "砚溪县2021年工商登记类行政许可几件",
        "砚溪县2021年现行有效的规范性文件中涉及农业的几件",
        "砚溪县2021年因商业秘密不公开几件",
        "砚溪县2021年行政事业性收费项目几项",
    ),
    "en": (
        "How many requests did Yanxi County receive in March 2018?",
        "How many requests from foreigners did Yanxi County receive in 2018?",
        "How many requests by women did Yanxi County receive in 2018?",
        "How many requests about schools did Yanxi County receive in 2018?",
        "How many requests did Yanxi County receive by email in 2018?",
        "How many requests did Yanxi County answer within ten days in 2018?",
        "How many lawsuits were settled by Yanxi County in 2018?",
        "How many items did Yanxi County publish on television in 2018?",
        "How many budget documents did Yanxi County publish in 2018?",
        "How many documents in English did Yanxi County publish in 2018?",
        "How many requests per capita did Yanxi County receive in 2018?",
        "How many urgent requests did Yanxi County receive in 2018?",
        "How many students filed new requests with Yanxi County in 2021?",
        "How many farmers filed new requests with Yanxi County in 2021?",
        "How many foreign companies filed new requests with Yanxi County in 2021?",
        "How many traffic penalties did Yanxi County impose in 2021?",
        "What was the total amount of fines in Yanxi County in 2021?",
        "How many building licences did Yanxi County issue in 2021?",
        "How many requests did Yanxi County refuse in 2021 because of trade secrets?",
        "How many normative documents on agriculture were in force in Yanxi County in 2021?",
        "How many new requests did Yanxi County receive in the first half of 2021?",
    ),
}
_UNSEEN = {
    "zh": (
        "云汀市2016年残疾人提出的申请有多少",
        "云汀市2016年十二月收到几件申请",
        "云汀市2016年下半年办结多少件",
        "云汀市2016年关于医保的申请几件",
        "云汀市2016年退休职工提出的申请几件",
        "云汀市2016年省外的人提出的申请有几件",
        "云汀市2016年匿名申请几件",
        "云汀市2016年加急申请几件",
        "云汀市2016年三天之内答复的几件",
        "云汀市2016年电话申请的几件",
        "云汀市2016年广播播出信息几条",
        "云汀市2016年公开了多少张图片",
        "云汀市2016年公开环保信息多少条",
        "云汀市2016年行政诉讼二审几件",
        "云汀市2016年行政复议听证几次",
        "云汀市2016年人均申请几件",
        "云汀市2016年每天平均收到几件申请",
        "云汀市2016年工作人员平均年龄",
        "云汀市2016年女性工作人员几个",
        "云汀市2016年工作人员工资多少",
        "云汀市2016年培训花了多少钱",
        "云汀市2016年举报腐败的有几件",
        "云汀市2023年台商企业的新申请几件",
        "云汀市2023年国有企业的新申请有几件",
        "云汀市2023年记者提交的新申请几件",
        "云汀市2023年未成年人新申请几件",
        "云汀市2023年烟花爆竹行政处罚几件",
        "云汀市2023年吊销的行政许可几件",
        "云汀市2023年强制拆除多少处",
        "云汀市2023年予以公开的里面涉及规划的几件",
        "云汀市2023年因个人隐私不予公开几件",
        "云汀市2023年行政处罚罚没金额",
        "云汀市2023年停车费收了多少",
        "云汀市2023年二月新收申请",
    ),
    "en": (
        "How many requests from pensioners did Yunting City receive in 2016?",
        "How many requests did Yunting City receive in December 2016?",
        "How many requests about health care did Yunting City get in 2016?",
        "How many anonymous requests did Yunting City receive in 2016?",
        "How many requests did Yunting City receive by phone in 2016?",
        "How many requests were answered by Yunting City within three days in 2016?",
        "How many lawsuits against Yunting City went to a second hearing in 2016?",
        "How many photos did Yunting City publish in 2016?",
        "How many items on the environment did Yunting City publish in 2016?",
        "How many female disclosure staff did Yunting City have in 2016?",
        "What did Yunting City spend on training in 2016?",
        "How many requests a day did Yunting City receive in 2016?",
        "How many journalists filed new requests with Yunting City in 2023?",
        "How many state-owned enterprises filed new requests with Yunting City in 2023?",
        "How many minors filed new requests with Yunting City in 2023?",
        "How many fireworks penalties did Yunting City impose in 2023?",
        "How many licences did Yunting City withdraw in 2023?",
        "How much money in fines did Yunting City collect in 2023?",
        "How many requests on planning did Yunting City grant in 2023?",
        "How many requests did Yunting City refuse for reasons of personal privacy in 2023?",
        "How many new requests did Yunting City receive in the second quarter of 2023?",
    ),
}


_STRANGERS = {
    "zh": (
        "新竹坞镇2016年收到多少件申请",
        "上柳桥镇2018年收到多少件申请",
        "望江街道2018年收到多少件申请",
        "砚溪县人大2016年收到多少件申请",
        "砚溪县法院2016年收到多少件申请",
        "砚溪县教育局2016年收到多少件申请",
        "桐屏县竹坞镇2016年收到多少件申请",
        "禾渡县柳桥镇2016年收到多少件申请",
        "砚溪县望湖街道2018年收到多少件申请",
        "竹坞镇中心卫生院2016年收到多少件申请",
        "岚江省2016年收到多少件申请",
        "云汀市财政局2016年收到多少件申请",
    ),
    "en": (
        "How many requests did New Zhuwu Town receive in 2016?",
        "How many requests did Zhuwu Town, Tongping County receive in 2016?",
        "How many requests did Liuqiao Town, Hedu County receive in 2016?",
        "How many requests did Yanxi County Court receive in 2016?",
        "How many requests did Yanxi County Education Bureau receive in 2016?",
        "How many requests did Zhuwu Primary School receive in 2016?",
        "How many requests did Lanjiang Province receive in 2016?",
    ),
}
_UNSEEN_STRANGERS = {
    "zh": (
        "南石鼓岭乡2017年行政诉讼几件",
        "小麦垄乡2017年行政诉讼几件",
        "望山街道2018年行政复议几件",
        "澄湖区人大常委会2018年收到多少申请",
        "澄湖区检察院2018年收到多少申请",
        "澄湖区民政局2018年收到多少申请",
        "禾渡县石鼓岭乡2017年收到多少申请",
        "桐屏县青石埠镇2017年收到多少申请",
        "石鼓岭乡中学2017年收到多少申请",
        "云汀市公安局2016年行政处罚多少件",
        "云汀港务局2016年收到多少申请",
        "云汀新区2016年收到多少申请",
    ),
    "en": (
        "How many lawsuits did North Shiguling Township face in 2017?",
        "How many lawsuits did Shiguling Township, Hedu County face in 2017?",
        "How many requests did Qingshibu Town in Tongping County receive in 2017?",
        "How many requests did the Chenghu District Court receive in 2018?",
        "How many requests did the Chenghu District Civil Affairs Bureau receive in 2018?",
        "How many requests did Yunting University receive in 2016?",
        "How many requests did Yunting City Hospital receive in 2016?",
    ),
}


def known() -> Iterator[Item]:
    yield from _asked(CATEGORY, _KNOWN, "not_reported")
    yield from _asked("stranger", _STRANGERS, "no_report")


def unseen() -> Iterator[Item]:
    yield from _asked(CATEGORY, _UNSEEN, "not_reported")
    yield from _asked("stranger", _UNSEEN_STRANGERS, "no_report")


def _asked(category: str, asked: dict[str, tuple[str, ...]], status: str) -> Iterator[Item]:
    for lang, questions in asked.items():
        for question in questions:
            yield Item(category, lang, question, status=status)
