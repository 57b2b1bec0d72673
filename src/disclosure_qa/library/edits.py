"""What staff change: decisions about findings, corrections over reports, removal with a way back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from disclosure_qa.errors import UnknownDocument
from disclosure_qa.library import changes, queries
from disclosure_qa.library.changes import Addition, Check
from disclosure_qa.library.corrections import (
    Revision,
    all_corrections,
    documents_concerned,
    enter_correction,
    revise,
    revoke_correction,
)
from disclosure_qa.library.database import Database
from disclosure_qa.library.decisions import all_decisions, enter_decision
from disclosure_qa.library.lock import OneWriter
from disclosure_qa.library.neighbours import Neighbours
from disclosure_qa.library.originals import Originals, fingerprint
from disclosure_qa.library.readings import unpack_report
from disclosure_qa.library.removed import Kept, all_removed, forget, kept_of
from disclosure_qa.model.report import Report
from disclosure_qa.model.staff import Correction, Decision, DecisionState, RemovedReport


class Edits:
    """The part of an index that staff write; `Library` is the whole."""

    _database: Database
    _originals: Originals
    _neighbours: Neighbours
    _lock: OneWriter

    @property
    def generation(self) -> int:
        """A number that rises with every change of the index, by whatever process."""
        return int(self._database.meta("generation") or 0)

    def decisions(self) -> Mapping[str, Decision]:
        """What staff decided about findings, by `Finding.key`."""
        return all_decisions(self._database.rows)

    def decide(
        self, key: str, state: DecisionState | None, remark: str, who: str, when: datetime
    ) -> None:
        """Keep what someone decided about the finding of a key; None takes the decision back.

        It touches no report, and so need not wait for one who writes.
        """
        decision = None if state is None else Decision(state, remark, who, when)
        before = self.generation
        ready = self._neighbours.up_to_date()
        with self._database.transaction() as connection:
            enter_decision(connection, key, decision)
            now = changes.next_generation(connection)
        # Vectors that fitted the reports a moment ago still do, if nobody else came between.
        self._neighbours.settle((), up_to_date=ready and now == before + 1)

    def corrections(self, *, revoked: bool = False) -> tuple[Correction, ...]:
        """The corrections in force, in the order in which they were made; with `revoked` all."""
        return all_corrections(self._database.rows, revoked=revoked)

    def concerned_by(self, correction: Correction) -> tuple[str, ...]:
        """The documents for which a correction can make a difference."""
        return documents_concerned(self._database.rows, correction)

    def as_read(self, document: str) -> Report:
        """The report as the file says it, without corrections; raises UnknownDocument."""
        rows = self._database.rows(queries.READING, {"document": document})
        if not rows:
            raise UnknownDocument(f"{document} is not in the index")
        return unpack_report(rows[0].body)

    def correct(self, correction: Correction, revisions: Sequence[Revision], check: Check) -> None:
        """Put a correction in force with all that follows from it, in one step.

        Raises IndexBusy, and UnknownDocument where a revised report is not in the index.
        """
        with self._lock.held():
            ready = self._neighbours.up_to_date()
            with self._database.transaction() as connection:
                enter_correction(connection, correction)
                revise(connection, revisions, check)
            self._neighbours.settle((), up_to_date=ready)

    def revoke(
        self, number: int, who: str, when: datetime, revisions: Sequence[Revision], check: Check
    ) -> None:
        """Put a correction out of force, as `correct` puts one in force."""
        with self._lock.held():
            ready = self._neighbours.up_to_date()
            with self._database.transaction() as connection:
                revoke_correction(connection, number, who, when)
                revise(connection, revisions, check)
            self._neighbours.settle((), up_to_date=ready)

    def removed(self) -> tuple[RemovedReport, ...]:
        """The reports that staff removed and may bring back, the last removed first."""
        return all_removed(self._database.rows)

    def kept(self, number: int) -> tuple[Kept, bytes] | None:
        """What is kept of a removed report, with its original; None where nothing is."""
        found = kept_of(self._database.rows, number)
        return None if found is None else (found, self._originals.read(found.sha256))

    def bring_back(self, number: int, addition: Addition, check: Check) -> None:
        """Enter a removed report again and keep it no longer, in one step; raises IndexBusy."""
        with self._lock.held():
            ready = self._neighbours.prepare(addition.passages)
            original = fingerprint(addition.original)
            with self._database.transaction() as connection:
                forget(connection, [number])
                left = changes.put(connection, [addition], [original], check)
            self._neighbours.settle(left.vectors, up_to_date=ready)

    def forget_removed(self, before: datetime) -> None:
        """Keep no longer what was removed before a moment; raises IndexBusy."""
        old = [each.id for each in self.removed() if each.when < before]
        if not old:
            return
        with self._lock.held():
            with self._database.transaction() as connection:
                gone = changes.removed_originals(connection)
                forget(connection, old)
                unused = changes.unused_originals(connection, gone)
            for original in unused:
                self._originals.drop(original)
