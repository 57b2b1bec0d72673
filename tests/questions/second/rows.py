"""Every row of the forms, asked for as people put it who do not have the form before them."""

from collections.abc import Iterator
from random import Random

from questions.writer.gold import Gold
from questions.writer.item import Item, of_value
from questions.writer.names import EN, ZH

from .rows_unseen import Tables

CATEGORY = "row"

# The form's families, the corpus's name of the row, then ways to ask: {b} is the body, {y} the year.
_B = {
    "norms_made": (
        "{b}{y}年一共制发了多少份规范性文件",
        "{y}年{b}出了几个规范性文件",
        "How many normative documents did {b} issue in {y}?",
    ),
    "norms_open": (
        "{b}{y}年主动公开的规范性文件有几件",
        "How many normative documents did {b} make public in {y}?",
    ),
    "gazette": (
        "{y}年{b}在政府公报上登了多少条信息",
        "{b}{y}年用公报公开的信息条数",
        "How many items did {b} publish in the government gazette in {y}?",
    ),
    "site": (
        "{b}{y}年官网上公开了多少条",
        "{y}年{b}通过政府网站公开的信息数量",
        "How many items did {b} put on its website in {y}?",
    ),
    "weibo": (
        "{b}的政务微博{y}年公开信息多少条",
        "How many items were published on Weibo by {b} in {y}?",
    ),
    "wechat": (
        "{y}年{b}微信公开了多少条信息",
        "{b} {y}: items published via WeChat",
    ),
    "other_channel": (
        "除了网站微博微信公报，{b}{y}年用其他方式公开了几条",
        "How many items did {b} publish through other channels in {y}?",
    ),
    "hot": (
        "{b}{y}年回应公众关注热点或重大舆情几次",
        "{y}年{b}回应过几次舆情热点",
        "How many times did {b} respond to hot topics of public concern in {y}?",
    ),
    "press": (
        "{b}{y}年办了几场新闻发布会",
        "How many press conferences did {b} hold or take part in during {y}?",
    ),
    "interview": (
        "{b}{y}年在线访谈搞了几次",
        "How many online interviews did {b} hold on its website in {y}?",
    ),
    "interpretation": (
        "{y}年{b}发了多少篇政策解读",
        "How many policy interpretations did {b} publish in {y}?",
    ),
    "event_social": (
        "{b}{y}年用微博微信回应事件多少次",
        "How many events did {b} respond to on Weibo and WeChat in {y}?",
    ),
    "by_person": (
        "{y}年到{b}现场当面提出的申请有几件",
        "How many requests were handed in to {b} in person in {y}?",
    ),
    "by_fax": (
        "{b}{y}年传真来的申请几件",
        "How many requests did {b} receive by fax in {y}?",
    ),
    "by_net": (
        "{b}{y}年线上申请几件",
        "How many online requests did {b} receive in {y}?",
    ),
    "by_letter": (
        "{b}{y}年邮寄信函提交的申请多少件",
        "How many requests were mailed to {b} in {y}?",
    ),
    "done": (
        "{b}{y}年办结了多少件申请",
        "How many requests did {b} complete in {y}?",
    ),
    "on_time": (
        "{b}{y}年按期办结的申请几件",
        "How many requests did {b} complete on time in {y}?",
    ),
    "late": (
        "{b}{y}年延期才办结的几件",
        "How many requests were completed late by {b} in {y}, after an extension?",
    ),
    "already_public": (
        "{y}年{b}答复说属于已经主动公开范围的有几件",
        "In how many cases did {b} reply in {y} that the information was already public?",
    ),
    "agreed": (
        "{b}{y}年同意公开的有多少件",
        "How many requests did {b} grant in {y}?",
    ),
    "agreed_partly": (
        "{b}{y}年同意部分公开几件",
        "How many requests did {b} grant in part in {y}?",
    ),
    "refused": (
        "{b}{y}年不同意公开的有多少件",
        "How many requests did {b} reject in {y}?",
    ),
    "because_secret": (
        "{y}年{b}因国家秘密不同意公开的几件",
        "How many requests did {b} refuse in {y} on grounds of state secrets?",
    ),
    "because_commercial": (
        "{b}{y}年以商业秘密为由拒绝公开几件",
        "How many requests did {b} refuse in {y} because of trade secrets?",
    ),
    "because_privacy": (
        "{b}{y}年因为个人隐私没公开的有几件",
        "How many requests did {b} refuse in {y} for reasons of personal privacy?",
    ),
    "not_ours": (
        "{y}年{b}答复不归本机关公开的有几件",
        "In {y}, how many requests did {b} say were not its own information to disclose?",
    ),
    "not_existing": (
        "{b}{y}年申请的信息不存在的有几件",
        "How many times did {b} say in {y} that the requested information does not exist?",
    ),
    "to_amend": (
        "{b}{y}年让申请人更改补充的有几件",
        "How many applicants did {b} tell to amend or supplement their request in {y}?",
    ),
    "elsewhere": (
        "{b}{y}年告知走其他途径办理的几件",
        "How many requests did {b} direct to other channels in {y}?",
    ),
    "review_kept": (
        "{b}{y}年行政复议里维持原行为的有几件",
        "In how many reconsideration cases was {b} upheld in {y}?",
    ),
    "review_corrected": (
        "{b}{y}年复议被纠错几件",
        "In how many reconsideration cases was {b} corrected in {y}?",
    ),
    "lawsuit_kept": (
        "{y}年{b}的诉讼中法院维持或者驳回原告的几件",
        "In how many lawsuits of {y} was {b} upheld or the claim dismissed?",
    ),
    "lawsuit_corrected": (
        "{b}{y}年官司被依法纠错的几件",
        "In how many lawsuits was {b} corrected in {y}?",
    ),
    "complaints": (
        "{b}{y}年收到的举报投诉有多少件",
        "How many complaints and tip-offs did {b} get in {y}?",
    ),
    "fee": (
        "{b}{y}年依申请公开收了多少费用",
        "How much did {b} charge in fees for requested information in {y}?",
    ),
    "agencies": (
        "{b}{y}年有几个专门负责信息公开的机构",
        "How many dedicated disclosure units did {b} have in {y}?",
    ),
    "reading_points": (
        "{b}{y}年设了几个信息公开查阅点",
        "How many reading points did {b} have in {y}?",
    ),
    "staff": (
        "{b}{y}年从事信息公开的人员有多少",
        "How many people worked on disclosure at {b} in {y}?",
    ),
    "fulltime": (
        "{b}{y}年专职做信息公开的几个人",
        "How many full-time disclosure staff did {b} have in {y}?",
    ),
    "parttime": (
        "{y}年{b}信息公开兼职人员几名",
        "How many part-time disclosure staff did {b} have in {y}?",
    ),
    "budget": (
        "{b}{y}年给信息公开拨了多少专项经费",
        "What was the earmarked disclosure budget of {b} in {y}?",
    ),
    "meetings": (
        "{b}{y}年开过几次信息公开专题会议",
        "How many meetings on disclosure did {b} hold in {y}?",
    ),
    "classes": (
        "{b}{y}年办了几期培训班",
        "How many training courses did {b} hold in {y}?",
    ),
    "trainees": (
        "{b}{y}年有多少人次参加了培训",
        "How many people did {b} train in {y}?",
    ),
}
_OLD = {
    "electronic": (
        "{b}{y}年全文电子化的信息有多少条",
        "How many items did {b} have in full electronic form in {y}?",
    ),
    "consultations": (
        "{b}{y}年来咨询的总共多少人次",
        "How many consultations did {b} handle in {y} altogether?",
    ),
    "desk": ("{b}{y}年现场咨询人次", "How many people consulted {b} on site in {y}?"),
    "online_consultations": (
        "{b}{y}年网上咨询多少人次",
        "How many online consultations did {b} handle in {y}?",
    ),
    "reception": ("{b}{y}年接待了多少人次", "How many visitors did {b} receive in {y}?"),
    "by_email": (
        "{b}{y}年发电子邮件申请的有几件",
        "How many requests reached {b} by e-mail in {y}?",
    ),
    "refused": ("{b}{y}年否决公开几件", "How many requests did {b} deny in {y}?"),
    "reason_8": (
        "{b}{y}年因申请内容不明确被否决的几件",
        "How many requests did {b} deny in {y} because their content was unclear?",
    ),
    "reason_9": (
        "{b}{y}年重复申请而被否决的有几件",
        "How many requests did {b} deny in {y} as repeated?",
    ),
    "fulltime": ("{b}{y}年专职工作人员几个", "How many full-time staff did {b} have in {y}?"),
    "budget": ("{b}{y}年信息公开专项经费多少", "How large was {b}'s special budget in {y}?"),
}
_C = {
    "norms_open_total": (
        "{b}{y}年底对外公开的规范性文件总共有多少",
        "How many normative documents had {b} made public in total by {y}?",
    ),
    "norms_made": (
        "{b}{y}年新制作规范性文件几件",
        "How many new normative documents did {b} draw up in {y}?",
    ),
    "licence_before": (
        "{b}{y}年报告里行政许可上一年项目数量是多少",
        "How many licensing items did {b} have the year before, per its {y} report?",
    ),
    "service_decisions": (
        "{b}{y}年其他对外管理服务事项办了多少件",
        "How many decisions on other management and service matters did {b} make in {y}?",
    ),
    "purchases": (
        "{b}{y}年政府集中采购了几个项目",
        "How many centralised procurement projects did {b} have in {y}?",
    ),
    "purchase_amount": (
        "{b}{y}年集中采购一共花了多少钱",
        "What was the total amount of {b}'s centralised procurement in {y}?",
    ),
    "otherwise": (
        "{b}{y}年“其他处理”的申请几件",
        "How many requests were dealt with otherwise (other handling) by {b} in {y}?",
    ),
}
_D = {
    "norms_gone": (
        "{b}{y}年废止了几件行政规范性文件",
        "How many normative documents did {b} repeal in {y}?",
    ),
    "norms_stock": (
        "{b}{y}年底还管用的规范性文件有多少件",
        "How many normative documents were still in force at {b} at the end of {y}?",
    ),
    "force_decisions": (
        "{b}{y}年行政强制作了多少件决定",
        "How many administrative coercion decisions did {b} take in {y}?",
    ),
    "charges": (
        "{b}{y}年行政事业性收费收了多少万元",
        "How much did {b} collect in administrative charges in {y}?",
    ),
    "carried_in": (
        "{b}{y}年从上一年转过来的申请几件",
        "How many requests were carried over into {y} from the previous year at {b}?",
    ),
    "open": ("{b}{y}年予以公开几件", "How many requests did {b} grant in full in {y}?"),
    "partial": ("{b}{y}年部分公开的几件", "How many requests did {b} grant partially in {y}?"),
    "secret": (
        "{b}{y}年属于国家秘密不予公开的件数",
        "How many requests did {b} refuse as state secrets in {y}?",
    ),
    "third": (
        "{b}{y}年为保护第三方合法权益没公开的几件",
        "How many requests did {b} refuse in {y} to protect third parties' rights?",
    ),
    "internal": (
        "{b}{y}年属于三类内部事务信息的几件",
        "How many requests did {b} refuse in {y} as internal affairs information?",
    ),
    "process": (
        "{b}{y}年因过程性信息不公开的有几件",
        "How many requests did {b} refuse in {y} because they concern process information?",
    ),
    "casefile": (
        "{b}{y}年以行政执法案卷为由不公开的几件",
        "How many requests did {b} refuse in {y} as law enforcement case files?",
    ),
    "nothold": (
        "{b}{y}年本机关没掌握相关信息、提供不了的几件",
        "In how many cases did {b} not hold the information requested in {y}?",
    ),
    "nomake": (
        "{b}{y}年没有现成信息、要另外制作的申请几件",
        "In how many cases of {y} would {b} have had to create the information?",
    ),
    "unclear": (
        "{b}{y}年补正后还是不明确的几件",
        "How many requests to {b} remained unclear after correction in {y}?",
    ),
    "petition": (
        "{b}{y}年信访举报投诉类的申请几件",
        "How many requests to {b} in {y} were really petitions or complaints?",
    ),
    "repeat": ("{b}{y}年重复申请几件", "How many repeat requests did {b} get in {y}?"),
    "publication": (
        "{b}{y}年要公开出版物的申请有几件",
        "How many requests to {b} in {y} asked for public publications?",
    ),
    "mass": (
        "{b}{y}年无正当理由大量反复申请的有几件",
        "How many requests to {b} in {y} were excessive without justification?",
    ),
    "results": (
        "{b}{y}年度办理结果总计多少件",
        "How many requests did {b} deal with in total in {y}?",
    ),
    "carried_out": (
        "{b}{y}年没办完、转到下年的申请几件",
        "How many requests were still open at {b} at the end of {y} and carried over?",
    ),
    "review": (
        "{b}{y}年被复议了多少回",
        "How many reconsideration cases did {b} have in total in {y}?",
    ),
    "review_pending": (
        "{b}{y}年还没审结的行政复议几件",
        "How many reconsideration cases of {b} were still pending in {y}?",
    ),
    "direct": (
        "{b}{y}年没经复议直接起诉的几件",
        "How many lawsuits were brought directly against {b} in {y}, without reconsideration?",
    ),
    "after_kept": (
        "{b}{y}年复议后起诉、结果维持的几件",
        "In how many lawsuits after reconsideration was {b} upheld in {y}?",
    ),
}


KNOWN: Tables = {"B": _B, "old": _OLD, "C": _C, "D": _D}


def written(gold: Gold, tables: Tables = KNOWN) -> Iterator[Item]:
    """Each wording once, of a report of the form that has a number there, drawn by the wording."""
    for family, rows in tables.items():
        for key, wordings in rows.items():
            pool = [
                (body, year)
                for (body, year), report in gold.reports.items()
                if report["family"] == family and body in ZH and body in EN
                if gold.cell(body, year, key) is not None
            ]
            for wording in wordings:
                yield _asked(gold, Random(f"rows/{key}/{wording}"), pool, key, wording)


def _asked(gold: Gold, random: Random, pool: list[tuple[str, int]], key: str, wording: str) -> Item:
    body, year = random.choice(pool)
    lang = "en" if wording.isascii() else "zh"
    name = random.choice((ZH if lang == "zh" else EN)[body])
    value = gold.cell(body, year, key)
    if value is None:
        raise LookupError(f"no number at {body} {year} {key}")
    return of_value(CATEGORY, lang, wording.format(b=name, y=year), value)
