"""Which printed names mean one body: 云溪区人民政府 is 临江市云溪区人民政府, unless two cities have
such a district.

A body is the chain of the places that it stands in, as far as its name and its region say them,
and its own name. One that says less is the one that says more, where there is only one such.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from disclosure_qa.vocabulary.agencies import parted_name
from disclosure_qa.vocabulary.places import named_places

Named = tuple[str, str]
"""A body's name and region as a report gives them."""

Chain = tuple[str, ...]
"""Places, outermost first; the body's own place or name last."""


def kin(name: str, region: str) -> str:
    """What bodies that may be the same have in common: the innermost part of their names."""
    *_, own = chain_of(name, region)
    return own


def chain_of(name: str, region: str) -> Chain:
    """The places of a body as its name and region say them, and its own name with its kind."""
    outer, own, ending = parted_name(re.sub("管委会$", "管理委员会", name))
    above = named_places(region)
    if outer and outer[0] in above:
        above = above[: above.index(outer[0])]
    elif own in above:
        above = above[: above.index(own)]
    return (*above, *outer, own + ending)


def is_bare_department(name: str, region: str) -> bool:
    """A 财政局 of which nothing says where: every place has one."""
    outer, _, ending = parted_name(name)
    return not outer and not ending and not region


def same_bodies(bodies: Collection[Named]) -> Mapping[Named, Named]:
    """For each of these bodies, all of one `kin`, the name and region that it is known by.

    They do not depend on the order of the bodies: the fullest name, and the fullest region.
    """
    members: dict[Chain, list[Named]] = defaultdict(list)
    for body in sorted(bodies):
        members[chain_of(*body)].append(body)
    fullest = _fullest(members)
    known: dict[Chain, list[Named]] = defaultdict(list)
    for chain, named in members.items():
        known[fullest[chain]] += named
    return {
        body: _known_by(known[fullest[chain]]) for chain, named in members.items() for body in named
    }


def _fullest(members: Mapping[Chain, Sequence[Named]]) -> Mapping[Chain, Chain]:
    """For each chain the one that says most of the same body; itself where several might be it."""
    holding: dict[str, list[Chain]] = defaultdict(list)
    for chain in members:
        for place in chain:
            holding[place].append(chain)

    def fuller(chain: Chain) -> list[Chain]:
        return [c for c in holding[chain[0]] if c != chain and within(chain, c)]

    found = {}
    for chain, named in members.items():
        above = [] if all(is_bare_department(*body) for body in named) else fuller(chain)
        last = [c for c in above if not fuller(c)]
        found[chain] = last[0] if len(last) == 1 else chain
    return found


def within(chain: Chain, other: Chain) -> bool:
    """The chain's parts stand in the other one in the same order, both with the same end."""
    rest = iter(other)
    return chain[-1] == other[-1] and all(part in rest for part in chain)


def _known_by(named: Sequence[Named]) -> Named:
    names = {name for name, _ in named}
    regions = {region for _, region in named}
    return max(names, key=lambda name: (len(name), name)), max(regions, key=lambda r: (len(r), r))
