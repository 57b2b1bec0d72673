"""Visitors for the benchmarks of the server: one keep-alive connection each, and little work, so
that what is measured is the server's. On this machine only."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import SystemRandom
from statistics import quantiles
from typing import Any

HOST = "127.0.0.1"
_START_SECONDS = 120
_PORTS = (10_000, 32_000)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and after how many seconds; status 0 where nothing did."""

    status: int
    body: bytes
    seconds: float
    headers: Mapping[str, str]

    def json(self) -> Any:
        return json.loads(self.body)


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, port: int, patience: float = 120.0) -> None:
        self._port = port
        self._patience = patience
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, accept: str = "*/*") -> Reply:
        return await self._sent(f"GET {path}", f"Accept: {accept}\r\n", b"")

    async def post(self, path: str, fields: object, accept: str = "*/*") -> Reply:
        body = json.dumps(fields, ensure_ascii=False).encode()
        kind = f"Accept: {accept}\r\nContent-Type: application/json\r\n"
        return await self._sent(f"POST {path}", f"{kind}Content-Length: {len(body)}\r\n", body)

    async def leave(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _sent(self, line: str, headers: str, body: bytes) -> Reply:
        start = time.perf_counter()
        head = f"{line} HTTP/1.1\r\nHost: {HOST}:{self._port}\r\n{headers}\r\n".encode()
        kept = self._streams is not None
        try:
            async with asyncio.timeout(self._patience):
                try:
                    status, told, came = await self._exchanged(head + body)
                except (ConnectionError, asyncio.IncompleteReadError) as error:
                    # A kept connection may be closed in the moment in which it is used again.
                    if not kept or getattr(error, "partial", b""):
                        raise
                    await self.leave()
                    status, told, came = await self._exchanged(head + body)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            await self.leave()
            return Reply(0, repr(error).encode(), time.perf_counter() - start, {})
        return Reply(status, came, time.perf_counter() - start, told)

    async def _exchanged(self, request: bytes) -> tuple[int, dict[str, str], bytes]:
        if self._streams is None or self._streams[0].at_eof():
            self._streams = await asyncio.open_connection(HOST, self._port, limit=1 << 20)
        reader, writer = self._streams
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
        told = {name.lower(): value for name, _, value in (h.partition(": ") for h in head[1:])}
        if told.get("transfer-encoding") == "chunked":
            body = await _chunks(reader)
        else:
            body = await reader.readexactly(int(told.get("content-length", 0)))
        if told.get("connection") == "close":
            await self.leave()
        return int(head[0].split()[1]), told, body


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = bytearray()
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return bytes(body)


def percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """The 50th and the 99th, in milliseconds."""
    cut = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else [*seconds] * 99
    return 1000 * cut[49], 1000 * cut[98]


def free_port() -> int:
    """A port that is free, of those that the system gives nobody else of its own accord: a server
    takes seconds to start, and another's may answer there by then."""
    while True:
        with socket.socket() as tried, suppress(OSError):
            port = SystemRandom().randrange(*_PORTS)
            tried.bind((HOST, port))
            return port


@contextmanager
def server(command: Sequence[str], port: int, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a process of its own, ready; stopped in the end."""
    process = subprocess.Popen([sys.executable, *command], env=os.environ | settings)
    try:
        _await_ready(process, port)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_ready(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(_START_SECONDS * 10):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/readyz", timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not become ready")
