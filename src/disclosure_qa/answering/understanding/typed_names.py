"""Bodies and rows by the names that people type, resolved or refused with the choices."""

from typing import TYPE_CHECKING

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.catalogue import load_catalogue

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_NEAREST = 5


def agency_named(library: "Library", name: str) -> str:
    """The full name of the one body that is called so, in full, in short or in pinyin.

    Raises InvalidSettings with the choices where it is none or several.
    """
    entries = library.agencies_by_key([key(name)]).get(key(name), ())
    names = sorted({entry.name for entry in entries})
    if name in names:
        return name
    if len(names) > 1:
        raise InvalidSettings(f"{name} fits several bodies: {'; '.join(names)}")
    if not names:
        raise InvalidSettings(f"no body in the index is called {name}{_nearest(library, name)}")
    return names[0]


def _nearest(library: "Library", name: str) -> str:
    names = dict.fromkeys(entry.name for entry in library.agencies_like(key(name), _NEAREST))
    return f"; the nearest: {'; '.join(names)}" if names else ""


def rows_named(library: "Library", name: str) -> dict[str, list[str]]:
    """The filter of `Library.figures` for an indicator's id or name, or for a printed label.

    Raises InvalidSettings where the catalogue and the index know neither.
    """
    catalogue = load_catalogue()
    same = {
        indicator.id
        for indicator in catalogue
        if name == indicator.id or key(name) in (key(indicator.zh), key(indicator.en))
    }
    if same:
        return {"indicators": sorted(same)}
    row = catalogue.resolve([name])
    if row is not None:
        return {"indicators": [row.id]}
    labels = [label for label in library.unclaimed_labels() if key(label) == key(name)]
    if labels:
        return {"labels": labels}
    raise InvalidSettings(f"{name} is neither an indicator of the catalogue nor a row of a report")
