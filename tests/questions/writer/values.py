"""Questions for one printed number: by year, to date, by kind of applicant, by printed label."""

from collections.abc import Iterator
from random import Random

from . import asks_listed, asks_national
from .asks_listed import Ask
from .gold import Gold, Value
from .item import Item, of_value
from .names import EN, ZH

_USED_OFTEN = 14


def name(random: Random, body: str, lang: str) -> str:
    return random.choice((ZH if lang == "zh" else EN)[body])


def smooth(question: str) -> str:
    """Without the doubled 的 that a wording in a slot may bring."""
    return (
        question.replace("的收到的", "收到的").replace("的通过", "通过").replace("的予以", "予以")
    )


def values_of(gold: Gold, ask: Ask, lang: str) -> list[Value]:
    """Every report that prints the row, for bodies with a name in the language."""
    known = ZH if lang == "zh" else EN
    return [
        value
        for (body, year), record in gold.reports.items()
        if body in known and record["family"] in ask.keys
        if (value := gold.cell(body, year, ask.keys[record["family"]])) is not None
    ]


def plain(gold: Gold, random: Random) -> Iterator[Item]:
    """Each wording once, those of the commonest rows for two reports."""
    for ask in (*asks_listed.ASKS, *asks_national.ASKS):
        for lang, wordings in (("zh", ask.zh), ("en", ask.en)):
            found = values_of(gold, ask, lang)
            telling = [value for value in found if value.number] or found
            for wording in wordings:
                count = 2 if len(wordings) > _USED_OFTEN else 1
                for value in random.sample(telling, min(count, len(telling))):
                    question = wording.format(b=name(random, value.body, lang), y=value.year)
                    yield of_value("value", lang, question, value)


_ZEROES = (
    ("{b}{y}年有没有因为信息公开被人告到法院？有几件？", "lawsuits"),
    ("{y}年{b}有几件行政复议", "reviews"),
    ("{b}{y}年政府公报公开数是多少？", "gazette"),
    ("{y}年{b}同意部分公开的有几件", "agreed_partly"),
)


def zeroes(gold: Gold, random: Random) -> Iterator[Item]:
    """A printed 0 is an answer."""
    for wording, key in _ZEROES:
        found = [
            value
            for body, year in gold.reports
            if gold.family(body, year) == "A"
            if (value := gold.cell(body, year, key)) is not None and value.number == 0
        ]
        for value in random.sample(found, min(3, len(found))):
            question = wording.format(b=name(random, value.body, "zh"), y=value.year)
            yield of_value("value", "zh", question, value)


_TO_DATE = (
    ("zh", "published", "截至{y}年底，{b}历年累计主动公开了多少条？"),
    ("zh", "published", "{b}{y}年报告里的历年累计主动公开文件数"),
    ("zh", "published", "这么多年下来，到{y}年{b}累计主动公开多少条信息了？"),
    ("zh", "published", "{b}，{y}年度，主动公开，历年累计，多少"),
    ("zh", "requests", "{b}{y}年的报告说历年累计受理了多少申请？"),
    ("zh", "requests", "到{y}年为止{b}累计收到的申请有几件，按附表的历年累计"),
    ("zh", "site", "{b}{y}年政府网站公开数的历年累计是多少？"),
    ("zh", "by_net", "{y}年{b}网络申请数历年累计几件"),
    ("zh", "replies", "{b}{y}年对申请的答复总数，历年累计呢？"),
    ("zh", "agreed", "{b}截至{y}年历年累计同意公开答复数"),
    ("zh", "reviews", "{y}年{b}行政复议数（历年累计）"),
    ("zh", "lawsuits", "{b}历年累计行政诉讼有几件？以{y}年年报为准"),
    ("zh", "by_person", "{b}{y}年附表“当面申请数”历年累计一栏是多少？"),
    ("zh", "complaints", "{y}年{b}接受行政申诉、举报数历年累计多少件"),
    (
        "en",
        "published",
        "How many documents had {b} proactively disclosed in total over the years, by {y}?",
    ),
    ("en", "published", "{b}: cumulative proactive disclosures in the {y} report"),
    ("en", "requests", "By the end of {y}, how many requests had {b} received cumulatively?"),
    (
        "en",
        "requests",
        "What does {b}'s {y} annex give as the running total of requests over the years?",
    ),
    ("en", "reviews", "Cumulative number of administrative reconsiderations for {b} as of {y}?"),
    (
        "en",
        "site",
        "All years together up to {y}, how many items did {b} put on the government website?",
    ),
)


def to_date(gold: Gold, random: Random) -> Iterator[Item]:
    """The 历年累计 column, always with the report's year."""
    for lang, key, wording in _TO_DATE:
        found = [
            value
            for body, year in gold.reports
            if gold.family(body, year) == "A"
            if (value := gold.cell(body, year, key, period="cumulative")) is not None
            and value.number != getattr(gold.cell(body, year, key), "number", None)
        ]
        for value in random.sample(found, min(2, len(found))):
            question = wording.format(b=name(random, value.body, lang), y=value.year)
            yield of_value("cumulative", lang, question, value)


_APPLICANTS = (
    (
        "zh",
        "自然人",
        "new",
        (
            "{b}{y}年自然人提出的新申请有几件？",
            "{y}年{b}的新收申请里，个人提的有多少件",
            "{b}{y}年本年新收申请数量（自然人）",
        ),
    ),
    (
        "zh",
        "商业企业",
        "new",
        ("{b}{y}年商业企业提出了几件申请？", "{y}年企业向{b}新提的申请有多少（商业企业）"),
    ),
    ("zh", "科研机构", "new", ("{y}年科研机构向{b}申请了几件？",)),
    ("zh", "社会公益组织", "new", ("{b}{y}年新收申请中，社会公益组织的有几件？",)),
    (
        "zh",
        "法律服务机构",
        "new",
        (
            "{b}{y}年法律服务机构提出的新申请有几件？",
            "{y}年律所这类法律服务机构跟{b}新申请了多少件",
        ),
    ),
    (
        "zh",
        "自然人",
        "open",
        ("{b}{y}年予以公开的结果里，自然人的有几件？", "{y}年{b}对自然人予以公开了多少件"),
    ),
    ("zh", "商业企业", "open", ("{y}年{b}对商业企业申请予以公开的有几件？",)),
    ("zh", "自然人", "nothold", ("{b}{y}年自然人申请中，本机关不掌握相关政府信息的有多少件？",)),
    ("zh", "自然人", "carried_out", ("{b}{y}年结转下年度继续办理的申请，自然人的有几件？",)),
    ("zh", "自然人", "results", ("{b}{y}年自然人申请的办理结果总计是多少？",)),
    ("zh", "商业企业", "results", ("{y}年{b}商业企业申请的办理结果总计几件？",)),
    ("zh", "自然人", "partial", ("{y}年{b}给自然人部分公开的有几件？",)),
    (
        "en",
        "自然人",
        "new",
        (
            "How many of the new requests to {b} in {y} came from natural persons?",
            "Individuals' new requests, {b}, {y}",
        ),
    ),
    (
        "en",
        "商业企业",
        "new",
        (
            "How many new requests did commercial enterprises send to {b} in {y}?",
            "{b} {y}: requests from businesses (commercial enterprises)",
        ),
    ),
    (
        "en",
        "法律服务机构",
        "new",
        ("In {y}, how many new requests to {b} were from legal service organisations?",),
    ),
    (
        "en",
        "社会公益组织",
        "new",
        ("How many new requests did {b} get from social welfare organisations in {y}?",),
    ),
    (
        "en",
        "科研机构",
        "new",
        ("How many new requests did research institutions make to {b} in {y}?",),
    ),
    ("en", "自然人", "open", ("How many requests by natural persons did {b} grant in {y}?",)),
)


def by_applicant(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, applicant, key, wordings in _APPLICANTS:
        known = ZH if lang == "zh" else EN
        found = [
            value
            for body, year in gold.reports
            if body in known and gold.family(body, year) in "CD"
            if (value := gold.cell(body, year, key, applicant)) is not None and value.number
        ]
        for wording in wordings:
            for value in random.sample(found, min(3, len(found))):
                question = wording.format(b=name(random, value.body, lang), y=value.year)
                yield of_value("dimension", lang, question, value)


def by_label(gold: Gold, random: Random) -> Iterator[Item]:
    """Rows that no form has are asked for by what is printed."""
    for wording, key in (
        ("砚溪县柳桥镇2018年政务公开栏更新次数是多少？", "extra:政务公开栏更新次数"),
        ("2018年砚溪柳桥镇“村务公开检查次数”", "extra:村务公开检查次数"),
        ("砚溪县柳桥镇2018年政务公开栏更新了多少次", "extra:政务公开栏更新次数"),
    ):
        value = gold.cell("liuqiao", 2018, key)
        if value:
            yield of_value("value", "zh", wording, value)


_PROSE = (
    ("zh", "published", "{b}{y}年主动公开政府信息多少条？"),
    ("zh", "published", "{y}年{b}公开了几条信息"),
    ("zh", "requests", "{b}{y}年收到几件信息公开申请？"),
    ("zh", "requests", "有人在{y}年向{b}申请公开吗，几件"),
    ("zh", "site", "{b}{y}年在政府网站发布的信息有多少条？"),
    ("en", "published", "How many items of information did {b} proactively disclose in {y}?"),
    ("en", "requests", "How many disclosure requests came in to {b} in {y}?"),
)


def from_prose(gold: Gold, random: Random) -> Iterator[Item]:
    """Reports without a table say their numbers in sentences."""
    for lang, key, wording in _PROSE:
        found = [
            value
            for body, year in gold.reports
            if gold.family(body, year) == "prose"
            if (value := gold.said(body, year, key)) is not None
        ]
        for value in random.sample(found, min(3, len(found))):
            question = wording.format(b=name(random, value.body, lang), y=value.year)
            yield of_value("value", lang, question, value)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (plain, zeroes, to_date, by_applicant, by_label, from_prose):
        yield from part(gold, random)
