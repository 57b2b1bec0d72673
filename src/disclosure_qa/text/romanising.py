"""Names of places and bodies in Latin letters, as they are read: 长子县 is Zhangzi, 长安区 Chang'an.

The readings are our own small tables (`data/sounds.txt`, `data/place_readings.txt`): a dictionary of
every phrase of the language costs half a second of every cold start, and reads names of places no
better. The tests hold them beside such a dictionary.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from disclosure_qa.text.sounds import sound


def syllables(name: str) -> tuple[str, ...]:
    """Pinyin without tones, a syllable for each character; ü is u, as on signposts.

    >>> syllables("长子")
    ("zhang", "zi")
    """
    return tuple(syllable.replace("v", "u") for syllable in _read(name))


def _read(name: str) -> Iterator[str]:
    readings, longest = _readings()
    position = 0
    while position < len(name):
        for length in range(longest, 0, -1):
            word = name[position : position + length]
            if word in readings:
                yield from readings[word]
                break
        else:
            word = name[position]
            yield sound(word)
        position += len(word)


@cache
def _readings() -> tuple[Mapping[str, tuple[str, ...]], int]:
    """The syllables of words that are read in a way of their own, and the longest one's length."""
    file = resources.files("disclosure_qa.text") / "data" / "place_readings.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    parts = [line.split() for line in lines if not line.startswith("#")]
    readings = {word: tuple(read) for *read, word in parts}
    return readings, max(map(len, readings))
