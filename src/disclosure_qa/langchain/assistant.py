"""The assistant as a LangChain Runnable."""

from collections.abc import AsyncIterator, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.config import run_in_executor
from langchain_core.runnables.utils import AddableDict

from disclosure_qa.ask import ask
from disclosure_qa.contract import AnswerJSON, QuestionJSON, answer_json, read_question
from disclosure_qa.library import Library

if TYPE_CHECKING:
    from disclosure_qa.language_model.assistant import LanguageModel

_Question = str | QuestionJSON


class Assistant(Runnable[_Question, AnswerJSON]):
    """A question in, the Answer of the contract out, as JSON values in a dictionary.

    The question is a text, or a dictionary with `question` and, as wanted, `history`, `today`,
    `language` and `scope`. Invoke, batch and stream it, or await their twins. Streaming yields
    pieces that add up to the Answer: `text` line by line, then what it rests on.
    `model` is the optional language model (`providers.language_model`).
    Raises InvalidQuestion for a question that is empty, too long or malformed.
    """

    def __init__(self, library: Library, *, model: "LanguageModel | None" = None) -> None:
        self._library = library
        self._model = model

    def invoke(
        self, input: _Question, config: RunnableConfig | None = None, **kwargs: Any
    ) -> AnswerJSON:
        """The answer to one question."""
        return self._call_with_config(self._answer, input, config, run_type="chain", **kwargs)

    def stream(
        self, input: _Question, config: RunnableConfig | None = None, **kwargs: Any
    ) -> Iterator[AnswerJSON]:
        """The answer in pieces that add up to it."""
        yield from self.transform(iter([input]), config, **kwargs)

    def transform(
        self, input: Iterator[_Question], config: RunnableConfig | None = None, **kwargs: Any
    ) -> Iterator[AnswerJSON]:
        """The answer in pieces, to a question that arrives as a stream of one."""
        yield from self._transform_stream_with_config(
            input, self._pieces_of, config, run_type="chain", **kwargs
        )

    async def astream(
        self, input: _Question, config: RunnableConfig | None = None, **kwargs: Any
    ) -> AsyncIterator[AnswerJSON]:
        """The answer in pieces that add up to it."""

        async def one() -> AsyncIterator[_Question]:
            yield input

        async for piece in self.atransform(one(), config, **kwargs):
            yield piece

    async def atransform(
        self, input: AsyncIterator[_Question], config: RunnableConfig | None = None, **kwargs: Any
    ) -> AsyncIterator[AnswerJSON]:
        """The answer in pieces, to a question that arrives as a stream of one."""
        async for piece in self._atransform_stream_with_config(
            input, self._apieces_of, config, run_type="chain", **kwargs
        ):
            yield piece

    def _answer(self, question: _Question) -> AnswerJSON:
        fields: Any = {"question": question} if isinstance(question, str) else question
        request = read_question(fields)
        answer = ask(
            self._library,
            request.question,
            history=request.history,
            today=request.today or date.today(),  # noqa: DTZ011 - the calendar where it runs
            language=request.language,
            scope=request.scope,
            model=self._model,
        )
        return answer_json(answer, question_id=request.id)

    def _pieces_of(self, questions: Iterator[_Question]) -> Iterator[AnswerJSON]:
        for question in questions:
            yield from _pieces(self._answer(question))

    async def _apieces_of(self, questions: AsyncIterator[_Question]) -> AsyncIterator[AnswerJSON]:
        async for question in questions:
            for piece in _pieces(await run_in_executor(None, self._answer, question)):
                yield piece


def _pieces(answer: AnswerJSON) -> Iterator[Any]:
    """Dictionaries whose sum is the answer."""
    rest: dict[str, Any] = dict(answer)
    yield AddableDict({name: rest.pop(name) for name in ("question", "language", "status")})
    for line in rest.pop("text").splitlines(keepends=True):
        yield AddableDict(text=line)
    yield AddableDict(rest)
