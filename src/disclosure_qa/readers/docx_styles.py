"""The paragraph styles of a Word file: which are headings, which number their paragraphs."""

import re
from collections.abc import Iterator

from disclosure_qa.readers.ooxml import Element, W, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*\d?|title|subtitle|副标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d?", re.IGNORECASE)


class Styles:
    """Looks up what a paragraph's style says, with the styles that it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (s.get(f"{W}styleId") for s in found if _is_default_paragraph(s)), None
        )

    def is_heading(self, paragraph: Element) -> bool:
        """Whether Word's outline counts the paragraph as a heading."""
        own = value(paragraph, "pPr/outlineLvl")
        if own is not None:
            return number(own, 9) < 9
        for style in self._chain(paragraph):
            level = value(style, "pPr/outlineLvl")
            if level is not None:
                return number(level, 9) < 9
            if _HEADING.fullmatch(value(style, "name") or ""):
                return True
        return False

    def is_contents(self, paragraph: Element) -> bool:
        """Whether the paragraph is a line of a generated table of contents."""
        style = next(self._chain(paragraph), None)
        return bool(_CONTENTS.fullmatch(value(style, "name") or ""))

    def numbering(self, paragraph: Element) -> tuple[str, int, str] | None:
        """List id and level by which a paragraph is numbered, and the style that says so.

        A paragraph's own level goes with a style's list; list id "0" takes the numbering off.
        """
        own_id = value(paragraph, "pPr/numPr/numId")
        own_level = value(paragraph, "pPr/numPr/ilvl")
        if own_id is not None:
            return None if own_id == "0" else (own_id, number(own_level), "")
        for style in self._chain(paragraph):
            list_id = value(style, "pPr/numPr/numId")
            if list_id is not None:
                level = own_level or value(style, "pPr/numPr/ilvl")
                name = "" if level else style.get(f"{W}styleId", "")
                return None if list_id == "0" else (list_id, number(level), name)
        return None

    def list_of(self, style_id: str) -> str | None:
        """The list id that a numbering style refers to."""
        return value(self._styles.get(style_id), "pPr/numPr/numId")

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        """A paragraph's style, the style that it is based on, and so on."""
        style_id = value(paragraph, "pPr/pStyle") or self._default
        for _ in range(20):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")


def _is_default_paragraph(style: Element) -> bool:
    return style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph"
