"""The application on the network: what stands about it, and how it is stopped."""

import resource
import signal
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Self

import uvicorn
from fastapi import FastAPI

from disclosure_qa.settings import Settings
from disclosure_qa.web import logs
from disclosure_qa.web.connections import BoundedConnection
from disclosure_qa.web.desk import Desk

_FAREWELL_SECONDS = 2
"""For what is still being sent; an open page sees that the server went, and waits."""

_OTHER_FILES = 512


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands between the application and its visitors, and who watches it."""

    root_path: str = ""
    """Path below which a proxy serves it, which the proxy takes off."""
    trusted_proxies: Sequence[str] = ()
    """Addresses and networks that are believed when they say who asks."""
    watchers: Sequence[IPv4Network | IPv6Network] = (
        ip_network("127.0.0.0/8"),
        ip_network("::1/128"),
    )
    """Who may read /metrics."""
    connections: int = BoundedConnection.most
    """Connections at a time."""
    log_level: str = "info"
    log_format: str = "json"
    log_questions: bool = False
    """Whether the log may hold the text of questions."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Those that are set."""
        return cls(
            root_path=settings.root_path,
            trusted_proxies=tuple(map(str, settings.trusted_proxies)),
            watchers=settings.metrics_from,
            connections=settings.connections,
            log_level=settings.log_level,
            log_format=settings.log_format,
            log_questions=settings.log_questions,
        )


def run(app: FastAPI, listening: socket.socket, around: Surroundings) -> None:
    """Serves until SIGTERM or Ctrl+C, and then until all questions under way are answered."""

    logs.configure(around.log_level, around.log_format)

    class Connection(BoundedConnection):
        most = around.connections

    config = uvicorn.Config(
        app,
        http=Connection,
        root_path=around.root_path,
        proxy_headers=False,  # `proxies` does it, for those that are named
        server_header=False,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=_FAREWELL_SECONDS,
    )
    _allow_files(around.connections)
    if threading.current_thread() is threading.main_thread():
        # uvicorn raises the signal once more when it has ended; the index is to be closed then.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _Server(config, app.state.desk).run(sockets=[listening])


def _allow_files(connections: int) -> None:
    """Has the system allow as many open files as connections, if it may be had."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + _OTHER_FILES
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))


class _Server(uvicorn.Server):
    """Answers what it was asked before it closes its connections."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more questions, waits for those under way, and ends."""
        self._desk.places.close()
        await self._desk.places.emptied()
        await super().shutdown(sockets)
