"""A server that is told to stop finishes what it was asked, and takes nothing new."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

SLOW_SERVER = """
import sys, time
from pathlib import Path
import disclosure_qa.web.server as server
from disclosure_qa.ask import ask
from disclosure_qa.library import Library

def slowly(library, question, **more):
    Path(sys.argv[3]).touch()
    time.sleep(3)
    return ask(library, question, **more)

create = server.create_app
server.create_app = lambda library, **more: create(library, asking=slowly, **more)
server.Outsets._prepare = lambda self: None
Library.create(Path(sys.argv[1])).close()
server.serve(Path(sys.argv[1]), "127.0.0.1", int(sys.argv[2]))
"""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_waits_for_the_questions_under_way(tmp_path: Path, sign: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = tmp_path / "asked"
    script = [sys.executable, "-c", SLOW_SERVER, str(tmp_path / "index"), str(port), str(asked)]
    process = subprocess.Popen(script, stderr=subprocess.PIPE, env=dict(os.environ))
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            _await_ready(client, process)
            answers: list[httpx.Response] = []
            question = {"question": "你们有哪些报告？"}
            asking = threading.Thread(
                target=lambda: answers.append(
                    httpx.post(f"{client.base_url}/api/ask", json=question, timeout=60)
                )
            )
            asking.start()
            while not asked.exists():
                time.sleep(0.05)
            process.send_signal(sign)
            while (ready := client.get("/readyz")).status_code == 200:
                time.sleep(0.05)
            refused = client.post("/api/ask", json=question)
            asking.join()
        process.wait(60)
        assert (ready.status_code, refused.status_code) == (503, 503)
        assert refused.headers["retry-after"]
        assert answers[0].status_code == 200
        assert process.returncode == 0
    finally:
        process.kill()
        _, told = process.communicate()
    lines = [json.loads(line) for line in told.decode().splitlines() if line.startswith("{")]
    assert {"question", "request"} <= {line["event"] for line in lines}
    assert "哪些报告" not in told.decode()
    assert "Traceback" not in told.decode()


def _await_ready(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail("the server did not become ready")
