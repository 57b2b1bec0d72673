"""What Gradio's page asks for one after the other, named all at once.

Its script loads the page's parts in five steps, each of which finds out what the next one needs, and
waits for their style sheets. The files say it themselves, in the lists that its bundler wrote.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_ENTRY = re.compile(r'src="[^"]*assets/(index-[\w-]+\.js)"')
_FILES = re.compile(r"m\.f=(\[[^\]]*\])")
_IMPORT = re.compile(r"import\([`\"']\./([\w-]+\.js)[`\"']\).*?__vite__mapDeps\(\[([\d,]*)\]")
_PARTS = re.compile(r"[,{](?:html|column):\{[^{}]*\}")
"""Where a file tells of the components that the page is made of."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Names of files below `assets/`, in the order in which Gradio would come to them."""

    modules: tuple[str, ...]
    styles: tuple[str, ...]


def needed(page: str) -> Needed:
    """What a page of Gradio's with one HTML component goes on to load; nothing where the files are
    not written as expected, and then it loads as it does by itself."""
    entry = _ENTRY.search(page)
    return _from(entry[1]) if entry else Needed((), ())


@cache
def _from(entry: str) -> Needed:
    found = _loaded(_text(entry))
    for name in tuple(found):
        script = _text(name)
        if name.startswith("Index-"):
            found += _loaded(script, "Blocks-")
        elif name.startswith("core-"):
            found += _loaded(script, parts=_PARTS.findall(script))
    there = [name for name in dict.fromkeys(found) if not name.startswith("index-")]
    return Needed(
        tuple(name for name in there if name.endswith(".js")),
        tuple(name for name in there if name.endswith(".css")),
    )


def _loaded(script: str, starting: str = "", parts: Sequence[str] | None = None) -> list[str]:
    """What a script imports when it runs, of names that start so, with what that needs itself;
    of the whole script or of the parts of it."""
    listed = _FILES.search(script)
    if listed is None:
        return []
    files = [Path(file).name for file in json.loads(listed[1])]
    return [
        files[int(place)]
        for part in ([script] if parts is None else parts)
        for imported, places in _IMPORT.findall(part)
        if imported.startswith(starting)
        for place in places.split(",")
        if place
    ]


def _text(name: str) -> str:
    file = _folder() / name
    return file.read_text(encoding="utf-8") if file.suffix == ".js" and file.is_file() else ""


@cache
def _folder() -> Path:
    package = find_spec("gradio")
    assert package is not None
    return Path(str(package.origin)).parent / "templates" / "frontend" / "assets"
