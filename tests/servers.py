"""Real servers on this machine for the tests: each in a folder of its own, on a free port."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

NO_NGINX = "nginx is not installed: scripts/install-system-packages"
NO_POSTGRES = "PostgreSQL is not installed: scripts/install-system-packages"

_numbers = count(1)
_START_SECONDS = 90


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


_NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
_AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
{account}
events {{ worker_connections 256; }}
http {{
    access_log off; default_type text/plain;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    limit_conn_zone $binary_remote_addr zone=disclosure_qa:1m;
    {above}
    server {{ listen 127.0.0.1:{port}; include {folder}/assistant.conf; }}
}}
"""


@contextmanager
def nginx(folder: Path, assistant: str, above: str = "") -> Iterator[str]:
    """A real nginx with the configuration of a location, and what stands `above` the server; its
    address. The test is skipped where there is none."""
    if _NGINX is None:
        pytest.skip(NO_NGINX)
    port = free_port()
    # The folders of tests are their account's alone.
    account = "user root;" if os.getuid() == 0 else ""
    (folder / "assistant.conf").write_text(assistant, encoding="utf-8")
    whole = _AROUND.format(folder=folder, port=port, above=above, account=account)
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    process = subprocess.Popen([_NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        _await_port(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _await_port(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx did not answer")


class Site:
    """A server in a process of its own, which can be stopped and started again."""

    folder: Path
    """Where a site of mere files has them."""

    def __init__(self, command: Callable[[int], list[str]], settings: dict[str, str]) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        self._command = command(self.port)
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it answers."""
        self._process = subprocess.Popen(self._command, env=os.environ | self._settings)
        for _ in range(_START_SECONDS * 5):
            if self._process.poll() is not None:
                pytest.fail(f"the server ended with status {self._process.returncode}")
            try:
                with urlopen(f"{self.address}healthz") as answer:
                    assert answer.status == 200
                    return
            except HTTPError as answer:
                answer.close()  # a site of mere files has no such address, and is up
                return
            except URLError:
                time.sleep(0.2)
        pytest.fail("the server did not answer")

    def stop(self) -> None:
        """Stops it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def running(command: Callable[[int], list[str]], **settings: str) -> Iterator[Site]:
    """A server, stopped at the end."""
    site = Site(command, settings)
    try:
        site.start()
        yield site
    finally:
        site.stop()
