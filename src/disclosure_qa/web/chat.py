"""The conversation as a Gradio page: its frame, and the event that answers a question."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from disclosure_qa import contract
from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.model.answer import Answer, Language
from disclosure_qa.model.journal import Road
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.assets import address
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.onward import Onward
from disclosure_qa.web.render.card import sentences
from disclosure_qa.web.render.gaps import gaps_of
from disclosure_qa.web.render.markup import card_html, render
from disclosure_qa.web.trouble import trouble_of
from disclosure_qa.web.visitor import visitor_at
from disclosure_qa.web.wording import HTML_LANG, words

if TYPE_CHECKING:
    import gradio

Update = dict[str, Any]
"""What the browser is sent: the turn it belongs to, the turn's state, its markup so far."""

_START = "DisclosureChat.start(element, trigger, props, watch); // 'submit'"
_TURN_NAME_AT_MOST = 40


def build_page(desk: Desk, catalogue: Catalogue, onward: Onward) -> "gradio.Blocks":
    """The Gradio application of one page."""
    import gradio

    async def reply(event: gradio.EventData, request: gradio.Request) -> AsyncIterator[Update]:
        visitor = visitor_at(request.client.host if request.client else "")
        asked = event._data  # noqa: SLF001
        async for update in updates(desk, catalogue, onward, asked, visitor):
            yield update

    page = gradio.Blocks(analytics_enabled=False, title=words(Language.ZH)("page.title"))
    with page:
        frame = gradio.HTML(
            html_template=render("chat.html", Language.ZH),
            head=f'<script src="{address("chat.js")}"></script>',
            js_on_load=_START,
            apply_default_css=False,
            elem_id="disclosure",
            texts=_texts(),
            plotter=address("plotly.js"),
            limit=desk.bounds.question,
        )
        asked = frame.submit(
            reply,
            outputs=frame,
            show_progress="hidden",
            api_visibility="private",
            trigger_mode="multiple",
            concurrency_limit=None,
        )
        asked.failure(None, js="() => window.DisclosureChat.failed()")
    return page


async def updates(
    desk: Desk, catalogue: Catalogue, onward: Onward, asked: object, visitor: str
) -> AsyncIterator[Update]:
    """The updates of one turn: working, the card as it grows, and the card as it stays.

    Each holds the whole markup so far, because a slow browser may miss some.
    """
    fields = asked if isinstance(asked, dict) else {}
    turn = str(fields.get("turn", ""))[:_TURN_NAME_AT_MOST]
    yield {"turn": turn, "state": "working"}
    try:
        request = contract.read_question(fields)

        def told(answer: Answer) -> tuple[Update, ...]:
            alone = not request.history and not request.scope
            standing = answer.question if alone else onward.whole(answer)
            return tuple(_told(answer, desk, catalogue, standing))

        told_updates = await desk.told(request, visitor, told, Road.CHAT)
    except DisclosureQAError as error:
        yield {"turn": turn, "state": "trouble", "html": _trouble(error, fields)}
        return
    for update in told_updates:
        yield {"turn": turn, **update}


def _told(answer: Answer, desk: Desk, catalogue: Catalogue, standing: str) -> Iterator[Update]:
    """The card as it grows, and as it stays."""
    for growing in _growing(answer):
        card = card_html(growing, catalogue, whole=False, live=True)
        yield {"state": "answering", "html": str(card)}
    card = card_html(
        answer,
        catalogue,
        live=True,
        gaps=gaps_of(desk.library, answer),
        standing=standing,
        feedback=desk.hears,
    )
    yield {"state": "answered", "html": str(card), **_heard(answer)}


def _growing(answer: Answer) -> Iterator[Answer]:
    """The answer with its first sentence, its first two, and so on, short of all."""
    for text in list(accumulate(sentences(answer)))[:-1]:
        yield replace(answer, text=text)


def _heard(answer: Answer) -> Update:
    """What a screen reader is told, and what the next question's history says."""
    return {
        "lang": HTML_LANG[answer.language],
        "said": answer.text,
        "heard": "\n".join((answer.text, *answer.options)),
    }


def _trouble(error: DisclosureQAError, fields: dict[str, object]) -> str:
    language = Language.EN if fields.get("page") == Language.EN else Language.ZH
    trouble = trouble_of(error, words(language))
    return str(render("trouble.html", language, trouble=trouble))


def _texts() -> dict[str, dict[str, str]]:
    """The frame's own words in both languages, by the names that the frame uses."""
    return {
        language.value: {
            "lang": HTML_LANG[language],
            **{
                f"{table}.{key}": text
                for table in ("page", "trouble", "feedback")
                for key, text in words(language).texts[table].items()
            },
        }
        for language in Language
    }
