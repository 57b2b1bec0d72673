"""At most one printed value for one indicator: rivals lose their claim rather than guess."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from disclosure_qa.model.figure import Figure
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.labels import label_key


def settle(figures: Sequence[Figure], catalogue: Catalogue) -> list[Figure]:
    """The table figures of one report, with at most one value for an indicator.

    Where two rows answer to one indicator, applicant and period with different values, the one
    printed under the form's own label keeps it; where that does not tell, none does.
    """
    rivals: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if figure.indicator:
            rivals[_slot(figure)].append(index)
    settled = list(figures)
    for indices in rivals.values():
        kept = _winner([figures[i] for i in indices], catalogue)
        for index in indices:
            if figures[index] is not kept:
                settled[index] = replace(figures[index], indicator=None)
    return settled


def settle_prose(prose: Sequence[Figure], tables: Sequence[Figure]) -> list[Figure]:
    """The prose figures of one report; where a table states the thing, all keep their claim.

    Where no table does, statements that disagree claim nothing, and a rounded number gives way
    to an exact one.
    """
    stated = {_slot(f) for f in tables if f.indicator}
    rivals: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(prose):
        if figure.indicator and _slot(figure) not in stated:
            rivals[_slot(figure)].append(index)
    settled = list(prose)
    for indices in rivals.values():
        exact = [i for i in indices if not prose[i].approximate] or indices
        agreed = len({prose[i].value for i in exact}) == 1
        for index in indices:
            if not agreed or index not in exact:
                settled[index] = replace(prose[index], indicator=None)
    return settled


def _slot(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.applicant, figure.period


def _winner(rivals: list[Figure], catalogue: Catalogue) -> Figure | None:
    stated = [figure for figure in rivals if figure.value is not None] or rivals
    if len({figure.value for figure in stated}) == 1:
        return stated[0]
    exact = [figure for figure in stated if _is_exact(figure, catalogue)]
    return exact[0] if exact and len({figure.value for figure in exact}) == 1 else None


def _is_exact(figure: Figure, catalogue: Catalogue) -> bool:
    indicator = catalogue.get(figure.indicator or "")
    leaf = label_key(figure.path[-1])
    return indicator is not None and any(
        path[-1] == leaf for paths in indicator.rows.values() for path in paths
    )
