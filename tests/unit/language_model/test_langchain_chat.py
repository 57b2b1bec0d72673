"""The model is made by LangChain, at first use, and every wrong setting is one clear line."""

import builtins
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.language_model.choice import ModelChoice, Secret
from disclosure_qa.language_model.langchain_chat import LangChainChat
from disclosure_qa.providers import language_model

pytest.importorskip("langchain", reason="the extra llm is missing")

KEY = Secret("sk-1234")


def test_without_a_setting_there_is_no_model() -> None:
    assert language_model(None) is None


def test_a_missing_extra_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        "disclosure_qa.language_model.langchain_chat.find_spec",
        lambda name: None if name == "langchain" else real(name),
    )
    with pytest.raises(InvalidSettings, match=r"pip install 'disclosure-qa\[llm\]'"):
        language_model(ModelChoice("openai:test", key=KEY))


def _refusal(choice: ModelChoice) -> str:
    with pytest.raises(InvalidSettings) as refusal:
        LangChainChat(choice).load()
    assert "\n" not in str(refusal.value)
    assert "sk-1234" not in f"{refusal.value} {refusal.value.__cause__}"
    return str(refusal.value)


def test_an_unknown_provider_is_named() -> None:
    assert "nobody:test" in _refusal(ModelChoice("nobody:test", key=KEY))


def test_a_missing_package_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_ollama(name: str, *args: Any, **options: Any) -> Any:
        if name.startswith("langchain_ollama"):
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_ollama)
    monkeypatch.setattr("importlib.import_module", lambda name, *_: without_ollama(name))
    assert "pip install langchain-ollama" in _refusal(ModelChoice("ollama:test"))


def test_a_missing_key_of_a_service_that_needs_one_is_a_wrong_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert "key" in _refusal(ModelChoice("openai:test"))


def test_the_key_of_another_service_is_not_sent_to_an_address_of_ones_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    chat = LangChainChat(ModelChoice("openai:test", "http://127.0.0.1:9/v1"))
    chat.load()
    assert "sk-of-openai" not in repr(vars(chat))
    assert chat._model.openai_api_key.get_secret_value() == "none"


def test_ollama_is_made_with_its_own_names_of_the_settings() -> None:
    chat = LangChainChat(ModelChoice("ollama:test", "http://127.0.0.1:9", KEY, 7.0))
    chat.load()
    model = chat._model
    assert (model.model, model.base_url, model.num_predict) == ("test", "http://127.0.0.1:9", 1000)
    assert model.client_kwargs["timeout"] == 7.0


def test_a_figure_question_loads_no_langchain_though_a_model_is_set(index: Path) -> None:
    code = (
        "import sys, contextlib\n"
        "from disclosure_qa.cli import main\n"
        "with contextlib.suppress(SystemExit):\n"
        "    main(['ask', '鹤溪镇2018年收到多少件政府信息公开申请', '--json'])\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'langchain', 'langchain_core', 'langchain_openai', 'openai'}))\n"
    )
    environment = os.environ | {
        "DISCLOSURE_QA_MODEL": "openai:test",
        "DISCLOSURE_QA_MODEL_URL": "http://127.0.0.1:9/v1",
        "DISCLOSURE_QA_INDEX": str(index),
        "PYTHONUTF8": "1",
    }
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert '"status": "answered"' in run.stdout
    assert run.stdout.splitlines()[-1] == "[]"
