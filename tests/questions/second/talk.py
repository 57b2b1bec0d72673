"""Conversation: follow-ups, corrections, two questions at once, names as they are typed."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

from .sheet import Sheet, after

_YANXI_2016 = after("砚溪县2016年收到多少件申请", "砚溪县2016年收到申请139件[1]。")
_YANXI_2016_EN = after(
    "How many requests did Yanxi County receive in 2016?",
    "Yanxi County received 139 requests in 2016 [1].",
)
_ZHUWU_2022 = after("竹坞镇2022年新收多少申请", "竹坞镇2022年新收政府信息公开申请14件[1]。")
_CHENGHU_2018_EN = after(
    "Chenghu District 2018, how many replies?",
    "In 2018 Chenghu District gave 167 replies [1].",
)


def _followups(gold: Gold) -> list[Item]:
    s = Sheet(gold, "followup")
    s.zh("再看看2018年的呢", "yanxi 2018 requests", history=_YANXI_2016)
    s.zh("其中走网络的？", "yanxi 2016 by_net", history=_YANXI_2016)
    s.zh("那一年告他们的有几起", "yanxi 2016 lawsuits", history=_YANXI_2016)
    s.zh("云汀市呢", "yunting 2016 requests", history=_YANXI_2016)
    s.zh("下一年", "yanxi 2017 requests", history=_YANXI_2016)
    s.zh(
        "跟上一年比呢，差几件",
        "yanxi 2015 requests",
        "yanxi 2016 requests",
        by="difference",
        history=_YANXI_2016,
    )
    s.zh("青石埠那边是多少", "qingshi 2022 new", history=_ZHUWU_2022)
    s.zh("个人的有多少件", "zhuwu 2022 new 自然人", history=_ZHUWU_2022)
    s.zh("23年", "zhuwu 2023 new", history=_ZHUWU_2022)
    s.zh("它的行政许可处理决定呢？", "zhuwu 2022 licence_decisions", history=_ZHUWU_2022)
    s.en("and in 2018?", "yanxi 2018 requests", history=_YANXI_2016_EN)
    s.en("how many of those came in online", "yanxi 2016 by_net", history=_YANXI_2016_EN)
    s.en("What about Yunting City?", "yunting 2016 requests", history=_YANXI_2016_EN)
    s.en("And lawsuits?", "yanxi 2016 lawsuits", history=_YANXI_2016_EN)
    s.en("the year after", "yanxi 2017 requests", history=_YANXI_2016_EN)
    s.en("of these, how many were refused?", "chenghu 2018 refused", history=_CHENGHU_2018_EN)
    s.en("and how many fully granted", "chenghu 2018 agreed", history=_CHENGHU_2018_EN)
    s.en("Same for Yanxi County please", "yanxi 2018 replies", history=_CHENGHU_2018_EN)
    return s.items


def _corrections(gold: Gold) -> list[Item]:
    s = Sheet(gold, "correction")
    s.zh("错了错了，是2015年", "yanxi 2015 requests", history=_YANXI_2016)
    s.zh("我说的不是砚溪县，是澄湖区2018年的", "chenghu 2018 requests", history=_YANXI_2016)
    s.zh("不是收到的，是答复的数", "yanxi 2016 replies", history=_YANXI_2016)
    s.zh("打错字了，应该是2023年", "zhuwu 2023 new", history=_ZHUWU_2022)
    s.zh("不对，我要的是石鼓岭乡", "shigu 2022 new", history=_ZHUWU_2022)
    s.zh("哎我说的是行政复议不是申请", "yanxi 2016 reviews", history=_YANXI_2016)
    s.en("no, I meant 2015", "yanxi 2015 requests", history=_YANXI_2016_EN)
    s.en("Sorry, wrong place: Yunting City", "yunting 2016 requests", history=_YANXI_2016_EN)
    s.en("not requests, I wanted replies", "yanxi 2016 replies", history=_YANXI_2016_EN)
    s.en(
        "Actually make that reconsiderations instead of replies",
        "chenghu 2018 reviews",
        history=_CHENGHU_2018_EN,
    )
    s.en("oops I should have said Yanxi County", "yanxi 2018 replies", history=_CHENGHU_2018_EN)
    return s.items


def _two(gold: Gold) -> list[Item]:
    s = Sheet(gold, "multi_part")
    s.zh("砚溪县2018收了多少申请？又拒了多少？", "yanxi 2018 requests", "yanxi 2018 refused")
    s.zh(
        "请问竹坞镇2023年新收申请几件，另外上年结转几件", "zhuwu 2023 new", "zhuwu 2023 carried_in"
    )
    s.zh("云汀市2016年的微博条数还有政务微信条数", "yunting 2016 weibo", "yunting 2016 wechat")
    s.zh(
        "石鼓岭乡2017行政诉讼几件，青石埠镇2017收到申请几件",
        "shigu 2017 lawsuits",
        "qingshi 2017 requests",
    )
    s.zh("禾渡县2013专职的几个人？兼职的呢？", "hedu 2013 fulltime", "hedu 2013 parttime")
    s.zh(
        "先告诉我澄湖区2018公开了多少条，再说说同年开了几场发布会",
        "chenghu 2018 published",
        "chenghu 2018 press",
    )
    s.en(
        "How many requests did Yanxi County get in 2018, and how many did it refuse?",
        "yanxi 2018 requests",
        "yanxi 2018 refused",
    )
    s.en(
        "Zhuwu Town 2023: new requests plus those carried in from 2022, both numbers",
        "zhuwu 2023 new",
        "zhuwu 2023 carried_in",
    )
    s.en(
        "Give me Weibo and WeChat counts for Yunting City in 2016",
        "yunting 2016 weibo",
        "yunting 2016 wechat",
    )
    s.en(
        "Shiguling lawsuits in 2017? And requests received by Qingshibu the same year?",
        "shigu 2017 lawsuits",
        "qingshi 2017 requests",
    )
    s.en(
        "staff of Hedu County 2013, full time and part time",
        "hedu 2013 fulltime",
        "hedu 2013 parttime",
    )
    return s.items


def _names(gold: Gold) -> list[Item]:
    s = Sheet(gold, "names")
    s.zh("砚溪竹坞2022新收申请", "zhuwu 2022 new")
    s.zh("zhuwu镇2023年收到多少申请", "zhuwu 2023 new")
    s.zh("Qingshibu 镇 2022 行政许可 decision 多少", "qingshi 2022 licence_decisions")
    s.zh("桐屏的柳桥镇2017年受理申请总数", "liuqiao2 2017 requests")
    s.zh("岚江省云汀市2016年收到申请数", "yunting 2016 requests")
    s.zh("望湖街办2022年新收申请", "wanghu 2022 new")
    s.zh("云汀市政府办2023新收几件", "yunting-office 2023 new")
    s.zh("桐屏教育局16年网络申请", "tongping-education 2016 by_net")
    s.en("yanxi county's liuqiao, requests in 2017", "liuqiao 2017 requests")
    s.en("Liu Qiao town of Tongping 2017 requests accepted", "liuqiao2 2017 requests")
    s.en("石鼓岭乡 requests received 2016", "shigu 2016 requests")
    s.en("ZHUWU TOWN 2022 NEW REQUESTS", "zhuwu 2022 new")
    s.en("Wang Hu street office new requests 2022", "wanghu 2022 new")
    s.en("general office of Yunting City government: new requests 2023", "yunting-office 2023 new")
    s.category = "typo"
    s.zh("竹捂镇2022年新收多少件神请", "zhuwu 2022 new")
    s.zh("砚西县2018收到多少申请", "yanxi 2018 requests")
    s.zh("石骨岭乡2017主动公开文件数", "shigu 2017 published")
    s.zh("青石布镇2022年行政处罚", "qingshi 2022 penalty_decisions")
    s.zh("澄湖区2018性政复议多少", "chenghu 2018 reviews")
    s.zh("云丁市2016收到的申请", "yunting 2016 requests")
    s.zh("桐平县2020新收申请", "tongping 2020 new")
    s.en("Zuwu Town new requests 2022", "zhuwu 2022 new")
    s.en("how many reqeusts did Yanxi Couny recieve in 2018", "yanxi 2018 requests")
    s.en("Shigulin Township documents publised 2017", "shigu 2017 published")
    s.en("Chengu District reconsideratons 2018", "chenghu 2018 reviews")
    s.en("Tonping County new reqests 2020", "tongping 2020 new")
    s.category = "traditional"
    s.zh("硯溪縣2018年總共收到幾件申請", "yanxi 2018 requests")
    s.zh("雲汀市2023年行政處罰處理決定數量", "yunting 2023 penalty_decisions")
    s.zh("竹塢鎮二〇二二年新收申請當中，自然人遞交的", "zhuwu 2022 new 自然人")
    s.zh("望湖街道2018年專職人員幾位", "wanghu 2018 fulltime")
    return s.items


def written(gold: Gold) -> Iterator[Item]:
    for part in (_followups, _corrections, _two, _names):
        yield from part(gold)
