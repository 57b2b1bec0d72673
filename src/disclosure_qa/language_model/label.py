"""A number with what it counts beside it, in our words; and a model's words held against that."""

import re
from enum import Enum

from disclosure_qa.model.answer import Language
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.vocabulary.agencies import english_name
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.linking import links

_CLAUSE = re.compile(
    r"[，。；：、,;:()（）]|\b(?:and|but|while|whereas|because|since|as|due|so|that|which|whom|including|with|for|when|if)\b"
)
_TOKEN = re.compile(r"⟦F\d+⟧")
_APPLICANT = "applicant."


def labelled(figure: Figure, printed: str, language: Language, *, with_agency: bool) -> str:
    """The number and, in brackets, its indicator and year; "" where that would not say it all."""
    indicator = load_catalogue().get(figure.indicator or "")
    if indicator is None or figure.value is None:
        return ""
    if language is Language.ZH:
        whose = figure.agency if with_agency else ""
        total = "历年累计，" if figure.period is Period.CUMULATIVE else ""
        applicant = f"，{figure.applicant}" if figure.applicant else ""
        return f"{printed}（{whose}{figure.year}年：{total}{indicator.zh}{applicant}）"
    # Money, shares and rounded numbers need more than a label in another language.
    if figure.applicant or figure.approximate or re.search("[元%％万亿]", figure.unit + printed):
        return ""
    parts = [indicator.en, english_name(figure.agency) if with_agency else "", str(figure.year)]
    if figure.period is Period.CUMULATIVE:
        parts.append("cumulative")
    return f"{figure.value:f} ({', '.join(filter(None, parts))})"


class Bond(Enum):
    """How the words around a token fit the figure that it stands for."""

    SAME = "same"
    OPEN = "open"
    OTHER = "other"


def bond(body: str, name: str, figure: Figure) -> Bond:
    """Whether the clause around a token names what its figure counts, nothing, or something else.

    It is read as a question would be: by the words of the lexicon, to the indicator that they mean.
    """
    catalogue = load_catalogue()
    clause = next(part for part in _CLAUSE.split(body) if f"⟦{name}⟧" in part)
    mentions = catalogue.plain_mentions(_TOKEN.sub(" ", clause))
    found = links(catalogue, mentions)
    if not found:
        return Bond.OPEN
    best = [link.indicator.id for link in found if link.score == found[0].score]
    applicants = {c for m in mentions for c in m.concepts if c.startswith(_APPLICANT)}
    own = {f"{_APPLICANT}{figure.applicant}"} if figure.applicant else set()
    same = best == [figure.indicator] and not found[0].uncovered and applicants <= own
    return Bond.SAME if same else Bond.OTHER
