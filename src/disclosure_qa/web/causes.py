"""Why a file was refused, in the language of who reads it, from `texts/causes.toml`.

The readers say it in English; a cause that the file does not know is shown as they say it.
"""

import tomllib
from functools import cache
from importlib import resources

from disclosure_qa.model.answer import Language


def cause_in(cause: str, language: Language) -> str:
    """The cause of a refusal, with a capital or in Chinese."""
    if language is Language.EN:
        return cause[:1].upper() + cause[1:]
    return next((chinese for known, chinese in _causes() if known in cause), cause)


@cache
def _causes() -> tuple[tuple[str, str], ...]:
    file = resources.files("disclosure_qa.web") / "texts" / "causes.toml"
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["chinese"].items())
