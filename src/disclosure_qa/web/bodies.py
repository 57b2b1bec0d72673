"""The bodies that a program or a portal means by a name, in full or in short."""

from collections.abc import Collection

_GOVERNMENT = "人民政府"


def called(name: str, bodies: Collection[str]) -> list[str]:
    """The bodies of a name: the very one where there is one, else all whose names end with it,
    with 人民政府 left out or not; in order."""
    if name in bodies:
        return [name]
    return sorted(
        body for body in bodies if name and name in _ends(body, len(name)) and name != _GOVERNMENT
    )


def _ends(body: str, length: int) -> tuple[str, str]:
    return body[-length:], body.removesuffix(_GOVERNMENT)[-length:]
