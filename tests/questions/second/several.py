"""Several printed numbers, and their sums."""

from collections.abc import Iterator

from questions.writer.gold import Gold, Number
from questions.writer.item import Item

from .sheet import LAWSUITS, REFUSAL_REASONS, Sheet


def _series_zh(gold: Gold) -> list[Item]:
    s = Sheet(gold, "series")
    requests = [f"yanxi {year} requests" for year in range(2015, 2019)]
    s.zh("砚溪县15到18年逐年收了多少信息公开申请，列一下", *requests)
    s.zh(
        "把砚溪县柳桥镇2014、2015、2016这三年主动公开的文件数一年一年报给我",
        *(f"liuqiao {year} published" for year in (2014, 2015, 2016)),
    )
    s.zh(
        "石鼓岭乡2016和2017的行政复议分别几件",
        "shigu 2016 reviews",
        "shigu 2017 reviews",
    )
    s.zh(
        "柳桥镇（砚溪县）从2021起每年新收的申请，到2023",
        *(f"liuqiao {year} new" for year in (2021, 2022, 2023)),
    )
    s.zh(
        "云汀市 2009 2010 主动公开政府信息总数",
        "yunting 2009 published",
        "yunting 2010 published",
    )
    s.zh(
        "桐屏县教育局2016年、2017年各搞了几次培训班",
        "tongping-education 2016 classes",
        "tongping-education 2017 classes",
    )
    s.zh(
        "砚溪县近三年行政许可处理决定数量",
        "yanxi 2020 licence_decisions",
        "yanxi 2021 licence_decisions",
        "yanxi 2022 licence_decisions",
        today="2023-04-10",
    )
    s.zh(
        "望湖街道2021年到2023年新收申请各是几件？",
        "wanghu 2022 new",
        "wanghu 2023 new",
    )
    return s.items


def _series_en(gold: Gold) -> list[Item]:
    s = Sheet(gold, "series")
    requests = [f"yanxi {year} requests" for year in range(2015, 2019)]
    s.en("Yearly requests to Yanxi County, 2015 through 2018, please", *requests)
    s.en(
        "documents published by Liuqiao Town (Yanxi County) each year 2014-2016",
        *(f"liuqiao {year} published" for year in (2014, 2015, 2016)),
    )
    s.en(
        "How did new requests to Liuqiao Town, Yanxi County go year by year between 2021 and 2023?",
        *(f"liuqiao {year} new" for year in (2021, 2022, 2023)),
    )
    s.en(
        "Hedu County lawsuits 2012 and 2013",
        "hedu 2012 lawsuits",
        "hedu 2013 lawsuits",
    )
    s.en(
        "New requests to Wanghu Sub-district from 2021 to 2023",
        "wanghu 2022 new",
        "wanghu 2023 new",
    )
    s.en(
        "Over the past three years, how many administrative licensing decisions did Yanxi "
        "County make each year?",
        "yanxi 2020 licence_decisions",
        "yanxi 2021 licence_decisions",
        "yanxi 2022 licence_decisions",
        today="2023-04-10",
    )
    s.en(
        "weibo posts yanxi county 2015..2018",
        *(f"yanxi {year} weibo" for year in range(2015, 2019)),
    )
    return s.items


def _compare(gold: Gold) -> list[Item]:
    s = Sheet(gold, "compare")
    s.zh("2022年竹坞镇跟青石埠镇，各收到几件新申请？", "zhuwu 2022 new", "qingshi 2022 new")
    s.zh("砚溪县2018和澄湖区2018谁收的申请多", "yanxi 2018 requests", "chenghu 2018 requests")
    s.zh(
        "两个柳桥镇2016年的主动公开文件数各是多少（砚溪县的和桐屏县的）",
        "liuqiao 2016 published",
        "liuqiao2 2016 published",
    )
    s.zh(
        "2010年的云汀市、2012年的禾渡县，行政诉讼各是几件",
        "yunting 2010 lawsuits",
        "hedu 2012 lawsuits",
    )
    s.zh(
        "砚溪县2021年行政处罚和行政强制，处理决定分别多少",
        "yanxi 2021 penalty_decisions",
        "yanxi 2021 force_decisions",
    )
    s.zh(
        "澄湖区2018年，微博公开的和微信公开的各几条",
        "chenghu 2018 weibo",
        "chenghu 2018 wechat",
    )
    s.en("Zhuwu vs Qingshibu: new requests in 2022", "zhuwu 2022 new", "qingshi 2022 new")
    s.en(
        "Which got more requests in 2018, Yanxi County or Chenghu District?",
        "yanxi 2018 requests",
        "chenghu 2018 requests",
    )
    s.en(
        "How do full-time and part-time staff numbers compare at Wanghu Sub-district in 2018?",
        "wanghu 2018 fulltime",
        "wanghu 2018 parttime",
    )
    s.en(
        "penalty decisions and coercion decisions of Yanxi County in 2021, side by side",
        "yanxi 2021 penalty_decisions",
        "yanxi 2021 force_decisions",
    )
    return s.items


def _refused(sheet: Sheet, body: str, year: int, applicant: str = "") -> tuple[Number, ...]:
    return (sheet.total(body, year, REFUSAL_REASONS, applicant),)


def _sums_zh(gold: Gold) -> list[Item]:
    s = Sheet(gold, "sum")

    s.zh("砚溪县2021到底一共不予公开了多少件", also=_refused(s, "yanxi", 2021))
    s.zh("云汀市2020年八种理由加起来，不予公开合计", also=_refused(s, "yunting", 2020))
    s.zh("2023云汀市，自然人申请里不予公开的总数", also=_refused(s, "yunting", 2023, "自然人"))
    s.zh(
        "2022年砚溪县因信息公开被起诉总共几件（直接起诉加复议后起诉）",
        also=(s.total("yanxi", 2022, LAWSUITS),),
    )
    s.zh("禾渡县2021行政诉讼一共", also=(s.total("hedu", 2021, LAWSUITS),))
    s.zh(
        "砚溪县2015—2018四年收到的申请加总是几件",
        *(f"yanxi {year} requests" for year in range(2015, 2019)),
        by="sum",
    )
    s.zh(
        "2021到2023三年间砚溪柳桥镇的行政处罚决定合共",
        *(f"liuqiao {year} penalty_decisions" for year in (2021, 2022, 2023)),
        by="sum",
    )
    s.zh(
        "禾渡县2012与2013两年专项经费之和",
        "hedu 2012 budget",
        "hedu 2013 budget",
        by="sum",
    )
    s.zh(
        "桐屏县2021无法提供的一共多少件",
        also=(s.total("tongping", 2021, ("nothold", "nomake", "unclear")),),
    )
    return s.items


def _sums_en(gold: Gold) -> list[Item]:
    s = Sheet(gold, "sum")
    s.en(
        "In all, how many requests did Yanxi County refuse in 2021?",
        also=_refused(s, "yanxi", 2021),
    )
    s.en("total refusals, Yunting City, 2020", also=_refused(s, "yunting", 2020))
    s.en(
        "Lawsuits against Yanxi County over disclosure in 2022 altogether",
        also=(s.total("yanxi", 2022, LAWSUITS),),
    )
    s.en(
        "Add up Yanxi County's requests for 2015 to 2018.",
        *(f"yanxi {year} requests" for year in range(2015, 2019)),
        by="sum",
    )
    s.en(
        "combined special budget of Hedu County for 2012 and 2013",
        "hedu 2012 budget",
        "hedu 2013 budget",
        by="sum",
    )
    s.en(
        "How many requests did Tongping County fail to provide (unable to provide) in 2021 in total?",
        also=(s.total("tongping", 2021, ("nothold", "nomake", "unclear")),),
    )
    return s.items


def written(gold: Gold) -> Iterator[Item]:
    for part in (_series_zh, _series_en, _compare, _sums_zh, _sums_en):
        yield from part(gold)
