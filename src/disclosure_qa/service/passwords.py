"""Passwords as argon2id hashes; how good one must be, and how many are checked at once."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from disclosure_qa.errors import InvalidAccount, TooManyAttempts

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 256
_FEWEST_KINDS = 5
# Each check takes 64 MiB: whoever sends many at once must not take all of the memory.
_AT_ONCE = BoundedSemaphore(2)
# Whoever waits for it holds a thread that pages are made in.
_IN_LINE = BoundedSemaphore(12)
_LATER_SECONDS = 5


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    """What the password of an unknown name is compared with, so that it takes as long."""
    return hash_of("the password of a name that nobody has")


@contextmanager
def in_line() -> Iterator[None]:
    """Room for one sign-in; raises TooManyAttempts where too many are under way."""
    if not _IN_LINE.acquire(blocking=False):
        raise TooManyAttempts(_LATER_SECONDS)
    try:
        yield
    finally:
        _IN_LINE.release()


def hash_of(password: str) -> str:
    """The argon2id hash of a password, with its salt and costs."""
    with _AT_ONCE:
        return _hasher().hash(_normal(password))


def fits(password: str, hashed: str | None) -> bool:
    """Whether a password is the one of a hash; the same work is done where there is none (None)."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    nobodys = _nobodys_hash()
    with _AT_ONCE:
        try:
            _hasher().verify(hashed or nobodys, _normal(password[: 4 * LONGEST]))
        except (Argon2Error, InvalidHashError):
            return False
    return hashed is not None


def is_hash(text: str) -> bool:
    """Whether a text is an argon2id hash that passwords can be compared with."""
    from argon2 import Type, extract_parameters
    from argon2.exceptions import InvalidHashError

    try:
        return extract_parameters(text).type is Type.ID
    except (InvalidHashError, ValueError):
        return False


def refuse_weak(password: str, name: str) -> None:
    """Raise InvalidAccount where a password is too short, too long or too simple.

    Length is what counts; no kinds of characters are asked for, which only makes people write it
    down.
    """
    normal = _normal(password)
    if not SHORTEST <= len(normal) <= LONGEST:
        raise InvalidAccount(f"the password must have {SHORTEST} to {LONGEST} characters")
    if len(set(normal)) < _FEWEST_KINDS:
        raise InvalidAccount(f"the password must have {_FEWEST_KINDS} different characters")
    if name in normal.casefold() and len(normal) - len(name) < SHORTEST:
        raise InvalidAccount("the password must not be the name with little added")


def _normal(password: str) -> str:
    """The same characters, whatever keyboard or system they were typed on."""
    return unicodedata.normalize("NFKC", password)
