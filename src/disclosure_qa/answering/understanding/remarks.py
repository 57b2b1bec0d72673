"""What stands beside a question and asks nothing: "I'm writing a thesis.", 作为一名学生，……

A remark is a sentence, or a clause that opens as remarks do, that names nothing to count, no body
and no year; or a clause before the question in which somebody tells of himself (家里的房子一直没批).
Its words restrict nothing; a clause that restricts ("only those about land") is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.answering.understanding.denial import SET_ASIDE
from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.concepts import Mention

REMARK = "remark"
INJECTION = "injection"
_SENTENCE_ENDS = frozenset("。！？!?.；;】]\n")
_CLAUSE_ENDS = frozenset("，,：:")
_ASKING_ENDS = frozenset("？?")
_ASKING = frozenset({"ask.quantity", "ask.what", "ask.whether", "ask.which_year"})
_ASKING_FOR = _ASKING - {"ask.whether"}
_PREPOSITIONS = frozenset(
    {"for", "in", "on", "of", "from", "by", "with", "among", "under", "由", "因", "为", "以", "从"}
)
_TELLS_OF_ONESELF = re.compile(r"[我俺咱]|\b(?:i|i'm|i've|we|we're|my|our|me|us)\b")
_TELLS_WHAT_HAPPENED = re.compile(r"家里|前几天|前两天|前阵子|昨天|昨儿|上次|上周|刚才")
_WHO_SENT_ME = re.compile(
    r"^\W*(?:我?(?:们)?的?)?(?:导师|老师|领导|老板|同事|同学|朋友|主任|局长|科长|处长|主编|编辑|组长|经理|客户|家里人|家人|爸妈|爸爸|妈妈|孩子|儿子|女儿|邻居|单位)"
    r"(?:要求|要|让|叫|托|请|派|安排|想让)(?:我们|我|俺)(?:来|去|帮忙|帮)?(?:查一下|问一下|看一下|查查|问问|看看|打听|了解|统计|查|问|找)?(?:一下|下)?"
)
_WHAT_FOR = re.compile(
    r"^\W*(?:this\s+is\s+)?for\s+(?:a|an|my|our)\s+(?:[\w-]+\s+){0,3}?(?:article|story|paper|essay|thesis"
    r"|homework|presentation|book|blog|podcast|lecture|study|dissertation|column|assignment|newsletter"
    r"|seminar|course|class|survey|documentary|briefing|memo)\s*(?:[,:;.]|[-\u2013\u2014]+)\s*(?=\S)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:写|做|填|交|赶|编|拍|准备|整理|起草)[^，,：:]{0,8}(?:材料|论文|报告|作业|稿子?|文章|课题|项目|报道|汇报|总结|方案|表格?|设计|调研|研究|采访|节目|书|提案|作文|简报|课件)"
    r"(?:要?用|需要|使用|之用|参考)?$|(?:论文|材料|报道|作业|课题|毕业设计|研究|调研|汇报|写作)(?:要用|需要用?|使用|之用|参考|需要数据|急需)(?:数据)?$",
    re.IGNORECASE,
)
_WHO_NEEDS_IT = re.compile(
    r"^[^，,：:\d]{1,6}(?:要|需要|得|等着|急着|催着|在|正)(?:要|用)?(?:统计|汇总|上报|填报|填表|数据|用数据|用|这个数|交差|存档|归档|备案|核对|核实|做材料|公示|开会|检查)(?:一下|用)?$"
)
"""社区要统计: somebody who needs the numbers, and for what."""
_OF_A_BODY = ("bodies.kind", "bodies.every", "applicant.")
_RESTRICTING = frozenset({*SET_ASIDE, "ask.about", "instead"})


def without_remarks(
    units: Sequence[Atom],
    mentions: Sequence[Mention],
    telling: frozenset[str],
    taken: Iterable[int],
) -> tuple[Mention, ...]:
    """The mentions that are in no remark; all of them where nothing else would tell what is asked.

    `telling` are the concepts that tell what is asked, `taken` the atoms of names and years.
    """
    words = _Words(units, mentions, telling, frozenset(taken))
    kept: list[Mention] = []
    for first, last in _stretches(units, 0, len(units), _SENTENCE_ENDS):
        if words.matters(first, last):
            for start, end in _stretches(units, first, last, _CLAUSE_ENDS):
                kept += [] if words.stands_beside(start, end) else words.inside(start, end)
    return tuple(kept) if any(m.concepts & telling for m in kept) else tuple(mentions)


@dataclass(frozen=True, slots=True)
class _Words:
    """A question's words, of which stretches, by their first atom and the one past their last, are
    told from what is asked."""

    units: Sequence[Atom]
    mentions: Sequence[Mention]
    telling: frozenset[str]
    named: frozenset[int]

    def inside(self, first: int, last: int) -> list[Mention]:
        return [m for m in self.mentions if first <= m.first < last]

    def stands_beside(self, first: int, last: int) -> bool:
        """A clause that tells who asks or for what, and nothing of what is asked."""
        inside = self.inside(first, last)
        opens = bool(inside) and REMARK in inside[0].concepts
        return (
            self._tells_why(first, last)
            or self._tells_of_oneself(first, last, opens=opens)
            or (opens and not self.matters(first, last))
        )

    def matters(self, first: int, last: int) -> bool:
        """The stretch asks, or restricts what is asked."""
        inside = self.inside(first, last)
        if any(INJECTION in m.concepts for m in inside) and not self._names(first, last):
            return False
        asks = last < len(self.units) and self.units[last].form in _ASKING_ENDS
        return (
            asks
            or any(m.concepts & self.telling or m.concepts & _RESTRICTING for m in inside)
            or any(c.startswith(("op.", "limit.")) for m in inside for c in m.concepts)
            or self._names(first, last)
        )

    def _tells_why(self, first: int, last: int) -> bool:
        """写论文用，"for a newspaper article": what the answer is for, before the question itself."""
        told = _joined(self.units[first:last]).strip()
        names = self._names(first, last)
        tells = _PURPOSE.search(told) or _WHO_NEEDS_IT.search(told)
        return self._asks_after(last) and not names and tells is not None

    def _tells_of_oneself(self, first: int, last: int, *, opens: bool) -> bool:
        inside = self.inside(first, last)
        told = _joined(self.units[first:last])
        if not self._asks_after(last):
            return False
        if _TELLS_WHAT_HAPPENED.search(told) and not any(m.concepts & _ASKING_FOR for m in inside):
            return True
        counts = any(
            m.concepts & self.telling
            or (not opens and any(c.startswith(_OF_A_BODY) for c in m.concepts))
            for m in inside
        )
        return not counts and _TELLS_OF_ONESELF.search(told) is not None

    def _names(self, first: int, last: int) -> bool:
        return not self.named.isdisjoint(range(first, last))

    def _asks_after(self, last: int) -> bool:
        return any(m.concepts & self.telling for m in self.mentions if m.first >= last)


def without_who_asks(question: str) -> str:
    """The question without the words that tell who wants to know, or for what: 老师要我查……, "for a
    newspaper article, ..."."""
    return _WHAT_FOR.sub("", _WHO_SENT_ME.sub("", question, count=1), count=1)


def _joined(units: Sequence[Atom]) -> str:
    return "".join(f" {unit.form} " if unit.kind == "word" else unit.form for unit in units)


def without_opening(
    units: Sequence[Atom], mentions: Sequence[Mention], telling: frozenset[str], anchor: int
) -> tuple[Mention, ...]:
    """The mentions without unknown words that open the question: 有道友问青河县……, "Pray, how many".

    What follows must be the first name of a body, at the atom `anchor`, or the words that ask, and
    not directly: an unknown word right before a name may be part of it. After a preposition it may
    restrict what is counted.
    """
    opening: list[Mention] = []
    for mention in mentions:
        asks = any(c in _ASKING for c in mention.concepts)
        if asks or mention.first > anchor:
            break
        if mention.concepts & (telling | _RESTRICTING) or mention.text.lower() in _PREPOSITIONS:
            return tuple(mentions)
        if _stands_apart(units, mention, anchor):
            return tuple(mentions)
        opening.append(mention)
    passed = {m for m in opening if not m.known and m.last != anchor}
    return tuple(m for m in mentions if m not in passed)


def _stands_apart(units: Sequence[Atom], mention: Mention, anchor: int) -> bool:
    """拆迁用地，青河县……: an unknown word that opens a clause of its own may be what the requests are about."""
    opens = not mention.known and mention.first == 0 and units[0].kind == "han"
    return opens and any(unit.form in _CLAUSE_ENDS for unit in units[mention.last : anchor])


def _stretches(
    units: Sequence[Atom], first: int, last: int, ends: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The stretches of atoms between marks that end one."""
    start = first
    for index in range(first, last):
        if units[index].form in ends:
            yield start, index
            start = index + 1
    yield start, last
