"""Questions on the prose: what a report says in sentences, and what it does not say at all."""

from collections.abc import Iterator

from questions.writer.gold import Gold
from questions.writer.item import Item

CATEGORY = "narrative"


class Prose:
    """Collects questions whose answer is a passage of one report."""

    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.items: list[Item] = []

    def _quotes(self, place: str) -> tuple[str, ...]:
        """`body year topic`: the words of that report on the topic; there must be some."""
        body, year, topic = place.split()
        quotes = tuple(self.gold.quotes(body, int(year), topic))
        if not quotes:
            raise LookupError(f"nothing said: {place}")
        return quotes

    def said(self, lang: str, *asked: tuple[str, str]) -> None:
        """Pairs of a question and the place of its answer."""
        for question, place in asked:
            self.items.append(Item(CATEGORY, lang, question, quotes=self._quotes(place)))

    def quoted(self, lang: str, *asked: tuple[str, str]) -> None:
        """Pairs of a question and the words that answer it, read in the report."""
        for question, words in asked:
            self.items.append(Item(CATEGORY, lang, question, quotes=(words,)))

    def unsaid(self, lang: str, topic: str, *asked: tuple[str, str]) -> None:
        """Pairs of a question and the report that is silent on `topic` ("" for no topic)."""
        for question, place in asked:
            body, year = place.split()
            if topic and self.gold.quotes(body, int(year), topic):
                raise LookupError(f"{place} does speak of {topic}")
            self.items.append(Item(CATEGORY, lang, question, status="not_reported"))


def _contacts(prose: Prose) -> None:
    prose.said(
        "zh",
        ("青石埠镇管信息公开的座机号，22年报告上印的那个", "qingshi 2022 phone"),
        ("想投诉石鼓岭乡信息公开做得慢，2017年报上能打哪个号", "shigu 2017 phone"),
        ("石鼓岭乡2017邮箱", "shigu 2017 email"),
        ("望湖街道二〇一八年报告传真往哪儿发", "wanghu 2018 fax"),
        ("快递寄到澄湖区政府，2019年报告里写的是什么路多少号", "chenghu 2019 address"),
        ("砚溪县2018年报中的邮政编码", "yanxi 2018 postcode"),
        ("云汀市2016年的年报上有没有咨询电话，报给我", "yunting 2016 phone"),
        ("桐屏教育局21年办公地点写在哪", "tongping-education 2021 address"),
        ("我要给禾渡水利局发电邮，13年的报告留的地址是啥", "hedu-water 2013 email"),
        ("竹坞镇政府在哪条路上？就看2022年的年报", "zhuwu 2022 address"),
    )
    prose.said(
        "en",
        ("phone number printed in Qingshibu Town's 2022 report", "qingshi 2022 phone"),
        (
            "Which number can I ring about disclosure in Shiguling, going by the 2017 report?",
            "shigu 2017 phone",
        ),
        ("Chenghu District mailing address 2019", "chenghu 2019 address"),
        (
            "Where do I send an email to the Hedu County Water Resources Bureau (2013 report)?",
            "hedu-water 2013 email",
        ),
        ("fax of Wanghu Sub-district, 2018 annual report", "wanghu 2018 fax"),
        ("zip / postal code for Yanxi County in its 2018 report", "yanxi 2018 postcode"),
    )


def _people(prose: Prose) -> None:
    prose.said(
        "zh",
        ("柳桥镇（砚溪县）2014年信息公开是谁分管的", "liuqiao 2014 leader"),
        ("青石埠2022年这块工作一把手是谁抓", "qingshi 2022 leader"),
        ("砚溪县2020年哪位县领导管信息公开", "yanxi 2020 leader"),
        ("望湖街道18年信息公开负责人的职务", "wanghu 2018 leader"),
        ("云汀2009年信息公开由哪位市领导负责", "yunting 2009 leader"),
        ("砚溪县柳桥镇2023年哪个办公室统一办理信息公开", "liuqiao 2023 office"),
        ("石鼓岭乡2018信息公开归哪个科室协调", "shigu 2018 office"),
        ("澄湖区2019具体干活的是哪个处室？", "chenghu 2019 office"),
    )
    prose.said(
        "en",
        (
            "Which official oversaw disclosure in Liuqiao Town, Yanxi County, in 2014?",
            "liuqiao 2014 leader",
        ),
        ("Who headed the disclosure work of Qingshibu Town in 2022?", "qingshi 2022 leader"),
        (
            "which office handled disclosure day to day at Shiguling Township in 2018",
            "shigu 2018 office",
        ),
        (
            "Chenghu District 2019: department doing the daily disclosure work",
            "chenghu 2019 office",
        ),
    )


def _practice_zh(prose: Prose) -> None:
    prose.said(
        "zh",
        ("青石埠镇的微信号叫啥名，2022报告", "qingshi 2022 account"),
        ("望湖街道2023年清理完新媒体后留下了哪个公众号", "wanghu 2023 account"),
        ("没有电脑的老人，2018年在石鼓岭乡去哪儿能查信息", "shigu 2018 spot"),
        ("砚溪县2016年开放日在几月份搞的", "yanxi 2016 openday"),
        ("教育局（桐屏县）2017年请市民参观是哪个月", "tongping-education 2017 openday"),
        ("麦垄乡2018年12345热线办了多少件转办的", "mailong 2018 hotline"),
        ("砚溪县2022年热线转办件处理情况", "yanxi 2022 hotline"),
        ("柳桥镇（砚溪县）2017年人大代表建议、政协提案办得咋样", "liuqiao 2017 proposal"),
        ("信息公开占绩效几分？麦垄乡2018", "mailong 2018 score"),
        ("云汀2020年考核里这项工作多少分", "yunting 2020 score"),
        ("澄湖区2023年业务学习是怎么安排的", "chenghu 2023 training"),
        ("石鼓岭乡22年给工作人员上过课没有", "shigu 2022 training"),
        ("竹坞镇2017年对信息公开有哪些监督手段", "zhuwu 2017 audit"),
        ("砚溪县2016年请了什么人来监督信息公开", "yanxi 2016 audit"),
        ("2014年砚溪县柳桥镇要发布一条信息得过哪几道审核", "liuqiao 2014 rule"),
        ("青石埠镇2022对收到申请后的时限怎么规定的", "qingshi 2022 rule"),
        ("2023年砚溪县柳桥镇网站专栏新增了什么子栏目", "liuqiao 2023 column"),
        ("望湖街道2022年重点盯着哪几块领域公开", "wanghu 2022 area"),
        ("砚溪县2019年公开了哪些惠农方面的东西", "yanxi 2019 area"),
        ("到石鼓岭乡递申请有几种法子？2017年", "shigu 2017 apply"),
        ("申请表上哪儿领——砚溪县柳桥镇2021", "liuqiao 2021 apply"),
        ("石鼓岭2017那几个申请人都在关心啥事", "shigu 2017 subject"),
        ("2021年在砚溪县柳桥镇申请信息要掏钱吗", "liuqiao 2021 fee"),
        ("2019年砚溪县柳桥镇处理费收没收", "liuqiao 2019 fee"),
        ("砚溪县2020政策解读用了哪些形式", "yanxi 2020 interpret"),
        ("竹坞镇2017年新集路整治征求意见收到几条", "zhuwu 2017 consult"),
        ("砚溪县2017年信息公开碰头会多久开一次", "yanxi 2017 meeting"),
        ("竹坞镇17年申请案卷怎么归档、存多久", "zhuwu 2017 archive"),
    )


def _practice_en(prose: Prose) -> None:
    prose.said(
        "en",
        ("What's Qingshibu Town's official WeChat account called (2022)?", "qingshi 2022 account"),
        ("In what month was Yanxi County's open day in 2016?", "yanxi 2016 openday"),
        (
            "Does Liuqiao Town in Yanxi County charge anything for information? 2021 report",
            "liuqiao 2021 fee",
        ),
        ("How were staff trained at Chenghu District in 2023", "chenghu 2023 training"),
        ("ways of filing a request with Shiguling Township in 2017", "shigu 2017 apply"),
        ("Key areas for publication at Wanghu Sub-district, 2022?", "wanghu 2022 area"),
        (
            "What oversight was there of disclosure work in Yanxi County in 2016?",
            "yanxi 2016 audit",
        ),
        ("12345 hotline cases, Yanxi County, 2022 report", "yanxi 2022 hotline"),
        (
            "How did Yanxi County explain its policies to the public in 2020?",
            "yanxi 2020 interpret",
        ),
    )


def _reasons(prose: Prose) -> None:
    prose.said(
        "zh",
        ("麦垄乡2017年报里检讨了啥", "mailong 2017 problem"),
        ("云汀市2023年还差在哪儿？它自己怎么讲的", "yunting 2023 problem"),
        ("2012年禾渡县承认的短板", "hedu 2012 problem"),
        ("桐屏县2020 主要问题", "tongping 2020 problem"),
        ("望湖街道2018年下一步打算", "wanghu 2018 measure"),
        ("为了把不足补上，石鼓岭乡2018年要做哪几件事", "shigu 2018 measure"),
        ("青石埠镇2017年针对毛病开了什么方子", "qingshi 2017 measure"),
        ("砚溪县2022准备怎么改进信息公开呀", "yanxi 2022 measure"),
        ("教育局（桐屏县）2016年还说来年要干什么别的事", "tongping-education 2016 other"),
    )
    prose.said(
        "en",
        ("Weak points Mailong Township names in its 2017 report", "mailong 2017 problem"),
        (
            "what still goes wrong at Yunting City according to its own 2023 report",
            "yunting 2023 problem",
        ),
        ("Next steps planned by Wanghu Sub-district after 2018", "wanghu 2018 measure"),
        ("How does Yanxi County intend to do better, 2022 report?", "yanxi 2022 measure"),
        ("Main problems, Tongping County, 2020", "tongping 2020 problem"),
    )
    prose.quoted(
        "zh",
        ("砚溪县柳桥镇14年哪类申请变多了", "涉及工程招投标和小区物业的申请明显增多"),
        ("柳桥镇（砚溪县）2014年修订了一份什么办法", "《柳桥镇信息发布审核办法》"),
        ("青石埠镇2022制定的规范文件叫什么名字", "《青石埠镇依申请公开工作规范》"),
        ("澄湖区2019年报是照哪个文号的文件写的", "澄湖政办发〔2019〕34号"),
        ("麦垄乡2018把公开纳入绩效，依据的文件号", "砚溪政办发〔2018〕79号"),
        ("云汀市2010年任务清单是用哪个文件印发的", "云汀政办发〔2010〕67号"),
        ("砚溪县柳桥镇2023年从几月开始由一个办公室统一管信息公开", "11月起统一归口"),
    )
    prose.quoted(
        "en",
        (
            "Which topics did requests to Liuqiao Town (Yanxi County) increasingly concern in 2014?",
            "涉及工程招投标和小区物业的申请明显增多",
        ),
        (
            "Name of the measures that Liuqiao Town, Yanxi County, revised in 2014",
            "《柳桥镇信息发布审核办法》",
        ),
        (
            "document number under which Chenghu District's 2019 report was prepared",
            "澄湖政办发〔2019〕34号",
        ),
    )


def _silent_zh(prose: Prose) -> None:
    prose.unsaid(
        "zh",
        "fax",
        ("石鼓岭乡2017年的传真号", "shigu 2017"),
        ("青石埠镇2022年报里传真是多少", "qingshi 2022"),
        ("云汀市2016传真号码给一个", "yunting 2016"),
    )
    prose.unsaid("zh", "phone", ("柳桥镇（砚溪县）2023年报留的电话", "liuqiao 2023"))
    prose.unsaid("zh", "address", ("柳桥镇（砚溪县）2023年报上的通信地址？", "liuqiao 2023"))
    prose.unsaid(
        "zh",
        "email",
        ("望湖街道2018年报的电子邮箱", "wanghu 2018"),
        ("桐屏县教育局2016年有没有留邮箱", "tongping-education 2016"),
    )
    prose.unsaid(
        "zh",
        "openday",
        ("石鼓岭乡2022年的政府开放日是哪天", "shigu 2022"),
        ("竹坞镇2017年开放日几月办的", "zhuwu 2017"),
    )
    prose.unsaid(
        "zh",
        "hotline",
        ("青石埠镇2022年12345热线办了几件", "qingshi 2022"),
        ("澄湖区2019年接了多少12345热线转办件", "chenghu 2019"),
    )
    prose.unsaid(
        "zh",
        "account",
        ("石鼓岭乡2022公众号叫什么", "shigu 2022"),
        ("禾渡县2012微信公众号名称", "hedu 2012"),
    )
    prose.unsaid("zh", "score", ("竹坞镇2022年考核里信息公开占几分", "zhuwu 2022"))
    prose.unsaid("zh", "proposal", ("麦垄乡2018办了几件政协提案", "mailong 2018"))
    prose.unsaid(
        "zh",
        "",
        ("石鼓岭乡2017年信息公开分管领导姓什么叫什么", "shigu 2017"),
        ("砚溪县2020年分管信息公开的领导尊姓大名，只要人名不要职务", "yanxi 2020"),
        ("云汀市2023年信息公开办公室周末上班吗，几点开门", "yunting 2023"),
        ("竹坞镇2022年报讲了村里修路花多少钱没有", "zhuwu 2022"),
        ("青石埠镇2022年报提到的第三方评估公司叫什么", "qingshi 2022"),
        ("砚溪县2021年报里有抖音账号吗，叫啥", "yanxi 2021"),
        ("禾渡县水利局2015年水库水位多少米，报告里写了吗", "hedu-water 2015"),
        ("望湖街道2022年有几个人因为信息公开工作受到表彰", "wanghu 2022"),
    )


def _silent_en(prose: Prose) -> None:
    prose.unsaid(
        "en",
        "fax",
        ("Fax number in Shiguling Township's 2017 report", "shigu 2017"),
        ("what is Qingshibu Town's fax, 2022", "qingshi 2022"),
    )
    prose.unsaid(
        "en",
        "phone",
        ("telephone of Liuqiao Town, Yanxi County, in the 2023 report", "liuqiao 2023"),
    )
    prose.unsaid("en", "email", ("Email given by Wanghu Sub-district in 2018", "wanghu 2018"))
    prose.unsaid("en", "openday", ("When was Shiguling Township's open day in 2022?", "shigu 2022"))
    prose.unsaid("en", "account", ("Name of Hedu County's WeChat account, 2012", "hedu 2012"))
    prose.unsaid(
        "en",
        "hotline",
        ("How many 12345 hotline cases does Qingshibu Town's 2022 report mention?", "qingshi 2022"),
    )
    prose.unsaid(
        "en",
        "",
        (
            "Name (not post) of the person in charge of disclosure at Yanxi County in 2020",
            "yanxi 2020",
        ),
        ("opening hours of Yunting City's disclosure office, 2023 report", "yunting 2023"),
        ("Which consultancy audited Qingshibu Town in 2022?", "qingshi 2022"),
        ("Does Zhuwu Town's 2022 report say what the new road cost?", "zhuwu 2022"),
        ("What TikTok or Douyin account does Yanxi County list in 2021?", "yanxi 2021"),
    )


def written(gold: Gold) -> Iterator[Item]:
    prose = Prose(gold)
    for part in (
        _contacts,
        _people,
        _practice_zh,
        _practice_en,
        _reasons,
        _silent_zh,
        _silent_en,
    ):
        part(prose)
    yield from prose.items
