"""What makes a member's name."""

import re
import unicodedata

from disclosure_qa.errors import InvalidAccount

_NAME = re.compile(r"[^\W_][\w.@-]{0,63}")


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
