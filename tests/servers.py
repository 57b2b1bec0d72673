"""Real servers on this machine for the tests: each in a folder of its own, on a free port."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

NO_POSTGRES = "PostgreSQL is not installed: scripts/install-system-packages"

_numbers = count(1)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class PostgresServer:
    """A PostgreSQL server. It refuses to run as root, and is then the account `postgres`'s."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="disclosure-qa-postgres-"))
        self.port = free_port()
        self._account: dict[str, int] = {}
        if os.getuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self._folder, account.pw_uid, account.pw_gid)
            self._account = {"user": account.pw_uid, "group": account.pw_gid}
        # Its own order of text is a dictionary's: the tables must not depend on it.
        order = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh")
        self._run("initdb", "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync", *order)
        self.start()

    def start(self) -> None:
        options = (
            f"-c listen_addresses=127.0.0.1 -p {self.port} -c unix_socket_directories= -c fsync=off"
        )
        log = str(self._folder / "log")
        self._run("pg_ctl", "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def end(self) -> None:
        """Stop it and remove its folder."""
        if (self._folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self._folder)

    def database(self) -> str:
        """The address of a new database."""
        name = f"test{next(_numbers)}"
        self.sql(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, name: str) -> str:
        return f"postgresql://tester@127.0.0.1:{self.port}/{name}"

    def sql(self, statement: str) -> None:
        """Run a statement in the database of the server's own."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def drop_connections(self) -> None:
        """End every connection, as a network does."""
        self.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *arguments]
        subprocess.run(
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            timeout=60,
            extra_groups=[] if self._account else None,
            **self._account,
        )


class ChromaServer:
    """A Chroma server, as `chroma run` starts it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = Path(sys.executable).with_name("chroma")
        where = ("--host", "127.0.0.1", "--port", str(self.port), "--path", str(self._folder))
        self._process = subprocess.Popen(
            [str(program), "run", *where],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"ANONYMIZED_TELEMETRY": "False"},
        )
        for _ in range(300):
            try:
                urlopen(f"{self.address}/api/v2/heartbeat", timeout=1).close()
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("the Chroma server did not start")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
