"""The members of staff as the pages see them, and what makes a name."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from disclosure_qa.errors import InvalidAccount

_NAME = re.compile(r"[^\W_][\w.@-]{0,63}")


class Role(StrEnum):
    """What a member may do; each role may do all that those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: "Role") -> bool:
        """Whether a member of this role may do what the other asks for."""
        roles = list(Role)
        return roles.index(self) >= roles.index(other)


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who is signed in, or a script with a token of that name."""

    name: str
    role: Role


def account_name(typed: str) -> str:
    """A name in the one form it is kept in, letters of any script.

    Raises InvalidAccount where it can be no name.
    """
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not _NAME.fullmatch(name):
        raise InvalidAccount(
            f"{typed!r} can be no name: 1 to 64 letters, digits and . _ @ -, a letter or digit first"
        )
    return name
