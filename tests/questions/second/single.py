"""One printed number: any row, any kind of applicant, the year or all years, in many voices."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

from .sheet import Sheet


def _values_zh(gold: Gold) -> list[Item]:
    s = Sheet(gold, "value")
    s.zh("砚溪县18年那会儿，老百姓总共递了多少份信息公开申请上来啊", "yanxi 2018 requests")
    s.zh("云汀市政府 2023年度 新收申请 总计", "yunting 2023 new")
    s.zh("16年砚溪县在微博上发了几条政府信息", "yanxi 2016 weibo")
    s.zh(
        "麻烦问一下，您能帮我查查望湖街道2018年做信息公开的工作人员一共有几个么，谢谢啦",
        "wanghu 2018 staff",
    )
    s.zh("禾渡县 2012 电话咨询 多少人次", "hedu 2012 calls")
    s.zh("青石埠2022行政处罚决定数", "qingshi 2022 penalty_decisions")
    s.zh("桐屏县财政局2018年信息公开的专项经费有几万", "tongping-finance 2018 budget")
    s.zh("2019年柳桥镇（砚溪那个）集中采购花了多少钱", "liuqiao 2019 purchase_amount")
    s.zh("砚溪县 2020 政府集中采购 总金额", "yanxi 2020 purchase_amount")
    s.zh("澄湖区2018，新闻发布会开过几回", "chenghu 2018 press")
    s.zh("想知道2022年石鼓岭乡还剩几件申请结转到下一年接着办", "shigu 2022 carried_out")
    s.zh("竹坞镇2023 行政事业性收费 万元", "zhuwu 2023 charges")
    s.zh("2010年云汀市因为信息公开打的行政诉讼有几件", "yunting 2010 lawsuits")
    s.zh("桐屏县教育局2017接受培训的有多少人次来着", "tongping-education 2017 trainees")
    s.zh("望湖街道办23年收了几件信息公开的申请单子", "wanghu 2023 new")
    s.zh("砚溪县2017年，“不是《条例》所指政府信息”这一项几件", "yanxi 2017 because_not_information")
    s.zh("云汀市2020年规章对外公开总数量是多少件", "yunting 2020 rules_open_total")
    s.zh("禾渡县2013年写信来申请的有几件", "hedu 2013 by_post")
    s.zh("澄湖区2019行政许可事项本年增减了多少项？", "chenghu 2019 licence_change")
    s.zh("请提供桐屏县人民政府2021年度行政强制处理决定数量。", "tongping 2021 force_decisions")
    s.zh("县志办整理资料用：禾渡县2012年接待人次", "hedu 2012 reception")
    s.zh("云汀市政府办公室2023年的信息公开申请办结了多少，我要总计", "yunting-office 2023 results")
    s.zh("砚溪县二〇一六年信息公开工作会议开了几次", "yanxi 2016 meetings")
    s.zh("澄湖区政府二零一八年延期办结的申请", "chenghu 2018 late")
    s.zh("砚溪县柳桥镇2018政务公开栏更新次数", "liuqiao 2018 extra:政务公开栏更新次数")
    return s.items


def _values_en(gold: Gold) -> list[Item]:
    s = Sheet(gold, "value")
    s.en("How many info requests landed on Yanxi County's desk in 2018?", "yanxi 2018 requests")
    s.en("yunting city 2023 administrative penalties number", "yunting 2023 penalty_decisions")
    s.en(
        "Could you kindly tell me how many press conferences Chenghu District held in 2018?",
        "chenghu 2018 press",
    )
    s.en("Hedu County 2012: requests made in person", "hedu 2012 by_person")
    s.en(
        "What was the dedicated disclosure budget of Tongping County Finance Bureau in 2018?",
        "tongping-finance 2018 budget",
    )
    s.en(
        "number of public reading points Wanghu Sub-district had set up, 2018",
        "wanghu 2018 reading_points",
    )
    s.en("how many part-time disclosure staff in Yanxi county, 2016", "yanxi 2016 parttime")
    s.en(
        "In 2019 how much money went on centralised procurement in Liuqiao Town, Yanxi County?",
        "liuqiao 2019 purchase_amount",
    )
    s.en("Yunting City, year 2010, requests sent by e-mail?", "yunting 2010 by_email")
    s.en("Shiguling 2022 requests carried over into the next year", "shigu 2022 carried_out")
    s.en(
        "How many requests could Qingshibu Town not satisfy in 2022 because it does not hold "
        "the information?",
        "qingshi 2022 nothold",
    )
    s.en("Wanghu Subdistrict 2023 new requests", "wanghu 2023 new")
    s.en("Chenghu District 2018: requests completed after an extension", "chenghu 2018 late")
    return s.items


def _more_values_en(gold: Gold) -> list[Item]:
    s = Sheet(gold, "value")
    s.en(
        "How many normative documents were in force in Zhuwu Town at the end of 2023?",
        "zhuwu 2023 norms_stock",
    )
    s.en(
        "Yunting City 2023: how many administrative coercion decisions?",
        "yunting 2023 force_decisions",
    )
    s.en(
        "How many training courses did the Tongping County Education Bureau run in 2017?",
        "tongping-education 2017 classes",
    )
    s.en("Yanxi County 2015, information published through WeChat", "yanxi 2015 wechat")
    s.en("pls: total replies to requests, Hedu County, 2013", "hedu 2013 replies")
    s.en(
        "I'm writing a thesis. What number of administrative licensing decisions did Yunting "
        "City report for 2020?",
        "yunting 2020 licence_decisions",
    )
    s.en(
        "Fees from administrative charges, Liuqiao Town (Yanxi County), 2022",
        "liuqiao 2022 charges",
    )
    s.en(
        "Policy interpretation articles released by Chenghu District in 2018",
        "chenghu 2018 interpretation",
    )
    s.en("How many people phoned Hedu County with enquiries in 2012?", "hedu 2012 calls")
    s.en(
        "What did the 2016 Yunting City statistics form give as 'information does not exist'?",
        "yunting 2016 not_existing",
    )
    return s.items


def _dimensions(gold: Gold) -> list[Item]:
    s = Sheet(gold, "dimension")
    s.zh("云汀市2023年企业来申请公开的多少件", "yunting 2023 new 商业企业")
    s.zh("砚溪县2021 个人递的新申请 几件", "yanxi 2021 new 自然人")
    s.zh(
        "律所、律师事务所这类法律服务机构2023年给云汀市提了几件新申请",
        "yunting 2023 new 法律服务机构",
    )
    s.zh("澄湖区2023年，自然人申请里最后予以公开的有几件？", "chenghu 2023 open 自然人")
    s.zh("桐屏县2020年科研机构提的新申请", "tongping 2020 new 科研机构")
    s.zh("公益组织 云汀市 2020 新收", "yunting 2020 new 社会公益组织")
    s.zh("砚溪县2022年商业企业申请部分公开几件", "yanxi 2022 partial 商业企业")
    s.zh("2022年竹坞镇老百姓个人申请的（自然人那一栏）收了多少", "zhuwu 2022 new 自然人")
    s.zh("禾渡县2021 自然人 本机关不掌握", "hedu 2021 nothold 自然人")
    s.zh(
        "云汀市政府办公室2023法人或其他组织里的商业企业新收申请量",
        "yunting-office 2023 new 商业企业",
    )
    s.en(
        "How many of Yunting City's new requests in 2023 came from companies?",
        "yunting 2023 new 商业企业",
    )
    s.en("natural persons, new requests, Yanxi County, 2021", "yanxi 2021 new 自然人")
    s.en(
        "New requests by research institutions to Yunting City in 2020?",
        "yunting 2020 new 科研机构",
    )
    s.en(
        "In Chenghu District 2023, how many requests by individuals were granted?",
        "chenghu 2023 open 自然人",
    )
    s.en(
        "law firms and other legal services: new requests they filed with Yunting City, 2023",
        "yunting 2023 new 法律服务机构",
    )
    s.en("Requests from private individuals to Zhuwu Town in 2023", "zhuwu 2023 new 自然人")
    s.en(
        "Tongping County 2021: requests by businesses (new this year)", "tongping 2021 new 商业企业"
    )
    s.en(
        "social welfare organisations - how many new requests to Yunting City 2020",
        "yunting 2020 new 社会公益组织",
    )
    return s.items


def _cumulative(gold: Gold) -> list[Item]:
    s = Sheet(gold, "cumulative")
    s.zh("截至2016年底砚溪县柳桥镇历年加起来一共受理了多少申请", "liuqiao 2016 requests +")
    s.zh("石鼓岭乡2016年报里主动公开文件的历年累计数", "shigu 2016 published +")
    s.zh("竹坞镇2017 行政诉讼 历年累计", "zhuwu 2017 lawsuits +")
    s.zh("青石埠镇开展这项工作以来到2017年，总共驳回（不予公开）了几条？", "qingshi 2017 refused +")
    s.zh("桐屏柳桥镇2016年网上申请累计有多少", "liuqiao2 2016 by_net +")
    s.zh("2018年为止砚溪县柳桥镇累计行政复议", "liuqiao 2018 reviews +")
    s.en("Cumulative number of requests at Shiguling Township as of 2017", "shigu 2017 requests +")
    s.en(
        "since records began, how many lawsuits had Liuqiao Town in Yanxi County faced by 2018?",
        "liuqiao 2018 lawsuits +",
    )
    s.en(
        "Zhuwu Town's 2016 report: running total of documents published on the website",
        "zhuwu 2016 site +",
    )
    s.en("Qingshibu Town, 2017 report, cumulative replies to requests", "qingshi 2017 replies +")
    s.en(
        "All-time total of partial disclosures, Zhuwu Town, per the 2017 report",
        "zhuwu 2017 agreed_partly +",
    )
    return s.items


def _citizens(gold: Gold) -> list[Item]:
    s = Sheet(gold, "citizen")
    s.zh("砚溪县2016年有几个人是亲自跑到窗口去申请的", "yanxi 2016 by_person")
    s.zh("石鼓岭乡2017被人告上法院几次", "shigu 2017 lawsuits")
    s.zh("政府2018年在微信上发了多少条，砚溪县的", "yanxi 2018 wechat")
    s.zh("云汀市16年拒了多少申请，不给看的那种", "yunting 2016 refused")
    s.zh("澄湖区18年有人举报投诉过吗，几件", "chenghu 2018 complaints")
    s.zh("望湖街道2018年网上点点鼠标就申请的有几个", "wanghu 2018 by_net")
    s.zh("俺们想问下青石埠镇17年收到俩还是仨申请？到底几件", "qingshi 2017 requests")
    s.zh("去竹坞镇打听信息公开，2016年他们只肯给一部分的有几件", "zhuwu 2016 agreed_partly")
    s.zh("禾渡县政府2021年审批（许可）办了多少", "hedu 2021 licence_decisions")
    s.zh("砚溪县2015年收了大家多少手续费（万元）？就是申请信息要交的那个", "yanxi 2015 fee")
    s.zh("有人不服去复议的，2016年云汀市有多少件", "yunting 2016 reviews")
    s.zh("砚溪县柳桥镇2014年寄信或者发传真来申请的有几条", "liuqiao 2014 by_letter_fax")
    s.zh("桐屏县教育局2016拖延了的（延期办结）几件", "tongping-education 2016 late")
    s.zh("罚了多少次款？我是说桐屏县2021年行政处罚", "tongping 2021 penalty_decisions")
    s.en("How often was Shiguling Township taken to court in 2017?", "shigu 2017 lawsuits")
    s.en("how many requests did yunting city turn down in 2016", "yunting 2016 refused")
    s.en(
        "Did anyone walk into the Yanxi County office to ask for information in 2016, and how many requests was that?",
        "yanxi 2016 by_person",
    )
    s.en(
        "Complaints and reports received by Chenghu District during 2018?",
        "chenghu 2018 complaints",
    )
    s.en(
        "How many tweets... I mean Weibo posts of government information by Yanxi County 2016",
        "yanxi 2016 weibo",
    )
    s.en("Liuqiao Town, Yanxi County, 2014: requests by post or fax", "liuqiao 2014 by_letter_fax")
    s.en(
        "How many people appealed (administrative reconsideration) against Yunting City in 2016?",
        "yunting 2016 reviews",
    )
    s.en(
        "Fines handed out by Tongping County 2021 (penalty decisions)",
        "tongping 2021 penalty_decisions",
    )
    s.en("How many times did Zhuwu Town say yes only in part in 2016?", "zhuwu 2016 agreed_partly")
    s.en(
        "requests filed over the internet, Wanghu Sub-district, twenty eighteen",
        "wanghu 2018 by_net",
    )
    return s.items


def written(gold: Gold) -> Iterator[Item]:
    for part in (_values_zh, _values_en, _more_values_en, _dimensions, _cumulative, _citizens):
        yield from part(gold)
