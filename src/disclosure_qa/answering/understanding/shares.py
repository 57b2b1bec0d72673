"""Questions for a share: which words name the part, and which the whole."""

from collections.abc import Iterable, Sequence
from itertools import permutations

from disclosure_qa.answering.understanding.measures import applicants_named, measured
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.query import Measure
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import Mention

_VERBS = frozenset({"was", "were", "is", "are", "came", "ended"})
Split = tuple[Sequence[Mention], Sequence[Mention]]
Share = tuple[tuple[Measure, ...], Measure | None]


def share_of(
    catalogue: Catalogue, seen: Scan, labels: Iterable[str], spoken_of: Sequence[Measure] = ()
) -> Share | None:
    """The parts, of which each is a share by itself, and the whole, None where it is not named.

    None where the words name no part, or leave something unexplained.
    """
    labels = tuple(labels)
    for part, base in _splits(seen.mentions):
        if found := _resolved(catalogue, seen, part, base, labels):
            return found
        if spoken_of and (whole := _whole_of(catalogue, seen, part, base, spoken_of[0])):
            return (spoken_of[0],), whole
    alone = measured(catalogue, seen, seen.mentions, labels)
    applicants = applicants_named(seen.mentions)
    if alone.measures and not alone.leftover and _are_apart(catalogue, alone.measures):
        return alone.measures, None
    if applicants and spoken_of and not alone.leftover:
        return (Measure(spoken_of[0].indicator, applicant=applicants[0]),), None
    if spoken_of and not (alone.measures or alone.leftover):
        return (spoken_of[0],), None
    return None


def _splits(mentions: Sequence[Mention]) -> Iterable[Split]:
    """The ways to cut the question in part and whole, the likeliest first."""
    place = next((i for i, m in enumerate(mentions) if "op.share" in m.concepts), None)
    if place is None:
        return
    before, after = mentions[:place], mentions[place + 1 :]
    if mentions[place].text.startswith("占"):
        inner = next((i for i, m in enumerate(before) if "ask.part_of" in m.concepts), None)
        if inner is not None:
            yield before[inner + 1 :], before[:inner]
        yield before, after
        yield from ((before[cut:], before[:cut]) for cut in range(1, len(before)))
        return
    inner = next((i for i, m in enumerate(before) if "ask.part_of" in m.concepts), None)
    if inner is not None:
        yield before[inner + 1 :], before[:inner]
    # What share of the requests | were | refused?
    verbs = (i for i, m in enumerate(after) if m.text.lower() in _VERBS)
    yield from ((after[verb + 1 :], after[:verb]) for verb in verbs)
    yield before, after
    yield from ((after[cut:], after[:cut]) for cut in range(1, len(after)))
    yield from ((after[:cut], after[cut:]) for cut in range(1, len(after)))


def _resolved(
    catalogue: Catalogue,
    seen: Scan,
    part: Sequence[Mention],
    base: Sequence[Mention],
    labels: tuple[str, ...],
) -> tuple[tuple[Measure, ...], Measure] | None:
    found = measured(catalogue, seen, base, labels)
    if len(found.measures) != 1 or found.leftover or found.measures[0].applicant:
        return None
    whole = found.measures[0]
    applicants = applicants_named(part)
    piece = measured(catalogue, seen, part, labels)
    if piece.leftover:
        return None
    if applicants and not any(m.concepts & catalogue.measure_concepts for m in part):
        return tuple(Measure(whole.indicator, applicant=a) for a in applicants), whole
    parts = piece.measures
    if not parts or whole in parts or not _are_apart(catalogue, parts):
        return None
    if len(parts) == 1 and _belongs_to(catalogue, whole, parts[0]):
        return (whole,), parts[0]
    within = all(_belongs_to(catalogue, one, whole) for one in parts)
    return (parts, whole) if within or not _side_by_side(seen, part, base) else None


def _side_by_side(seen: Scan, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """予以公开和部分公开占多少 names two parts: what is joined is no part and its whole."""
    left, right = sorted((one, other), key=lambda mentions: mentions[0].first)
    between = seen.units[left[-1].last : right[0].first]
    joined = "join" in left[-1].concepts or "join" in right[0].concepts
    return joined or any(unit.form == "、" for unit in between)


def _are_apart(catalogue: Catalogue, measures: Sequence[Measure]) -> bool:
    """None of them is a part of another."""
    return not any(_belongs_to(catalogue, a, b) for a, b in permutations(measures, 2))


def _whole_of(
    catalogue: Catalogue,
    seen: Scan,
    part: Sequence[Mention],
    base: Sequence[Mention],
    spoken_of: Measure,
) -> Measure | None:
    """The whole that is named, where nothing but 它 or "it" stands for its part: 它占申请总数多少."""
    if any(not m.concepts or m.concepts & catalogue.measure_concepts for m in part):
        return None
    whole = measured(catalogue, seen, base)
    fits = len(whole.measures) == 1 and not whole.leftover and not whole.measures[0].applicant
    return (
        whole.measures[0] if fits and _belongs_to(catalogue, spoken_of, whole.measures[0]) else None
    )


def _belongs_to(catalogue: Catalogue, part: Measure, whole: Measure) -> bool:
    """Some form counts the part within the whole."""
    if part.applicant and not whole.applicant and part.indicator == whole.indicator:
        return True
    indicator = catalogue.get(whole.indicator or "")
    return indicator is not None and part.indicator in {*indicator.dividing(), *indicator.at_most}
