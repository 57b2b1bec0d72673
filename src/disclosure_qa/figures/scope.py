"""Whether a clause speaks of the reporting body as a whole, or of something within or beside it."""

import re
from functools import cache

_SELF = re.compile(
    r"(?:我|本|全)(?:省|市|县|区|旗|镇|乡|街道|局|委|办|厅|处|院|站|所|队|机关|单位|部门|中心|系统|校)"
)
_PARTS = re.compile(
    r"(?:各|某|部分|有的|个别|下属|所属|基层|直属)(?:级|部门|单位|镇|乡|街道|县|区|市|科室|村|委办局)"
    r"|[省市县区镇乡村](?:级|直|本级)|科室|办公室"
)
_MEANS = re.compile(r"(?:门户)?网|门户|公报|公众|信息|官网|官方")
_CAPTION_NUMBER = re.compile(
    r"^(?:(?:附件|附表|附|表)[0-9一二三四五六七八九十]*[:：、.．]?|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．])+"
    r"|(?:19|20)[0-9]{2}年度?"
)
_SENTENCE = re.compile("[，,。；;]")
_OWN_OFFICE = re.compile("本级|办公[室厅]")
_OWN_LEVEL = re.compile("[省市县区旗镇乡]本级")
_NO_PLACE = re.compile(r"(?:人民)?政府(?:办公室)?|办事处|办公室")
_SUBJECT = re.compile(
    r"(?:其中|另外|此外|目前|同时)?[:：]?(?P<name>[\u4e00-\u9fff]{1,10}?(?:局|委员会|办公室|街道|镇|乡|县|区|市|部门|中心|开发区|公司|学校|医院)"
    r"|[\u4e00-\u9fff]{0,9}?[省市县区州旗镇乡](?:人民)?政府)"
    r"(?!网|门户|公报|公众|档案|图书|信息|政务|人大|政协)"
)
# A clause that opens with one of these names a means or an object, no subject.
_NO_SUBJECT = re.compile(
    r"^(?:通过|按照?|根据|依据|在|向|由|经|对|为|以|依|将|把|从|到|与|和|及|并|加强|做好|落实|严格|认真|积极|切实|进一步|全面|及时|围绕|针对|结合|配合|召开|组织|开展|推进|完善|建立|接受)"
)


def counts_a_part(caption: str, agency: str) -> bool:
    """A table's caption names the body's own office (本级, 办公室) or another body than `agency`:
    附件1：青河县人民政府办公室收到和处理政府信息公开申请情况."""
    plain = _CAPTION_NUMBER.sub("", "".join(caption.split()))
    if _SENTENCE.search(plain):
        return False
    if agency in plain:
        return bool(_OWN_OFFICE.match(plain.partition(agency)[2]))
    if _OWN_LEVEL.match(plain):
        return not agency.endswith(("办公室", "办公厅"))
    match = _SUBJECT.match(plain)
    return match is not None and not _SELF.match(plain) and not _same_body(match["name"], agency)


def _same_body(name: str, agency: str) -> bool:
    """A body's name, long or short (县政府办公室), is that of `agency`."""
    short = name.replace("人民政府", "政府")
    return agency.replace("人民政府", "政府").endswith(short) or own_name(name, agency) == name


def speaks_of_whole(sentence: str, place: int, clause: str, agency: str) -> bool:
    """False where the clause, or the last subject named before it, is another body or a part.

    `clause` is the number's own clause without the names of the body itself.
    """
    if _PARTS.search(clause):
        return False
    whole = True
    for opening in re.split(r"[，,；;：:、（(]", sentence[:place]):
        subject = _subject(opening.strip(), agency)
        whole = whole if subject is None else subject
    return whole


def _subject(opening: str, agency: str) -> bool | None:
    """True: the body itself opens the clause; False: another does; None: no subject is named."""
    bare = re.sub(
        r"^(?:(?:19|20)[0-9]{2} ?年度?|今年|全年|本年度?|一年来|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[一二三四五六七八九]是)+[以来，]*",
        "",
        opening,
    )
    if _SELF.match(bare) or own_name(bare, agency):
        return True
    if _NO_SUBJECT.match(bare):
        return None
    match = _SUBJECT.match(bare)
    if match is None:
        return None
    return match["name"] in agency


def own_name(text: str, agency: str) -> str:
    """The reporting body's name at the start of a text, full or short; "" where it is not.

    A name that goes on to 门户网站 or 公报 is a means of publication, no body.
    """
    found = [name for name in _names(agency) if text.startswith(name)]
    name = max(found, key=len, default="")
    return "" if _MEANS.match(text[len(name) :]) else name


@cache
def _names(agency: str) -> frozenset[str]:
    names = {agency, agency.removesuffix("人民政府"), agency.replace("人民政府", "政府")}
    for level in "县市区州盟旗":
        tails = {name.partition(level)[2] for name in names}
        tails = {tail for tail in tails if len(tail) >= 2 and not _NO_PLACE.fullmatch(tail)}
        names |= tails | {level + tail for tail in tails}
    kind = re.search(r"(省|市|县|区|镇|乡|街道)(?:人民政府|办事处)$", agency)
    if kind:
        names |= {kind[1] + word for word in ("政府", "人民政府", "办事处")}
    return frozenset(name for name in names if len(name) >= 2)


def without_self(text: str, agency: str) -> str:
    """A clause without the names of the body itself at its start: 我镇, 全区, 白水镇人民政府."""
    previous = None
    while text != previous:
        previous = text
        match = _SELF.match(text)
        text = text[match.end() :] if match else text.removeprefix(own_name(text, agency) or "\0")
        text = re.sub(r"^(?:各级(?:行政)?(?:机关|部门)|上下|范围内)", "", text) if match else text
    return text
