"""How an answer says what a model had to do with it."""

from collections.abc import Mapping
from dataclasses import replace

from disclosure_qa.model.answer import Answer, Language, Note, NoteKind
from disclosure_qa.vocabulary.agencies import english_name
from disclosure_qa.vocabulary.catalogue import load_catalogue

_MOST_BODIES = 3

_WRITTEN: Mapping[Language, str] = {
    Language.ZH: "标有“模型”的段落由语言模型根据所引原文写成，数字由程序填入；如有出入，以原文为准。",
    Language.EN: "The paragraph marked “model” was worded by a language model from the quotes cited; "
    "the program filled in the numbers. Where the two differ, the quotes count.",
}
_READ: Mapping[Language, str] = {
    Language.ZH: "这个问题由语言模型理解为：{reading}。如果理解得不对，请换一种问法。",
    Language.EN: "A language model took this question to be about: {reading}. If that is not what "
    "you meant, ask in other words.",
}


def written_by_model(answer: Answer, narrative: str) -> Answer:
    """The answer with a model's paragraph before its quotes, marked as such."""
    cited = tuple(citation.id for citation in answer.citations if f"[{citation.id}]" in narrative)
    note = Note(NoteKind.MODEL, _WRITTEN[answer.language], cited)
    return replace(
        answer,
        text=f"{narrative}\n{answer.text}",
        model_wrote=(narrative,),
        notes=(note, *answer.notes),
    )


def read_by_model(answer: Answer) -> Answer:
    """The answer to a model's reading of the question, marked as such."""
    understood = tuple(replace(part, by_model=True) for part in answer.understood)
    reading = _READ[answer.language].format(reading=_reading(answer))
    note = Note(NoteKind.MODEL, reading)
    return replace(answer, understood=understood, notes=(note, *answer.notes))


def _reading(answer: Answer) -> str:
    """What is counted, of whom and when, as the catalogue names it."""
    chinese = answer.language is Language.ZH
    comma = "、" if chinese else ", "
    catalogue = load_catalogue()
    parts = []
    for part in answer.understood:
        found = (catalogue.get(name) for name in part.indicators)
        measures = [i.zh if chinese else i.en for i in found if i is not None]
        bodies = [agency if chinese else english_name(agency) for agency in part.agencies]
        parts += [*measures, *bodies[:_MOST_BODIES], *map(str, part.years)]
    return comma.join(parts)
