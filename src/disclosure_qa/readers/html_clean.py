"""What a portal page holds besides its article, taken out of the tree."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from disclosure_qa.readers.limits import check_nesting

_UNSEEN_NAMES = (
    "script style noscript template svg canvas iframe object embed audio video map select option "
    "datalist button input textarea head title meta link rt rp"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_FIELDS = frozenset({"text", "number"})
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
_DIGIT = re.compile(r"\d")


def clean(root: HtmlElement) -> None:
    """Takes out of the tree what is not shown and what belongs to the site, not the article.

    Only what surely is chrome goes: by its tag or role, or by its name together with its
    content (links, or hardly any text). Site text that stays costs nothing; report text that
    went would be lost.
    """
    _check_depth(root)
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    _show_fields(root)
    _drop(root, _is_hidden)
    contents = _contents(root)
    whole = contents[root].length
    _drop(root, lambda element: _is_chrome(element, contents[element], whole))


def _show_fields(root: HtmlElement) -> None:
    """Writes out the one field that is all a table's cell holds, as a form shows its values."""
    for field in root.iter("input"):
        cell = next((each for each in field.iterancestors() if each.tag == "td"), None)
        if cell is None or field.get("type", "text").lower() not in _FIELDS:
            continue
        if len(list(cell.iter("input"))) == 1 and not cell.text_content().strip():
            field.tail = field.get("value")


def _check_depth(root: HtmlElement) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        check_nesting(depth)


def _drop(root: HtmlElement, unwanted: Callable[[HtmlElement], bool]) -> None:
    """Takes out elements, and with them all that they hold."""
    walker = etree.iterwalk(root, events=("start",))
    dropped = []
    for _, element in walker:
        if element is not root and unwanted(element):
            dropped.append(element)
            walker.skip_subtree()
    for element in dropped:
        element.drop_tree()


@dataclass(slots=True)
class _Content:
    """What an element holds: characters, those of them in links, links, and whether it says
    anything a report says (a sentence or a number) or has numbers in table cells."""

    length: int = 0
    linked: int = 0
    links: int = 0
    reports: bool = False
    figures: bool = False

    def add(self, text: str | None, *, in_cell: bool) -> None:
        if text:
            self.length += len("".join(text.split()))
            self.reports = self.reports or bool(_REPORTED.search(text))
            self.figures = self.figures or (in_cell and bool(_DIGIT.search(text)))

    def take(self, inner: "_Content") -> None:
        self.length += inner.length
        self.linked += inner.linked
        self.links += inner.links
        self.reports = self.reports or inner.reports
        self.figures = self.figures or inner.figures


def _contents(root: HtmlElement) -> dict[HtmlElement, _Content]:
    """The content of every element, in one walk from the inside out."""
    found: dict[HtmlElement, _Content] = {}
    cells = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_cell = element.tag in {"td", "th"}
        if event == "start":
            cells += is_cell
            found[element] = _Content()
            found[element].add(element.text, in_cell=cells > 0)
            continue
        cells -= is_cell
        content = found[element]
        if element.tag == "a":
            content.linked, content.links = content.length, content.links + 1
        if element is not root:
            outer = found[element.getparent()]
            outer.take(content)
            outer.add(element.tail, in_cell=cells > 0)
    return found


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN.search(style))


def _is_chrome(element: HtmlElement, content: _Content, whole: int) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return not content.figures and content.length <= whole // 2
    if element.tag == "header":
        return element.find(".//h1") is None and not _inside_article(element)
    linked = content.linked / max(1, content.length)
    if element.tag in {"ul", "ol"}:
        return content.links >= 4 and linked > 0.9
    if element.tag in {"table", "tr", "td", "tbody", "body", "html", "h1", "h2", "h3"}:
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_CHROME_NAME.search(name)) and (linked > 0.5 or not content.reports)


def _inside_article(element: HtmlElement) -> bool:
    return any(parent.tag in {"article", "main", "section"} for parent in element.iterancestors())
