"""Questions inside one report: sums of parts without a row, shares, differences to a total."""

from collections.abc import Iterator
from random import Random

from .gold import Gold, Value
from .item import Item
from .names import EN, ZH
from .values import name

REFUSED = ("secret", "law", "stability", "third", "internal", "process", "casefile", "query")
UNAVAILABLE = ("nothold", "nomake", "unclear")
DECLINED = ("petition", "repeat", "publication", "mass", "confirm")
OTHERWISE = ("lapse", "unpaid", "else")
COMPANIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")

_SUMS = (
    (
        "CD",
        REFUSED,
        "zh",
        (
            "{b}{y}年不予公开的一共多少件？",
            "{y}年{b}总共拒绝公开几件申请，各种不予公开的理由合在一起",
            "{b}{y}年不予公开总数",
            "{b}在{y}年驳回了多少，也就是不予公开合计",
        ),
    ),
    (
        "CD",
        REFUSED,
        "en",
        (
            "How many requests in total did {b} refuse to disclose in {y}, all grounds together?",
            "Total refusals (不予公开) at {b} in {y}?",
        ),
    ),
    (
        "CD",
        UNAVAILABLE,
        "zh",
        (
            "{b}{y}年无法提供的申请总共几件？",
            "{y}年{b}无法提供的合计多少",
            "{b}{y}年“无法提供”三种情形加一起多少件",
        ),
    ),
    (
        "CD",
        UNAVAILABLE,
        "en",
        ("How many requests was {b} unable to provide information for in {y}, in total?",),
    ),
    (
        "CD",
        DECLINED,
        "zh",
        (
            "{b}{y}年不予处理的申请共有几件？",
            "{y}年{b}不予处理合计",
            "{b}{y}年一共有多少申请没有处理，我指不予处理的",
        ),
    ),
    ("CD", DECLINED, "en", ("In total, how many requests did {b} decline to process in {y}?",)),
    ("D", OTHERWISE, "zh", ("{b}{y}年其他处理一共几件？", "{y}年{b}“其他处理”三项合计多少件")),
    (
        "CD",
        ("direct", "after"),
        "zh",
        (
            "{b}{y}年因信息公开打的行政官司总共多少起？",
            "{y}年{b}行政诉讼一共几件，直接起诉的加上复议后起诉的",
            "{b}{y}年信息公开行政诉讼总数",
        ),
    ),
    (
        "CD",
        ("direct", "after"),
        "en",
        ("How many lawsuits over disclosure did {b} face in {y} altogether?",),
    ),
    (
        "A",
        ("reviews", "lawsuits"),
        "zh",
        ("{b}{y}年行政复议和行政诉讼一共几件？", "{y}年{b}的复议加诉讼共多少件"),
    ),
    (
        "A B",
        ("by_person", "by_net"),
        "zh",
        ("{b}{y}年当面申请和网络申请合起来几件？", "{y}年{b}当面的加网上的申请一共多少"),
    ),
    ("A old", ("agreed", "agreed_partly"), "zh", ("{b}{y}年同意公开和同意部分公开合计多少件？",)),
    ("CD", ("open", "partial"), "zh", ("{b}{y}年予以公开和部分公开加在一起多少件？",)),
    ("CD", ("open", "partial"), "en", ("Full and partial disclosures together at {b} in {y}?",)),
    ("B", ("weibo", "wechat"), "zh", ("{b}{y}年微博和微信渠道一共公开了多少条？",)),
    (
        "CD",
        ("penalty_decisions", "force_decisions"),
        "zh",
        ("{b}{y}年行政处罚和行政强制处理决定合计多少？",),
    ),
)


def _instances(gold: Gold, families: str, keys: tuple[str, ...], lang: str) -> list[list[Value]]:
    """Reports where all the rows have a number."""
    known = ZH if lang == "zh" else EN
    found = []
    for body, year in gold.reports:
        if body in known and gold.family(body, year) in families.replace("CD", "C D").split():
            values = [gold.cell(body, year, key) for key in keys]
            if all(value is not None for value in values):
                found.append([value for value in values if value])
    return [values for values in found if sum(value.number for value in values)]


def sums(gold: Gold, random: Random) -> Iterator[Item]:
    for families, keys, lang, wordings in _SUMS:
        pool = _instances(gold, families, keys, lang)
        for wording in wordings:
            for values in random.sample(pool, min(2, len(pool))):
                first = values[0]
                question = wording.format(b=name(random, first.body, lang), y=first.year)
                total = sum(value.number for value in values)
                figures = tuple(value for value in values if value.number)
                yield Item("sum", lang, question, values=(total,), figures=figures)


def companies(gold: Gold, random: Random) -> Iterator[Item]:
    """法人或其他组织 has no column of its own: five columns added."""
    for lang, wording in (
        ("zh", "{b}{y}年新收申请中法人或其他组织提出的一共几件？"),
        ("zh", "{y}年{b}收到法人或者其他组织的新申请合计多少"),
        (
            "en",
            "How many new requests did {b} get in {y} from legal persons and other organisations together?",
        ),
    ):
        known = ZH if lang == "zh" else EN
        pool = []
        for body, year in gold.reports:
            if body in known and gold.family(body, year) in "CD":
                cells = [gold.cell(body, year, "new", company) for company in COMPANIES]
                values = [value for value in cells if value]
                if len(values) == len(COMPANIES) and sum(value.number for value in values):
                    pool.append(values)
        for values in random.sample(pool, min(3, len(pool))):
            question = wording.format(b=name(random, values[0].body, lang), y=values[0].year)
            yield Item("sum", lang, question, values=(sum(v.number for v in values),))


_SHARES = (
    (
        "A",
        "by_net",
        "requests",
        "zh",
        (
            "{b}{y}年网络申请占全部申请的百分之多少？",
            "{y}年{b}的申请里网上提交的占几成，给个百分比",
            "{b}{y}年网络申请占比",
        ),
    ),
    (
        "A",
        "by_person",
        "requests",
        "zh",
        ("{b}{y}年当面申请占申请总数的比例", "{y}年{b}收到的申请有百分之几是当面提的？"),
    ),
    (
        "A",
        "site",
        "published",
        "zh",
        (
            "{b}{y}年政府网站公开的占主动公开总数百分之几？",
            "{y}年{b}主动公开的信息，上政府网站的占多大比例？",
        ),
    ),
    ("B", "by_net", "requests", "zh", ("{b}{y}年收到的申请中网络申请占多少（%）？",)),
    ("B", "wechat", "published", "zh", ("{y}年{b}政务微信公开的占主动公开总数的百分比",)),
    ("B", "agreed", "replies", "zh", ("{b}{y}年同意公开答复数占申请答复数的比例是多少？",)),
    ("B", "on_time", "done", "zh", ("{b}{y}年按时办结率是多少（按时办结占办结总数）？",)),
    ("A", "agreed", "replies", "zh", ("{b}{y}年同意公开的占答复总数百分之多少",)),
    (
        "CD",
        "open",
        "results",
        "zh",
        ("{b}{y}年予以公开占办理结果总计的比例是多少？", "{y}年{b}办理结果里予以公开占百分之几？"),
    ),
    (
        "CD",
        "nothold",
        "results",
        "zh",
        ("{b}{y}年因本机关不掌握而无法提供的占办理结果总计的百分之多少？",),
    ),
    ("CD", "review_kept", "review", "zh", ("{b}{y}年行政复议结果维持的占复议总计百分之几？",)),
    (
        "B",
        "by_net",
        "requests",
        "en",
        (
            "What share of the requests received by {b} in {y} came online?",
            "Percentage of {b}'s {y} requests that were made over the internet?",
        ),
    ),
    (
        "CD",
        "open",
        "results",
        "en",
        ("What percentage of all outcomes at {b} in {y} was full disclosure?",),
    ),
    (
        "A",
        "by_person",
        "requests",
        "en",
        ("In {y}, what per cent of the requests to {b} were made in person?",),
    ),
    (
        "A",
        "site",
        "published",
        "en",
        (
            "What proportion of {b}'s proactive disclosures in {y} went on the government website, in per cent?",
        ),
    ),
)


def shares(gold: Gold, random: Random) -> Iterator[Item]:
    for families, part, whole, lang, wordings in _SHARES:
        pool = [v for v in _instances(gold, families, (part, whole), lang) if v[1].number]
        pool = [values for values in pool if 0 < values[0].number < values[1].number]
        for wording in wordings:
            for one, all_of in random.sample(pool, min(2, len(pool))):
                question = wording.format(b=name(random, one.body, lang), y=one.year)
                rate = round(one.number / all_of.number * 100, 2)
                yield Item(
                    "share", lang, question, values=(rate,), figures=(one, all_of), tolerance=0.01
                )


_PEOPLE = (
    ("zh", "{b}{y}年新收申请里自然人占百分之多少？"),
    ("zh", "{y}年{b}的新收申请，个人提的占比是多少"),
    ("zh", "{b}{y}年申请人中商业企业所占比例（新收申请）"),
    ("en", "What percentage of new requests at {b} in {y} came from natural persons?"),
)


def shares_of_applicants(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, wording in _PEOPLE:
        known = ZH if lang == "zh" else EN
        applicant = "商业企业" if "商业企业" in wording else "自然人"
        pool = []
        for body, year in gold.reports:
            if body in known and gold.family(body, year) in "CD":
                one, all_of = gold.cell(body, year, "new", applicant), gold.cell(body, year, "new")
                if one and all_of and 0 < one.number < all_of.number:
                    pool.append((one, all_of))
        for one, all_of in random.sample(pool, min(3, len(pool))):
            question = wording.format(b=name(random, one.body, lang), y=one.year)
            rate = round(one.number / all_of.number * 100, 2)
            yield Item(
                "share", lang, question, values=(rate,), figures=(one, all_of), tolerance=0.01
            )


_BEFORE = (
    ("zh", "published", "{y}年以前{b}累计主动公开了多少条？"),
    ("zh", "published", "在{y}年之前，{b}历年累计主动公开多少？"),
    ("zh", "requests", "{b}{y}年以前历年累计受理的申请有几件？"),
    ("zh", "replies", "{y}年以前{b}累计答复了多少件申请"),
    (
        "en",
        "published",
        "How many items had {b} proactively disclosed before {y}, all earlier years together?",
    ),
)


def before(gold: Gold, random: Random) -> Iterator[Item]:
    """To date less the year, where the report of the year before does not say otherwise."""
    for lang, key, wording in _BEFORE:
        known = ZH if lang == "zh" else EN
        pool = []
        for body, year in gold.reports:
            to_date, in_year = (
                gold.cell(body, year, key, period="cumulative"),
                gold.cell(body, year, key),
            )
            earlier = (body, year - 1) in gold.reports
            if (
                body in known
                and not earlier
                and to_date
                and in_year
                and to_date.number > in_year.number
            ):
                pool.append((to_date, in_year))
        for to_date, in_year in random.sample(pool, min(2, len(pool))):
            question = wording.format(b=name(random, in_year.body, lang), y=in_year.year)
            yield Item("difference", lang, question, values=(to_date.number - in_year.number,))


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (sums, companies, shares, shares_of_applicants, before):
        yield from part(gold, random)
