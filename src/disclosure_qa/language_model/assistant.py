"""Beside the ordinary road: what a language model may try, and what becomes of it.

Whatever the model does, the ordinary answer is there first, and stands unless something better
has passed every check within the budget.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import inquire
from disclosure_qa.errors import ModelFailed
from disclosure_qa.language_model.calling import Budget, Chat, Line
from disclosure_qa.language_model.check import Checked, checked, fault_in
from disclosure_qa.language_model.choice import ModelChoice
from disclosure_qa.language_model.draft import sentences_in
from disclosure_qa.language_model.evidence import Evidence, evidence_of
from disclosure_qa.language_model.prompts import (
    narrative_message,
    narrative_prompt,
    reading_message,
    reading_prompt,
)
from disclosure_qa.language_model.reading import APPLICANTS, OPERATIONS, may_be_read, reading_of
from disclosure_qa.language_model.tally import USED, Tally, Task
from disclosure_qa.language_model.wording import read_by_model, written_by_model
from disclosure_qa.model.answer import Answer, Language, Status, Turn
from disclosure_qa.model.query import FigureQuestion

PROSE = "prose"
Answering = Callable[[FigureQuestion], Answer]
"""The ordinary road from an understood question to its answer."""


class LanguageModel:
    """A model for any number of questions, and the count of what became of its replies."""

    def __init__(self, chat: Chat, choice: ModelChoice) -> None:
        self._line = Line(chat)
        self._choice = choice
        self.tally = Tally()

    def load(self) -> None:
        """Makes the model ready now; raises InvalidSettings where it cannot be made."""
        self._line.chat.load()

    def helper(self) -> "Helper":
        """The model's help with one question, within one budget."""
        return Helper(self._line, Budget(self._choice.seconds, self._choice.tokens), self.tally)


@dataclass
class Helper:
    """The model's help with one question."""

    line: Line
    budget: Budget
    tally: Tally = field(default_factory=Tally)

    def improved(
        self,
        desk: Desk,
        question: str,
        history: Sequence[Turn],
        answer: Answer,
        answering: Answering,
    ) -> Answer:
        """The ordinary answer; or it with a narrative before it; or that of a model's reading.

        A model is asked where the prose answers in quotes, and where the linker is unsure what is
        asked. It is never asked where figures answer.
        """
        if _answers_in_quotes(answer):
            return self._with_narrative(desk, question, answer)
        if _is_unsure(answer):
            return self._read(desk, question, history, answer, answering)
        return answer

    def _with_narrative(self, desk: Desk, question: str, answer: Answer) -> Answer:
        documents = sorted({citation.source.document for citation in answer.citations})
        evidence = evidence_of(answer.citations, desk.library.figures(documents=documents))
        try:
            result = self._drafted(question, evidence, answer.language)
        except ModelFailed as failure:
            self.tally.count(Task.NARRATIVE, failure.outcome)
            return answer
        self.tally.count(Task.NARRATIVE, f"fell: {result.fault}" if result.fault else USED)
        return answer if result.fault else written_by_model(answer, result.text)

    def _drafted(self, question: str, evidence: Evidence, language: Language) -> Checked:
        """The draft, checked sentence by sentence as it arrives, so that a bad one ends early."""
        message = narrative_message(question, evidence)
        draft, known = "", 0
        for piece in self.line.pieces(self.budget, narrative_prompt(language), message):
            draft += piece
            # The citations of the last sentence may still be on their way.
            finished = sentences_in(draft)[0][:-1]
            if fault := fault_in(finished[known:], draft, evidence, language):
                return Checked(fault=fault)
            known = len(finished)
        return checked(draft, evidence, language)

    def _read(
        self,
        desk: Desk,
        question: str,
        history: Sequence[Turn],
        answer: Answer,
        answering: Answering,
    ) -> Answer:
        inquiry = inquire(desk, question, history)
        if not may_be_read(inquiry):
            return answer
        message = reading_message(
            question,
            desk.catalogue,
            answer.language,
            applicants=APPLICANTS,
            operations=OPERATIONS,
            agencies=[entry.name for name in inquiry.seen.names for entry in name.entries],
            years=inquiry.years,
        )
        try:
            read = reading_of(self.line.reply(self.budget, reading_prompt(), message), inquiry)
        except ModelFailed as failure:
            self.tally.count(Task.READING, failure.outcome)
            return answer
        self.tally.count(Task.READING, f"fell: {read.fault}" if read.fault else USED)
        return answer if read.question is None else read_by_model(answering(read.question))


def _answers_in_quotes(answer: Answer) -> bool:
    """The answer quotes sentences, and shows no very words or numbers before them."""
    prose = all(part.operation == PROSE for part in answer.understood)
    first = answer.text.partition("\n")[0]
    at_once = first.endswith("]") and not first.startswith("「")
    answered = answer.status is Status.ANSWERED and bool(answer.citations)
    return answered and prose and not answer.figures and not at_once


def _is_unsure(answer: Answer) -> bool:
    """Nothing was understood, or the prose was searched in vain."""
    searched = any(part.operation == PROSE for part in answer.understood)
    in_vain = answer.status is Status.NOT_REPORTED and searched
    return answer.status is Status.OUT_OF_SCOPE or in_vain
