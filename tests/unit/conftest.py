"""One PostgreSQL server for all tests that want one."""

from collections.abc import Iterator

import pytest

from servers import NO_POSTGRES, PostgresServer, postgres_programs


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    programs = postgres_programs()
    if programs is None:
        pytest.skip(NO_POSTGRES)
    server = PostgresServer(programs)
    yield server
    server.end()
