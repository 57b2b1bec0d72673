"""What stands within one Word paragraph."""

from collections.abc import Iterator

from disclosure_qa.readers.joining import is_note_marker
from disclosure_qa.readers.ooxml import Element, W, child_of, is_on, value

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = f"{W}txbxContent"
_RUN, _STRUCTURED = f"{W}r", f"{W}sdt"
_ALTERNATIVES = f"{_MARKUP}AlternateContent"
_TEXTS = frozenset({f"{W}t", _MATH_TEXT})
_DRAWINGS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "fldSimple")
)
_RUNS = frozenset(f"{W}{name}" for name in ("hyperlink", "dir", "bdo", "ruby", "rubyBase"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


def visible_children(parent: Element | None) -> Iterator[Element]:
    """The children as shown: wrappers looked through, deleted text and contents tables left out."""
    for child in () if parent is None else parent:
        if child.tag in _WRAPPERS:
            yield from visible_children(child)
        elif child.tag == _STRUCTURED:
            if value(child, "sdtPr/docPartObj/docPartGallery") != "Table of Contents":
                yield from visible_children(child.find(f"{W}sdtContent"))
        elif child.tag == _ALTERNATIVES:
            yield from visible_children(_alternative(child))
        elif child.tag not in _DELETED:
            yield child


def _alternative(element: Element) -> Element | None:
    """The one of several renderings of the same thing to read: the first with a text box."""
    choices = [c for c in element if isinstance(c.tag, str)]
    boxed = (choice for choice in choices if next(choice.iter(_BOX), None) is not None)
    return next(boxed, choices[0] if choices else None)


class Inline:
    """The text of a paragraph, with line feeds where lines break, and its text boxes.

    `carried` is the text of a paragraph before it whose end was deleted.
    """

    def __init__(self, paragraph: Element, carried: str = "") -> None:
        self.text = carried
        self.boxes: list[Element] = []
        self._read(paragraph)

    def _read(self, parent: Element) -> None:
        for child in visible_children(parent):
            if child.tag == _RUN:
                self._run(child)
            elif child.tag in _RUNS:
                self._read(child)
            else:
                self._character(child)

    def _run(self, run: Element) -> None:
        properties = child_of(run, "rPr")
        if is_on(properties, "vanish"):
            return
        before = self.text
        self._read(run)
        raised = value(properties, "vertAlign") == "superscript"
        if raised and is_note_marker(self.text[len(before) :], before):
            self.text = before

    def _character(self, element: Element) -> None:
        """Adds what an element of a run stands for."""
        if element.tag in _TEXTS:
            self.text += element.text or ""
        elif element.tag == f"{W}br":
            self.text += "\n" if element.get(f"{W}type") in {None, "textWrapping"} else " "
        elif element.tag in _CHARACTERS:
            self.text += _CHARACTERS[element.tag]
        elif element.tag in _DRAWINGS:
            self.boxes += _outermost_boxes(element)
        elif isinstance(element.tag, str) and element.tag.startswith(_MATH_TEXT[:-1]):
            self.text += "".join(t.text or "" for t in element.iter(_MATH_TEXT))


def _outermost_boxes(element: Element) -> Iterator[Element]:
    """Text boxes in a drawing; boxes within boxes come with the outer one's text."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            chosen = _alternative(child)
            yield from () if chosen is None else _outermost_boxes(chosen)
        else:
            yield from _outermost_boxes(child)
