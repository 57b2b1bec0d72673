"""What a visitor sees before the first question: what is covered, and questions that work."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date
from threading import Lock, Thread

from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language, Status
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.desk import Asking, tried
from disclosure_qa.web.examples import Example, candidates
from disclosure_qa.web.render.naming import year_runs
from disclosure_qa.web.wording import Words

_MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Outset:
    """What the index covers, and example questions of one language."""

    agencies: tuple[str, ...]
    years: tuple[int, ...]
    reports: int
    examples: tuple[Example, ...]

    def year_text(self, text: Words) -> str:
        """The years in runs: 2014–2016, 2018."""
        return year_runs(self.years, text)

    def scope(self, text: Words) -> str:
        """One sentence that says what the answers rest on."""
        match self.agencies:
            case ():
                return text("scope.none")
            case (agency,) if self.reports == 1:
                return text("scope.one", agency=text.agency(agency), year=self.year_text(text))
            case (agency,):
                return text(
                    "scope.one_agency",
                    agency=text.agency(agency),
                    years=self.year_text(text),
                    reports=self.reports,
                )
            case agencies:
                return text(
                    "scope.many",
                    agencies=len(agencies),
                    years=self.year_text(text),
                    reports=self.reports,
                )


@dataclass
class Outsets:
    """The outset in each language, made again when the index has changed."""

    library: Library
    asking: Asking
    catalogue: Catalogue
    clock: Callable[[], date]

    def __post_init__(self) -> None:
        self._kept: OrderedDict[tuple[Language, str | None], tuple[int, Outset]] = OrderedDict()
        self._lock = Lock()

    def of(self, language: Language, scope: str | None = None) -> Outset:
        """The outset in a language, of all bodies or of the one that a page is set to."""
        with self._lock:
            generation = self.library.generation
            kept = self._kept.get((language, scope))
            if kept is None or kept[0] != generation:
                kept = (generation, self._make(language, scope))
            self._kept[language, scope] = kept
            self._kept.move_to_end((language, scope))
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
            return kept[1]

    @asynccontextmanager
    async def made_ready(self, _: object) -> AsyncIterator[None]:
        """Makes both in the background when a server starts, so that no visitor waits for it."""
        Thread(target=self._prepare, daemon=True).start()
        yield

    def _prepare(self) -> None:
        for language in Language:
            # Where the index cannot be read now, the first visitor's request says so.
            with suppress(DisclosureQAError):
                self.of(language)

    def _make(self, language: Language, scope: str | None) -> Outset:
        entries = self.library.reports(agencies=[scope] if scope else None)
        return Outset(
            agencies=tuple(dict.fromkeys(entry.agency for entry in entries)),
            years=tuple(sorted({entry.year for entry in entries})),
            reports=sum(not entry.part_of for entry in entries),
            examples=tuple(self._examples(entries, language)),
        )

    def _examples(self, entries: tuple[ReportEntry, ...], language: Language) -> Iterator[Example]:
        """One question of each kind, the first that really is answered."""
        found: set[str] = set()
        for example in candidates(self.library, entries, self.catalogue, language):
            if example.kind not in found and self._is_answered(example.question):
                found.add(example.kind)
                yield example

    def _is_answered(self, question: str) -> bool:
        """The question is answered; one that is refused is no example."""
        answer = tried(self.asking, self.library, question, self.clock())
        return answer is not None and answer.status is Status.ANSWERED
