"""What Gradio's page goes on to load is found in its own files."""

from importlib.util import find_spec
from pathlib import Path

from disclosure_qa.web.ahead import needed

PACKAGE = find_spec("gradio")
assert PACKAGE is not None
FRONTEND = Path(str(PACKAGE.origin)).parent / "templates" / "frontend"


def test_the_parts_of_the_page_are_found_and_are_there() -> None:
    found = needed((FRONTEND / "index.html").read_text(encoding="utf-8"))
    begins = {name.partition("-")[0] for name in found.modules}
    assert {"core", "Blocks", "HTML", "Index"} <= begins
    names = (*found.modules, *found.styles)
    assert len(set(names)) == len(names)
    assert all((FRONTEND / "assets" / name).is_file() for name in names)
    assert all(name.endswith(".css") for name in found.styles)


def test_a_page_that_is_written_otherwise_is_left_as_it_is() -> None:
    for page in ("", '<script src="./assets/index-none.js">', '<script src="./assets/main.js">'):
        assert needed(page) == needed("")
        assert not needed(page).modules
