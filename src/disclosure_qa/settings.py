"""Settings from the environment; nothing else in the package reads it.

DISCLOSURE_QA_INDEX             folder of the index; "index" in the working directory
DISCLOSURE_QA_DATABASE_URL      PostgreSQL in place of that folder, as postgresql://user@host/name;
                                none
DISCLOSURE_QA_CHROMA_URL        Chroma server for the vectors, as http://host:8000; none
DISCLOSURE_QA_HOST              address that the page is served on; 127.0.0.1
DISCLOSURE_QA_PORT              its port; 7860
DISCLOSURE_QA_ALIASES           file of other names of bodies (docs/aliases.md); none where not set
DISCLOSURE_QA_ALLOWED_SITES     origins, apart by spaces, whose pages may show the assistant in a
                                frame and ask it from a script; none
DISCLOSURE_QA_USERS             file of users of the workbench (docs/security.md), beside those that
                                `disclosure-qa user add` makes; none where not set
DISCLOSURE_QA_EMBEDDING_MODEL   name or folder of a sentence-transformers model; the
                                packaged encoder where it is not set
DISCLOSURE_QA_EMBEDDING_QUERY_PROMPT     what that model wants before a question, and before
DISCLOSURE_QA_EMBEDDING_PASSAGE_PROMPT   a passage; its own prompts where they are not set
DISCLOSURE_QA_RERANKER_MODEL    name or folder of a cross-encoder; none where it is not set
DISCLOSURE_QA_MODEL             language model, as provider:name; none where it is not set
DISCLOSURE_QA_MODEL_URL         its base address; the provider's own where it is not set
DISCLOSURE_QA_MODEL_KEY         its key; never shown
DISCLOSURE_QA_MODEL_TIMEOUT     seconds that it may take for one question; 20
DISCLOSURE_QA_MODEL_TOKENS      tokens that one question may cost; 8000
DISCLOSURE_QA_ROOT_PATH         path below which a proxy serves the pages, such as /disclosure; none
DISCLOSURE_QA_TRUSTED_PROXIES   addresses or networks of proxies, apart by spaces, that are believed
                                when they say who asks; none
DISCLOSURE_QA_METRICS_FROM      addresses or networks, apart by spaces, that may read /metrics;
                                those of this machine
DISCLOSURE_QA_QUESTIONS_PER_MINUTE   that one address may ask; 120
DISCLOSURE_QA_QUESTIONS_AT_ONCE      that are answered side by side; 16
DISCLOSURE_QA_QUESTIONS_WAITING      that may wait for their turn; 1000
DISCLOSURE_QA_QUESTION_SECONDS  time that one question may take, with what it waits; 30,
                                or ten more than a language model may take
DISCLOSURE_QA_CONNECTIONS       that may be open at a time; 4000
DISCLOSURE_QA_JOURNAL           what is written down of questions (docs/privacy.md): nothing, counts,
                                unanswered (their text too, without personal data) or all; unanswered
DISCLOSURE_QA_JOURNAL_DAYS      days after which that is deleted; 90
DISCLOSURE_QA_UPLOAD_FILES      that staff may upload at once; 500
DISCLOSURE_QA_UPLOAD_MEGABYTES  that they may have together; 256
DISCLOSURE_QA_UPLOAD_DAYS       days after which an upload that waits for a decision is dropped; 30
DISCLOSURE_QA_LOG_LEVEL         debug, info, warning or error; info
DISCLOSURE_QA_LOG_FORMAT        json for machines, text for people; json
DISCLOSURE_QA_LOG_QUESTIONS     yes to have the questions' text in the log; no
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.language_model.choice import LONGEST, ModelChoice, Secret
from disclosure_qa.model.journal import DAYS_KEPT, Keep
from disclosure_qa.model.place import Place
from disclosure_qa.sentence_models import SearchModels

PREFIX = "DISCLOSURE_QA_"
_PORTS = range(1, 65536)
_BESIDE_MODEL = 10.0
"""Seconds that a question is left beside what its language model may take."""
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")

_HERE = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
_MOST = 100_000

Networks = tuple[IPv4Network | IPv6Network, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """One value per variable; an empty variable counts as not set."""

    index: Path = Path("index")
    database_url: Secret | None = None
    chroma_url: Secret | None = None
    host: str = "127.0.0.1"
    port: int = 7860
    embedding_model: str | None = None
    embedding_query_prompt: str | None = None
    embedding_passage_prompt: str | None = None
    reranker_model: str | None = None
    aliases: Path | None = None
    allowed_sites: tuple[str, ...] = ()
    users: Path | None = None
    model: str | None = None
    model_url: str | None = None
    model_key: Secret | None = None
    model_timeout: float = 20.0
    model_tokens: int = 8000
    root_path: str = ""
    trusted_proxies: Networks = ()
    metrics_from: Networks = _HERE
    questions_per_minute: int = 120
    questions_at_once: int = 16
    questions_waiting: int = 1000
    question_seconds: float = 30.0
    connections: int = 4000
    journal: str = Keep.UNANSWERED
    journal_days: int = DAYS_KEPT
    upload_files: int = 500
    upload_megabytes: int = 256
    upload_days: int = 30
    log_level: str = "info"
    log_format: str = "json"
    log_questions: bool = False

    @property
    def place(self) -> Place:
        """Where the index lies."""
        database, chroma = self.database_url, self.chroma_url
        return Place(
            self.index,
            None if database is None else database.value,
            None if chroma is None else chroma.value,
        )

    @property
    def language_model(self) -> ModelChoice | None:
        """The language model that is set, or None."""
        if self.model is None:
            return None
        return ModelChoice(
            self.model, self.model_url, self.model_key, self.model_timeout, self.model_tokens
        )

    @property
    def search_models(self) -> SearchModels:
        """The models that search, the packaged encoder aside."""
        return SearchModels(
            self.embedding_model,
            self.embedding_query_prompt,
            self.embedding_passage_prompt,
            self.reranker_model,
        )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings of this process, or of the environment given.

        Raises InvalidSettings for an unknown variable of our prefix and for a bad value.
        """
        given = _ours(os.environ if environment is None else environment)
        unknown = given.keys() - _READERS.keys()
        if unknown:
            names = ", ".join(sorted(PREFIX + name.upper() for name in unknown))
            known = ", ".join(PREFIX + name.upper() for name in _READERS)
            raise InvalidSettings(f"unknown setting {names}; there are {known}")
        settings = cls(**{name: _READERS[name](value) for name, value in given.items()})
        if settings.model is None and any(name.startswith("model_") for name in given):
            raise InvalidSettings(f"{PREFIX}MODEL is not set, though settings of a model are")
        if settings.model is None:
            return settings
        if "question_seconds" not in given:
            long = settings.model_timeout + _BESIDE_MODEL
            return replace(settings, question_seconds=max(settings.question_seconds, long))
        if settings.question_seconds <= settings.model_timeout:
            raise InvalidSettings(
                f"{PREFIX}QUESTION_SECONDS is {settings.question_seconds:g}; it must be more than "
                f"{PREFIX}MODEL_TIMEOUT, which is {settings.model_timeout:g}"
            )
        return settings


def _ours(environment: Mapping[str, str]) -> dict[str, str]:
    """Our variables without prefix, in lower case; blank ones left out.

    The space that ends a prompt parts it from the text.
    """
    return {
        name.removeprefix(PREFIX).lower(): value if name.endswith("_PROMPT") else value.strip()
        for name, value in environment.items()
        if name.startswith(PREFIX) and value.strip()
    }


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) in _PORTS):
        raise InvalidSettings(f"{PREFIX}PORT is {text!r}; it must be a number from 1 to 65535")
    return int(text)


def _model(text: str) -> str:
    provider, colon, name = text.partition(":")
    if not (colon and provider.strip() and name.strip()):
        raise InvalidSettings(
            f"{PREFIX}MODEL is {text!r}; it must be provider:name, such as openai:NAME for every "
            "server that speaks OpenAI's protocol, or ollama:NAME"
        )
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise InvalidSettings(f"{PREFIX}MODEL_URL is no address") from error
    if parts.username or parts.password:
        raise InvalidSettings(f"{PREFIX}MODEL_URL holds a password; use {PREFIX}MODEL_KEY")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidSettings(
            f"{PREFIX}MODEL_URL is {text!r}; it must be an address such as http://localhost:8000/v1"
        )
    return text


def _seconds(name: str) -> Callable[[str], float]:
    def seconds(text: str) -> float:
        seconds = float(text) if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", text, re.ASCII) else 0.0
        if not 0 < seconds <= LONGEST:
            raise InvalidSettings(
                f"{PREFIX}{name} is {text!r}; it must be seconds, more than 0 and at most {LONGEST}"
            )
        return seconds

    return seconds


def _count(name: str, least: int = 1) -> Callable[[str], int]:
    def count(text: str) -> int:
        given = int(text) if re.fullmatch(r"\d{1,6}", text, re.ASCII) else -1
        if not least <= given <= _MOST:
            raise InvalidSettings(
                f"{PREFIX}{name} is {text!r}; it must be a number from {least} to {_MOST}"
            )
        return given

    return count


def _networks(name: str) -> Callable[[str], Networks]:
    def networks(text: str) -> Networks:
        try:
            return tuple(ip_network(each) for each in text.split())
        except ValueError as error:
            raise InvalidSettings(
                f"{PREFIX}{name} is {text!r}; it must be addresses or networks such as "
                "127.0.0.1 10.0.0.0/8"
            ) from error

    return networks


def _one_of(name: str, *choices: str) -> Callable[[str], str]:
    def one(text: str) -> str:
        if text not in choices:
            raise InvalidSettings(
                f"{PREFIX}{name} is {text!r}; it must be one of {', '.join(choices)}"
            )
        return text

    return one


def _root_path(text: str) -> str:
    if not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+/?", text):
        raise InvalidSettings(
            f"{PREFIX}ROOT_PATH is {text!r}; it must be a path such as /disclosure"
        )
    return text.rstrip("/")


def _tokens(text: str) -> int:
    if not re.fullmatch(r"\d{3,6}", text, re.ASCII):
        raise InvalidSettings(
            f"{PREFIX}MODEL_TOKENS is {text!r}; it must be a number from 100 to 999999"
        )
    return int(text)


def _database(text: str) -> Secret:
    if not text.startswith(("postgresql://", "postgres://")):
        raise InvalidSettings(
            f"{PREFIX}DATABASE_URL is no address of PostgreSQL: postgresql://user@host:5432/name"
        )
    return Secret(text.replace("postgres://", "postgresql://", 1))


def _chroma(text: str) -> Secret:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise InvalidSettings(f"{PREFIX}CHROMA_URL is no address such as http://localhost:8000")
    return Secret(text)


def _sites(text: str) -> tuple[str, ...]:
    sites = tuple(text.split())
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise InvalidSettings(
                f"{PREFIX}ALLOWED_SITES holds {site!r}; each must be an origin without a path, "
                "such as https://www.example.gov.cn"
            )
    return sites


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "index": Path,
    "database_url": _database,
    "chroma_url": _chroma,
    "aliases": Path,
    "users": Path,
    "host": str,
    "port": _port,
    "allowed_sites": _sites,
    "embedding_model": str,
    "embedding_query_prompt": str,
    "embedding_passage_prompt": str,
    "reranker_model": str,
    "model": _model,
    "model_url": _address,
    "model_key": Secret,
    "model_timeout": _seconds("MODEL_TIMEOUT"),
    "model_tokens": _tokens,
    "root_path": _root_path,
    "trusted_proxies": _networks("TRUSTED_PROXIES"),
    "metrics_from": _networks("METRICS_FROM"),
    "questions_per_minute": _count("QUESTIONS_PER_MINUTE"),
    "questions_at_once": _count("QUESTIONS_AT_ONCE"),
    "questions_waiting": _count("QUESTIONS_WAITING", least=0),
    "question_seconds": _seconds("QUESTION_SECONDS"),
    "connections": _count("CONNECTIONS"),
    "journal": _one_of("JOURNAL", *Keep),
    "journal_days": _count("JOURNAL_DAYS"),
    "upload_files": _count("UPLOAD_FILES"),
    "upload_megabytes": _count("UPLOAD_MEGABYTES"),
    "upload_days": _count("UPLOAD_DAYS"),
    "log_level": _one_of("LOG_LEVEL", "debug", "info", "warning", "error"),
    "log_format": _one_of("LOG_FORMAT", "json", "text"),
    "log_questions": lambda text: _one_of("LOG_QUESTIONS", "yes", "no")(text) == "yes",
}
"""How the text of each variable becomes its value; `from_environment` knows no other."""
