"""Settings from the environment; nothing else in the package reads it.

DISCLOSURE_QA_INDEX             folder of the index; "index" in the working directory
DISCLOSURE_QA_HOST              address that the page is served on; 127.0.0.1
DISCLOSURE_QA_PORT              its port; 7860
DISCLOSURE_QA_ALIASES           file of other names of bodies (docs/aliases.md); none where not set
DISCLOSURE_QA_ALLOWED_SITES     origins, apart by spaces, whose pages may show the assistant in a
                                frame and ask it from a script; none
DISCLOSURE_QA_EMBEDDING_MODEL   name or folder of a sentence-transformers model; the
                                packaged encoder where it is not set
DISCLOSURE_QA_EMBEDDING_QUERY_PROMPT     what that model wants before a question, and before
DISCLOSURE_QA_EMBEDDING_PASSAGE_PROMPT   a passage; its own prompts where they are not set
DISCLOSURE_QA_RERANKER_MODEL    name or folder of a cross-encoder; none where it is not set
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.sentence_models import SearchModels

PREFIX = "DISCLOSURE_QA_"
_PORTS = range(1, 65536)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Settings:
    """One value per variable; an empty variable counts as not set."""

    index: Path = Path("index")
    host: str = "127.0.0.1"
    port: int = 7860
    embedding_model: str | None = None
    embedding_query_prompt: str | None = None
    embedding_passage_prompt: str | None = None
    reranker_model: str | None = None
    aliases: Path | None = None
    allowed_sites: tuple[str, ...] = ()

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
        return cls(**{name: _READERS[name](value) for name, value in given.items()})


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
    "aliases": Path,
    "host": str,
    "port": _port,
    "allowed_sites": _sites,
    "embedding_model": str,
    "embedding_query_prompt": str,
    "embedding_passage_prompt": str,
    "reranker_model": str,
}
"""How the text of each variable becomes its value; `from_environment` knows no other."""
