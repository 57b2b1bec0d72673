"""Other names of single bodies, from a file that the operator keeps: docs/aliases.md shows one."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.agencies import name_keys
from disclosure_qa.vocabulary.kinship import Named, chain_of, within

_FIELDS = frozenset({"name", "region", "former", "also"})
_JOINTS = re.compile(r"['’\s-]")


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its other names.

    Reports under a `former` name are filed with it; names in `also` are known in questions.
    """

    name: str
    region: str = ""
    former: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aliases:
    """The other names of all bodies that have some."""

    bodies: tuple[Body, ...] = ()

    def filed(self, name: str, region: str) -> Named:
        """The name and region that a report of this body is filed under."""
        for body in self.bodies:
            for former in body.former:
                if _may_be(name, region, former, body.region):
                    return body.name, body.region or region
        return name, region

    def keys_of(self, name: str, region: str) -> tuple[str, ...]:
        """Comparison keys (text.normalise.key) of the other names of a body."""
        found: list[str] = []
        for body in self.bodies:
            if _may_be(name, region, body.name, body.region):
                for other in (*body.former, *body.also):
                    found += [key(_JOINTS.sub("", other)), *name_keys(other, region)]
        return tuple(dict.fromkeys(each for each in found if len(each) > 1))

    def packed(self) -> str:
        """The aliases as text, and as such in the index."""
        return json.dumps(
            [[body.name, body.region, body.former, body.also] for body in self.bodies],
            ensure_ascii=False,
        )


def unpacked(text: str | None) -> Aliases:
    """What `packed` packed; no aliases for None."""
    entries = json.loads(text or "[]")
    return Aliases(
        tuple(
            Body(name, region, tuple(former), tuple(also)) for name, region, former, also in entries
        )
    )


def _may_be(name: str, region: str, known: str, known_region: str) -> bool:
    """The two names may mean one body: neither says another place than the other."""
    one, other = chain_of(name, region), chain_of(known, known_region)
    return within(one, other) or within(other, one)


def load_aliases(file: Path) -> Aliases:
    """The aliases of a file; raises InvalidSettings, with the place, for one that cannot be used."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidSettings(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSettings(f"{file}: is no TOML in UTF-8: {error}") from error
    if set(content) - {"body"} or not isinstance(content.get("body", []), list):
        raise InvalidSettings(f"{file}: holds something else than [[body]] tables")
    bodies = tuple(
        _body(entry, f"{file}: [[body]] number {number}")
        for number, entry in enumerate(content.get("body", ()), 1)
    )
    _refuse_twice(bodies, file)
    return Aliases(bodies)


def _body(entry: Any, where: str) -> Body:
    if not isinstance(entry, Mapping):
        raise InvalidSettings(f"{where}: is no table")
    unknown = set(entry) - _FIELDS
    if unknown:
        known = ", ".join(sorted(_FIELDS))
        raise InvalidSettings(f"{where}: unknown {', '.join(sorted(unknown))}; there are {known}")
    name, region = entry.get("name", ""), entry.get("region", "")
    if not isinstance(name, str) or not name.strip() or not isinstance(region, str):
        raise InvalidSettings(f'{where}: needs name = "…", the full name of the body')
    return Body(
        name.strip(), region.strip(), _names(entry, "former", where), _names(entry, "also", where)
    )


def _names(entry: Mapping[str, Any], field: str, where: str) -> tuple[str, ...]:
    names = entry.get(field, [])
    if not isinstance(names, list) or not all(isinstance(n, str) and n.strip() for n in names):
        raise InvalidSettings(f'{where}: {field} must be a list of names: ["…", "…"]')
    return tuple(name.strip() for name in names)


def _refuse_twice(bodies: tuple[Body, ...], file: Path) -> None:
    """Reports cannot be filed with two bodies."""
    seen: dict[tuple[str, str], str] = {}
    for name, body in _former(bodies):
        first = seen.setdefault((name, body.region), body.name)
        if first != body.name:
            raise InvalidSettings(
                f"{file}: {name} is a former name of both {first} and {body.name}"
            )


def _former(bodies: tuple[Body, ...]) -> Iterator[tuple[str, Body]]:
    for body in bodies:
        for name in body.former:
            yield name, body
