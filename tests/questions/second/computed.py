"""What is computed of printed numbers: shares, changes, averages, the most and the least."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

from .sheet import Sheet


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


def _growth(gold: Gold) -> list[Item]:
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
    return s.items


def _differences(gold: Gold) -> list[Item]:
    s = Sheet(gold, "difference")
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
    return s.items


def _averages(gold: Gold) -> list[Item]:
    s = Sheet(gold, "average")
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


def _most(gold: Gold) -> list[Item]:
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
    return s.items


def _least(gold: Gold) -> list[Item]:
    s = Sheet(gold, "min")
    s.zh("砚溪县2015-2018哪年申请收得最少", "yanxi 2017 requests")
    s.zh("2022年砚溪县下面哪个乡镇的新收申请最少", "shigu 2022 new")
    s.en(
        "Which year between 2015 and 2018 saw the fewest requests to Yanxi County?",
        "yanxi 2017 requests",
    )
    s.en("town in Yanxi County with the lowest number of new requests in 2022", "shigu 2022 new")
    return s.items


def _ranked(gold: Gold) -> list[Item]:
    s = Sheet(gold, "rank")
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
    for part in (_shares, _growth, _differences, _averages, _most, _least, _ranked):
        yield from part(gold)
