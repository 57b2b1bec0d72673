"""What a portal page holds besides its article, taken out of the tree."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from disclosure_qa.readers.limits import check_nesting

_UNSEEN_NAMES = (
    "script style noscript template svg canvas iframe object embed audio video map select option "
    "datalist button input textarea head title meta link rt rp"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_CHROME_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog"})
_CHROME_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "dialog"})
_CHROME_NAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|"
    r"shares|bdsharebuttonbox|pager|pagination|toolbar|topbar|search|login|copyright|friendlinks?|"
    r"links|dangqian|weizhi|position|print|fontsize|qrcode|related)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_REPORTED = re.compile(r"[。；]|\d")


def clean(root: HtmlElement) -> None:
    """Takes out of the tree what is not shown and what belongs to the site, not the article.

    Only what surely is chrome goes: by its tag or role, or by its name together with its
    content (links, or hardly any text). Site text that stays costs nothing; report text that
    went would be lost.
    """
    _check_depth(root)
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    whole = _length(root)
    for element in _attached(root):
        if _is_hidden(element) or _is_chrome(element, whole):
            element.drop_tree()


def _check_depth(root: HtmlElement) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        check_nesting(depth)


def _attached(root: HtmlElement) -> Iterator[HtmlElement]:
    """Elements from the outside in."""
    for element in list(root.iter()):
        attached = element is not root and element.getparent() is not None
        if attached and isinstance(element.tag, str):
            yield element


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN.search(style))


def _is_chrome(element: HtmlElement, whole: int) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return not _has_figures(element) and _length(element) <= whole // 2
    if element.tag == "header":
        return element.find(".//h1") is None and not _inside_article(element)
    if element.tag in {"ul", "ol"}:
        return len(element.findall(".//a")) >= 4 and _share_of_links(element) > 0.9
    if element.tag in {"table", "tr", "td", "tbody", "body", "html"}:
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not _CHROME_NAME.search(name) or element.tag in {"h1", "h2", "h3"}:
        return False
    return _share_of_links(element) > 0.5 or not _REPORTED.search(element.text_content())


def _inside_article(element: HtmlElement) -> bool:
    return any(parent.tag in {"article", "main", "section"} for parent in element.iterancestors())


def _has_figures(element: HtmlElement) -> bool:
    """Whether an element holds a table with numbers: never chrome, whatever it is called."""
    return any(
        re.search(r"\d", cell.text_content()) for cell in element.iter("td") if cell is not element
    )


def _length(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _share_of_links(element: HtmlElement) -> float:
    linked = sum(_length(link) for link in element.iter("a"))
    return linked / max(1, _length(element))
