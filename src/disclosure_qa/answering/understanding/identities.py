"""Questions for one certain thing of a kind: which company? which lawyer?

「邀请律师授课」 tells that a lawyer came, and not which: only a sentence that names one answers.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from disclosure_qa.answering.understanding.posts import NAMED_PERSON


def identity_asked(question: str) -> re.Pattern[str] | None:
    """What a sentence must have to tell which one it is; None where the question asks for none."""
    return next((told for asked, told in _load() if asked.search(question)), None)


@cache
def _load() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    file = resources.files("disclosure_qa.answering.understanding") / "data" / "identities.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        (
            re.compile(entry["asked"], re.IGNORECASE),
            re.compile(
                entry["told"].replace("{name}", content["name"]).replace("{person}", NAMED_PERSON)
            ),
        )
        for entry in content["identity"]
    )
