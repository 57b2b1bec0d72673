"""Who holds a post: which post a question asks about, and the name that a sentence gives for it.

A name beside another post is the gravest mistake that prose can make: 副局长 is no 局长, and the head
of an office is not the head of the body. So what stands before the post must be the same on both
sides, but for words that only say whose it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TITLES = (
    "书记|镇长|乡长|县长|区长|市长|州长|省长|旗长|盟长|村长|局长|厅长|部长|主任|行长|院长|校长|所长|站长|科长|"
    "处长|股长|队长|会长|主席|总工程师|总会计师|秘书长|专员"
)
_WHOSE = re.compile(
    r"(?:时任|现任|当时|分管|主要领导|一把手|我|本|该|省|市|州|县|区|镇|乡|局|厅|委|街道|人民政府|政府|"
    r"办事处|委员会|管委会|党委|党组|党工委|工委|年)*$"
)
"""Words that say no more than that it is the body's own head: 街道办事处主任, 镇党委书记."""
_DEPUTY = re.compile(r"(?:常务)?副$|助理$")
_ENGLISH_TITLES = {
    "mayor": "市长|县长|区长|镇长|乡长", "party secretary": "书记", "secretary": "书记",
    "director general": "局长|厅长|主任", "director": "局长|主任|厅长", "bureau chief": "局长",
    "bureau head": "局长", "county head": "县长", "county governor": "县长", "county mayor": "县长",
    "town head": "镇长", "town mayor": "镇长", "township head": "乡长|镇长", "district head": "区长",
    "district mayor": "区长", "governor": "省长|县长", "magistrate": "县长",
    "head of the bureau": "局长", "head of the county": "县长", "head of the town": "镇长",
    "head of the township": "乡长", "head of the department": "局长|厅长|主任",
    "head of the district": "区长", "head of the city": "市长",
}  # fmt: skip

_WHO = r"(?:谁|哪位|哪个人|何人|什么人|哪一位)"
_NAMED = rf"(?:现在|目前|当时|同志)*(?:是|叫|姓|名叫|为|由)*(?:{_WHO}|哪个|什么|啥)"
_BEFORE = rf"(?P<before>[\u4e00-\u9fff]{{0,8}}?)(?P<title>{_TITLES})"
_ASKED = (
    re.compile(rf"{_BEFORE}(?:的?(?:名字|姓名|大名|名))(?:是?(?:什么|啥)?)"),
    re.compile(rf"{_BEFORE}{_NAMED}(?:名字|姓名|名)?(?=[\s?？。！,，的当来]|担任|任|$)"),
    re.compile(
        rf"{_WHO}(?:是|在|来)*(?:当|任|担任|做|出任)?(?:的|了)?(?:当时的?|现任)?{_BEFORE}[?？。\s]*$"
    ),
)
_ASKED_IN_ENGLISH = re.compile(
    rf"who(?: is|'s| was| were) (?:the |its |their )*(?P<before>(?:executive )?(?:deputy|vice)[ -])?"
    rf"(?:\w+ )?(?P<title>{'|'.join(_ENGLISH_TITLES)})\b(?! of the (?:office|general|group|section))",
    re.IGNORECASE,
)

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤季凌温柳洪乔鲁葛岳申"
    "阮易聂庄翁柯殷樊鲍祝路牛艾裴尤农向万方白章倪骆俞詹舒梅耿焦甘童项祁左兰苗翟欧牟靳卜伍邢滕辛管屈古穆米华宁柴"
    "涂蒲冉晏游解桂闵褚娄卓佟池鞠仇匡房岑喻敖丘佘巫蓝鄢辜郁冷桑景"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|南宫|夏侯|长孙|宇文|端木|闻人|独孤"
)
_NO_GIVEN_NAME = (
    "年月日时会议务部长组副任责管审分签牵主员兼等级市县区镇乡村局厅处科股室街道委党政府机关工作信息公开先后"
    "多次亲自高度带头出席负担率听"
)
_GIVEN = rf"[^\W\da-zA-Z{_NO_GIVEN_NAME}]"
_FOLLOWS = "，,、。；;：:）)（( 任担为负主兼分牵出审签同率带召听作对在亲多两三先共和与及指批调深参到专直总具统协就于说"
_NAME = rf"(?P<it>(?:{_DOUBLE}){_GIVEN}{{1,2}}|[{_SURNAMES}]{_GIVEN}{{1,2}})"
NAMED_PERSON = (
    rf"(?:(?<=[长任记员人工师手授者家导士警])|(?<=[，、。；：由（(])|^){_NAME.replace('?P<it>', '?:')}"
    r"(?=同志|担任|任|为|负责|牵头|兼|主持|分管|主管|主讲|讲授|授课|具体|、|，|）|。)"
)
"""A person's name, beside a post or before what the person does."""
_AFTER = re.compile(rf"(?P<title>{_TITLES})(?:同志)?\s*[:：（(]?\s*{_NAME}(?=[{_FOLLOWS}]|$)")
_FIRST = re.compile(
    rf"(?:^|[，,、。；;由以（(]){_NAME}(?:同志)?(?:担任|任|为|是|，)?"
    rf"(?P<before>[\u4e00-\u9fff]{{0,12}}?)(?P<title>{_TITLES})"
)

_LONGEST = 12
_PLACES = "省市州县区镇乡"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Post:
    """A post whose holder is asked for by name: its titles, and what marks it off from others.

    `rank` is 常务副, 副 or "" before the title; `of` the part of the body that it is the head of,
    "" for the body itself.
    """

    titles: tuple[str, ...]
    rank: str = ""
    of: str = ""

    def holders(self, text: str) -> Iterator[Span]:
        """The names that stand beside this very post, after it or before: 镇长沈若川任组长."""
        for match in _AFTER.finditer(text):
            before = text[max(0, match.start("title") - _LONGEST) : match.start("title")]
            if self._is_it(match["title"], before):
                yield match.span("it")
        for match in _FIRST.finditer(text):
            if self._is_it(match["title"], match["before"]):
                yield match.span("it")

    def _is_it(self, title: str, before: str) -> bool:
        rank, of = _parts(before)
        if title[0] in _PLACES and of.endswith(title[0]):  # 东山县县长
            of = ""
        return (
            title in self.titles
            and of == self.of
            and (rank == self.rank or rank.endswith(self.rank or "-"))
        )


def post_asked(question: str) -> Post | None:
    """The post whose holder a question asks for; None where it asks for none.

    谁是组长 asks for none: there a post may answer.
    """
    for pattern in _ASKED:
        if match := pattern.search(question):
            return Post((match["title"],), *_parts(match["before"]))
    if match := _ASKED_IN_ENGLISH.search(question):
        titles = tuple(_ENGLISH_TITLES[match["title"].lower()].split("|"))
        return Post(titles, "副" if match["before"] else "")
    return None


def _last_words(before: str) -> str:
    """What belongs to a title of the words before it: those after the last mark or particle."""
    return re.split(r"[^\u4e00-\u9fff]|[由以经对请及和与为的是]", before)[-1]


def _parts(before: str) -> tuple[str, str]:
    """The rank and the part of the body that words before a title tell; "" where they do not."""
    words = _last_words(before)
    rank = _DEPUTY.search(words)
    rest = words[: rank.start()] if rank else words
    return rank[0] if rank else "", "" if _WHOSE.match(rest) else rest
