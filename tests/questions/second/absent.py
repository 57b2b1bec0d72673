"""What is not there, what fits several readings, and what lies near and is something else."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

from .sheet import REFUSAL_REASONS, Sheet


def _not_reported(gold: Gold) -> list[Item]:
    s = Sheet(gold, "not_reported")
    s.none(
        "zh",
        "not_reported",
        "桐屏县教育局2017年专项经费花了多少万",
        "石鼓岭乡2022年属于行政查询事项不予公开的有几件",
        "石鼓岭乡2022 无正当理由大量反复申请 件数",
        "砚溪县柳桥镇2015年接受行政申诉、举报的历年累计数",
        "望湖街道2022年现行有效的规章几件",
        "砚溪县2021年微博发布了多少条政府信息",
        "竹坞镇2017年网络申请数是多少",
        "砚溪县2016年商业企业提出的申请有多少件",
        "砚溪县柳桥镇2016年新闻发布会几次",
        "砚溪县2018年的行政处罚决定有多少",
        "禾渡县2012年微信发了多少条信息",
        "桐屏县教育局2016因涉及国家秘密不公开的几件",
        "2017年砚溪县电话咨询多少人次",
    )
    s.none(
        "en",
        "not_reported",
        "What was the Tongping County Education Bureau's special budget in 2017?",
        "Shiguling Township 2022: refused as administrative queries",
        "cumulative complaints for Liuqiao Town, Yanxi County, in the 2015 report",
        "How many rules were in force at Wanghu Sub-district in 2022?",
        "Weibo posts of Yanxi County in 2021?",
        "How many online requests did Zhuwu Town get in 2017?",
        "requests from companies to Yanxi County in 2016",
        "How many press conferences did Liuqiao Town in Yanxi County hold in 2016?",
        "penalty decisions of Yanxi County for 2018",
        "Phone enquiries, Yanxi County, 2017",
    )
    return s.items


def _no_report(gold: Gold) -> list[Item]:
    s = Sheet(gold, "no_report")
    s.none(
        "zh",
        "no_report",
        "石鼓岭乡2019年新收多少申请",
        "砚溪县二〇二四年的申请情况",
        "云汀市2012年主动公开了多少",
        "麦垄乡2020年打了几场官司",
        "枫桥岭镇2018年收了几件申请",
        "桐屏县财政局2021年收费多少",
        "澄湖区2021年不予公开几件",
        "青石埠镇二零二零年",
        "禾渡县公安局2013年的行政复议数",
        "拉萨市2021年收到多少信息公开申请",
        "望湖街道2016年收到申请没有",
    )
    s.none(
        "en",
        "no_report",
        "How many new requests did Shiguling Township get in 2019?",
        "Yunting City 2012: documents published",
        "requests received by Mailong Township in 2020",
        "Refusals in Chenghu District in 2021?",
        "What did Springfield Township receive in 2018 in terms of information requests?",
        "Tongping County Finance Bureau, requests, 2021",
        "How many lawsuits did the Hedu County Public Security Bureau face in 2013?",
        "Qingshibu Town requests in 2020",
    )
    return s.items


def _out_of_scope(gold: Gold) -> list[Item]:
    s = Sheet(gold, "out_of_scope")
    s.none(
        "zh",
        "out_of_scope",
        "明天砚溪县下雨吗",
        "帮我写一首关于春天的诗",
        "怎么给孩子办身份证要带啥",
        "股票该不该卖",
        "3的平方根等于几",
        "推荐几部好看的电影",
        "从竹坞镇坐什么车去云汀市最快",
    )
    s.none(
        "en",
        "out_of_scope",
        "Will it rain in Yanxi County tomorrow?",
        "write me a haiku about autumn",
        "what's the best recipe for mapo tofu",
        "How tall is Mount Everest?",
        "translate 'good morning' into Spanish",
        "Who won the football last night?",
    )
    return s.items


def _clarify(gold: Gold) -> list[Item]:
    s = Sheet(gold, "clarify")
    s.none(
        "zh",
        "needs_clarification",
        "柳桥镇2016年受理了几条申请",
        "柳桥镇22年行政处罚决定几件",
        "砚溪县收了多少申请",
        "主动公开文件数是多少？",
        "2022年新收申请多少件",
        "各镇里头谁的工作最出色？",
        "澄湖区收到多少申请",
    )
    s.none(
        "en",
        "needs_clarification",
        "Liuqiao Town, 2016: number of requests?",
        "How many requests has Yanxi County received?",
        "new requests in 2022?",
        "Which township is the most transparent?",
        "Liuqiao penalty decisions 2022",
    )
    return s.items


def _traps(gold: Gold) -> list[Item]:
    s = Sheet(gold, "trap")
    s.zh("砚溪县2018同意公开几件（不要部分公开的）", "yanxi 2018 agreed")
    s.zh("砚溪县2018同意部分公开了几件", "yanxi 2018 agreed_partly")
    s.zh("澄湖区2018申请办结了多少，注意不是收到的", "chenghu 2018 done")
    s.zh("云汀市2016 答复数 不是 申请数", "yunting 2016 replies")
    s.zh("砚溪县2017年被复议几件，不是被起诉", "yanxi 2017 reviews")
    s.zh("砚溪县2017年被起诉几件，不是复议", "yanxi 2017 lawsuits")
    s.zh("2016年桐屏柳桥镇在政府网站公开的（不是主动公开总数）", "liuqiao2 2016 site")
    s.zh("石鼓岭乡2017本年主动公开多少，别给我历年累计", "shigu 2017 published")
    s.zh("砚溪县政府办公室2022新收多少申请，我问的是办公室自己的不是全县", "yanxi-office 2022 new")
    s.zh(
        "为什么砚溪县2018年收到了五百件申请？",
        "yanxi 2018 requests",
        text_none=("收到500件", "收到五百件"),
    )
    s.zh(
        "听说青石埠镇2022年新收了60件申请，是这样吗",
        "qingshi 2022 new",
        text_none=("收到60件", "新收60件"),
    )
    s.zh("云汀市2023年上年结转的和结转下年度的，只要上年结转的那个", "yunting 2023 carried_in")
    s.zh("桐屏县2021年更正后的新收申请数", "tongping 2021 new")
    s.zh("澄湖区2018 不同意公开答复数", "chenghu 2018 refused")
    s.en("Yanxi County 2018: granted in full only, not partial", "yanxi 2018 agreed")
    s.en("Chenghu District 2018, requests completed rather than received", "chenghu 2018 done")
    s.en("reconsideration cases, not lawsuits, Yanxi County 2017", "yanxi 2017 reviews")
    s.en("lawsuits, not reconsideration, Yanxi County 2017", "yanxi 2017 lawsuits")
    s.en(
        "For the year 2017 only (not cumulative), how much did Shiguling Township publish?",
        "shigu 2017 published",
    )
    s.en("Why did Yanxi County get five hundred requests in 2018?", "yanxi 2018 requests")
    s.en("I read that Qingshibu Town had 60 new requests in 2022. Is it true?", "qingshi 2022 new")
    s.en("carried over FROM the previous year, Yunting City, 2023", "yunting 2023 carried_in")
    s.en("Tongping County's corrected 2021 report: new requests?", "tongping 2021 new")
    s.en(
        "How many did Yunting City refuse in 2023 because the matter is a state secret?",
        "yunting 2023 secret",
    )
    s.zh("2023年云汀市属于国家秘密而不公开的", "yunting 2023 secret")
    s.zh("云汀市2023复议后起诉总计", "yunting 2023 after")
    s.en(
        "Yunting City 2023, lawsuits filed directly without reconsideration", "yunting 2023 direct"
    )
    s.zh("砚溪县2022行政复议结果纠正的", "yanxi 2022 review_corrected")
    refused = s.total("chenghu", 2023, REFUSAL_REASONS)
    s.zh("澄湖区2023不予公开（不是不予处理，也不是无法提供）多少", also=(refused,))
    s.en("Chenghu District 2023: denied access in total (not 'not processed')", also=(refused,))
    return s.items


def written(gold: Gold) -> Iterator[Item]:
    for part in (_not_reported, _no_report, _out_of_scope, _clarify, _traps):
        yield from part(gold)
