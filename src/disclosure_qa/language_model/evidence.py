"""The quotes of an answer as a model is shown them: numbered, with tokens for their numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure_qa.language_model.numerals import numbers_in
from disclosure_qa.model.answer import Citation
from disclosure_qa.model.figure import Figure

TOKEN = re.compile(r"⟦(F[1-9]\d{0,3})⟧")
_SEGMENT_END = re.compile(r"(?<=[。；;！？\n])")


@dataclass(frozen=True, slots=True)
class Token:
    """A number of a quote: its name (F1), as printed, and the figure that it is, if one is known."""

    name: str
    printed: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One quote: `text` has tokens where the report prints numbers."""

    citation: Citation
    text: str
    tokens: Mapping[str, Token]

    @property
    def segments(self) -> tuple[str, ...]:
        """The text cut after 。 and ；: each stands without the one before."""
        return tuple(part for part in _SEGMENT_END.split(self.text) if part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All exhibits by the number of their citation; tokens are numbered through."""

    exhibits: Mapping[int, Exhibit]

    def token(self, name: str, keys: Sequence[int]) -> Token | None:
        """The token of that name, if it stands in one of the exhibits named."""
        return next((t for key in keys if (t := self.exhibits[key].tokens.get(name))), None)


def evidence_of(citations: Sequence[Citation], figures: Sequence[Figure]) -> Evidence:
    """The exhibits of some citations; `figures` are those of the reports cited."""
    exhibits: dict[int, Exhibit] = {}
    count = 0
    for citation in citations:
        exhibit = _exhibit(citation, figures, count)
        count += len(exhibit.tokens)
        exhibits[citation.id] = exhibit
    return Evidence(exhibits)


def _exhibit(citation: Citation, figures: Sequence[Figure], count: int) -> Exhibit:
    # A report may print the marks of a token; it has no say in what a token is.
    quote = citation.source.quote.replace("⟦", "（").replace("⟧", "）")
    places = tuple(numbers_in(quote))
    printed = [quote[start:end] for start, end in places]
    tokens = {}
    text, done = "", 0
    for number, ((start, end), words) in enumerate(zip(places, printed, strict=True), count + 1):
        figure = _figure(citation, words, figures) if printed.count(words) == 1 else None
        tokens[f"F{number}"] = Token(f"F{number}", words, figure)
        text += f"{quote[done:start]}⟦F{number}⟧"
        done = end
    return Exhibit(citation, text + quote[done:], tokens)


def _figure(citation: Citation, printed: str, figures: Sequence[Figure]) -> Figure | None:
    """The one figure that the quote prints in these words, where the catalogue knows it."""
    source = citation.source
    fits = [
        figure
        for figure in figures
        if figure.source.document == source.document
        and figure.source.start < source.end
        and source.start < figure.source.end
        and figure.printed.strip() == printed.strip()
    ]
    alone = len(fits) == 1 and fits[0].indicator and fits[0].value is not None
    return fits[0] if alone else None
