"""The paragraph styles of a Word file: which are headings, which number their paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_qa.readers.ooxml import Element, W, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*\d?|title|subtitle|副标题", re.IGNORECASE)
_LONGEST_CHAIN = 20
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Style:
    """What one style says; None where it leaves it to the style that it is based on."""

    id: str
    name: str
    outline_level: str | None
    list_id: str | None
    list_level: str | None
    based_on: str | None


class Styles:
    """Looks up what a paragraph's style says, with the styles that it is based on.

    A paragraph is given by its properties, `w:pPr`; None where it has none of its own.
    """

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (s.get(f"{W}styleId") for s in found if _is_default_paragraph(s)), None
        )
        self._chains: dict[str | None, tuple[_Style, ...]] = {}

    def is_heading(self, properties: Element | None) -> bool:
        """Whether Word's outline counts a paragraph with these properties as a heading."""
        own = value(properties, "outlineLvl")
        if own is not None:
            return number(own, 9) < 9
        for style in self._chain(properties):
            if style.outline_level is not None:
                return number(style.outline_level, 9) < 9
            if _HEADING.fullmatch(style.name):
                return True
        return False

    def is_contents(self, properties: Element | None) -> bool:
        """Whether a paragraph is a line of a generated table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for style in self._chain(properties)[:1])

    def numbering(self, properties: Element | None) -> tuple[str, int, str] | None:
        """List id and level by which a paragraph is numbered, and the style that says so.

        A paragraph's own level goes with a style's list; list id "0" takes the numbering off.
        """
        own_id = value(properties, "numPr/numId")
        own_level = value(properties, "numPr/ilvl")
        if own_id is not None:
            return None if own_id == "0" else (own_id, number(own_level), "")
        for style in self._chain(properties):
            if style.list_id is not None:
                level = own_level or style.list_level
                name = "" if level else style.id
                return None if style.list_id == "0" else (style.list_id, number(level), name)
        return None

    def list_of(self, style_id: str) -> str | None:
        """The list id that a numbering style refers to."""
        return value(self._styles.get(style_id), "pPr/numPr/numId")

    def _chain(self, properties: Element | None) -> tuple[_Style, ...]:
        """A paragraph's style, the style that it is based on, and so on."""
        style_id = value(properties, "pStyle") or self._default
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._based_on(style_id))
        return self._chains[style_id]

    def _based_on(self, style_id: str | None) -> Iterator[_Style]:
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style_id or "")
            if found is None:
                return
            style = _style(found)
            yield style
            style_id = style.based_on


def _style(element: Element) -> _Style:
    return _Style(
        id=element.get(f"{W}styleId", ""),
        name=value(element, "name") or "",
        outline_level=value(element, "pPr/outlineLvl"),
        list_id=value(element, "pPr/numPr/numId"),
        list_level=value(element, "pPr/numPr/ilvl"),
        based_on=value(element, "basedOn"),
    )


def _is_default_paragraph(style: Element) -> bool:
    return style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph"
