"""What the service keeps, in the PostgreSQL database of the reports: every web process sees it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import SQLAlchemyError

from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.postgres import cause_of, engine_of, in_byte_order
from disclosure_qa.service.database import ServiceDatabase, enter_version
from disclosure_qa.service.schema import metadata

log = logging.getLogger(__name__)

_TRANSACTION = 0x64697365
"""The number of the advisory lock that one transaction at a time holds, as in SQLite."""


class PostgresServiceDatabase(ServiceDatabase):
    """The tables of `service.schema` beside those of the index."""

    def __init__(self, address: str) -> None:
        engine = engine_of(address, looked_at=True)
        super().__init__(Path(f"the database {engine.url.database}"), engine)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes become visible together at the end, or not at all."""
        with self._translated():
            engine = self._opened().execution_options(isolation_level="READ COMMITTED")
            with engine.begin() as connection:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TRANSACTION})")
                yield connection

    def copy_to(self, file: Path) -> None:
        """Refused: pg_dump copies the whole database."""
        raise ServiceUnavailable(
            f"{self.file} is PostgreSQL's: back it up with pg_dump, not to {file}"
        )

    def check(self) -> None:
        """Nothing to look for: PostgreSQL has its own checks."""

    def forget_deleted(self) -> None:
        """Nothing to do: PostgreSQL clears its own log away."""

    def _open(self) -> None:
        tables = metadata.tables.keys()
        with self._engine.connect() as connection:
            lacking = tables - set(inspect(connection).get_table_names())
        if lacking:
            engine = self._engine.execution_options(isolation_level="READ COMMITTED")
            with engine.begin() as connection:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TRANSACTION})")
                in_byte_order(metadata).create_all(connection)
                enter_version(connection)
        self._refuse_newer()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except (SQLAlchemyError, psycopg.Error) as error:
            cause = cause_of(error)
            if cause is None:
                raise  # a fault of ours, not of the server
            log.warning("%s: %s", self.file, cause)
            raise ServiceUnavailable(
                f"{self.file} cannot be reached, or gave up; it is asked again with the next "
                "request, and the log says why"
            ) from error
