"""Questions whose answer is a passage of a report, quoted exactly."""

from collections.abc import Iterator
from random import Random

from .gold import Gold
from .item import Item
from .names import EN, ZH
from .values import name

_TOPICS = {
    "zh": {
        "phone": (
            "{b}{y}年报告里留的联系电话是多少？",
            "我想打电话问问{b}信息公开的事，{y}年年报上的号码是？",
            "{b}信息公开联系电话（{y}年年报）",
        ),
        "address": (
            "{b}{y}年年报写的通信地址在哪？",
            "给{b}寄信该寄到哪里？看{y}年的报告",
            "{y}年报告上{b}的地址",
        ),
        "email": ("{b}{y}年报告中的电子邮箱是什么？", "{y}年年报里{b}的邮箱地址"),
        "postcode": ("{b}的邮编是多少，{y}年报告里有吗？",),
        "fax": ("{b}{y}年年报公布的传真号码？",),
        "leader": (
            "{b}{y}年信息公开工作由谁负责、谁牵头分管？",
            "{y}年{b}的信息公开谁主抓？",
            "{b}{y}年年报里，信息公开工作是哪位领导在管",
        ),
        "office": (
            "{b}{y}年信息公开的日常工作由哪个科室承办？",
            "{y}年{b}哪个部门具体负责信息公开？",
        ),
        "account": ("{b}的微信公众号叫什么名字？以{y}年报告为准", "{y}年{b}保留的公众号是哪个"),
        "spot": (
            "{b}{y}年有什么线下查阅场所或者设备？",
            "{y}年在{b}想现场查政府信息，有什么地方？",
        ),
        "archive": ("{b}{y}年在信息公开的档案方面做了什么？",),
        "training": ("{b}{y}年信息公开方面搞了什么培训？", "{y}年{b}怎么培训工作人员的"),
        "openday": ("{b}{y}年办过政府开放日吗？什么时候？",),
        "audit": ("{b}{y}年是怎么监督检查信息公开工作的？",),
        "score": ("{b}{y}年信息公开在考核里占多少分？",),
        "area": ("{b}{y}年重点公开了哪些领域的信息？", "{y}年{b}的重点领域信息公开做了哪些"),
        "apply": ("怎么向{b}申请信息公开？{y}年报告里怎么说", "{y}年{b}可以用什么方式提交申请？"),
        "subject": ("{b}{y}年的申请主要是关于什么内容的？", "{y}年大家向{b}申请的都是哪方面的事"),
        "problem": (
            "{b}{y}年信息公开工作存在哪些问题？",
            "{y}年{b}承认自己有什么不足",
            "{b}{y}年年报里说还有哪些薄弱环节",
        ),
        "measure": (
            "{b}在{y}年报告里打算怎么改进？",
            "{y}年年报中{b}下一步有什么措施？",
            "针对存在的问题，{b}{y}年提出了哪些改进办法",
        ),
        "fee": ("{b}{y}年依申请公开收费了吗？", "{y}年{b}信息公开收费情况怎么样"),
        "interpret": ("{b}{y}年是怎么做政策解读的？",),
        "consult": ("{b}{y}年征求意见或者民意调查的情况怎样？",),
        "hotline": ("{b}{y}年办理12345热线转办件的情况？",),
        "rule": ("{b}{y}年信息发布审核或者公开管理有什么规定？",),
    },
    "en": {
        "phone": (
            "What contact phone number does {b}'s {y} report give?",
            "Phone for disclosure enquiries at {b} ({y} report)?",
        ),
        "address": ("What postal address is given in {b}'s {y} report?",),
        "email": ("What e-mail address does {b} give in its {y} report?",),
        "leader": ("Who was in charge of information disclosure at {b} in {y}?",),
        "account": ("What is the name of {b}'s WeChat account according to the {y} report?",),
        "training": ("What training on disclosure did {b} organise in {y}?",),
        "subject": ("What were the requests to {b} in {y} mainly about?",),
        "problem": (
            "What problems in disclosure work did {b} report for {y}?",
            "What shortcomings does {b} admit in its {y} report?",
        ),
        "measure": ("How did {b} plan to improve, according to its {y} report?",),
        "fee": ("Did {b} charge fees for requests in {y}?",),
        "apply": ("How can one submit a request to {b}, according to the {y} report?",),
        "area": ("Which key areas did {b} publish information on in {y}?",),
    },
}


def by_topic(gold: Gold, random: Random) -> Iterator[Item]:
    """Body and year named; any of the report's passages on the topic will do."""
    for lang, topics in _TOPICS.items():
        known = ZH if lang == "zh" else EN
        for topic, wordings in topics.items():
            pool = [key for key in gold.reports if key[0] in known and gold.quotes(*key, topic)]
            for wording in wordings:
                for body, year in random.sample(pool, min(3, len(pool))):
                    question = wording.format(b=name(random, body, lang), y=year)
                    quotes = tuple(gold.quotes(body, year, topic))
                    yield Item("narrative", lang, question, quotes=quotes)


_LATEST = (
    ("zh", "phone", "{b}信息公开的联系电话是多少？"),
    ("zh", "problem", "{b}在信息公开方面存在什么问题？"),
    ("zh", "measure", "{b}打算怎么改进信息公开工作？"),
    ("en", "problem", "What problems does {b} have with its disclosure work?"),
)


def latest(gold: Gold, random: Random) -> Iterator[Item]:
    """Without a year the latest report answers."""
    for lang, topic, wording in _LATEST:
        known = ZH if lang == "zh" else EN
        pool = [body for body in known if gold.quotes(body, max(gold.years(body)), topic)]
        for body in random.sample(pool, min(4, len(pool))):
            quotes = tuple(gold.quotes(body, max(gold.years(body)), topic))
            yield Item("narrative", lang, wording.format(b=name(random, body, lang)), quotes=quotes)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    yield from by_topic(gold, random)
    yield from latest(gold, random)
