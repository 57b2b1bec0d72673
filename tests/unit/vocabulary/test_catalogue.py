"""Every row of the official forms finds its indicator; nothing else does."""

from itertools import product

import pytest

from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.concepts import load_lexicon
from disclosure_qa.vocabulary.labels import label_key
from disclosure_qa.vocabulary.linking import named_in

A, B, C, D, E = (
    Family.PROVINCIAL_ANNEX,
    Family.STATISTICS_FORM,
    Family.FORMAT_2019,
    Family.FORMAT_2021,
    Family.CITY_FORM,
)
APPLICATIONS, OUTCOMES = "一、本年新收政府信息公开申请数量", "三、本年度办理结果"

ROWS = [
    (A, ["主动公开文件数"], "published"),
    (A, ["主动公开文件数", "其中：1.政府网站公开数"], "published_website"),
    (A, ["主动公开文件数", "2.政府公报公开数"], "published_gazette"),
    (A, ["受理政府信息公开申请总数"], "requests_received"),
    (A, ["受理政府信息公开申请总数", "其中：1.当面申请数"], "requests_in_person"),
    (A, ["受理政府信息公开申请总数", "2.网络申请数"], "requests_online"),
    (A, ["受理政府信息公开申请总数", "3.信函、传真申请数"], "requests_letter_fax"),
    (A, ["对申请的答复总数"], "replies"),
    (A, ["对申请的答复总数", "其中：1.同意公开答复数"], "granted"),
    (A, ["对申请的答复总数", "2.同意部分公开答复数"], "granted_partly"),
    (A, ["对申请的答复总数", "3.不予公开答复数"], "refused"),
    (A, ["对申请的答复总数", "4.其他类型答复数"], "replies_other"),
    (A, ["接受行政申诉、举报数"], "complaints"),
    (A, ["行政复议数"], "reconsiderations"),
    (A, ["行政诉讼数"], "lawsuits"),
    (E, ["全文电子化"], "full_text_digital"),
    (E, ["新增规范性文件"], "normative_made"),
    (E, ["咨询总人次"], "consultations"),
    (E, ["咨询总人次", "其中：1.现场咨询数"], "consultations_on_site"),
    (E, ["咨询总人次", "2.电话咨询数"], "consultations_phone"),
    (E, ["咨询总人次", "3.网上咨询数"], "consultations_online"),
    (E, ["接待人次"], "receptions"),
    (E, ["当面申请数"], "requests_in_person"),
    (E, ["传真申请数"], "requests_fax"),
    (E, ["电子邮件申请数"], "requests_email"),
    (E, ["网上申请数"], "requests_online"),
    (E, ["信函申请数"], "requests_letter"),
    (E, ["其他形式申请数"], "requests_other_form"),
    (E, ["否决公开"], "refused"),
    (E, ["主动公开政府信息总数"], "published"),
    (E, ["依申请公开政府信息申请总数"], "requests_received"),
    (E, ["对申请的答复总数", "其中：1.同意公开答复数"], "granted"),
    (E, ["对申请的答复总数", "2.同意部分公开答复数"], "granted_partly"),
    (E, ["对申请的答复总数", "3.否决公开答复数"], "refused"),
    *[
        (E, ["对申请的答复总数", "3.否决公开答复数", f"（{number}）“{reason}”数"], found)
        for number, (reason, found) in enumerate(
            [
                ("国家秘密", "refused_secret"),
                ("商业秘密", "refused_commercial"),
                ("个人隐私", "refused_privacy"),
                ("正在调查、讨论、处理过程中", "refused_process"),
                ("与行政执法有关", "refused_enforcement"),
                ("信息不存在", "nonexistent"),
                ("非本机关掌握", "not_our_duty"),
                ("申请内容不明确", "correction_told"),
                ("重复申请", "repeated_requests"),
                ("法律、法规规定免予公开的其他情形", "refused_other_law"),
                ("其他原因", "refused_other_reason"),
            ],
            start=1,
        )
    ],
    (E, ["收取费用总额"], "request_fees"),
    (E, ["专职人员"], "staff_full_time"),
    (E, ["兼职人员"], "staff_part_time"),
    (E, ["专项经费"], "funds"),
    (B, ["一、主动公开情况", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）"], "published"),
    (B, ["一、主动公开情况", "（一）主动公开政府信息数", "其中：主动公开规范性文件数"], "published_normative"),
    (B, ["一、主动公开情况", "制发规范性文件总数"], "normative_made"),
    (B, ["一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况", "1.政府公报公开政府信息数"], "published_gazette"),
    (B, ["一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况", "2.政府网站公开政府信息数"], "published_website"),
    (B, ["一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况", "3.政务微博公开政府信息数"], "published_weibo"),
    (B, ["一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况", "4.政务微信公开政府信息数"], "published_wechat"),
    (B, ["一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况", "5.其他方式公开政府信息数"], "published_other"),
    (B, ["二、回应解读情况", "（一）回应公众关注热点或重大舆情数"], "hot_topics"),
    (B, ["二、回应解读情况", "1.参加或举办新闻发布会总次数"], "press_conferences"),
    (B, ["二、回应解读情况", "1.参加或举办新闻发布会总次数", "其中：主要负责同志参加新闻发布会次数"], "press_conferences_head"),
    (B, ["二、回应解读情况", "2.政府网站在线访谈次数"], "interviews"),
    (B, ["二、回应解读情况", "2.政府网站在线访谈次数", "其中：主要负责同志参加政府网站在线访谈次数"], "interviews_head"),
    (B, ["二、回应解读情况", "3.政策解读稿件发布数"], "interpretations"),
    (B, ["二、回应解读情况", "4.微博微信回应事件数"], "social_responses"),
    (B, ["二、回应解读情况", "5.其他方式回应事件数"], "other_responses"),
    (B, ["三、依申请公开情况", "（一）收到申请数"], "requests_received"),
    (B, ["三、依申请公开情况", "（一）收到申请数", "1.当面申请数"], "requests_in_person"),
    (B, ["三、依申请公开情况", "（一）收到申请数", "2.传真申请数"], "requests_fax"),
    (B, ["三、依申请公开情况", "（一）收到申请数", "3.网络申请数"], "requests_online"),
    (B, ["三、依申请公开情况", "（一）收到申请数", "4.信函申请数"], "requests_letter"),
    (B, ["三、依申请公开情况", "（二）申请办结数"], "processed"),
    (B, ["三、依申请公开情况", "（二）申请办结数", "1.按时办结数"], "closed_on_time"),
    (B, ["三、依申请公开情况", "（二）申请办结数", "2.延期办结数"], "closed_extended"),
    (B, ["三、依申请公开情况", "（三）申请答复数"], "replies"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "1.属于已主动公开范围数"], "already_public"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "2.同意公开答复数"], "granted"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "3.同意部分公开答复数"], "granted_partly"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "4.不同意公开答复数"], "refused"),
    (B, ["三、依申请公开情况", "4.不同意公开答复数", "其中：涉及国家秘密"], "refused_secret"),
    (B, ["三、依申请公开情况", "4.不同意公开答复数", "涉及商业秘密"], "refused_commercial"),
    (B, ["三、依申请公开情况", "4.不同意公开答复数", "涉及个人隐私"], "refused_privacy"),
    (B, ["三、依申请公开情况", "4.不同意公开答复数", "危及国家安全、公共安全、经济安全和社会稳定"], "refused_security"),
    (B, ["三、依申请公开情况", "4.不同意公开答复数", "不是《条例》所指政府信息"], "refused_not_info"),
    (B, ["三、依申请公开情况", "4.不同意公开答复数", "法律法规规定的其他情形"], "refused_other_law"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "5.不属于本行政机关公开数"], "not_our_duty"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "6.申请信息不存在数"], "nonexistent"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "7.告知作出更改补充数"], "correction_told"),
    (B, ["三、依申请公开情况", "（三）申请答复数", "8.告知通过其他途径办理数"], "other_way"),
    (B, ["四、行政复议数量"], "reconsiderations"),
    (B, ["四、行政复议数量", "（一）维持具体行政行为数"], "reconsiderations_upheld"),
    (B, ["四、行政复议数量", "（二）被依法纠错数"], "reconsiderations_corrected"),
    (B, ["四、行政复议数量", "（三）其他情形数"], "reconsiderations_other"),
    (B, ["五、行政诉讼数量"], "lawsuits"),
    (B, ["五、行政诉讼数量", "（一）维持具体行政行为或者驳回原告诉讼请求数"], "lawsuits_upheld"),
    (B, ["五、行政诉讼数量", "（二）被依法纠错数"], "lawsuits_corrected"),
    (B, ["五、行政诉讼数量", "（三）其他情形数"], "lawsuits_other"),
    (B, ["六、举报投诉数量"], "complaints"),
    (B, ["七、依申请公开信息收取的费用"], "request_fees"),
    (B, ["八、机构建设和保障经费情况", "（一）政府信息公开工作专门机构数"], "offices"),
    (B, ["八、机构建设和保障经费情况", "（二）设置政府信息公开查阅点数"], "reading_points"),
    (B, ["八、机构建设和保障经费情况", "（三）从事政府信息公开工作人员数"], "staff"),
    (B, ["八、机构建设和保障经费情况", "（三）从事政府信息公开工作人员数", "1.专职人员数"], "staff_full_time"),
    (B, ["八、机构建设和保障经费情况", "（三）从事政府信息公开工作人员数", "2.兼职人员数"], "staff_part_time"),
    (B, ["八、机构建设和保障经费情况", "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）"], "funds"),
    (B, ["九、政府信息公开会议和培训情况", "（一）召开政府信息公开工作会议或专题会议次数"], "meetings"),
    (B, ["九、政府信息公开会议和培训情况", "（二）举办各类培训班数"], "trainings"),
    (B, ["九、政府信息公开会议和培训情况", "（三）接受培训人员数"], "trainees"),
    *[
        (C, ["第二十条第（一）项", row, column], f"{name}_{kind}")
        for (row, name), (column, kind) in product(
            [("规章", "regulations"), ("规范性文件", "normative")],
            [("本年新制作数量", "made"), ("本年新公开数量", "new_public"), ("对外公开总数量", "public_total")],
        )
    ],
    *[
        (C, [item, row, column], found)
        for item, row, name, decided in [
            ("第二十条第（五）项", "行政许可", "licence", "licences"),
            ("第二十条第（五）项", "其他对外管理服务事项", "service", "services"),
            ("第二十条第（六）项", "行政处罚", "penalty", "penalties"),
            ("第二十条第（六）项", "行政强制", "coercion", "coercions"),
        ]
        for column, found in [
            ("上一年项目数量", f"{name}_items_before"),
            ("本年增/减", f"{name}_items_change"),
            ("处理决定数量", decided),
        ]
    ],
    (C, ["第二十条第（八）项", "行政事业性收费", "上一年项目数量"], "charge_items_before"),
    (C, ["第二十条第（八）项", "行政事业性收费", "本年增/减"], "charge_items_change"),
    (C, ["第二十条第（九）项", "政府集中采购", "采购项目数量"], "procurement_items"),
    (C, ["第二十条第（九）项", "政府集中采购", "采购总金额"], "procurement_amount"),
    (C, [OUTCOMES, "（六）其他处理"], "other_handling"),
    *[
        (D, ["第二十条第（一）项", row, column], f"{name}_{kind}")
        for (row, name), (column, kind) in product(
            [("规章", "regulations"), ("行政规范性文件", "normative")],
            [("本年制发件数", "made"), ("本年废止件数", "repealed"), ("现行有效件数", "in_force")],
        )
    ],
    (D, ["第二十条第（五）项", "行政许可", "本年处理决定数量"], "licences"),
    (D, ["第二十条第（六）项", "行政处罚", "本年处理决定数量"], "penalties"),
    (D, ["第二十条第（六）项", "行政强制", "本年处理决定数量"], "coercions"),
    (D, ["第二十条第（八）项", "行政事业性收费", "本年收费金额（单位：万元）"], "charges_amount"),
    *[
        (family, path, found)
        for family in (C, D)
        for path, found in [
            ([APPLICATIONS], "requests_received"),
            (["二、上年结转政府信息公开申请数量"], "requests_carried_in"),
            ([OUTCOMES, "（一）予以公开"], "granted"),
            ([OUTCOMES, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"], "granted_partly"),
            ([OUTCOMES, "（三）不予公开", "1.属于国家秘密"], "refused_secret"),
            ([OUTCOMES, "（三）不予公开", "2.其他法律行政法规禁止公开"], "refused_law"),
            ([OUTCOMES, "（三）不予公开", "3.危及“三安全一稳定”"], "refused_security"),
            ([OUTCOMES, "（三）不予公开", "4.保护第三方合法权益"], "refused_third_party"),
            ([OUTCOMES, "（三）不予公开", "5.属于三类内部事务信息"], "refused_internal"),
            ([OUTCOMES, "（三）不予公开", "6.属于四类过程性信息"], "refused_process"),
            ([OUTCOMES, "（三）不予公开", "7.属于行政执法案卷"], "refused_enforcement"),
            ([OUTCOMES, "（三）不予公开", "8.属于行政查询事项"], "refused_query"),
            ([OUTCOMES, "（四）无法提供", "1.本机关不掌握相关政府信息"], "not_held"),
            ([OUTCOMES, "（四）无法提供", "2.没有现成信息需要另行制作"], "needs_making"),
            ([OUTCOMES, "（四）无法提供", "3.补正后申请内容仍不明确"], "still_unclear"),
            ([OUTCOMES, "（五）不予处理", "1.信访举报投诉类申请"], "petition_requests"),
            ([OUTCOMES, "（五）不予处理", "2.重复申请"], "repeated_requests"),
            ([OUTCOMES, "（五）不予处理", "3.要求提供公开出版物"], "publication_requests"),
            ([OUTCOMES, "（五）不予处理", "4.无正当理由大量反复申请"], "mass_requests"),
            ([OUTCOMES, "（五）不予处理", "5.要求行政机关确认或重新出具已获取信息"], "reissue_requests"),
            ([OUTCOMES, "（七）总计"], "processed"),
            (["四、结转下年度继续办理"], "requests_carried_out"),
            *[
                (["行政复议", column], found)
                for column, found in [
                    ("结果维持", "reconsiderations_upheld"),
                    ("结果纠正", "reconsiderations_corrected"),
                    ("其他结果", "reconsiderations_other"),
                    ("尚未审结", "reconsiderations_pending"),
                    ("总计", "reconsiderations"),
                ]
            ],
            *[
                (["行政诉讼", way, column], found)
                for way, name, total in [
                    ("未经复议直接起诉", "direct", "lawsuits_direct"),
                    ("复议后起诉", "after", "lawsuits_after_reconsideration"),
                ]
                for column, found in [
                    ("结果维持", f"lawsuits_{name}_upheld"),
                    ("结果纠正", f"lawsuits_{name}_corrected"),
                    ("其他结果", f"lawsuits_{name}_other"),
                    ("尚未审结", f"lawsuits_{name}_pending"),
                    ("总计", total),
                ]
            ],
        ]
    ],
    (D, [OUTCOMES, "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"], "not_corrected_in_time"),
    (D, [OUTCOMES, "（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"], "unpaid_in_time"),
    (D, [OUTCOMES, "（六）其他处理", "3.其他"], "other_handling_other"),
]  # fmt: skip


@pytest.mark.parametrize(("family", "path", "indicator"), ROWS)
def test_every_row_of_the_forms_resolves(family: Family, path: list[str], indicator: str) -> None:
    found = load_catalogue().resolve(path, family)
    assert found is not None
    assert found.id == indicator


@pytest.mark.parametrize(("family", "path", "indicator"), ROWS)
def test_the_family_is_not_needed(family: Family, path: list[str], indicator: str) -> None:
    found = load_catalogue().resolve(path)
    assert found is None or found.id == indicator


@pytest.mark.parametrize(
    ("path", "indicator"),
    [
        (["（三）不予公开", "2.其他法律行政止公开"], "refused_law"),
        (["1、受理政府信息公开申清总数"], "requests_received"),
        (["对申请的答复总数", "（3）不予公开答复数"], "refused"),
        (["对申请的答复总数", "2、同意部份公开答复数"], "granted_partly"),
        (["一、本年新收申请数"], "requests_received"),
        (["（四）无法提供", "2.没有现成信息需制作"], "needs_making"),
        (["主 动 公 开 文 件 数"], "published"),
        (["主動公開文件數"], "published"),
        (["其中:政府网站公开数（条）"], "published_website"),
    ],
)
def test_misprints_and_renumbering_still_find_the_indicator(
    path: list[str], indicator: str
) -> None:
    found = load_catalogue().resolve(path)
    assert found is not None
    assert found.id == indicator


@pytest.mark.parametrize(
    "path",
    [
        ["其他"],
        ["总计"],
        ["结果维持"],
        ["合计"],
        ["备注"],
        ["不同意"],
        ["行政处分"],
        ["机关食堂就餐人数"],
        [""],
        [],
    ],
)
def test_a_bare_or_foreign_label_resolves_to_nothing(path: list[str]) -> None:
    assert load_catalogue().resolve(path) is None


def test_a_misprint_never_becomes_the_opposite() -> None:
    found = load_catalogue().resolve(["对申请的答复总数", "不同意公开答复数"])
    assert found is not None
    assert found.id == "refused"


def test_parts_carries_and_channels_name_indicators() -> None:
    catalogue = load_catalogue()
    for indicator in catalogue:
        named = {part for parts in indicator.parts.values() for part in parts}
        named |= set(indicator.at_most)
        if indicator.carry:
            named |= {indicator.carry.opening, *indicator.carry.plus, *indicator.carry.minus}
        assert all(catalogue.get(name) for name in named), indicator.id


def test_every_concept_of_an_indicator_has_wordings() -> None:
    worded = load_lexicon({}).concepts
    for indicator in load_catalogue():
        assert indicator.concepts <= worded, indicator.id
        assert indicator.context <= worded, indicator.id


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("其中：1.政府网站公开数", "政府网站公开数"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("12345热线办件数", "12345热线办件数"),
        ("①当面申请", "当面申请"),
        ("(１) 信函、傳真申請數", "信函传真申请数"),
    ],
)
def test_label_key(label: str, key: str) -> None:
    assert label_key(label) == key


@pytest.mark.parametrize(
    ("clause", "indicator"),
    [
        ("经政府网站公开信息", "published_website"),
        ("依托政务微信公开信息", "published_wechat"),
        ("受理政府信息公开申请", "requests_received"),
    ],
)
def test_a_clause_of_prose_names_its_indicator(clause: str, indicator: str) -> None:
    found = named_in(load_catalogue(), clause)
    assert found is not None
    assert found.id == indicator


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("主动公开信息总数", "published"),
        ("学校网站公开信息数", "published_website"),
        ("医院网站公开数", "published_website"),
        ("官方微信公开信息数", "published_wechat"),
        ("1.收到信息公开申请数量", "requests_received"),
        ("网上申请件数", "requests_online"),
        ("收到举报、投诉件数", "complaints"),
        ("从事信息公开工作人员数", "staff"),
        ("举办培训班数", "trainings"),
        ("新增的行政规范性文件数", "normative_made"),
        ("按期办结件数", "closed_on_time"),
        ("接受患者投诉、举报数", ""),
        ("电子显示屏公开数", ""),
        ("村务公开栏张贴数", ""),
        ("不同意申请数", ""),
        ("申请人数", ""),
    ],
)
def test_labels_of_bodies_that_are_no_government(label: str, indicator: str) -> None:
    found = load_catalogue().resolve([label], A)
    assert (found.id if found else "") == indicator
