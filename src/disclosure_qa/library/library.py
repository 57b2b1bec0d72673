"""The one door to the index: reports, figures, findings and passages, found and changed."""

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library import changes, fulltext
from disclosure_qa.library.belonging import ALIASES
from disclosure_qa.library.changes import Addition, Check
from disclosure_qa.library.contents import Contents, unknown
from disclosure_qa.library.edits import Edits
from disclosure_qa.library.holdings import Holdings
from disclosure_qa.library.neighbours import (
    Encoder,
    EncoderFactory,
    Neighbours,
    Progress,
)
from disclosure_qa.library.register import Registers
from disclosure_qa.library.removed import keep_removed
from disclosure_qa.library.reranking import RerankerFactory, Reranking
from disclosure_qa.library.sqlite import SqliteDatabase
from disclosure_qa.library.stores import stores_of
from disclosure_qa.model.place import Place
from disclosure_qa.vocabulary.aliases import Aliases


def packaged() -> Encoder:
    """The encoder that comes with the package."""
    from disclosure_qa.library.encoder import packaged_encoder

    return packaged_encoder()


if TYPE_CHECKING:
    from disclosure_qa.library.backup import Backup
    from disclosure_qa.library.transfer import Proof

log = logging.getLogger(__name__)


class Library(Contents, Edits):
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
        self._holdings = Holdings(self._database)
        self._registers = Registers(self._database)
        self._neighbours = Neighbours(self._database, self._holdings, stores.vectors, encoder)
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

    def __exit__(self, *_error: object) -> None:
        self.close()

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
                    raise unknown(document)
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

        Raises InvalidSettings where the file exists, IndexUnavailable where it cannot be written.
        """
        if isinstance(self._database, SqliteDatabase):
            from disclosure_qa.library.backup import write_backup

            return write_backup(self._database, self._originals, file, progress, beside)
        from disclosure_qa.library.server_backup import back_up_server

        return back_up_server(self.stores, file, progress, beside)

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
