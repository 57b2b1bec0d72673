"""What the pages say, in Chinese and English, from `texts/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from disclosure_qa.model.answer import Language
from disclosure_qa.vocabulary.agencies import english_name

HTML_LANG: Mapping[Language, str] = {Language.ZH: "zh-CN", Language.EN: "en"}
"""Values of the `lang` attribute."""


def language_named(name: str) -> Language | None:
    """The language of a code ("zh", "en"), or None."""
    return next((language for language in Language if language == name), None)


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language, by table and key: `words("page.title")`."""

    language: Language
    texts: Mapping[str, Mapping[str, str]]

    def __call__(self, name: str, **values: object) -> str:
        """The text of that name with the values filled in; KeyError where there is none."""
        table, _, key = name.partition(".")
        text = self.texts[table][key]
        return text.format(**values) if values else text

    def unit(self, printed: str) -> str:
        """A unit as this language's readers know it; as printed where there is no other name."""
        return self.texts["units"].get(printed, printed)

    def agency(self, name: str) -> str:
        """A body's name as this language's readers know it."""
        return english_name(name) if self.language is Language.EN else name

    @property
    def lang(self) -> str:
        """Value of the `lang` attribute."""
        return HTML_LANG[self.language]

    @property
    def other_lang(self) -> str:
        """Value of the `lang` attribute of the language to switch to."""
        return HTML_LANG[Language.ZH if self.language is Language.EN else Language.EN]


@cache
def words(language: Language) -> Words:
    """The texts of a language."""
    file = resources.files("disclosure_qa.web") / "texts" / f"{language}.toml"
    return Words(language, tomllib.loads(file.read_text(encoding="utf-8")))


def language_of(accept_language: str) -> Language:
    """The language that a visitor's Accept-Language header prefers; Chinese where it says nothing."""
    offers = [_range(part) for part in accept_language.split(",")]
    known = [(weight, language) for weight, language in offers if language and weight > 0]
    if known:
        return max(known, key=lambda offer: offer[0])[1]
    # A visitor who reads neither is more likely to read English.
    return Language.EN if accept_language.strip(" *") else Language.ZH


def _range(part: str) -> tuple[float, Language | None]:
    """Weight and language of one range: "zh-CN;q=0.8" is (0.8, ZH)."""
    tag, _, parameter = part.partition(";")
    return _weight(parameter), language_named(tag.strip().lower().split("-")[0])


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
