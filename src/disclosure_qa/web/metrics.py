"""What the service tells Prometheus: counts and times, never who asked or what.

No label holds anything of a visitor or of a question, so the number of series is bounded.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from disclosure_qa.errors import DisclosureQAError, InvalidQuestion, OutOfTime
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Status
from disclosure_qa.web.refusals import Busy, Closing, TooManyQuestions

if TYPE_CHECKING:
    from disclosure_qa.language_model.tally import Tally
    from disclosure_qa.service.journal import Journal
    from disclosure_qa.web.places import Places

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_READING_SECONDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0)
_REFUSED = {
    TooManyQuestions: "too_many",
    Busy: "busy",
    Closing: "closing",
    OutOfTime: "out_of_time",
    InvalidQuestion: "invalid",
    DisclosureQAError: "unavailable",
}
"""Why there was no answer; the first that the error is one of."""


class Metrics:
    """The counts of one application, from its start."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._questions = Counter(
            "disclosure_qa_questions",
            "Questions answered, by the status of the answer",
            ["status"],
            registry=self._registry,
        )
        self._refused = Counter(
            "disclosure_qa_questions_refused",
            "Questions without an answer, by the reason",
            ["reason"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "disclosure_qa_question_seconds",
            "Time from the arrival of a question to its answer, waiting included",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._requests = Counter(
            "disclosure_qa_requests",
            "Requests of any kind, by the class of their HTTP status",
            ["status"],
            registry=self._registry,
        )
        self._uploads_refused = Counter(
            "disclosure_qa_uploads_refused",
            "Uploads beyond the bound on their size or on the number of their files",
            registry=self._registry,
        )
        self._files = Counter(
            "disclosure_qa_upload_files",
            "Files of uploads that were read, by what became of them",
            ["outcome"],
            registry=self._registry,
        )
        self._reading = Histogram(
            "disclosure_qa_upload_seconds",
            "Time from the beginning of an upload's reading to its end, by how it ended",
            ["state"],
            buckets=_READING_SECONDS,
            registry=self._registry,
        )
        for status in Status:
            self._questions.labels(status.value)
        for reason in (*_REFUSED.values(), "fault"):
            self._refused.labels(reason)

    def observe(
        self,
        library: Library,
        places: "Places",
        tally: "Tally | None",
        journal: "Journal | None" = None,
    ) -> None:
        """Tell the state of these too, as it is when it is asked for."""
        self._registry.register(_State(library, places, tally, journal))

    @contextmanager
    def question(self) -> Iterator[None]:
        """Times a question, and counts why it has no answer."""
        start = time.perf_counter()
        try:
            yield
        except Exception as error:
            reasons = (why for kind, why in _REFUSED.items() if isinstance(error, kind))
            self._refused.labels(next(reasons, "fault")).inc()
            raise
        else:
            self._seconds.observe(time.perf_counter() - start)

    def answered(self, status: Status) -> None:
        """Counts an answer."""
        self._questions.labels(status.value).inc()

    def upload_refused(self) -> None:
        """Counts an upload that was too large, or of too many files."""
        self._uploads_refused.inc()

    def upload_read(self, state: str, seconds: float, outcomes: Iterable[str]) -> None:
        """Counts an upload by how it ended, its files by what became of them."""
        self._reading.labels(state).observe(seconds)
        for outcome in outcomes:
            self._files.labels(outcome).inc()

    def request(self, status: int) -> None:
        """Counts a request of any kind."""
        self._requests.labels(f"{status // 100}xx").inc()

    def text(self) -> bytes:
        """Everything, in Prometheus's text format."""
        return generate_latest(self._registry)


class _State(Collector):
    """What is looked up when it is asked for."""

    def __init__(
        self,
        library: Library,
        places: "Places",
        tally: "Tally | None",
        journal: "Journal | None",
    ) -> None:
        self._library = library
        self._places = places
        self._tally = tally
        self._journal = journal

    def describe(self) -> list[Metric]:
        """Nothing ahead of time: a registry would look at the index to find the names."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The state of this moment; that of the index is left out where it cannot be read."""
        places = self._places
        yield _gauge("questions_under_way", "Answered or waiting now", places.under_way)
        yield _gauge("questions_overdue", "Past their time, still at work", places.overdue)
        yield from self._index()
        if self._tally is not None:
            yield _model_calls(self._tally)
        if self._journal is not None:
            yield CounterMetricFamily(
                "disclosure_qa_journal_lost",
                "Questions that could not be written down",
                value=self._journal.lost,
            )

    def _index(self) -> Iterator[Metric]:
        readable = True
        try:
            generation, reports = self._library.generation, self._library.report_count
        except DisclosureQAError:
            readable = False
        else:
            yield _gauge("index_generation", "Rises with every change of the index", generation)
            yield _gauge("index_reports", "Reports that answers come from", reports)
        yield _gauge("index_readable", "1 where the index can be read", int(readable))
        serving = int(self._library.vectors_serve)
        yield _gauge("vectors_serving", "0 where prose was last searched by words alone", serving)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"disclosure_qa_{name}", text, value=value)


def _model_calls(tally: "Tally") -> Metric:
    calls = CounterMetricFamily(
        "disclosure_qa_model_calls",
        "Calls of the language model, by task and by what became of the reply",
        labels=["task", "outcome"],
    )
    for (task, outcome), count in sorted(tally.counts.items()):
        calls.add_metric([task.value, outcome], count)
    return calls
