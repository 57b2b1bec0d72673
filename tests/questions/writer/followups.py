"""Questions that lean on what was said before."""

from collections.abc import Iterator
from random import Random

from .gold import Gold, Value
from .item import History, Item, of_value
from .names import EN, ZH
from .values import name


def _told(question: str, value: Value | None, unit: str = "件") -> History:
    answer = f"{value.number if value else ''}{unit}[1]。"
    return (("user", question), ("assistant", answer))


_OTHER_YEAR = {
    "zh": (
        "那{z}年呢？",
        "{z}年的呢",
        "换成{z}年",
        "再看看{z}年",
        "不，我问的是{z}年",
        "不对，应该是{z}年的",
    ),
    "en": ("And in {z}?", "What about {z}?", "Same for {z}", "Sorry, I meant {z}."),
}
_OTHER_BODY = {
    "zh": ("那{c}呢？", "{c}呢", "换成{c}的", "{c}同一年是多少？"),
    "en": ("And {c}?", "What about {c}?", "same question for {c}"),
}
_FIRST = {
    "zh": ("{b}{y}年收到多少件政府信息公开申请？", "{y}年{b}收到几件申请"),
    "en": ("How many requests did {b} receive in {y}?",),
}


def other_year(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, forms in _OTHER_YEAR.items():
        bodies = [body for body in (ZH if lang == "zh" else EN) if len(gold.years(body)) > 1]
        for wording in forms:
            for body in random.sample(bodies, 2):
                first, other = (
                    gold.requests(body, year) for year in random.sample(gold.years(body), 2)
                )
                if first and other:
                    asked = random.choice(_FIRST[lang])
                    asked = asked.format(b=name(random, body, lang), y=first.year)
                    item = of_value("followup", lang, wording.format(z=other.year), other)
                    unit = "件" if lang == "zh" else ""
                    yield Item(**{**vars(item), "history": _told(asked, first, unit)})


def other_body(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, forms in _OTHER_BODY.items():
        known = [body for body in (ZH if lang == "zh" else EN) if body != "yanxi-office"]
        pairs = [
            (one, other, year)
            for one in known
            for other in known
            if one != other
            for year in sorted(set(gold.years(one)) & set(gold.years(other)))
        ]
        for wording in forms:
            for one, other, year in random.sample(pairs, 2):
                first, second = gold.requests(one, year), gold.requests(other, year)
                if first and second:
                    asked = random.choice(_FIRST[lang])
                    asked = asked.format(b=name(random, one, lang), y=year)
                    question = wording.format(c=name(random, other, lang))
                    item = of_value("followup", lang, question, second)
                    unit = "件" if lang == "zh" else ""
                    yield Item(**{**vars(item), "history": _told(asked, first, unit)})


# body, year, first question, its row, follow-up, the row it means, applicant, period
_ON = (
    (
        "zh",
        "liuqiao",
        2016,
        "砚溪县柳桥镇2016年主动公开了多少条？",
        "published",
        "那历年累计呢？",
        "published",
        "",
        "cumulative",
    ),
    (
        "zh",
        "zhuwu",
        2016,
        "竹坞镇2016年收到多少申请？",
        "requests",
        "其中网上申请的呢？",
        "by_net",
        "",
        "year",
    ),
    (
        "zh",
        "shigu",
        2017,
        "2017年石鼓岭乡收到几件申请",
        "requests",
        "当面的有几件？",
        "by_person",
        "",
        "year",
    ),
    (
        "zh",
        "qingshi",
        2017,
        "青石埠镇2017年收到多少申请？",
        "requests",
        "答复了几件？",
        "replies",
        "",
        "year",
    ),
    (
        "zh",
        "liuqiao",
        2017,
        "砚溪县柳桥镇2017年收到多少申请？",
        "requests",
        "行政诉讼呢",
        "lawsuits",
        "",
        "year",
    ),
    (
        "zh",
        "yanxi",
        2015,
        "砚溪县2015年收到几件申请？",
        "requests",
        "传真的呢？",
        "by_fax",
        "",
        "year",
    ),
    (
        "zh",
        "yanxi",
        2021,
        "砚溪县2021年新收到多少申请？",
        "new",
        "其中自然人呢？",
        "new",
        "自然人",
        "year",
    ),
    (
        "zh",
        "chenghu",
        2023,
        "澄湖区2023年新收到多少申请？",
        "new",
        "商业企业的呢",
        "new",
        "商业企业",
        "year",
    ),
    (
        "zh",
        "yunting",
        2023,
        "云汀市2023年新收申请多少件？",
        "new",
        "法律服务机构提的有多少？",
        "new",
        "法律服务机构",
        "year",
    ),
    (
        "zh",
        "hedu",
        2021,
        "禾渡县2021年新收到多少申请？",
        "new",
        "予以公开了几件？",
        "open",
        "",
        "year",
    ),
    (
        "zh",
        "chenghu",
        2019,
        "澄湖区2019年新收到多少申请？",
        "new",
        "上年结转的呢？",
        "carried_in",
        "",
        "year",
    ),
    (
        "zh",
        "yunting",
        2020,
        "云汀市2020年行政处罚决定多少件？",
        "penalty_decisions",
        "那行政许可呢？",
        "licence_decisions",
        "",
        "year",
    ),
    (
        "zh",
        "tongping",
        2021,
        "桐屏县2021年行政许可多少件",
        "licence_decisions",
        "行政强制呢？",
        "force_decisions",
        "",
        "year",
    ),
    (
        "zh",
        "wanghu",
        2018,
        "望湖街道2018年专职人员几名？",
        "fulltime",
        "兼职的呢",
        "parttime",
        "",
        "year_end",
    ),
    (
        "zh",
        "yunting",
        2016,
        "云汀市2016年政务微博公开了多少条？",
        "weibo",
        "微信呢？",
        "wechat",
        "",
        "year",
    ),
    (
        "en",
        "zhuwu",
        2016,
        "How many requests did Zhuwu Town receive in 2016?",
        "requests",
        "And online?",
        "by_net",
        "",
        "year",
    ),
    (
        "en",
        "liuqiao",
        2017,
        "How many items did Liuqiao Town in Yanxi County proactively disclose in 2017?",
        "published",
        "And cumulatively, over all years?",
        "published",
        "",
        "cumulative",
    ),
    (
        "en",
        "yanxi",
        2021,
        "How many new requests did Yanxi County take in during 2021?",
        "new",
        "Of those, from natural persons?",
        "new",
        "自然人",
        "year",
    ),
    (
        "en",
        "hedu",
        2021,
        "How many requests did Hedu County receive in 2021?",
        "new",
        "How many were carried over to the next year?",
        "carried_out",
        "",
        "year",
    ),
    (
        "en",
        "yunting",
        2023,
        "How many administrative penalties did Yunting City impose in 2023?",
        "penalty_decisions",
        "And licences?",
        "licence_decisions",
        "",
        "year",
    ),
)


def going_on(gold: Gold, random: Random) -> Iterator[Item]:
    """The body and year stay, the row, the applicant or the period changes."""
    del random
    for lang, body, year, asked, key, question, other, applicant, period in _ON:
        first = gold.cell(body, year, key)
        value = gold.cell(body, year, other, applicant, period)
        if first and value:
            item = of_value("followup", lang, question, value)
            unit = "件" if lang == "zh" else ""
            yield Item(**{**vars(item), "history": _told(asked, first, unit)})


_NOT_THERE = (
    ("zh", "竹坞镇2017年收到多少申请？", "2019年的呢？", "no_report"),
    ("zh", "砚溪县2021年新收到多少申请？", "那石塘镇呢？", "no_report"),
    ("zh", "澄湖区2023年收到多少申请？", "那2021年呢", "no_report"),
    ("zh", "砚溪县柳桥镇2022年收到几件申请？", "其中网上申请的有几件？", "not_reported"),
    ("zh", "砚溪县2016年收到多少申请？", "自然人提的呢？", "not_reported"),
    ("en", "How many requests did Zhuwu Town receive in 2017?", "And in 2018?", "no_report"),
    (
        "en",
        "How many requests did Chenghu District receive in 2023?",
        "How many of them online?",
        "not_reported",
    ),
)
_OPTIONS = (
    "您问的是哪一个柳桥镇？\n1. 砚溪县柳桥镇人民政府2017年收到多少件政府信息公开申请？\n"
    "2. 桐屏县柳桥镇人民政府2017年收到多少件政府信息公开申请？"
)
_OPTIONS_EN = (
    "Which one do you mean?\n1. How many requests did 砚溪县柳桥镇人民政府 receive in 2022?\n"
    "2. How many requests did 桐屏县柳桥镇人民政府 receive in 2022?"
)
_CHOICES = (
    ("zh", 2017, "第一个", "liuqiao"),
    ("zh", 2017, "第二个", "liuqiao2"),
    ("zh", 2017, "2", "liuqiao2"),
    ("zh", 2017, "砚溪县的那个", "liuqiao"),
    ("zh", 2017, "桐屏县的", "liuqiao2"),
    ("en", 2022, "the second", "liuqiao2"),
    ("en", 2022, "The first one.", "liuqiao"),
    ("en", 2022, "the one in Tongping County", "liuqiao2"),
)


def choices(gold: Gold, random: Random) -> Iterator[Item]:
    """An option chosen by its number or by what tells it apart; follow-ups that find nothing."""
    del random
    for lang, year, question, body in _CHOICES:
        value = gold.requests(body, year)
        if value:
            told = _OPTIONS if lang == "zh" else _OPTIONS_EN
            asked = (
                "柳桥镇2017年收到多少申请？"
                if lang == "zh"
                else "How many requests did Liuqiao Town receive in 2022?"
            )
            item = of_value("followup", lang, question, value)
            yield Item(**{**vars(item), "history": (("user", asked), ("assistant", told))})
    for lang, asked, question, status in _NOT_THERE:
        history = (("user", asked), ("assistant", "[1]"))
        yield Item("followup", lang, question, status=status, history=history)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (
        other_year,
        other_body,
        going_on,
        choices,
    ):
        yield from part(gold, random)
