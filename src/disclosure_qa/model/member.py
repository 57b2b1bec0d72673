"""The members of staff as the pages see them."""

from dataclasses import dataclass
from enum import StrEnum


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
