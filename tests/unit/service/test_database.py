"""`service.db`: made at first use, whole transactions, and clear words where it cannot be used."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase
from disclosure_qa.service.schema import SERVICE_SCHEMA, service_meta


@pytest.fixture
def database(tmp_path: Path) -> ServiceDatabase:
    return ServiceDatabase(tmp_path / SERVICE_DATABASE)


ONE = insert(service_meta).values(key="one", value="1")
KEYS = select(service_meta.c.key)


def keys(database: ServiceDatabase) -> set[str]:
    return {row.key for row in database.rows(KEYS)}


def test_it_is_made_at_the_first_use_for_its_owner_alone(database: ServiceDatabase) -> None:
    assert not database.file.exists()
    assert keys(database) == {"schema"}
    assert stat.S_IMODE(database.file.stat().st_mode) == 0o600


def test_a_second_process_finds_it_as_it_is(database: ServiceDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(ONE)
    other = ServiceDatabase(database.file)
    assert keys(other) == {"schema", "one"}


def _write_and_fail(database: ServiceDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(ONE)
        connection.exec_driver_sql("no SQL")


def test_what_fails_midway_leaves_nothing(database: ServiceDatabase) -> None:
    with pytest.raises(ServiceUnavailable):
        _write_and_fail(database)
    assert keys(database) == {"schema"}


def test_tables_that_are_lacking_are_added(database: ServiceDatabase) -> None:
    with database.transaction() as connection:
        connection.exec_driver_sql("DROP TABLE users")
    other = ServiceDatabase(database.file)
    other.rows(KEYS)
    with other.transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM users").scalar() == 0


def test_a_newer_one_is_refused(database: ServiceDatabase) -> None:
    newer = update(service_meta).values(value=str(SERVICE_SCHEMA + 1))
    with database.transaction() as connection:
        connection.execute(newer)
    with pytest.raises(ServiceUnavailable, match="newer version"):
        ServiceDatabase(database.file).rows(KEYS)


def test_a_damaged_one_says_what_to_do(database: ServiceDatabase) -> None:
    database.file.write_bytes(b"no database at all" * 100)
    with pytest.raises(ServiceUnavailable, match=r"damaged .* restore"):
        database.rows(KEYS)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ServiceUnavailable, match="cannot be used"):
        ServiceDatabase(tmp_path / "none" / SERVICE_DATABASE).rows(KEYS)


def test_a_copy_is_whole_and_sound(database: ServiceDatabase, tmp_path: Path) -> None:
    with database.transaction() as connection:
        connection.execute(ONE)
    database.copy_to(tmp_path / "copy.db")
    copy = ServiceDatabase(tmp_path / "copy.db")
    copy.check()
    assert keys(copy) == {"schema", "one"}
    copy.close()
    database.close()
