"""The command line with a model over the real protocol: what it prints, and how it refuses."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest

from disclosure_qa.contract import schemas
from unit.language_model.model_server import Handler, model_server
from unit.language_model.scripted import NARRATIVE, PROSE

pytest.importorskip("langchain_openai", reason="the extra llm is missing")


def _service(url: str) -> Mapping[str, str]:
    settings = {"MODEL": "openai:test", "MODEL_URL": url, "MODEL_KEY": "sk-1234"}
    return settings | {"MODEL_TIMEOUT": "120"}


def _ask(index: Path, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    code = "from disclosure_qa.cli import main; main(['ask', sys.argv[1], '--json'])"
    environment = os.environ | {
        "DISCLOSURE_QA_INDEX": str(index),
        "PYTHONUTF8": "1",
        **{f"DISCLOSURE_QA_{name}": value for name, value in settings.items()},
    }
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {code}", PROSE],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_answer_that_a_model_worded_keeps_to_the_schema(index: Path) -> None:
    with model_server() as server:
        server.reply = NARRATIVE
        run = _ask(index, _service(server.url))
    answer = json.loads(run.stdout)
    jsonschema.validate(answer, schemas()["answer"])
    assert answer["model_wrote"] == [NARRATIVE]
    assert (run.returncode, run.stderr) == (0, "")


def test_where_the_service_fails_the_answer_is_the_same_as_without(index: Path) -> None:
    with model_server() as server:
        server.behaviour = Handler.server_error
        run = _ask(index, _service(server.url))
    assert run.stdout == _ask(index, {}).stdout
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    "settings", [{"MODEL": "nobody:test"}, {"MODEL": "test"}, {"MODEL_KEY": "sk-1234"}]
)
def test_a_wrong_setting_is_one_line_and_exit_status_2(
    index: Path, settings: Mapping[str, str]
) -> None:
    run = _ask(index, settings)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("error: ")
    assert run.stderr.count("\n") == 1
    assert "sk-1234" not in run.stderr
