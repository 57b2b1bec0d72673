"""Matters that reports tell of in words of their own: what requests are about, whether anything was
charged, how cases ended, which honours were won.

A question about one is told by its words, and only a sentence with the words of such telling answers
it: 「申请集中在征地」 tells what requests are about, 「收到申请5件」 does not.
"""

import re
from dataclasses import dataclass

_WHAT = "什么|啥|哪些|哪方面|哪几方面|哪类|哪一类|哪种|何种|内容|最多|集中|关于"
_OTHERWISE = re.compile(
    r"怎么(?![样判])|如何(?!$|[?？])|咋(?!样)|部门|单位|哪些人|组织|申请量|流程|方式|渠道|多久|几天|谁|为什么|为啥|哪里|哪儿|窗口|表格|多少|几件|几条|步骤|\bhow\b|\bwhere\b|\bwhy\b|\bwho\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """How a matter is asked for, the words of the question that name it, and how it is told.

    A `way` is asked for by how; of the others how? where? who? asks something else.
    """

    asked: re.Pattern[str]
    own: re.Pattern[str]
    told: re.Pattern[str]
    way: bool = False


def _matter(asked: str, own: str, told: str, *, way: bool = False) -> Matter:
    named, words, telling = (re.compile(one, re.IGNORECASE) for one in (asked, own, told))
    return Matter(named, words, telling, way)


_MATTERS = (
    _matter(
        r"(?:怎么|如何|咋|怎样)[^，,。？?]{0,8}(?:申请|要信息|提交申请)(?!人)|申请(?:公开)?的?(?:流程|方式|渠道|步骤|途径|办法)|"
        r"\bhow (?:can|do|does|could|may|to|should)\b[^.?]{0,30}\b(?:apply|submit|file|make|lodge|request)\b",
        r"怎么|如何|咋|怎样|依?申请|公开|流程|方式|渠道|步骤|途径|办法|群众|老百姓|市民|居民|政府|信息|提交|提|向|想|要|写|字|\b(?:how|can|people|citizens|residents|one|"
        r"apply|applications?|submit\w*|file|make|lodge|requests?|information|for|to)\b",
        r"申请[^。；]{0,24}(?:当面|面交|邮寄|网上|在线|窗口|信函|书信|传真|书面|网络)|(?:当面|邮寄|网上|在线|寄信|信函|传真|书信|窗口|书面|网络)[^。；]{0,24}(?:申请|填报)|申请表",
        way=True,
    ),
    _matter(
        r"重点[^，,。？?]{0,6}领域|重点公开|哪些领域|\b(?:key|priority|focus|main) (?:areas?|fields?|topics)\b",
        r"重点|公开|哪些|做了|领域|信息|情况|什么|\b(?:which|key|priority|focus|main|areas?|fields?|topics|publish\w*|disclos\w*|information|on)\b",
        r"^(?!.*(?:薄弱|不足|差距|下一步|今后|重点做好|重点讲解)).*?(?P<it>(?:围绕|聚焦|突出|推动|推进|对照|做好|加大|落实|及时发布|重点公开|对)[^。；]{2,60}(?:公开|公示|公布|发布|挂网|上网|张榜))",
    ),
    _matter(
        rf"申请(?:公开|信息|人)?[^，,。？?]{{0,9}}(?:{_WHAT})|(?:{_WHAT})[^，,。？?]{{0,6}}申请(?!表|书)|"
        rf"(?:复议|诉讼|官司|起诉)[^，,。？?]{{0,6}}(?:关于|因为|为了|涉及|是)(?:{_WHAT})|"
        r"(?:applicants?|requests?|applications?|people ask(?:ing)?|lawsuits?)\b[^.?]{0,40}\b(?:about|concern\w*|subjects?|topics?)\b|"
        r"(?:subjects?|topics?)\b[^.?]{0,30}\b(?:requests?|applications?|ask|asked)\b|"
        r"what (?:did|do) (?:applicants|people|citizens|residents)[^.?]{0,20}(?:ask|request|apply|want to know)",
        rf"依?申请公开|申请人?|{_WHAT}|主要|群众|老百姓|大家|方面|想要?|\b(?:applicants?|requests?|requested|applications?|apply|"
        r"people|citizens|residents|ask(?:ed|ing)?|about|mainly|most|mostly|concern\w*|subjects?|topics?|want to know|know)\b",
        r"^(?=.*(?:申请|诉讼|复议)).*?(?P<it>集中(?:在|于)|涉及|以[^，。；]{2,50}为主|(?:申请|诉讼|复议)[^，。；]{0,12}(?:主要(?:是|为|有|围绕)?|内容(?:为|是|包括|有)|要求|关于)|多为|"
        r"最关心|居多|明显增多|申请[^。]{0,20}(?:查询|占(?:了|比|全部|总)?[^，。]{0,8}(?:成|[%％]|多数|半))|起因)",
    ),
    _matter(
        r"收(?:不收|没收|过|了|取)?[^，,。？?]{0,6}(?:钱|费)|收费|(?:要|用|花)(?:不要)?(?:钱|费)(?:吗|不|么|没)|免费|"
        r"\bcharg(?:e|es|ed|ing)\b|\bfees?\b|free of charge",
        r"收(?:不收|没收|过|了|取)?(?:钱|费用?)?|(?:信息)?处理费|费用?|钱|免费|依?申请公开|信息公开|申请|要|\b(?:charg\w+|processing fees?|fees?|information|free|any|for|requests?|levied|collect\w*)\b",
        r"收取|收费|免费|处理费|减免|检索费|不收",
    ),
    _matter(
        r"(?:输|赢|败诉|胜诉)(?:了|过|没|吗|情况)?|(?:复议|诉讼|官司)[^，,。？?]{0,8}(?:结果|输赢|怎么判|怎样|如何)|"
        r"\b(?:lose|lost|win|won)\b[^.?]{0,30}\b(?:court|lawsuits?|cases?)\b|(?:result|outcome)s? of[^.?]{0,20}(?:reconsideration|lawsuits?|litigation|cases?)",
        r"打|输赢|输|赢|败诉|胜诉|结果|官司|行政|复议|诉讼|怎么样|怎样|如何|怎么判|情况|\b(?:lose|lost|win|won|in court|courts?|lawsuits?|cases?|outcomes?|results?|"
        r"reconsiderations?|litigation|administrative|any)\b",
        r"败诉|胜诉|驳回|维持|纠正|纠错|撤销|确认违法|未审结|撤诉|责令|(?:没有|未|无|零)[^，。；]{0,12}(?:复议|诉讼)|(?:复议|诉讼)[^，。；]{0,6}(?:为零|0[件宗])",
    ),
    _matter(
        r"荣誉|获奖|得奖|拿奖|奖项|表彰|得过奖|评上|称号|\b(?:awards?|honou?rs?|prizes?|commend\w+)\b",
        r"得过?|获得?|拿|什么|荣誉|奖项?|表彰|称号|有|\b(?:awards?|honou?rs?|prizes?|receive\w*|win|won|get|got)\b",
        r"荣获|获评|获得[^，。]{0,30}(?:称号|奖|名)|被评为|评为|获[^，。]{0,20}(?:奖|称号|表彰|表扬)|示范(?:点|单位|街道|乡镇|区|县)|第[一二三]名|典型案例|受到[^，。]{0,12}(?:表彰|表扬)",
    ),
)  # fmt: skip


def matter_of(question: str) -> Matter | None:
    """The matter that a question asks about; None where it asks something else of it: how? how many?"""
    otherwise = _OTHERWISE.search(question)
    fitting = (m for m in _MATTERS if m.asked.search(question) and (m.way or not otherwise))
    return next(fitting, None)
