"""What a page prints around a report: counters, buttons, paths of the site, links after its end.

Only lines that hold nothing else are taken for it, and what stands behind the signed date with no
sentence among it: text of the page that stays costs little, text of the report that goes is lost.
"""

import re
from collections.abc import Sequence

from disclosure_qa.model.report import Block, Paragraph, Table
from disclosure_qa.reports.dates import dates_in, plain_dates
from disclosure_qa.text.numbering import numbering

_PIECE = re.compile(
    r"(?:信息|文章|稿件)?(?:浏览|阅读|点击|访问|点赞)(?:次数|数量|量|数|率)?[:：]?\s*\d*\s*次?"
    r"|(?:字号|字体|文字)(?:大小|选择)?[:：]?|[\[【(（]\s*[大中小]\s*(?:[|/\s]?\s*[大中小]\s*){0,2}[)）】\]]"
    r"|(?:^|(?<=[\s|：:]))[大中小](?=$|[\s|])|默认|超大"
    r"|打印(?:本页|此页|页面|正文|文章)?|关闭(?:窗口|本页|页面)?|(?:我要)?分享(?:到|至)?[:：]?|收藏(?:本页)?|复制链接"
    r"|微信|微博|新浪微博|QQ空间|朋友圈|扫一扫\S{0,16}|二维码|返回(?:顶部|首页|列表|上一页|上页)?"
    r"|(?:保护|护眼)?视力(?:保护)?色?[:：]?|无障碍(?:浏览|阅读)?|繁体|简体|语音播报|网站地图|设为首页|加入收藏"
    r"|(?:上|下)一(?:篇|条)[:：]?.*|[您你]?(?:当前|现在|所在)的?(?:所在)?位置[是为]?[:：].*|首页\s*[>＞»›].*"
    r"|(?:责任编辑|编辑|审核|校对|作者|信息来源|文章来源|稿源|来源)[:：]\s*[^\s|]*"
    r"|(?:发布|更新|公布|生成)(?:日期|时间)[:：]?\s*\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|版权所有.*|(?:主办|承办|技术支持|网站维护)(?:单位)?[:：].*|\S{0,3}ICP备.*|\S{0,3}公网安备.*|网站标识码.*|[Cc]opyright.*"
)
_COUNTER = re.compile(
    r"浏览|阅读|点击|访问|字号|字体|打印|关闭|分享|收藏|位置|一篇|一条|首页|版权|备案|ICP|公网|标识码|返回"
)
_FILLING = re.compile(r"[\s|/·、,，;；:：\[\]【】()（）<>＜＞«»+＋*\-—_©Α-Ω]+")
_OF_REPORT = re.compile(r"附|表|注|说明|联系|电话|邮|地址|章|抄送|报送|人民政府|办公室|公开")
_SENTENCE = re.compile(r"[。；;！!？?]")
_LONGEST = 60


def without_furniture(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the lines that are the page's."""
    kept = [
        block for block in blocks if not (isinstance(block, Paragraph) and is_furniture(block.text))
    ]
    end = _end_of_report(kept)
    behind = kept[end:]
    return tuple(kept[:end] if behind and all(map(_may_be_link, behind)) else kept)


def is_furniture(text: str) -> bool:
    """The line holds counters, buttons or the path of the site, and nothing else."""
    if len(text) > 3 * _LONGEST or not _COUNTER.search(text) or _SENTENCE.search(text[:-1]):
        return False
    return not _FILLING.sub("", _PIECE.sub("", text))


def _end_of_report(blocks: Sequence[Block]) -> int:
    """The number of the block behind the date that the report is signed with; else of them all."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Table):
            break
        plain = plain_dates(block.text)
        found = list(dates_in(plain))
        if found and len(plain) <= _LONGEST and found[-1][2] >= len(plain) - 1:
            return index + 1
    return len(blocks)


def _may_be_link(block: Block) -> bool:
    """A short line that is no sentence, has no number and no word of a report's end."""
    return (
        isinstance(block, Paragraph)
        and len(block.text) <= _LONGEST
        and not _SENTENCE.search(block.text)
        and numbering(block.text) is None
        and (block.heading or not _OF_REPORT.search(block.text))
    )
