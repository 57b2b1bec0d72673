"""Every passage that holds a word, by a scan of them all: complete, where a ranking is not."""

import re

from sqlalchemy import bindparam, func, or_, select

from disclosure_qa.library.database import Database
from disclosure_qa.library.records import passage_of
from disclosure_qa.library.schema import passages, reports
from disclosure_qa.model.report import Passage
from disclosure_qa.text.normalise import simplify, traditional

_PASSAGE = (
    *(reports.c.document, passages.c.section, passages.c.text),
    *(passages.c.start, passages.c.end, passages.c.page),
)
_TEXT = func.lower(passages.c.text)
_HOLDING = (
    select(*_PASSAGE)
    .join(reports)
    .where(
        reports.c.prose_stands,
        or_(*(_TEXT.like(bindparam(name), escape="\\") for name in ("plain", "traditional"))),
    )
    .order_by(reports.c.document, passages.c.start)
    .limit(bindparam("most"))
)
_ALL = 2**31 - 1


def passages_with(database: Database, word: str, limit: int | None) -> tuple[Passage, ...]:
    """The passages of standing reports that hold a word, in order of their place; in simplified or
    traditional characters, whatever its case."""
    if "\x00" in word:
        return ()  # No table can hold it, and PostgreSQL would not take it even to compare.
    plain = simplify(word.lower())
    bound = {
        "plain": _anywhere(plain),
        "traditional": _anywhere(traditional(plain)),
        "most": _ALL if limit is None else limit,
    }
    return tuple(passage_of(row) for row in database.rows(_HOLDING, bound))


def _anywhere(word: str) -> str:
    return "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
