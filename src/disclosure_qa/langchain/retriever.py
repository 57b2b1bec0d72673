"""Passage search as LangChain's BaseRetriever."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from disclosure_qa.answering.prose.passages import passages_for
from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.library import Library
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Passage
from disclosure_qa.vocabulary.catalogue import load_catalogue


class PassageRetriever(BaseRetriever):
    """Passages of the reports' prose that fit a question, best first.

    A body or a year that the question names limits the search to their reports; `agencies` and
    `years`, where given, take the place of what it names. Where no report is left, nothing is
    found. Each document's content is an exact stretch of its report, and its metadata says where
    that stands: agency, year, document, section, quote (the same, white space folded), page.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = Field(default=6, ge=1, le=100)
    """How many passages."""
    agencies: tuple[str, ...] = ()
    """Full names of the bodies whose reports are searched."""
    years: tuple[int, ...] = ()
    """The years whose reports are searched."""
    today: date | None = None
    """Fixes what 去年 means; without it, the clock."""

    def _get_relevant_documents(self, query: str) -> list[Document]:  # type: ignore[override]
        today = self.today or date.today()  # noqa: DTZ011 - the calendar where it runs
        desk = Desk(self.library, load_catalogue(), today)
        ranked = passages_for(desk, query, agencies=self.agencies, years=self.years, limit=self.k)
        return self._documents([found.passage for found in ranked])

    def _documents(self, passages: Sequence[Passage]) -> list[Document]:
        """The passages as documents; those whose report has just been removed are left out."""
        names = {passage.document for passage in passages}
        known = {entry.document: entry for entry in self.library.reports(documents=names)}
        return [_document(p, known[p.document]) for p in passages if p.document in known]


def _document(passage: Passage, entry: ReportEntry) -> Document:
    place: dict[str, Any] = {
        "agency": entry.agency,
        "year": entry.year,
        "document": passage.document,
        "section": passage.section,
        "quote": " ".join(passage.text.split()),
        "page": passage.page,
    }
    name = f"{passage.document}#{passage.start}-{passage.end}"
    return Document(page_content=passage.text, metadata=place, id=name)
