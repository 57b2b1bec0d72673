"""Objects through a pipe between this program and the processes that it started itself."""

import pickle
from typing import IO, Any

_LENGTH_BYTES = 8


def send(stream: IO[bytes], value: object) -> None:
    """Write one object; raises OSError where nobody reads any more."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(body).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next object; raises EOFError where the other side has ended, or ended half way."""
    length = int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")
    return pickle.loads(_exactly(stream, length))  # noqa: S301 - both ends are this program


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
