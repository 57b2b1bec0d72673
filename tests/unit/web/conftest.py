"""One application over the sample library, shared by the tests of the pages and of the API."""

import gc
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from disclosure_qa.web import create_app
from disclosure_qa.web.desk import Bounds
from web_samples import SampleLibrary, finding, sample_ask

TODAY = date(2024, 5, 1)


@contextmanager
def without_stray_loops() -> Iterator[None]:
    """Gradio makes event loops when it is built, and leaves them to the collector."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "unclosed", ResourceWarning)
        yield
        gc.collect()


def make_client(library: Any, **more: Any) -> TestClient:
    """A client of an application; errors of the server come back as answers."""
    with without_stray_loops():
        app = create_app(library, asking=sample_ask, clock=lambda: TODAY, **more)
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def stray_loops_ignored() -> Iterator[None]:
    """For a test that builds a Gradio page itself."""
    with without_stray_loops():
        yield


@pytest.fixture(scope="session")
def client() -> TestClient:
    """A client of the application over the sample library, with room for many questions."""
    return make_client(SampleLibrary(noted=(finding(),)), bounds=Bounds(per_minute=100_000))


@pytest.fixture
def client_of() -> Callable[..., TestClient]:
    """Makes a client over another library or with other bounds."""
    return make_client
