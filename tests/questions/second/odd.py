"""Years, names and numbers as phones write them; time words; rows chained across the forms."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

from .sheet import Sheet, after

_TODAY = "2023-05-04"


def _time(gold: Gold) -> list[Item]:
    s = Sheet(gold, "time")
    s.zh("砚溪县去年新收多少申请", "yanxi 2022 new", today=_TODAY)
    s.zh("砚溪县前年的行政处罚决定", "yanxi 2021 penalty_decisions", today=_TODAY)
    s.zh("大前年砚溪县行政许可办了多少件", "yanxi 2020 licence_decisions", today=_TODAY)
    s.zh("石鼓岭乡2017年前一年主动公开多少", "shigu 2016 published", today=_TODAY)
    s.zh(
        "柳桥镇（砚溪县）最近两年新收申请各几件",
        "liuqiao 2021 new",
        "liuqiao 2022 new",
        today=_TODAY,
    )
    s.zh("竹坞镇上一年度新收申请几件", "zhuwu 2022 new", today=_TODAY)
    s.none("zh", "no_report", "今年砚溪县新收多少申请", today=_TODAY)
    s.none("zh", "no_report", "禾渡县去年行政诉讼几件", today=_TODAY)
    s.en("How many new requests did Yanxi County get last year?", "yanxi 2022 new", today=_TODAY)
    s.en(
        "Yanxi County the year before last: penalty decisions",
        "yanxi 2021 penalty_decisions",
        today=_TODAY,
    )
    s.en("Zhuwu Town's new requests in the past year", "zhuwu 2022 new", today=_TODAY)
    s.en(
        "last two years, Liuqiao Town (Yanxi County), new requests per year",
        "liuqiao 2021 new",
        "liuqiao 2022 new",
        today=_TODAY,
    )
    s.none("en", "no_report", "How many new requests has Yanxi County had this year?", today=_TODAY)
    return s.items


def _before(gold: Gold) -> list[Item]:
    s = Sheet(gold, "before")

    def earlier(cell: str) -> tuple[int | float, ...]:
        return (s.value(cell + " +").number - s.value(cell).number,)

    s.zh("2016年以前石鼓岭乡一共受理过多少申请", also=earlier("shigu 2016 requests"))
    s.zh("竹坞镇在2017年之前累计主动公开了多少条", also=earlier("zhuwu 2017 published"))
    s.zh("青石埠镇2017年前的历年行政诉讼合计", also=earlier("qingshi 2017 lawsuits"))
    s.en(
        "How many requests had Shiguling Township received in total before 2016?",
        also=earlier("shigu 2016 requests"),
    )
    s.en(
        "documents published by Zhuwu Town before 2017, all years together",
        also=earlier("zhuwu 2017 published"),
    )
    return s.items


def _chained(gold: Gold) -> list[Item]:
    s = Sheet(gold, "chained")
    cells = [f"yanxi {y} {'requests' if y < 2019 else 'new'}" for y in range(2015, 2023)]
    s.zh("砚溪县2015到2022年每年收到的申请", *cells)
    s.zh(
        "砚溪县2018年和2019年收到的申请相比差多少",
        "yanxi 2018 requests",
        "yanxi 2019 new",
        by="difference",
    )
    s.zh("柳桥镇（砚溪县）2018、2019两年申请数", "liuqiao 2018 requests", "liuqiao 2019 new")
    s.zh(
        "砚溪县2020到2021行政处罚增长率",
        "yanxi 2020 penalty_decisions",
        "yanxi 2021 penalty_decisions",
        by="growth",
    )
    s.en("requests to Yanxi County each year, 2015 to 2022", *cells)
    s.en(
        "Requests to Liuqiao Town of Yanxi County in 2018 and 2019",
        "liuqiao 2018 requests",
        "liuqiao 2019 new",
    )
    return s.items


def _coverage(gold: Gold) -> list[Item]:
    s = Sheet(gold, "coverage")
    s.zh(
        "2017年砚溪县各乡镇分别收到多少申请",
        "liuqiao 2017 requests",
        "shigu 2017 requests",
        "zhuwu 2017 requests",
        "qingshi 2017 requests",
        "mailong 2017 said:requests",
    )
    s.zh("2023年砚溪县哪个镇新收申请最多", "zhuwu 2023 new")
    s.zh("2022年所有单位里行政处罚最多的是谁", "yanxi 2022 penalty_decisions")
    s.zh("2018年哪些单位没有发生行政诉讼", "wanghu 2018 lawsuits", "tongping-finance 2018 lawsuits")
    s.en(
        "2017 requests by town, Yanxi County",
        "liuqiao 2017 requests",
        "shigu 2017 requests",
        "zhuwu 2017 requests",
        "qingshi 2017 requests",
        "mailong 2017 said:requests",
    )
    s.en("Which body made the most penalty decisions in 2022?", "yanxi 2022 penalty_decisions")
    return s.items


def _writing(gold: Gold) -> list[Item]:
    s = Sheet(gold, "writing")
    s.zh("砚溪县２０１６年收到申请数", "yanxi 2016 requests")
    s.zh("砚溪县二零一六年度收到申请多少件？？？", "yanxi 2016 requests")
    s.zh("砚溪县'18年收到的申请", "yanxi 2018 requests")
    s.zh("砚溪县 2016/2017 收到申请", "yanxi 2016 requests", "yanxi 2017 requests")
    s.zh("砚溪县2016～2018收到申请数", *(f"yanxi {y} requests" for y in (2016, 2017, 2018)))
    s.zh("【砚溪县】2016🙏收到申请几件😀", "yanxi 2016 requests")
    s.zh("yanxi县16年shenqing多少", "yanxi 2016 requests")
    s.zh("砚溪县2016收到申请\n谢谢！", "yanxi 2016 requests")
    s.zh("砚溪县人民政府2016年度政府信息公开工作年度报告里收到申请数是多少", "yanxi 2016 requests")
    s.zh("砚溪县2016 requests 收了几件", "yanxi 2016 requests")
    s.zh(
        "你好，我是砚溪县的一个普通村民，家里的宅基地一直没有批下来，想了解一下县政府2016年总共收到了多少件信息公开申请，麻烦您告诉我，非常感谢",
        "yanxi 2016 requests",
    )
    s.zh("在吗 砚溪县2016年申请数 急", "yanxi 2016 requests")
    s.en("yanxi county 2016 requests received ???", "yanxi 2016 requests")
    s.en("Yanxi County, FY2016, requests received", "yanxi 2016 requests")
    s.en(
        "Yanxi County 2016-18 requests received",
        *(f"yanxi {y} requests" for y in (2016, 2017, 2018)),
    )
    s.en(
        "Hello! I'm a reporter working on a story about local transparency, and I'd love to know how many requests Yanxi County received in 2016. Thanks so much!",
        "yanxi 2016 requests",
    )
    s.en("requests received yanxi county two thousand sixteen", "yanxi 2016 requests")
    s.en("hi, quick q - yanxi county requests received in 2016?", "yanxi 2016 requests")
    s.en("HOW MANY REQUESTS DID YANXI COUNTY RECEIVE IN 2016", "yanxi 2016 requests")
    s.en(
        "In the year of 2016, what was the total of requests received by the People's Government of Yanxi County?",
        "yanxi 2016 requests",
    )
    return s.items


def _talk(gold: Gold) -> list[Item]:
    s = Sheet(gold, "longer_talk")
    talk = after(
        "砚溪县2016年收到多少件申请",
        "砚溪县2016年收到申请139件[1]。",
        "2018年呢",
        "砚溪县2018年收到申请167件[1]。",
    )
    s.zh("不予公开的呢", "yanxi 2018 refused", history=talk)
    s.zh("这两年加起来多少", "yanxi 2016 requests", "yanxi 2018 requests", by="sum", history=talk)
    s.zh("换成澄湖区", "chenghu 2018 requests", history=talk)
    english = after(
        "How many requests did Yanxi County receive in 2016?",
        "Yanxi County received 139 requests in 2016 [1].",
        "And 2018?",
        "Yanxi County received 167 requests in 2018 [1].",
    )
    s.en("and refusals?", "yanxi 2018 refused", history=english)
    s.en(
        "What is that in total for the two years?",
        "yanxi 2016 requests",
        "yanxi 2018 requests",
        by="sum",
        history=english,
    )
    s.en("Chenghu District instead", "chenghu 2018 requests", history=english)
    return s.items


def _shelf(gold: Gold) -> list[Item]:
    """What the collection holds and what its terms mean."""
    s = Sheet(gold, "shelf")

    def told(lang: str, question: str, *any_of: str, none: tuple[str, ...] = ()) -> None:
        s.none(lang, "answered", question, text_any=any_of, text_none=none)

    told("zh", "有2019年的报告吗", "澄湖区", "柳桥镇")
    told("zh", "哪些单位没有2022年的报告", "财政局", "水利局", none=("竹坞镇人民政府（2022年）",))
    told("zh", "砚溪县下面有哪些乡镇的报告", "青石埠", none=("桐屏县财政局",))
    told("zh", "竹坞镇最新的报告是哪年", "2023")
    told("zh", "最早的报告是哪一年的", "2009")
    told("zh", "哪些报告有空白没填", "石鼓岭乡", none=("各项之和",))
    told("zh", "三安全一稳定是什么意思", "安全")
    told("zh", "历年累计指的是什么", "历年", "累计")
    told("zh", "规章和规范性文件有什么不同", "规章")
    told("zh", "信息处理费是什么", "费", none=("0万元", "0元"))
    told("en", "Do you have reports for 2019?", "Chenghu", "Liuqiao")
    told("en", "Which bodies have no report for 2022?", "Finance Bureau", "Water")
    told("en", "What is the latest report of Zhuwu Town?", "2023")
    told("en", "What does cumulative mean here?", "year")
    told(
        "en",
        "What is the difference between a reconsideration and a lawsuit?",
        "court",
        "reconsideration",
    )
    told("en", "Which reports have blank cells?", "Shiguling", none=("do not add up",))
    return s.items


def written(gold: Gold) -> Iterator[Item]:
    for part in (_time, _before, _chained, _coverage, _writing, _talk, _shelf):
        yield from part(gold)
