"""Several printed numbers, and what is computed of them."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

from .sheet import LAWSUITS, REFUSAL_REASONS, Sheet


def _series(gold: Gold) -> list[Item]:
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


def _sums(gold: Gold) -> list[Item]:
    s = Sheet(gold, "sum")

    def refused(body: str, year: int, applicant: str = "") -> tuple[int | float, ...]:
        return (s.total(body, year, REFUSAL_REASONS, applicant),)

    s.zh("砚溪县2021到底一共不予公开了多少件", also=refused("yanxi", 2021))
    s.zh("云汀市2020年八种理由加起来，不予公开合计", also=refused("yunting", 2020))
    s.zh("2023云汀市，自然人申请里不予公开的总数", also=refused("yunting", 2023, "自然人"))
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
    s.en("In all, how many requests did Yanxi County refuse in 2021?", also=refused("yanxi", 2021))
    s.en("total refusals, Yunting City, 2020", also=refused("yunting", 2020))
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


def _shares(gold: Gold) -> list[Item]:
    s = Sheet(gold, "share")
    s.zh(
        "砚溪县2018网络申请占全部申请几成（百分比）",
        "yanxi 2018 by_net",
        "yanxi 2018 requests",
        by="share",
    )
    s.zh(
        "云汀市2009年当面申请在申请总数里的比重",
        "yunting 2009 by_person",
        "yunting 2009 requests",
        by="share",
    )
    s.zh(
        "2017年竹坞镇部分公开的答复占答复总数多少%",
        "zhuwu 2017 agreed_partly",
        "zhuwu 2017 replies",
        by="share",
    )
    s.zh(
        "云汀市2023新收申请，自然人占比", "yunting 2023 new 自然人", "yunting 2023 new", by="share"
    )
    s.zh("澄湖区2018按时办结率是多少", "chenghu 2018 on_time", "chenghu 2018 done", by="share")
    s.en(
        "What percentage of Yanxi County's 2018 requests were submitted online?",
        "yanxi 2018 by_net",
        "yanxi 2018 requests",
        by="share",
    )
    s.en(
        "share of in-person requests, Yunting City 2009",
        "yunting 2009 by_person",
        "yunting 2009 requests",
        by="share",
    )
    s.en(
        "Of the new requests Yunting City got in 2023, what proportion came from natural persons?",
        "yunting 2023 new 自然人",
        "yunting 2023 new",
        by="share",
    )
    s.en(
        "How big a part of Zhuwu Town's replies in 2017 were partial disclosures, in per cent?",
        "zhuwu 2017 agreed_partly",
        "zhuwu 2017 replies",
        by="share",
    )
    return s.items


def _changes(gold: Gold) -> list[Item]:
    s = Sheet(gold, "growth")
    s.zh(
        "砚溪县2018比2017申请涨了百分之几",
        "yanxi 2017 requests",
        "yanxi 2018 requests",
        by="growth",
    )
    s.zh(
        "砚溪柳桥镇2016到2017主动公开文件数增幅",
        "liuqiao 2016 published",
        "liuqiao 2017 published",
        by="growth",
    )
    s.zh(
        "云汀市2010年申请总数同比变化多少个百分点…我是说增长率",
        "yunting 2009 requests",
        "yunting 2010 requests",
        by="growth",
    )
    s.zh("竹坞镇23年新收申请同比增速", "zhuwu 2022 new", "zhuwu 2023 new", by="growth")
    s.en(
        "By what percentage did requests to Yanxi County rise from 2017 to 2018?",
        "yanxi 2017 requests",
        "yanxi 2018 requests",
        by="growth",
    )
    s.en(
        "year-on-year growth of new requests, Zhuwu Town, 2023",
        "zhuwu 2022 new",
        "zhuwu 2023 new",
        by="growth",
    )
    s.en(
        "Yunting City requests 2010 vs 2009, % change",
        "yunting 2009 requests",
        "yunting 2010 requests",
        by="growth",
    )
    s.category = "difference"
    s.zh(
        "2022年竹坞镇的新收申请比青石埠镇多几件？",
        "zhuwu 2022 new",
        "qingshi 2022 new",
        by="difference",
    )
    s.zh(
        "砚溪县2016和2015申请数差多少",
        "yanxi 2015 requests",
        "yanxi 2016 requests",
        by="difference",
    )
    s.zh(
        "澄湖区18年政府网站公开的比微信公开的多出多少条",
        "chenghu 2018 site",
        "chenghu 2018 wechat",
        by="difference",
    )
    s.zh(
        "石鼓岭乡2017年主动公开文件比上年增加了几条",
        "shigu 2016 published",
        "shigu 2017 published",
        by="difference",
    )
    s.en(
        "How many more new requests did Zhuwu Town have than Qingshibu Town in 2022?",
        "zhuwu 2022 new",
        "qingshi 2022 new",
        by="difference",
    )
    s.en(
        "difference between 2015 and 2016 requests at Yanxi County",
        "yanxi 2015 requests",
        "yanxi 2016 requests",
        by="difference",
    )
    s.en(
        "Shiguling Township: how many more documents published in 2017 than the year before?",
        "shigu 2016 published",
        "shigu 2017 published",
        by="difference",
    )
    s.category = "average"
    yanxi = [f"yanxi {year} requests" for year in range(2015, 2019)]
    s.zh("砚溪县2015至2018平均一年收多少申请", *yanxi, by="average")
    s.zh(
        "砚溪柳桥镇2021、2022、2023新收申请的均值",
        *(f"liuqiao {y} new" for y in (2021, 2022, 2023)),
        by="average",
    )
    s.en(
        "On average, how many requests a year did Yanxi County get between 2015 and 2018?",
        *yanxi,
        by="average",
    )
    s.en(
        "mean of yearly new requests, Liuqiao Town (Yanxi County), 2021-2023",
        *(f"liuqiao {y} new" for y in (2021, 2022, 2023)),
        by="average",
    )
    return s.items


def _extremes(gold: Gold) -> list[Item]:
    s = Sheet(gold, "max")
    s.zh("砚溪县2015-2018哪年申请收得最多", "yanxi 2018 requests")
    s.zh("2022年砚溪县各乡镇里，新收申请最多的是哪个？", "zhuwu 2022 new")
    s.zh("柳桥镇（砚溪县）2014到2018主动公开文件数的峰值是哪一年", "liuqiao 2017 published")
    s.zh("2018年砚溪县哪种申请渠道用的人最多，当面、传真、网络还是信函", "yanxi 2018 by_net")
    s.en(
        "In which year from 2015 to 2018 did Yanxi County get the most requests?",
        "yanxi 2018 requests",
    )
    s.en(
        "Among the towns of Yanxi County in 2022, which had the highest number of new requests?",
        "zhuwu 2022 new",
    )
    s.en(
        "Peak year for documents published by Liuqiao Town, Yanxi County, 2014-2018?",
        "liuqiao 2017 published",
    )
    s.category = "min"
    s.zh("砚溪县2015-2018哪年申请收得最少", "yanxi 2017 requests")
    s.zh("2022年砚溪县下面哪个乡镇的新收申请最少", "shigu 2022 new")
    s.en(
        "Which year between 2015 and 2018 saw the fewest requests to Yanxi County?",
        "yanxi 2017 requests",
    )
    s.en("town in Yanxi County with the lowest number of new requests in 2022", "shigu 2022 new")
    s.category = "rank"
    towns = ("zhuwu", "liuqiao", "qingshi", "shigu")
    s.zh("把砚溪县各乡镇2022年新收申请从多到少排个队", *(f"{town} 2022 new" for town in towns))
    s.zh("2022砚溪各镇行政处罚决定数量排名", *(f"{town} 2022 penalty_decisions" for town in towns))
    s.en(
        "Rank the towns of Yanxi County by new requests in 2022.",
        *(f"{town} 2022 new" for town in towns),
    )
    s.en(
        "sort Yanxi County's years 2015-2018 by requests, highest first",
        *(f"yanxi {y} requests" for y in (2018, 2016, 2015, 2017)),
    )
    s.category = "count"
    s.zh("2022年砚溪县有几个乡镇新收申请超过8件", also=(2,))
    s.zh(
        "2017年砚溪县的乡镇里几个没有遇到行政诉讼",
        also=(
            sum(
                not s.value(f"{t} 2017 lawsuits").number
                for t in ("liuqiao", "shigu", "zhuwu", "qingshi")
            )
            + (s.gold.said("mailong", 2017, "lawsuits").number == 0),
        ),
    )
    s.en("How many towns of Yanxi County took in more than 8 new requests in 2022?", also=(2,))
    s.en(
        "In how many of the years 2015 to 2018 did Yanxi County receive over 130 requests?",
        also=(2,),
    )
    return s.items


def written(gold: Gold) -> Iterator[Item]:
    for part in (_series, _compare, _sums, _shares, _changes, _extremes):
        yield from part(gold)
