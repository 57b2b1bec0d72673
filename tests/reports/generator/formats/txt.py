"""Plain text: Word's "save as text" and other exports, in the encodings that turn up."""

from collections.abc import Mapping

from reports.generator.model import Document, Heading, Row, Table

_ENCODINGS = {"utf-8": "utf-8", "bom": "utf-8-sig", "gb18030": "gb18030", "utf-16": "utf-16"}


def txt(document: Document, options: Mapping[str, str]) -> bytes:
    """Options: `cells` tabs, plain or rows; `encoding`; `glue` joins rows at an empty last cell;
    `script` traditional; `newline` crlf."""
    lines = [document.title, ""]
    for block in document.blocks:
        if isinstance(block, Table):
            lines += _table(block, options)
        else:
            indent = "" if isinstance(block, Heading) else options.get("indent", "    ")
            lines.append(indent + block.text)
    text = "\n".join([*lines, "", *document.imprint.split("\n"), ""])
    if options.get("script") == "traditional":
        text = _traditional(text)
    if options.get("newline") == "crlf":
        text = text.replace("\n", "\r\n")
    return _encode(text, options.get("encoding", "utf-8"))


def _encode(text: str, encoding: str) -> bytes:
    if encoding == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(_ENCODINGS[encoding])


def _traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text))


def _table(table: Table, options: Mapping[str, str]) -> list[str]:
    cells = options.get("cells", "tabs")
    if cells == "rows":
        return ["\t".join(_texts(row)) for row in table.rows]
    if cells == "plain":
        return [text for row in table.rows for text in _texts(row)]
    lines = []
    for row in table.rows:
        lines += [f"\t{text}" for text in _texts(row)]
        lines.append("")
    return _glued(lines) if options.get("glue") else lines


def _texts(row: Row) -> list[str]:
    return [cell.text + cell.mark for cell in row]


def _glued(lines: list[str]) -> list[str]:
    """An empty last cell swallows its line end, so that the next row begins on its line."""
    out: list[str] = []
    waiting = False
    for line in lines:
        if line == "\t":
            waiting = True
        elif waiting and line:
            out.append(" " + line)
            waiting = False
        elif not waiting:
            out.append(line)
    return out
