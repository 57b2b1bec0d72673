"""How people ask for the rows of the forms that list indicators (A, B and the older ones).

Each entry: rows of the gold by form, then questions in Chinese and English; `{b}` is a body,
`{y}` a year.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ask:
    """`keys`: gold row by form family; the questions mean that row and no other."""

    keys: dict[str, str]
    zh: tuple[str, ...]
    en: tuple[str, ...] = ()


def _in(families: str, key: str) -> dict[str, str]:
    return dict.fromkeys(families.split(), key)


ASKS = (
    Ask(
        _in("A B old", "requests") | _in("C D", "new"),
        (
            "{b}{y}年收到多少件政府信息公开申请？",
            "{y}年老百姓跟{b}提了几回信息公开申请？",
            "请问{b}在{y}年度收到的政府信息公开申请数量是多少？",
            "{b} {y} 申请数",
            "帮我查查{y}年{b}一共接到几件公开申请",
            "{y}年{b}依申请公开收了多少件",
            "想了解一下，{b}{y}年有几件信息公开的申请递进来？",
            "{y}那年，有没有人找{b}申请公开信息，有几件？",
            "{b}在{y}年的申请量",
            "写稿要用：{b}{y}年政府信息公开申请共计多少件？",
            "agency={b}; year={y}; indicator=收到政府信息公开申请数",
            "{b}，{y}年，信息公开申请收了几份",
            "{y}年度{b}收到的公开申请总数请告知。",
            "{y}年到{b}申请信息公开的一共有多少件啊",
            "申请 {b} {y} 多少件",
            "到{b}去申请信息公开的，{y}年有几宗？",
        ),
        (
            "How many information requests did {b} receive in {y}?",
            "{b}, {y}: number of disclosure requests received",
            "What was the total of freedom-of-information requests filed with {b} in {y}?",
            "In {y}, how many people's requests for government information came in to {b}?",
            "Tell me the count of requests {b} got in {y}.",
            "Requests received by {b} ({y})",
            "I'd like to know how many disclosure applications {b} took in during {y}",
            "for {y}, {b}'s incoming information requests?",
            "How often was {b} asked to release information in {y}?",
            "number of FOI requests {b} {y}",
            "Could you look up how many requests were submitted to {b} in {y}?",
            "{y} requests, {b}",
            "According to the {y} report, how many requests did {b} receive?",
            "Did anybody file a request with {b} in {y}, and how many were there?",
            "GET requests_received agency={b} year={y}",
            "What number of applications for open information did {b} register in {y}?",
        ),
    ),
    Ask(
        _in("A B old", "published"),
        (
            "{b}{y}年主动公开了多少条信息？",
            "{y}年{b}自己主动往外公开了几条东西",
            "{b}{y}年度主动公开政府信息的总数",
            "{y}年，{b}一共主动公开多少条政府信息？",
            "{b} {y}年 主动公开 多少",
            "我是记者，请问{b}在{y}年主动公开的信息有多少？",
            "{b}{y}年晒出来的政府信息有几条",
            "{y}年{b}主动公开数是多少来着",
        ),
        (
            "How many items did {b} proactively disclose in {y}?",
            "{b} {y} proactive disclosure total",
            "How much information did {b} publish on its own initiative in {y} (number of items)?",
            "What is the number of items actively made public by {b} in {y}?",
        ),
    ),
    Ask(
        _in("A B", "site"),
        (
            "{b}{y}年通过政府网站公开了多少条？",
            "{y}年{b}在政府网站上公开的信息有几条",
            "{b}{y}年政府网站公开数",
            "上网公开的，{b}{y}年有多少条？我指政府网站",
        ),
        (
            "How many items did {b} publish on the government website in {y}?",
            "{b}, {y}: items disclosed via the government website",
        ),
    ),
    Ask(
        _in("A B", "gazette"),
        (
            "{b}{y}年通过政府公报公开了多少条？",
            "{y}年{b}登在政府公报上的有几条信息",
            "政府公报这块，{b}{y}年公开几条？",
        ),
        ("How many items appeared in the official gazette for {b} in {y}?",),
    ),
    Ask(
        _in("B", "wechat"),
        (
            "{b}{y}年用政务微信公开了多少条信息？",
            "{y}年{b}微信渠道公开政府信息数",
            "政务微信 {b} {y} 公开条数",
        ),
        ("How many items did {b} release through government WeChat in {y}?",),
    ),
    Ask(
        _in("B", "weibo"),
        ("{b}{y}年政务微博公开了几条政府信息？", "{y}年{b}在微博上公开的政府信息数量"),
        ("How many items did {b} disclose on Weibo in {y}?",),
    ),
    Ask(
        _in("A B old", "by_person"),
        (
            "{y}年当面到{b}申请公开的有几件？",
            "{b}{y}年当面申请数是多少",
            "亲自跑到{b}窗口递申请的，{y}年有多少件？",
            "{y}年{b}收到的当面申请",
        ),
        (
            "How many requests were made in person to {b} in {y}?",
            "{b} {y}: requests handed in face to face",
        ),
    ),
    Ask(
        _in("A B old", "by_net"),
        (
            "{b}{y}年网上申请的有几件？",
            "{y}年通过网络向{b}提交的申请有多少件",
            "{b}{y}年网络申请数",
            "在网上找{b}申请的，{y}年多少？",
        ),
        (
            "How many requests reached {b} online in {y}?",
            "Online requests to {b}, {y}",
            "In {y} how many people used the internet to file a request with {b}?",
        ),
    ),
    Ask(
        _in("A", "by_letter_fax"),
        ("{b}{y}年信函、传真申请数", "{y}年写信或者发传真向{b}申请的有几件？"),
        ("How many requests came to {b} by letter or fax in {y}?",),
    ),
    Ask(
        _in("B old", "by_fax"),
        ("{b}{y}年收到几件传真申请？", "{y}年发传真向{b}申请公开的有多少件"),
        ("How many requests did {b} get by fax in {y}?",),
    ),
    Ask(
        _in("B", "by_letter"),
        ("{b}{y}年信函申请数是多少？", "{y}年寄信向{b}申请信息公开的有几件？"),
    ),
    Ask(
        _in("old", "by_email"),
        ("{b}{y}年收到电子邮件申请多少件？",),
        ("How many requests were emailed to {b} in {y}?",),
    ),
    Ask(
        _in("A B old", "replies"),
        (
            "{b}{y}年对申请的答复总数是多少？",
            "{y}年{b}一共答复了几件申请",
            "{b}{y}年回复申请人多少件？",
        ),
        ("How many requests did {b} answer in {y}?", "Total replies to requests, {b}, {y}"),
    ),
    Ask(
        _in("B", "done"),
        ("{b}{y}年申请办结数是多少？", "{y}年{b}办结了多少件信息公开申请"),
        ("How many requests did {b} close in {y}?",),
    ),
    Ask(
        _in("B", "on_time"),
        ("{b}{y}年按时办结的申请有几件？", "{y}年{b}按时办结数"),
        ("How many requests were completed on time by {b} in {y}?",),
    ),
    Ask(
        _in("B", "late"),
        ("{b}{y}年延期办结了几件申请？", "{y}年{b}延期办结数"),
        ("How many requests did {b} complete only after an extension in {y}?",),
    ),
    Ask(
        _in("A B old", "agreed") | _in("C D", "open"),
        (
            "{b}{y}年同意公开的申请有几件？",
            "{y}年向{b}申请的，有多少件是同意给公开的（全部公开，不算部分公开）？",
            "{b}在{y}年答应全部公开的有多少件",
        ),
        (
            "How many requests did {b} grant in full in {y}?",
            "Fully granted requests at {b} in {y}?",
        ),
    ),
    Ask(
        _in("A B old", "agreed_partly") | _in("C D", "partial"),
        (
            "{b}{y}年部分公开的有几件？",
            "{y}年{b}只给公开了一部分的申请有多少件",
            "{b} {y} 部分公开数",
        ),
        (
            "How many requests were partly granted by {b} in {y}?",
            "{b} {y}: partial disclosures in reply to requests",
        ),
    ),
    Ask(
        _in("A B old", "refused"),
        (
            "{b}{y}年拒绝了几个申请？",
            "{y}年{b}不同意公开的有多少件？",
            "{b}{y}年没答应公开、也就是决定不予公开的申请有几件",
        ),
        ("How many requests did {b} turn down in {y}?", "Refused requests, {b}, {y}"),
    ),
    Ask(
        _in("A", "replied_otherwise"),
        ("{b}{y}年其他类型答复数是多少", "{y}年{b}的答复里，属于其他类型的有几件？"),
    ),
    Ask(
        _in("A", "complaints"),
        ("{b}{y}年接受行政申诉、举报多少件？", "{y}年{b}因为信息公开被申诉举报几次"),
        ("How many complaints or reports about disclosure were made against {b} in {y}?",),
    ),
    Ask(_in("B", "complaints"), ("{b}{y}年举报投诉数量", "{y}年{b}关于信息公开的举报投诉有几件？")),
    Ask(
        _in("A B old", "reviews") | _in("C D", "review"),
        (
            "{b}{y}年因信息公开被申请行政复议多少件？",
            "{y}年{b}信息公开行政复议有几起",
            "{b} {y} 行政复议 总数",
        ),
        ("How many administrative reconsideration cases over disclosure did {b} have in {y}?",),
    ),
    Ask(
        _in("A B old", "lawsuits"),
        (
            "{b}{y}年被告了几次？说的是信息公开的行政诉讼",
            "{y}年{b}因信息公开引起的行政诉讼有几件？",
            "{b}{y}年行政诉讼数",
        ),
        (
            "How many times was {b} taken to court over disclosure in {y}?",
            "Lawsuits about disclosure against {b}, {y}",
        ),
    ),
    Ask(
        _in("B old", "budget"),
        (
            "{b}{y}年政府信息公开专项经费是多少万元？",
            "{y}年{b}为信息公开花了多少专项经费",
            "{b}{y}年信息公开专项经费",
        ),
        ("What was {b}'s dedicated budget for information disclosure in {y}, in 10,000 yuan?",),
    ),
    Ask(
        _in("B", "staff"),
        ("{b}{y}年从事政府信息公开工作的有多少人？", "{y}年{b}搞信息公开的工作人员总共几个"),
        ("How many people worked on information disclosure at {b} in {y}?",),
    ),
    Ask(
        _in("B old", "fulltime"),
        ("{b}{y}年信息公开专职人员有几名？", "{y}年{b}有多少专职人员做信息公开"),
        ("How many full-time disclosure staff did {b} have in {y}?",),
    ),
    Ask(
        _in("B old", "parttime"),
        ("{b}{y}年兼职做信息公开的有几个人？", "{y}年{b}兼职人员数"),
        ("How many part-time disclosure staff did {b} have in {y}?",),
    ),
    Ask(
        _in("B", "reading_points"),
        ("{b}{y}年设置了几个政府信息公开查阅点？", "{y}年在{b}能去几个查阅点看政府信息"),
        ("How many reading points for government information did {b} run in {y}?",),
    ),
    Ask(
        _in("B", "meetings"),
        ("{b}{y}年开了几次政府信息公开工作会议？", "{y}年{b}召开信息公开工作会议或专题会议多少次"),
    ),
    Ask(_in("B", "classes"), ("{b}{y}年办了几期信息公开培训班？", "{y}年{b}举办各类培训班数")),
    Ask(
        _in("B", "trainees"),
        ("{b}{y}年信息公开培训了多少人次？", "{y}年{b}接受培训人员数"),
        ("How many people attended {b}'s disclosure training in {y}?",),
    ),
    Ask(
        _in("B", "press"),
        ("{b}{y}年参加或举办新闻发布会几次？", "{y}年{b}开过多少次新闻发布会"),
        ("How many press conferences did {b} hold or attend in {y}?",),
    ),
    Ask(_in("B", "interview"), ("{b}{y}年政府网站在线访谈做了几次？",)),
    Ask(
        _in("B", "interpretation"),
        ("{b}{y}年发布了多少篇政策解读稿件？", "{y}年{b}政策解读稿件发布数"),
        ("How many policy explainers did {b} publish in {y}?",),
    ),
    Ask(_in("B", "hot"), ("{b}{y}年回应公众关注热点或重大舆情几次？",)),
    Ask(
        _in("B old", "norms_made"),
        ("{b}{y}年制发了多少件规范性文件？", "{y}年{b}新出的规范性文件有几件"),
    ),
    Ask(
        _in("B", "because_privacy"),
        ("{b}{y}年因为涉及个人隐私而不同意公开的有几件？",),
        ("How many requests did {b} refuse in {y} because of personal privacy?",),
    ),
    Ask(_in("B", "because_commercial"), ("{y}年{b}以涉及商业秘密为由没有同意公开的几件",)),
    Ask(_in("B", "not_existing"), ("{b}{y}年答复“申请信息不存在”的有多少件？",)),
    Ask(_in("B", "not_ours"), ("{y}年{b}答复说不属于本机关公开的有几件？",)),
    Ask(_in("B", "review_corrected"), ("{b}{y}年信息公开行政复议被依法纠错几件？",)),
    Ask(_in("B", "lawsuit_kept"), ("{b}{y}年信息公开官司里，维持或者驳回原告诉讼请求的有几件？",)),
    Ask(
        _in("old", "consultations"),
        ("{b}{y}年咨询总人次是多少？", "{y}年{b}一共接受咨询多少人次"),
        ("How many enquiries did {b} handle in {y}, counted in person-times?",),
    ),
    Ask(_in("old", "reception"), ("{b}{y}年接待了多少人次？",)),
    Ask(_in("old", "electronic"), ("{b}{y}年全文电子化的政府信息有多少条？",)),
    Ask(_in("old", "reason_6"), ("{b}{y}年因为信息不存在而否决公开的有几件？",)),
)
