"""Web pages: a bare page, a whole portal page, nested layout tables, an export from Word."""

from collections.abc import Mapping
from html import escape

from reports.generator.model import Cell, Document, Heading, Table, TextBox

_NAV = ("首页", "要闻动态", "政务公开", "办事服务", "互动交流", "数据开放", "走进本地")
_ASIDE = ("2023年部门预算汇编公告", "关于2015年供水管网检修的通知", "本周天气：多云，12到19度")


def html(document: Document, options: Mapping[str, str]) -> bytes:
    """Options: `page` bare, portal, nested or word; `encoding`; `declared` no; `blank` and
    `zero` are what stands in an empty cell; `broken_heads` yes puts <br> into header cells."""
    page = {"bare": _bare, "portal": _portal, "nested": _nested, "word": _word}
    body = "\n".join(_block(block, options) for block in document.blocks)
    imprint = "".join(f'<p align="right">{escape(line)}</p>' for line in _lines(document.imprint))
    text = page[options.get("page", "bare")](document, body + imprint)
    encoding = options.get("encoding", "utf-8")
    meta = f'<meta charset="{encoding}">' if options.get("declared") != "no" else ""
    return text.replace("{meta}", meta).encode(encoding)


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _block(block: object, options: Mapping[str, str]) -> str:
    if isinstance(block, Table):
        return _table(block, options)
    if isinstance(block, Heading):
        if options.get("page") in ("portal", "nested"):
            return f'<p class="h{block.level}"><strong>{escape(block.text)}</strong></p>'
        return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
    if isinstance(block, TextBox):
        return f'<div class="note">{escape(block.text)}</div>'
    text = escape(getattr(block, "text", ""))
    if options.get("page") == "word":
        return (
            '<p class="MsoNormal" style="text-indent:32.0pt"><span lang="ZH-CN" '
            f'style="font-family:仿宋_GB2312">{text}</span><span lang="EN-US"><o:p></o:p></span></p>'
        )
    return f"<p>&emsp;&emsp;{text}</p>"


def _table(table: Table, options: Mapping[str, str]) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        head = number < table.heads
        cells = "".join(_cell(cell, head=head, options=options) for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    inner = "\n".join(rows)
    return f'<table border="1" cellspacing="0" width="96%"><tbody>\n{inner}\n</tbody></table>'


def _cell(cell: Cell, *, head: bool, options: Mapping[str, str]) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    text = escape(cell.text)
    if cell.value and not cell.text:
        text = options.get("blank", "")
    elif head and options.get("broken_heads") == "yes":
        text = _break(text)
    elif cell.upright:
        text = "<br>".join(text)
    if cell.mark:
        text += f'<sup><a href="#fn1">{escape(cell.mark)}</a></sup>'
    if options.get("page") == "word":
        text = f'<p class="MsoNormal" align="center"><span>{text}</span></p>'
    return f"<td{spans}>{text}</td>"


def _break(text: str) -> str:
    """A line break in the middle of a word, as narrow columns have it."""
    if not 4 <= len(text) <= 10 or "&" in text:
        return text
    half = len(text) // 2
    return f"{text[:half]}<br/>{text[half:]}"


def _bare(document: Document, body: str) -> str:
    title = escape(document.title)
    return (
        f"<!DOCTYPE html>\n<html><head>{{meta}}<title>{title}</title></head>\n"
        f"<body>\n<h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def _portal(document: Document, body: str) -> str:
    title, site = escape(document.title), escape(document.website)
    links = "".join(f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(_NAV))
    aside = "".join(f'<li><a href="/art/{n}.html">{t}</a></li>' for n, t in enumerate(_ASIDE))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head>{{meta}}
<title>{title}_{site}</title>
<style>.nav li{{float:left}} table{{border-collapse:collapse}}</style>
<script>var visits = 316441; document.write("今日访问 " + visits);</script>
</head><body>
<div class="top">欢迎访问{site} <a href="/en/">English</a> <a href="/old/">长者版</a> 2024年3月5日 星期二</div>
<form action="/search"><input name="q" value="请输入关键字"><button>搜索</button></form>
<ul class="nav">{links}</ul>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; 政务公开 &gt; 政府信息公开年报</div>
<div class="main"><div class="article">
<h1>{title}</h1>
<div class="meta">发布日期：2024-01-31 来源：本站 浏览次数：<span id="hits">5208</span> 字号：[大 中 小]</div>
<div id="zoom">
{body}
</div>
<div class="share">分享到：微信 微博 【打印】【关闭】</div></div>
<div class="side"><h3>热点信息</h3><ul>{aside}</ul></div></div>
<div class="footer"><p>主办单位：{site} 备案号：岚备00000000号 网站标识码：0000000000</p>
<p>技术支持电话：0000-5550000 总访问量：1234567</p></div>
</body></html>
"""


def _nested(document: Document, body: str) -> str:
    title, site = escape(document.title), escape(document.website)
    menu = "".join(f"<tr><td>{name}</td></tr>" for name in _NAV)
    return f"""<html><head>{{meta}}<title>{title}</title></head><body>
<table width="1000" align="center"><tr><td colspan="2"><table><tr><td>{site}</td><td>设为首页 | 加入收藏</td></tr></table></td></tr>
<tr><td width="180" valign="top"><table>{menu}</table></td><td>
<table width="100%"><tr><td align="center"><font size="5">{title}</font></td></tr>
<tr><td>
{body}
</td></tr></table></td></tr>
<tr><td colspan="2" align="center">版权所有：{site} 建议使用1024×768分辨率浏览</td></tr></table>
</body></html>
"""


def _word(document: Document, body: str) -> str:
    title = escape(document.title)
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head>{{meta}}<meta name="Generator" content="Microsoft Word 11"><title>{title}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style>p.MsoNormal {{ margin:0cm; font-size:16.0pt }}</style></head>
<body lang="ZH-CN"><div class="Section1">
<p class="MsoNormal" align="center"><b><span>{title}</span></b></p>
{body}
</div></body></html>
"""
