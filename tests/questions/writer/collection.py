"""Questions about the collection itself, its words, and the assistant."""

from collections.abc import Iterator
from random import Random

from .gold import Gold
from .item import Item

_COLLECTION = (
    ("zh", "你好", ()),
    ("zh", "您好，在吗？", ()),
    ("zh", "你能做什么？", ()),
    ("zh", "怎么用你查数据", ()),
    ("zh", "你都有哪些单位的报告？", ("砚溪县", "云汀市")),
    ("zh", "库里收录了哪些机关", ("砚溪县", "云汀市")),
    ("zh", "竹坞镇有哪几年的报告？", ("2016",)),
    ("zh", "云汀市的报告有哪些年份", ("2009",)),
    ("zh", "砚溪县人民政府的年报收录到哪一年？", ("2022",)),
    ("zh", "哪些报告的数字对不上？", ("砚溪县", "云汀市", "禾渡县")),
    ("zh", "哪些报告里有空白没填的格子？", ("石鼓岭", "教育局", "柳桥")),
    ("zh", "有哪些年报正文和表格数字不一致", ("青石埠", "望湖", "砚溪县")),
    ("zh", "予以公开是什么意思？", ()),
    ("zh", "什么叫“结转下年度继续办理”？", ()),
    ("zh", "“三安全一稳定”指什么", ()),
    ("en", "Hello", ()),
    ("en", "What can you do?", ()),
    ("en", "Which bodies' reports do you have?", ()),
    ("en", "Which years do you have for Zhuwu Town?", ("2016",)),
    ("en", "Which reports have numbers that don't add up?", ()),
    ("en", "What does 'carried forward to the next year' mean in these reports?", ()),
)


def collection(gold: Gold, random: Random) -> Iterator[Item]:
    del gold, random
    for lang, question, words in _COLLECTION:
        yield Item("collection", lang, question, text_any=words)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (collection,):
        yield from part(gold, random)
