"""PostgreSQL, for the index and for what the service keeps: connections, tables, causes.

Only an index on a server loads this.
"""

from sqlalchemy import Engine, MetaData, Text, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree

from disclosure_qa.errors import InvalidSettings

NAME = "disclosure-qa"
"""What the server calls our connections."""

_CONNECT_SECONDS = 5
_READ_MILLISECONDS = 30_000
_CONNECTIONS = 8
_MORE_CONNECTIONS = 24
_SESSION = {
    "connect_timeout": _CONNECT_SECONDS,
    "client_encoding": "utf8",
    "application_name": NAME,
    "options": f"-c statement_timeout={_READ_MILLISECONDS}",
    # A server that has vanished without a word is noticed within seconds.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


def engine_of(address: str, *, looked_at: bool = False) -> Engine:
    """Connections to a database; nothing is opened yet.

    `looked_at`: each is tried before it is used, so that a restart of the server is not noticed.
    Raises InvalidSettings where the address is none, or the driver is not installed.
    """
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        return create_engine(
            url,
            isolation_level="AUTOCOMMIT",
            pool_size=_CONNECTIONS,
            max_overflow=_MORE_CONNECTIONS,
            pool_timeout=_CONNECT_SECONDS,
            pool_pre_ping=looked_at,
            # An error in the log must not hold what somebody asked.
            hide_parameters=True,
            connect_args=dict(_SESSION),
        )
    except ArgumentError as error:
        raise InvalidSettings("the address of the database is none") from error
    except ImportError as error:
        raise InvalidSettings(
            "PostgreSQL needs the extra [postgres]: pip install 'disclosure-qa[postgres]'"
        ) from error


def in_byte_order(tables: MetaData) -> MetaData:
    """The same tables, with every text compared byte by byte."""
    made = MetaData()
    for table in tables.sorted_tables:
        for column in table.to_metadata(made).columns:
            if isinstance(column.type, Text):
                column.type = Text(collation="C")
    return made


def cause_of(error: Exception) -> str | None:
    """What is wrong with the server or the way to it, in one line; None where the fault is ours."""
    import psycopg

    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, (psycopg.IntegrityError, psycopg.ProgrammingError, psycopg.DataError)):
        return None
    if isinstance(cause, SQLAlchemyError) and not isinstance(cause, NoneFree):
        return None
    return " ".join(str(cause).split())
