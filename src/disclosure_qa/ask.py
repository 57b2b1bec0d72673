"""The whole road of a question: understand, gather, derive, phrase; or, for prose, narrate."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from disclosure_qa.answering.parts import answer_parts
from disclosure_qa.answering.prose.places_told import tell_of_place
from disclosure_qa.answering.prose.tell import tell, tell_instead
from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import asks_something, understand
from disclosure_qa.answering.values.about import (
    about_collection,
    opinion,
    out_of_scope,
    unknown_place,
)
from disclosure_qa.answering.values.derive import derive
from disclosure_qa.answering.values.gather import gather
from disclosure_qa.answering.values.offers import with_whole_offered
from disclosure_qa.answering.values.phrase import phrase, refuse
from disclosure_qa.answering.values.reading_notes import with_reading_notes
from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.model.answer import Answer, Language, Turn
from disclosure_qa.model.evidence import Refusal
from disclosure_qa.model.query import (
    CollectionQuestion,
    FigureQuestion,
    OpinionQuestion,
    OutOfScope,
    ProseQuestion,
    Understanding,
    UnknownPlace,
)
from disclosure_qa.vocabulary.catalogue import load_catalogue

if TYPE_CHECKING:
    from disclosure_qa.answering.explain import Step
    from disclosure_qa.language_model.assistant import LanguageModel
    from disclosure_qa.library import Library

LONGEST_QUESTION = 1000
"""In characters; a longer question is refused rather than half understood."""


def ask(
    library: "Library",
    question: str,
    *,
    history: Sequence[Turn] = (),
    today: date,
    language: Language | None = None,
    scope: str | None = None,
    model: "LanguageModel | None" = None,
) -> Answer:
    """The answer to a question, in the light of the conversation so far.

    `today` fixes what 去年 means. `language` overrides that of the question. `scope` is the
    canonical name of the body that is meant where none is named. `model` may read what the linker
    cannot, and word what the prose says. Without it, the same question on the same index gives the
    same answer. Raises InvalidQuestion where it is empty or too long.
    """
    if not question.strip():
        raise InvalidQuestion("the question is empty: write what you want to know")
    if len(question) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"the question is longer than {LONGEST_QUESTION} characters: shorten it"
        )
    desk = Desk(library, load_catalogue(), today, scope, language)
    helper = model.helper() if model else None

    def answered(part: str, before: Sequence[Turn]) -> Answer:
        answer = _answer(desk, part, understand(desk, part, before))
        if helper is None:
            return answer
        return helper.improved(desk, part, before, answer, lambda read: _answer(desk, part, read))

    with library.reading():
        answer = answer_parts(question, history, answered, lambda part: asks_something(desk, part))
        return with_reading_notes(library, answer)


def explained(library: "Library", answer: Answer, *, today: date) -> "tuple[Step, ...]":
    """Why a question, asked by itself, was read as it was: from its words to its sources."""
    from disclosure_qa.answering.explain import explain

    return explain(Desk(library, load_catalogue(), today), answer)


def _answer(desk: Desk, question: str, understanding: Understanding) -> Answer:
    """The answer to one question that is understood."""
    library, catalogue = desk.library, desk.catalogue
    match understanding:
        case FigureQuestion() as asked:
            found = gather(library, catalogue, asked)
            if isinstance(found, Refusal):
                told = tell_instead(library, catalogue, question, asked, found)
                return told or refuse(library, catalogue, question, asked.language, found)
            return phrase(library, catalogue, question, asked.language, derive(found))
        case ProseQuestion() as asked:
            answer = tell(library, question, asked)
            return with_whole_offered(library, catalogue, answer, asked.whole)
        case CollectionQuestion() as asked:
            return about_collection(library, catalogue, question, asked)
        case OpinionQuestion() as asked:
            return opinion(library, catalogue, question, asked)
        case UnknownPlace() as asked:
            told = tell_of_place(library, question, asked)
            return told or unknown_place(library, question, asked)
        case OutOfScope(language=language):
            return out_of_scope(question, language)
