"""What staff corrected of a report, line by line, for whoever reads it."""

from collections.abc import Iterator

from disclosure_qa.answering.wording.base import plain_number
from disclosure_qa.library import Library
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.web.wording import Words

OF_REPORT = (CorrectionKind.AGENCY, CorrectionKind.YEAR)


def edits_of(library: Library, document: str, text: Words) -> tuple[str, ...]:
    """A line for what was corrected of the report itself, and one for each corrected row or cell."""
    return tuple(dict.fromkeys(_edits(library, document, text)))


def _edits(library: Library, document: str, text: Words) -> Iterator[str]:
    for entry in library.reports(documents=[document], superseded=True):
        for said in entry.corrected:
            yield text("corrected.whole", said=corrected_words(said, text))
    for figure in library.figures(documents=[document]):
        own = [said for said in figure.corrected if said.kind not in OF_REPORT]
        if own:
            shown = text("card.blank") if figure.value is None else plain_number(figure.value)
            what = text("corrected.mark").join(corrected_words(each, text) for each in own)
            yield text("corrected.line", label=figure.label, value=shown, said=what)


def corrected_words(said: Corrected, text: Words) -> str:
    """What was corrected, and what was read before."""
    return text(f"corrected.{said.kind}", read=said.read or text("corrected.nothing"))
