"""English words without the endings of inflection.

A stemmer (text.atoms.stem) strips derivation too, which takes response and responsibility,
account and accountable for one word; a glossary must tell them apart.
"""

_IRREGULAR = {
    "spent": "spend", "held": "hold", "sent": "send", "won": "win", "built": "build", "kept": "keep",
    "told": "tell", "paid": "pay", "met": "meet", "led": "lead", "lost": "lose", "given": "give",
    "gave": "give", "taken": "take", "took": "take", "chosen": "choose", "written": "write",
    "made": "make", "done": "do", "brought": "bring", "fell": "fall", "rose": "rise", "grew": "grow",
    "children": "child", "taught": "teach", "sought": "seek", "dealt": "deal", "withheld": "withhold",
    "car": "automobile", "cars": "automobile",
}  # fmt: skip
_NO_PLURALS = frozenset({"news", "this", "its", "always"})


def uninflected(word: str) -> str:
    """A lower-case word without its usual endings; equal for publish, published, publishing.

    >>> [uninflected(word) for word in ("policies", "disclosure", "disclosed", "planning")]
    ['policy', 'disclosur', 'disclos', 'plan']
    """
    word = word.removesuffix("'s")
    word = _singular(_IRREGULAR.get(word, word))
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            word = _undoubled(word.removesuffix(ending))
            break
    return word.removesuffix("e") if len(word) > 3 else word


def _singular(word: str) -> str:
    if word in _NO_PLURALS or word.endswith(("ss", "us", "is")):
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word.removesuffix("s") if len(word) > 3 else word


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1] if doubled else word
