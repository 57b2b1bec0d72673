"""How people ask for the rows of the national formats (C and D)."""

from .asks_listed import Ask

_CD = ("C", "D")


def _both(key: str) -> dict[str, str]:
    return dict.fromkeys(_CD, key)


ASKS = (
    Ask(
        _both("new"),
        (
            "{b}{y}年本年新收政府信息公开申请数量",
            "{y}年{b}新收到几件信息公开申请？",
            "{b}{y}年新收申请多少件，不算上年结转的",
        ),
        ("How many new requests did {b} take in during {y}, not counting those carried over?",),
    ),
    Ask(
        _both("carried_in"),
        (
            "{b}{y}年从上一年结转过来的申请有几件？",
            "{y}年{b}上年结转政府信息公开申请数量",
            "上年没办完、转到{y}年继续办的，{b}有几件申请？",
        ),
        ("How many requests did {b} carry over from the previous year into {y}?",),
    ),
    Ask(
        _both("carried_out"),
        (
            "{b}{y}年结转到下年度继续办理的有几件？",
            "{y}年底{b}还有几件申请没办完要转下一年",
            "{b}{y}年结转下年度继续办理数",
        ),
        (
            "How many requests did {b} carry forward from {y} into the next year?",
            "Requests still open at {b} at the end of {y}, carried to the next year",
        ),
    ),
    Ask(
        _both("results"),
        ("{b}{y}年度办理结果总计多少件？", "{y}年{b}一共办理了多少件申请，按办理结果总计"),
        ("What is the total of outcomes of requests handled by {b} in {y}?",),
    ),
    Ask(
        _both("open"),
        (
            "{b}{y}年予以公开的有多少件？",
            "{y}年{b}给了予以公开答复的申请几件",
            "予以公开：{b}，{y}年",
        ),
        ("How many requests ended in disclosure at {b} in {y}?",),
    ),
    Ask(
        _both("secret"),
        ("{b}{y}年因为属于国家秘密不予公开的有几件？", "{y}年{b}说是国家秘密没给的申请"),
        ("How many requests did {b} refuse in {y} on grounds of state secrets?",),
    ),
    Ask(
        _both("third"),
        ("{y}年{b}为了保护第三方合法权益不予公开的有几件？", "{b}{y}年因第三方权益没公开的申请数"),
        ("How many requests were refused by {b} in {y} to protect third-party rights?",),
    ),
    Ask(
        _both("internal"),
        ("{b}{y}年属于三类内部事务信息的有几件？",),
        ("How many refusals at {b} in {y} concerned internal-affairs information?",),
    ),
    Ask(
        _both("process"),
        ("{b}{y}年因属于四类过程性信息不予公开几件？", "{y}年{b}以过程性信息为由不公开的"),
    ),
    Ask(_both("casefile"), ("{y}年{b}因属于行政执法案卷不予公开的有几件？",)),
    Ask(
        _both("nothold"),
        (
            "{b}{y}年因本机关不掌握相关政府信息而无法提供的有多少件？",
            "{y}年{b}手里没有、不掌握所以提供不了的申请有几件",
        ),
        ("How many requests could {b} not serve in {y} because it did not hold the information?",),
    ),
    Ask(
        _both("nomake"),
        ("{b}{y}年没有现成信息需要另行制作的有几件？",),
        ("How many requests at {b} in {y} would have needed information to be newly produced?",),
    ),
    Ask(_both("unclear"), ("{y}年{b}补正后申请内容仍不明确的有几件",)),
    Ask(
        _both("petition"),
        ("{b}{y}年信访举报投诉类申请有几件？", "{y}年{b}不予处理的里面，信访举报投诉类多少件"),
        ("How many requests did {b} decline in {y} as petitions or complaints?",),
    ),
    Ask(
        _both("repeat"),
        ("{b}{y}年重复申请有几件？", "{y}年{b}因为重复申请不予处理的件数"),
        ("How many repeated requests did {b} decline in {y}?",),
    ),
    Ask(_both("confirm"), ("{b}{y}年要求行政机关确认或重新出具已获取信息的申请有几件？",)),
    Ask({"D": "lapse"}, ("{y}年{b}因申请人无正当理由逾期不补正而不再处理的有几件？",)),
    Ask(
        _both("norms_made"),
        ("{b}{y}年新制定了多少件规范性文件？", "{y}年{b}出台规范性文件几件"),
        ("How many normative documents did {b} issue in {y}?",),
    ),
    Ask(
        {"D": "norms_stock"},
        (
            "{b}{y}年现行有效的行政规范性文件有多少件？",
            "到{y}年底，{b}还管用的规范性文件有几件？",
            "{y}年{b}行政规范性文件现行有效件数",
        ),
        ("How many of {b}'s normative documents were in force at the end of {y}?",),
    ),
    Ask(
        {"D": "norms_gone"},
        ("{b}{y}年废止了几件行政规范性文件？", "{y}年{b}作废的规范性文件有多少"),
        ("How many normative documents did {b} repeal in {y}?",),
    ),
    Ask({"C": "norms_open_total"}, ("{b}{y}年规范性文件对外公开总数量是多少？",)),
    Ask(
        _both("rules_made"),
        ("{b}{y}年制定了几件规章？",),
        ("How many rules (规章) did {b} make in {y}?",),
    ),
    Ask({"D": "rules_stock"}, ("{b}{y}年现行有效的规章有几件？",)),
    Ask(
        _both("licence_decisions"),
        ("{b}{y}年行政许可处理决定数量是多少？", "{y}年{b}办了多少件行政许可", "{b} {y} 行政许可"),
        ("How many administrative licensing decisions did {b} make in {y}?",),
    ),
    Ask(
        _both("penalty_decisions"),
        (
            "{b}{y}年作出行政处罚决定多少件？",
            "{y}年{b}罚了多少起，行政处罚的数量",
            "{b}{y}年行政处罚处理决定数",
        ),
        (
            "How many administrative penalties did {b} impose in {y}?",
            "{b} {y} administrative penalty decisions",
        ),
    ),
    Ask(
        _both("force_decisions"),
        ("{b}{y}年行政强制有几件？", "{y}年{b}行政强制处理决定数量"),
        ("How many administrative coercive measures did {b} decide on in {y}?",),
    ),
    Ask(
        {"D": "charges"},
        ("{b}{y}年行政事业性收费收了多少万元？", "{y}年{b}行政事业性收费金额"),
        ("How much did {b} collect in administrative charges in {y}, in 10,000 yuan?",),
    ),
    Ask({"C": "service_decisions"}, ("{y}年{b}其他对外管理服务事项的处理决定数量是多少？",)),
    Ask(
        {"C": "purchases"},
        ("{b}{y}年政府集中采购项目有多少个？", "{y}年{b}政府集中采购项目数量"),
        ("How many centralised procurement projects did {b} run in {y}?",),
    ),
    Ask(
        {"C": "purchase_amount"},
        ("{b}{y}年政府集中采购总金额是多少元？", "{y}年{b}集中采购花了多少钱"),
        ("What was the total amount of {b}'s centralised procurement in {y}?",),
    ),
    Ask({"C": "licence_change"}, ("{b}{y}年行政许可项目本年增减多少？",)),
    Ask({"C": "penalty_before"}, ("{b}{y}年报告里，行政处罚上一年项目数量是多少？",)),
    Ask(
        _both("review_kept"),
        ("{b}{y}年行政复议结果维持的有几件？", "{y}年{b}信息公开复议里维持了几件"),
        ("In how many reconsideration cases was {b}'s decision upheld in {y}?",),
    ),
    Ask(
        _both("review_corrected"),
        ("{b}{y}年行政复议结果纠正的几件？", "{y}年{b}在信息公开行政复议中被纠正了几次"),
        ("How many reconsideration cases corrected {b} in {y}?",),
    ),
    Ask(_both("review_pending"), ("{b}{y}年尚未审结的行政复议有几件？",)),
    Ask(
        _both("direct"),
        ("{b}{y}年未经复议直接起诉的行政诉讼总计几件？", "{y}年没复议就直接把{b}告上法院的有几件"),
        (
            "How many lawsuits were brought against {b} in {y} directly, without reconsideration first?",
        ),
    ),
    Ask(
        _both("after"),
        ("{b}{y}年复议后起诉的行政诉讼总计几件？",),
        ("How many lawsuits followed a reconsideration at {b} in {y}?",),
    ),
    Ask(_both("direct_kept"), ("{b}{y}年未经复议直接起诉的案件中，结果维持的有几件？",)),
)
