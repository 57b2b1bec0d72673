"""Files read by the machines of a Dask cluster; this process alone writes.

Each machine reads in processes of its own at the end of a pipe (`workers`), as one machine alone
does, so that a file that kills its reader costs itself. A machine that goes costs nothing: Dask
gives its files to others.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Self

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.ingest.reading import Reading, Refusal
from disclosure_qa.ingest.rules import rules_of_reading
from disclosure_qa.ingest.workers import FILE_SECONDS, Workers, cores

_CONNECT_SECONDS = 30
_LONGEST = 3 * FILE_SECONDS
"""A file may wait for its turn, and be given to a second machine where the first one went."""


class Cluster:
    """The machines of a scheduler, as `workers.Workers` of one machine."""

    def __init__(self, scheduler: str, rules: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise InvalidSettings(
                "several machines need the extra [cluster]: pip install 'disclosure-qa[cluster]'"
            ) from error
        self._rules = rules
        connect: Any = distributed.Client
        try:
            self._client: Any = connect(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            cause = f"there is no Dask scheduler at {scheduler}: {error}"
            raise InvalidSettings(cause) from error
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except TimeoutError as error:
            self._client.close()
            raise InvalidSettings(f"no machine has joined the scheduler at {scheduler}") from error
        self.count = sum(self._client.nthreads().values())

    def submit(
        self, document: str, data: bytes, beside: str = ""
    ) -> Callable[[], Reading | Refusal]:
        """Have a file read as `reading.attempt` does; what is returned waits for the answer."""
        future = self._client.submit(
            read_on_machine, document, data, beside, self._rules, pure=False, retries=2
        )

        def answer() -> Reading | Refusal:
            try:
                found: Reading | Refusal = future.result(timeout=_LONGEST)
            except Exception as error:  # noqa: BLE001 - of Dask, of the network, of the machine
                return Refusal(f"the machines that read it were lost ({type(error).__name__})")
            return found

        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave the cluster, which goes on for others; files that were waiting are not read."""
        self._client.close()


def read_on_machine(document: str, data: bytes, beside: str, rules: str) -> Reading | Refusal:
    """What a file says, read on the machine that this is called on."""
    if rules_of_reading() != rules:
        return Refusal("a machine of the cluster has another version of disclosure-qa")
    return _pool().submit(document, data, beside)()


@cache
def _pool() -> Workers:
    """The processes that read for this one, one for each of its cores; they end with it."""
    return Workers(cores())
