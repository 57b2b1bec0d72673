"""Prose: what each sentence states, of which time, and which indicator may claim it."""

from dataclasses import replace

import pytest

from disclosure_qa.figures import extract_figures
from disclosure_qa.model.figure import Origin
from disclosure_qa.model.report import Family, Section
from disclosure_qa.vocabulary.catalogue import load_catalogue
from unit.figures.samples import figures, report

YEAR = 2015


def stated(text: str, agency: str = "青河县水务局") -> list[str]:
    """`label | period | value unit | indicator` of each prose figure."""
    found = figures([text], YEAR, Family.PROSE_ONLY, agency)
    assert all(figure.source.quote in text for figure in found)
    assert all(figure.origin is Origin.PROSE for figure in found)
    return [
        f"{f.label} | {f.period} | {'约' if f.approximate else ''}{f.value:f}{f.unit} | {f.indicator or '-'}"
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2015年，我局主动公开政府信息总数为215条。",
            ["主动公开政府信息总数 | year | 215条 | published"],
        ),
        (
            "全年共收到政府信息公开申请12件，其中当面申请2件，网络申请8件，信函申请2件。",
            [
                "收到政府信息公开申请 | year | 12件 | requests_received",
                "当面申请 | year | 2件 | requests_in_person",
                "网络申请 | year | 8件 | requests_online",
                "信函申请 | year | 2件 | requests_letter",
            ],
        ),
        (
            "本机关共收到8件政府信息公开申请，均按时答复。",
            ["收到政府信息公开申请 | year | 8件 | requests_received"],
        ),
        ("共主动公开49条政府信息。", ["主动公开政府信息 | year | 49条 | published"]),
        (
            "通过政府网站公开政府信息180条，通过政府公报公开12条，通过政务微博公开23条。",
            [
                "通过政府网站公开政府信息 | year | 180条 | published_website",
                "通过政府公报公开 | year | 12条 | published_gazette",
                "通过政务微博公开 | year | 23条 | published_weibo",
            ],
        ),
        (
            "同意公开答复5件、同意部分公开答复1件、不予公开答复2件。",
            [
                "同意公开答复 | year | 5件 | granted",
                "同意部分公开答复 | year | 1件 | granted_partly",
                "不予公开答复 | year | 2件 | refused",
            ],
        ),
        ("1、当面申请数：0件。", ["当面申请数 | year | 0件 | requests_in_person"]),
        ("政府信息公开申请数为零。", ["政府信息公开申请数 | year | 0件 | requests_received"]),
        ("全年主动公开信息二千零四十五条。", ["主动公开信息 | year | 2045条 | published"]),
        ("主动公开各类政府信息8.3万条。", ["主动公开各类政府信息 | year | 83000条 | published"]),
        ("主动公开政府信息14万余条。", ["主动公开政府信息 | year | 约140000条 | published"]),
        (
            "从事政府信息公开工作人员3人，其中专职1人，兼职2人。",
            [
                "从事政府信息公开工作人员 | year_end | 3人 | staff",
                "专职 | year_end | 1人 | staff_full_time",
                "兼职 | year_end | 2人 | staff_part_time",
            ],
        ),
        ("我局公开的信息中，工作动态39条。", ["工作动态 | year | 39条 | -"]),
        ("开展征集调查19期，收到公众意见75条。", ["开展征集调查 | year | 19期 | -", "收到公众意见 | year | 75条 | -"]),
        ("按时办结率达到98.5%。", ["按时办结率 | year | 98.5% | -"]),
    ],
)  # fmt: skip
def test_what_a_sentence_counts(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015年度及历年累计主动公开政府信息的数量49条；", ["year | 49条", "cumulative | 49条"]),
        ("历年累计主动公开政府信息1265条。", ["cumulative | 1265条"]),
        ("自2008年《条例》实施以来，我局累计公开政府信息4521条。", ["cumulative | 4521条"]),
        ("截至2015年12月31日，累计主动公开政府信息3200条。", ["cumulative | 3200条"]),
        ("2015年，我局累计主动公开政府信息320条。", ["year | 320条"]),
        ("1-12月，主动公开政府信息3条。", ["year | 3条"]),
        ("2015年1月1日至2015年12月31日，主动公开政府信息7条。", ["year | 7条"]),
        ("二〇一五年主动公开政府信息7条。", ["year | 7条"]),
        ("公开政府信息49条，历年累积公开信息总量达1265条。", ["year | 49条", "cumulative | 1265条"]),
        ("历年累计公开政府信息1265条，其中2015年公开信息49条。", ["cumulative | 1265条", "year | 49条"]),
    ],
)  # fmt: skip
def test_which_time_is_meant(text: str, expected: list[str]) -> None:
    found = stated(text)
    assert [" | ".join(line.split(" | ")[1:3]) for line in found] == expected
    assert all(line.endswith("| published") for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "上半年共收到申请3件。",
        "截至2015年底，共主动公开信息560条。",
        "累计主动公开政府信息560条。",
        "近三年主动公开政府信息560条。",
        "历年累计主动公开信息1265条，收到申请8件。",
    ],
)
def test_an_unclear_time_claims_nothing(text: str) -> None:
    assert stated(text)[-1].endswith("| -")


@pytest.mark.parametrize(
    "text",
    [
        "2014年主动公开政府信息198条。",
        "上年主动公开政府信息198条。",
        "去年收到申请9件。",
        "计划2016年举办培训班3期。",
        "明年将举办培训班3期。",
        "每季度公开财政信息1次。",
        "要求公开不少于50条信息。",
        "主动公开类和依申请公开类信息分别为12条和3条。",
        "本报告中所列数据的统计期限自2015年1月1日至2015年12月31日，电话：0591-22548311。",
    ],
)
def test_other_years_plans_and_lists_are_no_figures(text: str) -> None:
    assert stated(text) == []


def test_only_this_years_number_is_taken_from_a_comparison() -> None:
    text = "2014年主动公开政府信息198条，2015年主动公开215条，比上年增加17条。"
    assert stated(text) == [
        "主动公开 | year | 215条 | published",
        "比上年增加 | year | 17条 | -",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年开展政策问答98期，其中，县级48期、河东区17期。",
        "县教育局高度重视，主动公开信息120条。",
        "我县各乡镇共公开信息1500条。",
        "其中区政府办公室收到申请5件。",
        "全市共收办政府信息公开申请案件3646件。",
        "全年备案行政复议案件134件，行政诉讼案件57件。",
        "未及时答复的申请2件。",
        "共办理政府信息公开申请12件。",
        "比上年多收到申请5件。",
        "主动公开信息中，行政处罚类信息200条。",
        "共公开5件。",
        "作出行政处罚决定56条。",
    ],
)
def test_what_is_not_the_whole_of_the_thing_claims_nothing(text: str) -> None:
    found = stated(text)
    assert found
    assert all(line.endswith("| -") for line in found)


@pytest.mark.parametrize(
    "name",
    ["我局", "本机关", "青河县水务局", "县水务局", "水务局", "2015年，我局", "全年，青河县水务局"],
)
def test_the_body_under_any_of_its_names_is_the_whole(name: str) -> None:
    (line,) = stated(f"{name}主动公开政府信息120条。")
    assert line.endswith("120条 | published")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("2015年没有接到村（居）民或单位公开政府信息的申请。", ["requests_received"]),
        ("我局2015年度没有收到公民、法人和其他组织要求获取政府信息的申请。", ["requests_received"]),
        ("未收到政府信息公开申请。", ["requests_received"]),
        ("未发生因政府信息公开引起的行政复议和行政诉讼。", ["reconsiderations", "lawsuits"]),
        ("本年度无因政府信息公开申请行政复议、提起行政诉讼的情况。", ["reconsiderations", "lawsuits"]),
        ("今年没有行政复议、提起行政诉讼。", ["reconsiderations", "lawsuits"]),
        ("没有发生不予公开政府信息情况。", ["refused"]),
        ("不存在不予公开的情况。", ["refused"]),
        ("行政复议、行政诉讼均未发生。", ["reconsiderations", "lawsuits"]),
        ("没有因政府信息公开而引发的行政复议、行政诉讼和申诉案件。", ["reconsiderations", "lawsuits", "complaints"]),
        ("全年未收取任何费用。", ["request_fees"]),
    ],
)  # fmt: skip
def test_none_is_zero_with_its_sentence(text: str, indicators: list[str]) -> None:
    found = figures([text], YEAR, Family.PROSE_ONLY, "青河县水务局")
    assert [figure.indicator for figure in found] == indicators
    assert {figure.value for figure in found} == {0}
    assert {figure.source.quote for figure in found} == {text}


@pytest.mark.parametrize(
    "text",
    [
        "2014年没有收到政府信息公开申请。",
        "如未收到申请，应说明原因。",
        "没有及时更新信息。",
        "没有超期未办的情况。",
        "未及时答复申请的，责令改正。",
        "无需要说明的其他事项。",
        "做到无偿提供政府信息。",
        "有无收到申请，均应登记。",
    ],
)
def test_not_every_no_is_a_zero(text: str) -> None:
    assert stated(text) == []


def test_statements_that_disagree_claim_nothing_where_no_table_decides() -> None:
    text = "主动公开政府信息215条。全年主动公开政府信息220条。"
    assert [line.split(" | ")[-1] for line in stated(text)] == ["-", "-"]
    rounded = "主动公开政府信息近千条。全年主动公开政府信息998条。"
    assert [line.split(" | ")[-1] for line in stated(rounded)] == ["-", "published"]


def test_a_long_paragraph_is_quoted_by_the_sentence() -> None:
    text = "加强领导，落实责任。" * 40 + "全年收到申请3件。" + "继续努力，" * 200 + "公开信息9条。"
    found = figures([text], YEAR, Family.PROSE_ONLY, "青河县水务局")
    assert [figure.value for figure in found] == [3, 9]
    assert found[0].source.quote == "全年收到申请3件。"
    assert all(len(figure.source.quote) <= 600 and figure.source.quote in text for figure in found)


OTHER_WORK = [
    "我局全年受理行政复议案件42件，审结40件。",
    "全年受理法律纠纷引起的行政诉讼28件。",
    "收到12345热线工单2300件，办结2298件。",
    "受理工伤认定申请56件，办结50件。",
    "办结行政复议案件12件，其中维持8件、驳回2件。",
    "全年共收到群众来信来访举报投诉134件。",
    "受理信访举报投诉34件。",
    "全年受理行政复议申请98件，涉及政府信息公开5件。",
    "被申请行政复议12件，其中信息公开类2件。",
    "收到低保申请230件，审核通过180件。",
    "受理变更登记申请12件。",
    "组织业务培训3期。",
    "现有工作人员23人。",
    "印发文件120件，其中依申请公开20件，不予公开20件。",
    "不予公开文件20件。",
    "县政府全年收到政府信息公开申请130件。",
    "向企业公开信息30条。",
]


@pytest.mark.parametrize("text", OTHER_WORK)
def test_other_work_of_the_same_name_is_not_of_disclosure(text: str) -> None:
    assert [line for line in stated(text) if not line.endswith("| -")] == []


@pytest.mark.parametrize(
    ("lines", "indicator"),
    [
        (["因政府信息公开被申请行政复议2件。"], "reconsiderations"),
        (["全年发生2件政府信息公开行政复议。"], "reconsiderations"),
        (["四、行政复议、行政诉讼情况", "行政复议2件。"], "reconsiderations"),
        (["三、依申请公开情况", "全年办结2件。"], "processed"),
        (["三、依申请公开情况", "不予公开2件。"], "refused"),
        (["收到政府信息公开申请2件。"], "requests_received"),
        (["五、业务培训情况", "举办培训班2期。"], "trainings"),
        (["涉及信访类的申请2件。"], "petition_requests"),
    ],
)
def test_the_sentence_or_its_heading_tells_that_it_is_of_disclosure(
    lines: list[str], indicator: str
) -> None:
    made = report(lines, YEAR, Family.PROSE_ONLY, "青河县水务局")
    whole = made.sections[0]
    made = replace(made, sections=(Section(tuple(lines[:-1]), whole.start, whole.end),))
    found = extract_figures(made, load_catalogue())
    assert [(f.indicator, f.value) for f in found] == [(indicator, 2)]


@pytest.mark.parametrize(
    ("text", "applicants"),
    [
        ("收到政府信息公开申请9件，其中自然人申请8件。", [None, "自然人"]),
        ("收到企业提出的申请3件。", ["商业企业"]),
        ("收到公民、法人或者其他组织的申请3件。", [None]),
        ("未收到企业的政府信息公开申请。", ["商业企业"]),
        ("没有收到公民、法人或者其他组织的申请。", [None]),
    ],
)
def test_a_number_of_one_kind_of_applicants_is_not_that_of_all(
    text: str, applicants: list[str | None]
) -> None:
    found = figures([text], YEAR, Family.PROSE_ONLY, "青河县水务局")
    assert [f.applicant for f in found if f.indicator == "requests_received"] == applicants


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("截至2015年底，现行有效行政规范性文件45件。", ["normative_in_force"]),
        ("截至2015年12月31日，政府信息公开申请结转下年度继续办理3件。", ["requests_carried_out"]),
        ("截至年底，共收到政府信息公开申请3件。", []),
        ("截至2015年6月底，现行有效行政规范性文件45件。", []),
        ("截至2016年底，现行有效行政规范性文件45件。", []),
        ("现有政府信息公开专职人员2人。", ["staff_full_time"]),
    ],
)
def test_what_there_is_at_the_end_of_the_year(text: str, claimed: list[str]) -> None:
    found = figures([text], YEAR, Family.PROSE_ONLY, "青河县水务局")
    assert [f.indicator for f in found if f.indicator] == claimed
