"""What stops the server from starting is said in one line."""

import socket
from pathlib import Path

import pytest

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library import Library
from disclosure_qa.web import serve


def test_without_an_index_nothing_is_served(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        serve(tmp_path / "none", "127.0.0.1", 0)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    Library.create(tmp_path / "index").close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InvalidSettings, match=f"port {port} .*already in use.*another"):
            serve(tmp_path / "index", "127.0.0.1", port)


def test_an_address_that_is_not_ours_is_named(tmp_path: Path) -> None:
    Library.create(tmp_path / "index").close()
    with pytest.raises(InvalidSettings, match=r"cannot serve on 192\.0\.2\.1"):
        serve(tmp_path / "index", "192.0.2.1", 0)
