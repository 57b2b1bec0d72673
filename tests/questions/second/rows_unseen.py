"""The same rows as in `rows`, in wordings that are held out."""

Tables = dict[str, dict[str, tuple[str, ...]]]

UNSEEN: Tables = {
    "B": {
        "norms_made": ("规范性文件制发总数，{b}{y}", "{b}: regulatory documents drawn up, {y}"),
        "norms_open": (
            "{y}年{b}的规范性文件里主动公开了几件",
            "normative documents disclosed on its own initiative by {b}, {y}",
        ),
        "gazette": ("公报登载信息数 {b} {y}", "{b} in {y}: items in the official gazette?"),
        "site": (
            "{b}{y}年门户网站发布量（条）",
            "What number of items went on {b}'s website in {y}?",
        ),
        "weibo": ("{b}{y}年发了几条微博公开信息呀", "{b} microblog (Weibo) disclosures {y}"),
        "wechat": (
            "通过政务微信公开的信息，{b}，{y}年，几条",
            "WeChat disclosures made by {b} during {y}",
        ),
        "other_channel": (
            "{b}{y}年以其它方式公开的信息数",
            "other ways of publishing: item count for {b} in {y}",
        ),
        "hot": (
            "{b}{y}年针对群众关心的热点回应了多少次",
            "responses by {b} to public concerns or opinion storms, {y}",
        ),
        "press": ("新闻发布会次数，{y}，{b}", "In {y} {b} gave how many press conferences?"),
        "interview": ("{b}{y}年一共做了多少次网上访谈", "online interviews on {b}'s site, {y}"),
        "interpretation": (
            "{b}{y}年解读稿件有几篇",
            "number of articles explaining policy by {b} in {y}",
        ),
        "event_social": (
            "微博微信上回应的事件，{b}{y}年有几次",
            "events answered through Weibo or WeChat, {b}, {y}",
        ),
        "by_person": ("{b}{y}年当面申请", "walk-in requests to {b}, {y}"),
        "by_fax": ("有多少申请是{y}年传真给{b}的", "faxed requests, {b}, {y}"),
        "by_net": (
            "{y}年在网上向{b}提申请的有多少",
            "{y}: requests that came to {b} through the internet",
        ),
        "by_letter": ("用信件寄给{b}的申请{y}年几件", "postal requests received by {b} in {y}"),
        "done": ("申请办结数：{b}，{y}年度", "requests closed by {b} in {y}"),
        "on_time": (
            "{y}年{b}没拖延、按时办完的申请数",
            "requests {b} finished within the deadline in {y}",
        ),
        "late": (
            "{b}{y}年有多少申请是延期的",
            "How many requests needed an extension at {b} in {y}?",
        ),
        "already_public": (
            "{b}{y}年答复“属于已主动公开范围”的件数",
            "replies of {b} in {y} saying the information had already been published",
        ),
        "agreed": ("{b}{y}年批准公开的申请是多少", "approvals (full disclosure) by {b} in {y}"),
        "agreed_partly": ("{b}{y}年只公开一部分的有多少", "partial approvals by {b} in {y}"),
        "refused": ("{y}年被{b}驳回不给公开的申请数", "denials by {b} in {y}"),
        "because_secret": (
            "国家秘密为由的不公开，{b}{y}年几件",
            "refused by {b} in {y}, state secrecy",
        ),
        "because_commercial": (
            "{b}{y}年涉及商业秘密的不公开件数",
            "{b} {y} refusals: commercial secrets",
        ),
        "because_privacy": (
            "{b}{y}年牵涉个人隐私而不公开的",
            "refusals over private personal information, {b}, {y}",
        ),
        "not_ours": (
            "{b}{y}年不属于本行政机关公开的件数",
            "requests outside {b}'s own remit in {y}",
        ),
        "not_existing": (
            "{y}年{b}回复信息不存在的几件",
            "information non-existent: {b}, {y}, how many replies?",
        ),
        "to_amend": (
            "告知作出更改补充 {b} {y}",
            "requests sent back by {b} for correction or supplement, {y}",
        ),
        "elsewhere": (
            "{b}{y}年告诉人家通过别的途径办的有几件",
            "applicants referred elsewhere by {b}, {y}",
        ),
        "review_kept": ("{b}{y}年复议维持的件数", "reconsiderations of {y} that upheld {b}"),
        "review_corrected": (
            "{y}年{b}行政复议被依法纠错的",
            "{b}: reconsideration decisions against it in {y} (corrected)",
        ),
        "lawsuit_kept": (
            "{b}{y}年行政诉讼维持或驳回的数量",
            "court cases of {y} that {b} won (upheld or dismissed)",
        ),
        "lawsuit_corrected": (
            "行政诉讼中{b}{y}年被纠错多少件",
            "court cases in which {b} was corrected, {y}",
        ),
        "complaints": ("{y}年举报投诉{b}的数量", "reports and complaints, {b}, {y}"),
        "fee": ("{b}{y}年向申请人收取的费用", "fees {b} took from requesters in {y}"),
        "agencies": ("{b}{y}年专门机构数", "specialised disclosure offices of {b} in {y}"),
        "reading_points": (
            "{b}{y}年有多少个地方能查阅公开信息",
            "places to read public information run by {b} in {y}",
        ),
        "staff": ("{b}{y}年信息公开工作人员数", "disclosure personnel of {b}, {y}"),
        "fulltime": ("{b}{y}年专职人员", "full-timers on disclosure at {b}, {y}"),
        "parttime": ("{b}{y}年兼职的有几个", "part-timers on disclosure at {b} in {y}"),
        "budget": (
            "{b}{y}年信息公开专项经费（万元）",
            "money set aside for disclosure by {b} in {y}",
        ),
        "meetings": ("{y}年{b}为信息公开开了多少次会", "disclosure meetings at {b} in {y}"),
        "classes": ("{b}{y}年培训班次数", "training classes of {b}, {y}"),
        "trainees": ("{b}{y}年接受培训的人次", "persons trained by {b} in {y}"),
    },
    "old": {
        "electronic": ("{b}{y}年全文电子化信息数", "fully digitised items, {b}, {y}"),
        "consultations": ("{b}{y}年咨询总人次", "total enquiries to {b} in {y}"),
        "desk": ("{y}年到{b}现场问事的多少人次", "on-site enquiries, {b}, {y}"),
        "online_consultations": ("{y}年网上向{b}咨询的人次", "enquiries made online to {b}, {y}"),
        "reception": ("接待人次，{b}，{y}", "visitors received by {b}, {y}"),
        "by_email": ("{b}{y}年电子邮件申请数", "e-mailed requests, {b}, {y}"),
        "refused": ("{b}{y}年否决公开答复数", "requests rejected by {b} in {y}"),
        "reason_8": (
            "申请内容不明确而否决的，{b}{y}",
            "rejected by {b} in {y} for unclear content",
        ),
        "reason_9": ("{b}{y}年以重复申请否决几件", "rejected by {b} in {y} because repeated"),
        "fulltime": ("{y}年{b}专职的有几人", "full-time workers of {b} in {y}"),
        "budget": ("{y}年{b}专项经费几万元", "dedicated funds of {b}, {y}"),
    },
    "C": {
        "norms_open_total": (
            "{b}{y}年规范性文件对外公开总数量",
            "normative documents open to the public in all, {b}, {y}",
        ),
        "norms_made": (
            "{y}年{b}本年新制作的规范性文件",
            "newly made normative documents, {b}, {y}",
        ),
        "licence_before": (
            "行政许可的上一年项目数量，{b}{y}年报",
            "licensing items of the previous year in {b}'s {y} report",
        ),
        "service_decisions": (
            "{b}{y}年其他对外管理服务事项处理决定",
            "other external management and service items: decisions by {b} in {y}",
        ),
        "purchases": (
            "集中采购项目数量 {b} {y}",
            "centralised procurement: number of projects, {b}, {y}",
        ),
        "purchase_amount": ("{y}年{b}采购总金额", "centralised procurement: total sum, {b}, {y}"),
        "otherwise": ("{b}{y}年申请作其他处理的几件", "requests handled in other ways, {b}, {y}"),
    },
    "D": {
        "norms_gone": ("{b}{y}年规范性文件废止件数", "normative documents abolished by {b} in {y}"),
        "norms_stock": (
            "{b}{y}年行政规范性文件现行有效件数",
            "valid normative documents of {b}, end of {y}",
        ),
        "force_decisions": (
            "行政强制处理决定 {b} {y}",
            "compulsory enforcement decisions by {b} in {y}",
        ),
        "charges": (
            "{b}{y}年行政事业性收费金额",
            "administrative fees collected by {b} in {y}, in 10,000 yuan",
        ),
        "carried_in": (
            "{b}{y}年上年结转的申请",
            "requests brought forward from the year before, {b}, {y}",
        ),
        "open": ("{y}年{b}予以公开的申请数", "fully granted requests, {b}, {y}"),
        "partial": ("{y}年{b}作部分公开处理的申请", "partly granted requests, {b}, {y}"),
        "secret": ("{y}年{b}国家秘密类不予公开", "state secrets as a ground for refusal: {b}, {y}"),
        "third": (
            "{y}年{b}因第三方权益不公开的申请",
            "refused by {b} in {y}: rights of third parties",
        ),
        "internal": ("{y}年{b}内部事务信息不公开几件", "refused by {b} in {y}: internal affairs"),
        "process": ("{y}年{b}过程性信息不予公开", "refused by {b} in {y}: process information"),
        "casefile": (
            "{y}年{b}行政执法案卷不予公开",
            "refused by {b} in {y}: enforcement case file",
        ),
        "nothold": ("{y}年{b}不掌握相关政府信息的有几件", "information not held by {b}, {y}"),
        "nomake": ("{b}{y}年需要另行制作的申请", "no ready-made information: {b}, {y}"),
        "unclear": (
            "{y}年{b}补正后内容仍不明确",
            "still unclear after being supplemented: {b}, {y}",
        ),
        "petition": ("{y}年{b}收到的信访投诉类申请", "petition-type requests, {b}, {y}"),
        "repeat": ("{y}年向{b}重复提交的申请", "duplicate requests, {b}, {y}"),
        "publication": ("{y}年要求{b}提供公开出版物的", "requests for publications, {b}, {y}"),
        "mass": ("大量反复申请，{b}，{y}年", "unreasonably many repeated requests, {b}, {y}"),
        "results": ("{b}{y}年申请办理结果合计", "outcomes of requests in total, {b}, {y}"),
        "carried_out": (
            "{y}年{b}结转下一年的申请",
            "requests left over for the next year, {b}, {y}",
        ),
        "review": ("行政复议总数 {b} {y}", "all reconsiderations, {b}, {y}"),
        "review_pending": ("{y}年{b}尚未审结的复议", "unresolved reconsiderations, {b}, {y}"),
        "direct": (
            "{b}{y}年未经复议直接起诉总计",
            "direct lawsuits (no reconsideration first), {b}, {y}",
        ),
        "after_kept": (
            "{y}年{b}复议后起诉维持的件数",
            "lawsuits after reconsideration upholding {b}, {y}",
        ),
    },
}
