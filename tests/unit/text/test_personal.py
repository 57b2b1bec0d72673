"""Personal data is taken out of what is kept; years, ranges, figures and document numbers stay.

All numbers of people are made up.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.text.personal import Personal, personal_data, redacted

TAKEN = {
    # mobile numbers
    "我的手机是13812345678，请告诉我结果": "我的手机是[phone]，请告诉我结果",
    "13812345678": "[phone]",
    "138-1234-5678 请回电": "[phone] 请回电",
    "138 1234 5678": "[phone]",
    "138.1234.5678": "[phone]",
    "138—1234—5678": "[phone]",
    "1381 234 5678": "[phone]",
    "138 12345678": "[phone]",
    "138 123 45678": "[phone]",
    "1 3 8 1 2 3 4 5 6 7 8": "[phone]",
    "联系15900001111或19912345678": "联系[phone]或[phone]",
    "+86 138 1234 5678": "[phone]",
    "+8613812345678": "[phone]",
    "008613812345678": "[phone]",
    "86-13812345678": "[phone]",
    "１３８１２３４５６７８": "[phone]",
    "138\u200b1234\u200b5678": "[phone]",
    "一三八一二三四五六七八": "[phone]",
    "幺三八〇〇一二三四五六": "[phone]",
    "13812345678申请公开拆迁补偿标准，2017年有几件？": "[phone]申请公开拆迁补偿标准，2017年有几件？",
    # other telephones
    "0527-84358888": "[phone]",
    "(0527)84358888转8012": "[phone]",
    "05278435888": "[phone]",
    "010-6512 3456": "[phone]",
    "请打我家电话84358888": "请打我家电话[phone]",
    "tel: 8435 8888": "tel: [phone]",
    "My phone number is 84358888": "My phone number is [phone]",
    "call me at +44 20 7946 0958": "call me at [phone]",
    "+1 415 555 0132": "[phone]",
    # numbers of identity
    "身份证号11010519491231002X": "身份证号[id]",
    "110105194912310021": "[id]",
    "110105 19491231 002x": "[id]",
    "身份证110105491231002": "身份证[id]",
    "ＩＤ １１０１０５１９４９１２３１００２Ｘ": "ＩＤ [id]",
    "A123456(7)": "[id]",
    "护照E12345678": "护照[passport]",
    "passport EA1234567": "passport [passport]",
    "港澳通行证C12345678": "港澳通行证[passport]",
    "身份证：1101051": "身份证：[account]",
    # cards and accounts
    "银行卡6222021234567890128": "银行卡[card]",
    "6222 0212 3456 7890 128": "[card]",
    "4111-1111-1111-1111": "[card]",
    "卡号：6222 0212 3456 7891": "卡号：[account]",
    "QQ：123456789": "QQ：[account]",
    "加微信abc_12345": "加微信[account]",
    "wechat: zhang2020": "wechat: [account]",
    "流水123456789012345678901": "流水[number]",
    # mail
    "zhang.san@example.com": "[e-mail]",
    "发到 Li-Si_99@mail.example.com.cn，谢谢": "发到 [e-mail]，谢谢",
    "ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ": "[e-mail]",
    "zhang(at)example.org": "[e-mail]",
    # cars
    "苏A12345": "[plate]",
    "苏A·12345违章": "[plate]违章",
    "京AD12345": "[plate]",
    "粤B8888挂": "[plate]",
    "沪c12d34": "[plate]",
    # names and homes
    "我叫张三，想问2017年的申请数": "我叫[name]，想问2017年的申请数",
    "姓名：欧阳小明 身份证110105194912310021": "姓名：[name] 身份证[id]",
    "My name is Zhang Xiaoming. How many requests in 2017?": "My name is [name]. How many requests in 2017?",
    "我住幸福小区3栋2单元501室": "我住幸福小区[address]",
    "12号楼1503室漏水": "[address]漏水",
    # several at once
    "我叫李四，13912345678，li@example.com": "我叫[name]，[phone]，[e-mail]",
}
KEPT = (
    "2017-2018年收到多少申请？",
    "2016—2018",
    "2016–2018 的政府信息公开申请",
    "2015 2016 2017 2018 各是多少",
    "2015-2016-2017-2018",
    "20170101到20171231",
    "2017.01.01-2017.12.31",
    "316441",
    "主动公开316441条",
    "1316441条比1216441条多多少",
    "累计13812345678元",
    "支出 13812345678 元",
    "150 2017 2018",
    "财政拨款1380.12万元",
    "增长了12345678.90元",
    "3.141592653589793238",
    "国办公开办函〔2021〕30号",
    "国办发〔2014〕32号",
    "苏政发[2019]12号是什么",
    "（2017）苏13行终12号",
    "索引号：014319471/2024-00012",
    "编号 02024001234",
    "受理号13900002017",
    "文号D20230012",
    "GB 18030-2005",
    "第二十条第（六）项",
    "二〇一七年至二〇一八年",
    "二〇一六、二〇一七、二〇一八年",
    "一二三四五六七八九",
    "12345热线受理了多少件？",
    "拨打12345",
    "热线电话2017-2018年接了多少个",
    "电话申请2017件",
    "电话咨询 2017 2018 两年各多少",
    "手机短信316441条",
    "身份证明2017件",
    "身份证 2017-2018 年办理多少",
    "微信公众号2017年发布了多少条信息",
    "微信 2017-2018 发布多少条",
    "QQ群有多少人",
    "on account of 2017 requests",
    "phone requests in 2017",
    "by telephone 316441 times",
    "hotel 2345 6789",
    "有个镇名叫柳桥，收到多少申请",
    "我是青河县的居民，想问2017年的申请数",
    "我叫不准它的名字",
    "苏A级景区",
    "晋A股上市公司12345家",
    "云B2B平台有多少个",
    "0件和空白有什么不同",
    "100%",
    "近3年",
    "1,204条和13,555条",
    "1204、1180、12、2、10、0条",
    "14万余条",
    "305.5万元",
    "一、二、三、四、五、六、七、八、九、十",
    "3号楼改造信息公开了吗",
    "bai zhang 镇 2017年网络申请数",
    "How many online requests from 2016 to 2018 in Liuqiao?",
    "What is 2018/2017?",
    "@柳桥镇 2017年",
)


@pytest.mark.parametrize(("text", "left"), TAKEN.items())
def test_what_is_personal_is_taken_out(text: str, left: str) -> None:
    assert redacted(text) == left


@pytest.mark.parametrize("text", KEPT)
def test_what_is_not_personal_stays(text: str) -> None:
    assert redacted(text) == text


def test_there_are_many_cases_of_both_kinds() -> None:
    assert len(TAKEN) >= 60
    assert len(KEPT) >= 60


def test_the_kind_and_the_place_are_told() -> None:
    (found,) = personal_data("请打13812345678")
    assert (found.kind, found.start, found.end) == (Personal.PHONE, 2, 13)


years = st.integers(1990, 2039)
joints = st.sampled_from(["-", "—", "–", "~", "至", "到", " to ", "、", "，", " ", "/"])
frames = st.sampled_from(["{}", "{}年收到多少申请？", "柳桥镇{}年的申请", "requests in {}?"])
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
letters = st.text("我想问的公开申请是什么，。？ xyz", max_size=8)


@given(st.lists(years, min_size=1, max_size=6), joints, frames)
def test_years_and_ranges_of_years_stay(some: list[int], joint: str, frame: str) -> None:
    text = frame.format(joint.join(map(str, some)))
    assert redacted(text) == text


@given(st.integers(0, 9_999_999_999), st.sampled_from(["件", "条", "万元", " requests", ""]))
def test_figures_of_up_to_ten_digits_stay(figure: int, unit: str) -> None:
    text = f"主动公开{figure}{unit}"
    assert redacted(text) == text


@given(
    st.lists(st.integers(0, 9_999_999), min_size=1, max_size=8), st.sampled_from(["、", "，", "和"])
)
def test_lists_of_figures_stay(figures: list[int], joint: str) -> None:
    text = joint.join(map(str, figures))
    assert redacted(text) == text


@given(mobiles, letters, letters, st.sampled_from(["", " ", "-", "."]))
def test_no_mobile_number_is_left(number: str, before: str, after: str, gap: str) -> None:
    grouped = gap.join((number[:3], number[3:7], number[7:]))
    left = redacted(f"{before}。{grouped}，{after}")
    if not (gap == " " and _all_years(number)):
        assert "[phone]" in left
        assert number[7:] not in left


def _all_years(number: str) -> bool:
    return all(group[:2] in ("19", "20") for group in (number[3:7], number[7:]))


@given(
    st.sampled_from(["110105", "320102", "440305", "650102"]),
    st.dates(),
    st.integers(0, 999),
    st.sampled_from("0123456789Xx"),
)
def test_no_identity_number_is_left(region: str, born: object, order: int, check: str) -> None:
    day = f"19{str(born)[2:4]}{str(born)[5:7]}{str(born)[8:10]}"
    number = f"{region}{day}{order:03}{check}"
    assert redacted(f"我的身份证{number}。") == "我的身份证[id]。"


@given(st.text("0123456789-— .年件至到元号a@苏A京·xX[]()（）：:QQ微信电话我叫", max_size=60))
def test_it_never_fails_and_once_is_enough(text: str) -> None:
    once = redacted(text)
    assert redacted(once) == once


@given(st.text(max_size=200))
def test_any_text_passes(text: str) -> None:
    redacted(text)
