"""The one door to the index: reports, figures, findings and passages, found and changed."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from disclosure_qa.errors import IndexUnavailable, InvalidSettings, UnknownDocument
from disclosure_qa.library import changes, fulltext, literal, names, queries
from disclosure_qa.library.belonging import ALIASES
from disclosure_qa.library.changes import Addition, Check
from disclosure_qa.library.edits import Edits
from disclosure_qa.library.neighbours import (
    Encoder,
    EncoderFactory,
    Neighbours,
    Progress,
    QuestionVector,
)
from disclosure_qa.library.queries import Wanted
from disclosure_qa.library.readings import unpack_report
from disclosure_qa.library.records import report_entry
from disclosure_qa.library.removed import keep_removed
from disclosure_qa.library.reranking import RerankerFactory, Reranking
from disclosure_qa.library.sqlite import SqliteDatabase
from disclosure_qa.library.stores import stores_of
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import AgencyEntry, RankedPassage, ReportEntry, Selection
from disclosure_qa.model.place import Place
from disclosure_qa.model.report import Passage, Report
from disclosure_qa.vocabulary.aliases import Aliases


def packaged() -> Encoder:
    """The encoder that comes with the package."""
    from disclosure_qa.library.encoder import packaged_encoder

    return packaged_encoder()


if TYPE_CHECKING:
    from disclosure_qa.library.backup import Backup
    from disclosure_qa.library.transfer import Proof

log = logging.getLogger(__name__)


class Library(Edits):
    """An open index. Any thread may read; what another process adds is seen without reopening.

    Filters are collections of values: None lets everything through, an empty one nothing.
    Reports that a later version has superseded stay out of everything but `reports`, unless
    `documents` names them.
    """

    def __init__(
        self,
        place: Place,
        encoder: EncoderFactory = packaged,
        reranker: RerankerFactory | None = None,
    ) -> None:
        self.place = place
        stores = stores_of(place)
        self.stores = stores
        self._database = stores.database
        self._originals = stores.originals
        self._neighbours = Neighbours(self._database, stores.vectors, encoder)
        self._reranking = Reranking(reranker)
        self._lock = stores.lock

    @classmethod
    def open(
        cls,
        place: Path | Place,
        *,
        encoder: EncoderFactory = packaged,
        reranker: RerankerFactory | None = None,
    ) -> Self:
        """An existing index; raises IndexUnavailable, with what to do, where there is none.

        One that an earlier version made is brought to today's tables first; while another process
        writes to it, that raises IndexBusy.
        """
        library = cls(_place(place), encoder, reranker)
        with library._closed_on_error():
            library._make_usable()
        return library

    @classmethod
    def create(cls, place: Path | Place, *, encoder: EncoderFactory = packaged) -> Self:
        """An existing index, or a new and empty one; raises IndexBusy and IndexUnavailable."""
        library = cls(_place(place), encoder)
        if library.place.database is None:
            _make_folder(library.place.folder)
        with library._closed_on_error():
            if not library._database.is_made():
                with library._lock.held():
                    library._database.make()
            library._make_usable()
        return library

    @contextmanager
    def _closed_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _make_usable(self) -> None:
        self._database.refuse_unusable()
        if self._database.is_of_earlier_version():
            with self._lock.held():
                self._database.upgrade()

    @property
    def folder(self) -> Path:
        """The folder of the index; with servers, what they do not hold lies there."""
        return self.place.folder

    def close(self) -> None:
        """Let go of the files."""
        self._neighbours.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def report_count(self) -> int:
        """How many entries `reports` would give."""
        return int(self._database.rows(queries.REPORT_COUNT)[0][0])

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
        return queries.report_entries(self._database.rows, superseded=superseded, **wanted)

    def report(self, document: str) -> Report:
        """The report as it was read, its body and year as corrected; raises UnknownDocument."""
        rows = self._database.rows(queries.READING, {"document": document})
        if not rows:
            raise _unknown(document)
        row = rows[0]
        return replace(unpack_report(row.body), agency=row.name, region=row.region, year=row.year)

    def original(self, document: str) -> bytes:
        """The file as received; raises UnknownDocument."""
        rows = self._database.rows(queries.ENTRY, {"document": document})
        if not rows:
            raise _unknown(document)
        return self._originals.read(rows[0].sha256)

    def figures(
        self,
        *,
        agencies: Collection[str] | None = None,
        years: Collection[int] | None = None,
        indicators: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        labels: Collection[str] | None = None,
    ) -> tuple[Figure, ...]:
        """Figures by document, then place. `labels` are labels exactly as printed."""
        return queries.figures_where(
            self._database.rows,
            agencies=agencies,
            years=years,
            indicators=indicators,
            documents=documents,
            labels=labels,
        )

    def selected(self, wanted: Selection, *, limit: int, offset: int = 0) -> tuple[Figure, ...]:
        """Figures by agency, year, document and place, `limit` of them from the `offset`-th on."""
        return queries.selected(self._database.rows, wanted, limit=limit, offset=offset)

    def selected_count(self, wanted: Selection) -> int:
        """How many figures a selection holds."""
        return queries.selected_count(self._database.rows, wanted)

    def findings(self, *, agencies: Wanted = None, years: Wanted = None) -> tuple[Finding, ...]:
        """What does not add up, by agency, year and document."""
        return queries.findings_where(self._database.rows, agencies=agencies, years=years)

    def unclaimed_labels(self, *, agencies: Wanted = None, years: Wanted = None) -> tuple[str, ...]:
        """Distinct labels, as printed, of the rows that no indicator claims."""
        return queries.unclaimed(self._database.rows, agencies=agencies, years=years)

    def agencies(self) -> tuple[AgencyEntry, ...]:
        """Every body with a report, by name."""
        return names.all_agencies(self._database)

    def agencies_by_key(self, keys: Collection[str]) -> Mapping[str, tuple[AgencyEntry, ...]]:
        """The bodies that each name key (text.normalise.key) names; namesakes side by side."""
        return names.by_key(self._database, keys)

    def agencies_like(self, key: str, limit: int = 20) -> tuple[AgencyEntry, ...]:
        """Bodies with a name key written like this one, the most alike first."""
        return names.like(self._database, key, limit)

    def keys_like(self, key: str, limit: int = 20) -> tuple[tuple[str, AgencyEntry], ...]:
        """The name keys of those bodies, the most alike first, each with its body."""
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
        return fulltext.search(self._database, tokens, documents, limit)

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
            raise _unknown(document)
        count = self._database.rows(queries.FIGURE_COUNT, {"document": document})
        return report_entry(rows[0]), int(count[0][0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write over several changes; raises IndexBusy.

        `add` and `remove` take it by themselves for the time of one change. At its end the
        vectors are brought up to date if they are not, for example because they were deleted.
        """
        with self._lock.held():
            yield
            if self._lock.depth == 1:
                self._neighbours.catch_up()

    def catch_up(self) -> None:
        """Build what is derived and does not fit the reports; raises IndexBusy, IndexUnavailable."""
        if fulltext.in_step(self._database) and not self._neighbours.outdated():
            return
        with self._lock.held():
            if not fulltext.in_step(self._database):
                log.warning("the full-text index does not fit the passages, and is built anew")
                with self._database.transaction() as connection:
                    fulltext.rebuild(connection)
            self._neighbours.catch_up()

    def warm_up(self) -> None:
        """Load what the first `add` would load, for a moment in which there is time."""
        self._neighbours.warm_up()

    def add(self, additions: Sequence[Addition], check: Check) -> None:
        """Enter reports, each in place of what its document held; all appear in one step.

        `check` gives the findings of every body concerned, from its reports as they will be.
        A crash leaves the index as it was before or as it is after: originals and vectors come
        first, under names that nothing refers to until the transaction has been committed.
        """
        with self.writing():
            kept = [self._originals.keep(addition.original) for addition in additions]
            passages = [passage for addition in additions for passage in addition.passages]
            ready = self._neighbours.prepare(passages)
            with self._database.transaction() as connection:
                left = changes.put(connection, additions, kept, check)
            self._clear_away(left, up_to_date=ready)

    def remove(
        self,
        documents: Collection[str],
        check: Check,
        *,
        kept: tuple[str, datetime] | None = None,
    ) -> None:
        """Take documents out, with all that came from them, in one step.

        An earlier version of a removed report stands again. `kept`, who removes them and when,
        keeps them among `removed`, from where they can be brought back. Raises UnknownDocument,
        and removes nothing, where one of them is not in the index.
        """
        with self.writing():
            known = {e.document for e in self.reports(documents=documents, superseded=True)}
            for document in documents:
                if document not in known:
                    raise _unknown(document)
            ready = self._neighbours.up_to_date()
            with self._database.transaction() as connection:
                if kept is not None:
                    keep_removed(connection, documents, *kept)
                left = changes.take_out(connection, documents, check)
            self._clear_away(left, up_to_date=ready)

    def reindex(self, progress: Progress | None = None) -> int:
        """Embed all passages by the encoder that is set; how many different ones there are.

        The vectors in force serve until the new ones stand; a crash leaves the one or the other.
        Raises IndexBusy, IndexUnavailable, and InvalidSettings where the encoder cannot be loaded.
        """
        with self._lock.held():
            return self._neighbours.rebuild(progress)

    def repair(self, progress: Progress | None = None) -> tuple[str, ...]:
        """Build everything derived anew from the reports: the full-text index and the vectors.

        Also clears away the originals that a crash has left without a report. The documents whose
        originals are missing or damaged. Raises IndexUnavailable where `library.db` itself is
        damaged, and InvalidSettings, with all else done, where the vectors are of another encoder.
        """
        with self._lock.held():
            self._database.check()
            entries = self.reports(superseded=True)
            with self._database.transaction() as connection:
                removed = changes.removed_originals(connection)
                fulltext.rebuild(connection)
            self._originals.keep_only(removed | {entry.sha256 for entry in entries})
            self._neighbours.renew(progress)
            return tuple(e.document for e in entries if not self._originals.is_sound(e.sha256))

    def backup(
        self, file: Path, progress: Progress | None = None, beside: Sequence[Path] = ()
    ) -> "Backup":
        """Write the index, and files `beside` it, to a file, from which `restore_backup` brings
        it back.

        Raises InvalidSettings where the file exists, and where PostgreSQL holds the index;
        IndexUnavailable where it cannot be written.
        """
        from disclosure_qa.library.backup import write_backup

        if not isinstance(self._database, SqliteDatabase):
            raise InvalidSettings(
                "the index is in PostgreSQL: back it up with pg_dump, or copy it to a folder with "
                "`disclosure-qa transfer`"
            )
        return write_backup(self._database, self._originals, file, progress, beside)

    def transfer_to(
        self, other: "Library", progress: Progress | None = None
    ) -> "tuple[Proof, ...]":
        """Copy everything into an empty index, which then answers the same; what each table holds.

        Raises InvalidSettings where the other one holds reports, IndexBusy where somebody writes
        to either, and IndexUnavailable where the copy turns out to be another one.
        """
        from disclosure_qa.library.transfer import transfer

        if other.reports(superseded=True):
            raise InvalidSettings(
                f"{other.stores.database.place} holds reports: transfer to an empty index"
            )
        proofs = transfer(self.stores, other.stores, progress)
        other.catch_up()
        return proofs

    def call_by(self, aliases: Aliases, check: Check) -> None:
        """Put other aliases of bodies in force, for questions and for the reports there are."""
        with self.writing():
            if (self._database.meta(ALIASES) or Aliases().packed()) != aliases.packed():
                with self._database.transaction() as connection:
                    changes.call_by(connection, aliases, check)

    def _clear_away(self, left: changes.Left, *, up_to_date: bool) -> None:
        for original in left.originals:
            self._originals.drop(original)
        self._neighbours.settle(left.vectors, up_to_date=up_to_date)


def _place(place: Path | Place) -> Place:
    return place if isinstance(place, Place) else Place(place)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnavailable(f"cannot make the folder {folder}: {error.strerror}") from error


def _unknown(document: str) -> UnknownDocument:
    return UnknownDocument(f"{document} is not in the index: `disclosure-qa reports` lists what is")
