"""What an index holds, as everything that answers asks for it."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from disclosure_qa.errors import UnknownDocument
from disclosure_qa.library import fulltext, literal, names, queries
from disclosure_qa.library.database import Database
from disclosure_qa.library.holdings import Holdings
from disclosure_qa.library.neighbours import Neighbours, QuestionVector
from disclosure_qa.library.originals import Originals
from disclosure_qa.library.queries import Wanted
from disclosure_qa.library.readings import unpack_report
from disclosure_qa.library.records import report_entry
from disclosure_qa.library.register import Registers
from disclosure_qa.library.reranking import Reranking
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import AgencyEntry, RankedPassage, ReportEntry, Selection
from disclosure_qa.model.report import Passage, Report


class Contents:
    """The part of an index that is read; `Library` is the whole.

    Filters are collections of values: None lets everything through, an empty one nothing.
    """

    _database: Database
    _holdings: Holdings
    _registers: Registers
    _originals: Originals
    _neighbours: Neighbours
    _reranking: Reranking

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What this thread reads within it is of one moment, where the database can afford that."""
        with self._database.reading(), self._registers.opened():
            yield

    @property
    def vectors_serve(self) -> bool:
        """Whether the last search of the prose had vectors, and not its words alone."""
        return self._neighbours.serving

    @property
    def report_count(self) -> int:
        """How many entries `reports` would give."""
        return queries.report_count(self._database.rows)

    def reports(
        self,
        *,
        agencies: Collection[str] | None = None,
        years: Collection[int] | None = None,
        documents: Collection[str] | None = None,
        superseded: bool = False,
    ) -> tuple[ReportEntry, ...]:
        """Entries by agency, year and document; earlier versions where `superseded` is true."""
        wanted = {"agencies": agencies, "years": years, "documents": documents}
        if (register := self._registers.now) is not None:
            return register.reports(superseded=superseded, **wanted)
        return queries.report_entries(self._database.rows, superseded=superseded, **wanted)

    def report(self, document: str) -> Report:
        """The report as it was read, its body and year as corrected; raises UnknownDocument."""
        rows = self._database.rows(queries.READING, {"document": document})
        if not rows:
            raise unknown(document)
        row = rows[0]
        return replace(unpack_report(row.body), agency=row.name, region=row.region, year=row.year)

    def prose(self, document: str) -> str:
        """All that is searched of a report's prose, a line for each heading and each passage."""
        rows = self._database.rows(queries.PROSE, {"document": document})
        return "\n".join(f"{row.section}\n{row.text}" for row in rows)

    def original(self, document: str) -> bytes:
        """The file as received; raises UnknownDocument."""
        rows = self._database.rows(queries.ENTRY, {"document": document})
        if not rows:
            raise unknown(document)
        return self._originals.read(rows[0].sha256)

    def figures(
        self,
        *,
        agencies: Collection[str] | None = None,
        years: Collection[int] | None = None,
        indicators: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        labels: Collection[str] | None = None,
        applicants: Collection[str] | None = None,
    ) -> tuple[Figure, ...]:
        """Figures by document, then place. `labels` are labels exactly as printed, `applicants`
        kinds of applicant, "" for all of them together."""
        return queries.figures_where(
            self._database.rows,
            agencies=agencies,
            years=years,
            indicators=indicators,
            documents=documents,
            labels=labels,
            applicants=applicants,
        )

    def selected(self, wanted: Selection, *, limit: int, offset: int = 0) -> tuple[Figure, ...]:
        """Figures by agency, year, document and place, `limit` of them from the `offset`-th on."""
        return queries.selected(self._database.rows, wanted, limit=limit, offset=offset)

    def selected_count(self, wanted: Selection) -> int:
        """How many figures a selection holds."""
        return queries.selected_count(self._database.rows, wanted)

    def findings(self, *, agencies: Wanted = None, years: Wanted = None) -> tuple[Finding, ...]:
        """What does not add up, by agency, year and document."""
        register = self._registers.now
        if register is not None:
            return register.findings(agencies, years)
        return queries.findings_where(self._database.rows, agencies=agencies, years=years)

    def unclaimed_labels(self, *, agencies: Wanted = None, years: Wanted = None) -> tuple[str, ...]:
        """Distinct labels, as printed, of the rows that no indicator claims."""
        register = self._registers.now
        if register is not None and agencies is None and years is None:
            return register.unclaimed
        return queries.unclaimed(self._database.rows, agencies=agencies, years=years)

    def agencies(self) -> tuple[AgencyEntry, ...]:
        """Every body with a report, by name."""
        register = self._registers.now
        return names.all_agencies(self._database) if register is None else register.agencies

    def agencies_by_key(self, keys: Collection[str]) -> Mapping[str, tuple[AgencyEntry, ...]]:
        """The bodies that each name key (text.normalise.key) names; namesakes side by side."""
        register = self._registers.now
        return names.by_key(self._database, keys) if register is None else register.named(keys)

    @property
    def name_openings(self) -> frozenset[str]:
        """The first KEY_OPENING characters of all name keys; empty where they are not at hand."""
        register = self._registers.now
        return frozenset() if register is None else register.openings

    def agencies_like(self, key: str, limit: int = 20) -> tuple[AgencyEntry, ...]:
        """Bodies with a name key written like this one, the most alike first."""
        return names.like(self._database, key, limit)

    def keys_like(self, key: str, limit: int = 20) -> tuple[tuple[str, AgencyEntry], ...]:
        """The name keys of those bodies, the most alike first, each with its body."""
        if (register := self._registers.now) is not None:
            return register.keys_like(self._database, key, limit)
        return names.keys_like(self._database, key, limit)

    def search(
        self,
        tokens: Mapping[str, float],
        *,
        documents: Collection[str] | None = None,
        limit: int = 20,
    ) -> tuple[RankedPassage, ...]:
        """Passages ranked by BM25 over search tokens (text.tokens), each with its weight.

        Scores compare within one search only.
        """
        return fulltext.search(self._database, self._holdings, tokens, documents, limit)

    def holding(self, tokens: Collection[str], *, limit: int = 20) -> tuple[RankedPassage, ...]:
        """Passages that may hold all of the search tokens, as those of a name: who asks must look.
        None where some token is nowhere."""
        return fulltext.holding(self._database, self._holdings, tokens, limit)

    def passages(
        self, *, documents: Collection[str] | None = None, most: int
    ) -> tuple[Passage, ...] | None:
        """Every passage that a search looks at, by document and place; None for more than `most`."""
        held = self._holdings.of(documents)
        return held.passages if held is not None and len(held.passages) <= most else None

    def passages_with(self, word: str, limit: int | None = None) -> tuple[Passage, ...]:
        """Every passage of standing reports that holds a word, in order of its place."""
        return literal.passages_with(self._database, word, limit)

    def encode(self, question: str) -> QuestionVector | None:
        """The vector of a question; None while the index holds no vectors of the encoder set."""
        return self._neighbours.encode(question)

    def nearest(
        self,
        vector: QuestionVector,
        *,
        documents: Collection[str] | None = None,
        limit: int = 20,
    ) -> tuple[RankedPassage, ...]:
        """Passages by cosine to the vector; empty where there are no vectors to compare with."""
        return self._neighbours.nearest(vector, documents, limit)

    def reranked(
        self, question: str, passages: tuple[RankedPassage, ...]
    ) -> tuple[RankedPassage, ...]:
        """Passages found for a question, in the order of the re-ranker, if one is set."""
        return self._reranking.ranked(question, passages)

    def holds(self, document: str, sha256: str, rules: str) -> bool:
        """Whether the document was read from this very content by these very rules."""
        rows = self._database.rows(queries.ENTRY, {"document": document})
        return bool(rows) and (rows[0].sha256, rows[0].rules) == (sha256, rules)

    def read_by_other_rules(self, rules: str) -> tuple[str, ...]:
        """The documents that were not read by these rules, in order."""
        rows = self._database.rows(queries.OTHER_RULES, {"rules": rules})
        return tuple(row.document for row in rows)

    def counted(self, document: str) -> tuple[ReportEntry, int]:
        """The entry of a document and how many figures it has; raises UnknownDocument."""
        rows = self._database.rows(queries.ENTRY, {"document": document})
        if not rows:
            raise unknown(document)
        count = self._database.rows(queries.FIGURE_COUNT, {"document": document})
        return report_entry(rows[0]), int(count[0][0])


def unknown(document: str) -> UnknownDocument:
    """The error that a document is not in the index."""
    return UnknownDocument(
        f"{document} is not in the index: `disclosure-qa reports` and /api/reports list what is"
    )
