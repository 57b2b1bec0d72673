"""A chat model of LangChain, which is imported when it is first asked, never before."""

import re
from collections.abc import Iterator
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from disclosure_qa.errors import InvalidSettings, ModelFailed
from disclosure_qa.language_model.choice import ModelChoice

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LONGEST_REPLY = 1000
"""Tokens; an answer is a few sentences."""
_NO_KEY = "none"
"""What a server without keys is sent; else the key of another service might be."""
_ENDED = frozenset({"stop", "end_turn", "stop_sequence", "eos", "complete"})
_REASONS = ("finish_reason", "done_reason", "stop_reason", "stopReason")
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class LangChainChat:
    """A chat model of LangChain: text in, text out, and every failure named."""

    def __init__(self, choice: ModelChoice) -> None:
        if find_spec("langchain") is None:
            raise InvalidSettings(_missing(choice, "the extra `llm`", "'disclosure-qa[llm]'"))
        self._choice = choice

    def load(self) -> None:
        """Loads the model now: seconds that would else be taken from the first question.

        Raises InvalidSettings where LangChain cannot make it.
        """
        _ = self._model

    def reply(self, system: str, message: str) -> str:
        """The whole reply."""
        model = self._model
        try:
            said = model.invoke([("system", system), ("human", message)])
        except Exception as error:  # noqa: BLE001 - each provider raises errors of its own
            raise ModelFailed(_outcome(error)) from None
        _see_that_it_ended(said.response_metadata, said.additional_kwargs, said.text)
        return _THOUGHTS.sub("", said.text)

    def pieces(self, system: str, message: str) -> Iterator[str]:
        """The reply as it arrives."""
        return _spoken(self._pieces(system, message))

    def _pieces(self, system: str, message: str) -> Iterator[str]:
        model = self._model
        how: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        text = ""
        try:
            for piece in model.stream([("system", system), ("human", message)]):
                how |= piece.response_metadata
                extra |= piece.additional_kwargs
                text += piece.text
                yield piece.text
        except Exception as error:  # noqa: BLE001 - each provider raises errors of its own
            raise ModelFailed(_outcome(error)) from None
        _see_that_it_ended(how, extra, text)

    @cached_property
    def _model(self) -> "BaseChatModel":
        from langchain.chat_models import init_chat_model

        choice = self._choice
        try:
            model: BaseChatModel = init_chat_model(choice.name, **_options(choice))
        except ImportError as error:
            package = getattr(error, "name", None) or f"LangChain's package for {choice.provider}"
            install = f"langchain-{choice.provider.replace('_', '-')}"
            raise InvalidSettings(_missing(choice, package, install)) from None
        except Exception as error:  # noqa: BLE001 - and its message may repeat the key
            raise InvalidSettings(
                f"LangChain cannot make the language model {choice.name} "
                f"({type(error).__name__}): check its provider, its key and its address"
            ) from None
        return model


def _spoken(pieces: Iterator[str]) -> Iterator[str]:
    """The pieces without the thoughts that some models put before their reply."""
    text = ""
    for piece in pieces:
        text += piece
        start = text.lstrip()
        thinks = start.startswith("<think>") and "</think>" not in start
        if not thinks and not "<think>".startswith(start):
            yield _THOUGHTS.sub("", text)
            yield from pieces


def _missing(choice: ModelChoice, package: str, install: str) -> str:
    return (
        f"the language model {choice.name} needs {package}: install it with "
        f"`pip install {install}`, or unset the model"
    )


def _options(choice: ModelChoice) -> dict[str, Any]:
    """The settings by the names that the provider's class knows."""
    address = {} if choice.url is None else {"base_url": choice.url}
    if choice.provider == "ollama":
        headers = {} if choice.key is None else {"Authorization": f"Bearer {choice.key.value}"}
        client = {"timeout": choice.seconds, "headers": headers}
        return {**address, "num_predict": _LONGEST_REPLY, "client_kwargs": client}
    key = choice.key.value if choice.key else _NO_KEY if choice.url else None
    return {
        **address,
        **({} if key is None else {"api_key": key}),
        "timeout": choice.seconds,
        "max_retries": 0,
        "max_tokens": _LONGEST_REPLY,
    }


def _outcome(error: Exception) -> str:
    """What went wrong, in a word or two; never in the service's own words."""
    status = getattr(error, "status_code", None)
    if "Timeout" in type(error).__name__:
        return "timeout"
    if status == 429:
        return "rate limited"
    if status in {401, 403}:
        return "key refused"
    if isinstance(status, int):
        return "server error" if status >= 500 else "request refused"
    if "Connect" in type(error).__name__:
        return "no connection"
    return "malformed" if isinstance(error, (ValueError, TypeError, KeyError)) else "broken off"


def _see_that_it_ended(how: dict[str, Any], extra: dict[str, Any], text: str) -> None:
    """Raises ModelFailed where the reply is cut short, withheld or empty."""
    reason = next((str(how[name]).lower() for name in _REASONS if how.get(name)), "")
    if extra.get("refusal") or reason in {"content_filter", "refusal", "safety"}:
        raise ModelFailed("refused")
    if reason not in _ENDED:
        raise ModelFailed("cut short" if reason else "broken off")
    if not text.strip():
        raise ModelFailed("empty")
