"""Standard output and error: only the answer on the first, everything else on the second."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from disclosure_qa.errors import InvalidQuestion, InvalidSettings

if TYPE_CHECKING:
    from rich.console import Console

_NO_TERMINAL_WIDTH = 10_000
_GAP = 3
"""Places between two columns, where there is room."""
_SHORT, _FOLDED_HEADER = 10, 6
"""Places that a short text takes at most, and that the header above it gets at least."""
# A report's text may hold anything: a terminal must not obey it, nor show it turned around.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def speak_utf8() -> None:
    """Make both streams UTF-8, whatever the console's code page or the locale is."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # File names may hold bytes that are no UTF-8; in JSON, \udc80 is their right spelling.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def as_typed(text: str) -> str:
    """An argument as text: under an old locale the system hands its UTF-8 over as loose bytes.

    Raises InvalidQuestion where it is no UTF-8 either.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError as error:
        raise InvalidQuestion("an argument is not UTF-8: set the terminal to it") from error


def say(text: str = "") -> None:
    """Print text for people."""
    print(plain(text))  # noqa: T201 - this is the one place that prints


def complain(text: str) -> None:
    """Print one line to standard error, unwrapped."""
    line = plain(" ".join(text.split("\n")))
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def plain(text: str) -> str:
    """The text with control characters, which a terminal would obey, made visible."""
    return _CONTROL.sub("\ufffd", text)


def say_json(value: object) -> None:
    """Print one JSON value on one line, at once: a reader may be waiting for it."""
    print(_json(value), flush=True)  # noqa: T201


def say_json_array(values: Iterable[object]) -> None:
    """Print one JSON array, an element to a line."""
    lines = ",\n".join(map(_json, values))
    print(f"[\n{lines}\n]" if lines else "[]")  # noqa: T201


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def say_table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: str = "") -> None:
    """Print a table; `right` holds the numbers ("2 3") of the columns set to the right.

    On a terminal too narrow for it, what is short keeps its line, its header is folded above it,
    and the other columns share what room there is.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    lines = [[plain(text) for text in row] for row in rows]
    console = _console(sys.stdout)
    widths = _widths(columns, lines)
    narrow = sum(map(max, widths)) + _GAP * (len(columns) - 1) > console.width
    to_the_right = {int(number) for number in right.split()}
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 0 if narrow else 1))
    for number, (column, (header, longest)) in enumerate(zip(columns, widths, strict=True)):
        fixed = max(longest, min(header, _FOLDED_HEADER))
        table.add_column(
            column,
            justify="right" if number in to_the_right else "left",
            overflow="fold",
            width=fixed if narrow and number and longest <= _SHORT else None,
        )
    for line in lines:
        table.add_row(*line)
    with console.capture() as captured:
        console.print(table)
    for text in captured.get().splitlines():
        print(text.rstrip())  # noqa: T201


def _widths(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Of each column, the places that its header and its longest text take on a terminal."""
    from rich.cells import cell_len

    return [
        (cell_len(column), max((cell_len(line[number]) for line in lines), default=0))
        for number, column in enumerate(columns)
    ]


def _console(stream: TextIO) -> "Console":
    """A console that takes text as it is: brackets and colons are no markup."""
    from rich.console import Console

    width = None if stream.isatty() else _NO_TERMINAL_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)


@contextmanager
def written_to(file: Path | None) -> Iterator[None]:
    """What the block prints goes to the file, where there is one, and else where it always does."""
    if file is None:
        yield
        return
    try:
        # newline="": CSV and JSON carry line feeds on every system.
        with (
            file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as target,
            redirect_stdout(target),
        ):
            yield
    except OSError as error:
        raise InvalidSettings(f"{file} cannot be written: {error.strerror}") from error


Progress = Callable[[int, int, str], None]
"""Takes how many are done, of how many, and the name of the one at hand."""


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error while the block runs; silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich import progress as bars

    name = bars.TextColumn("{task.description}", markup=False)
    columns = (bars.BarColumn(), bars.MofNCompleteColumn(), name)
    with bars.Progress(*columns, console=_console(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=plain(name))

        yield show


def _silent(done: int, total: int, name: str) -> None:
    """Shows nothing."""
