"""What Chinese characters sound like, for words and names that were written by their sound.

Each character has its commonest reading, so that one table of some twenty kilobytes serves and
both sides of a comparison are read alike. Names that people read are spelt with more care
(`vocabulary.agencies.english_name`).
"""

from functools import cache
from importlib import resources

# Pairs that many speakers do not tell apart.
_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))


def sound(text: str) -> str:
    """Pinyin without tones, joined, a character without a known reading as it is."""
    sounds = _sounds()
    return "".join(sounds.get(character, character) for character in text)


def blurred(text: str) -> str:
    """The sound with those sounds made one that many speakers do not tell apart."""
    heard = sound(text)
    for one, other in _BLURRED:
        heard = heard.replace(one, other)
    return heard


@cache
def _sounds() -> dict[str, str]:
    """The reading of each character of GB 2312, and of some more in the names of places."""
    file = resources.files("disclosure_qa.text") / "data" / "sounds.txt"
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    return {character: reading for reading, characters in lines for character in characters}
