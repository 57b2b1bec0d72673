"""The conversation as a Gradio page: its frame, and the event that answers a question."""

from typing import TYPE_CHECKING, Any

from disclosure_qa import contract
from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.model.answer import Answer, Language
from disclosure_qa.model.journal import Road
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.assets import address
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.onward import Onward
from disclosure_qa.web.render.gaps import gaps_of
from disclosure_qa.web.render.markup import card_html, render
from disclosure_qa.web.trouble import trouble_of
from disclosure_qa.web.visitor import visitor_at
from disclosure_qa.web.wording import HTML_LANG, words

if TYPE_CHECKING:
    import gradio

Update = dict[str, Any]
"""What the browser is sent: the turn it belongs to, the turn's state, its markup."""

_START = "DisclosureChat.start(element, trigger, props, watch); // 'submit'"
_TURN_NAME_AT_MOST = 40


def build_page(desk: Desk, catalogue: Catalogue, onward: Onward) -> "gradio.Blocks":
    """The Gradio application of one page."""
    import gradio

    async def reply(event: gradio.EventData, request: gradio.Request) -> Update:
        visitor = visitor_at(request.client.host if request.client else "")
        return await turn(desk, catalogue, onward, event._data, visitor)  # noqa: SLF001

    page = gradio.Blocks(analytics_enabled=False, title=words(Language.ZH)("page.title"))
    with page:
        frame = gradio.HTML(
            html_template=render("chat.html", Language.ZH),
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
            # The desk bounds what is asked at once; an answer comes whole, so it comes in the reply.
            queue=False,
        )
        asked.failure(None, js="() => window.DisclosureChat.failed()")
    return page


async def turn(
    desk: Desk, catalogue: Catalogue, onward: Onward, asked: object, visitor: str
) -> Update:
    """What the browser is sent for one turn: the card of the answer, or what is wrong.

    In one piece: an answer is known whole before its first word may be shown.
    """
    fields = asked if isinstance(asked, dict) else {}
    named = {"turn": str(fields.get("turn", ""))[:_TURN_NAME_AT_MOST]}
    try:
        request = contract.read_question(fields)

        def told(answer: Answer) -> Update:
            alone = not request.history and not request.scope
            standing = answer.question if alone else onward.whole(answer)
            return _told(answer, desk, catalogue, standing)

        return named | await desk.told(request, visitor, told, Road.CHAT)
    except DisclosureQAError as error:
        return named | {"state": "trouble", "html": _trouble(error, fields)}


def _told(answer: Answer, desk: Desk, catalogue: Catalogue, standing: str) -> Update:
    card = card_html(
        answer,
        catalogue,
        live=True,
        gaps=gaps_of(desk.library, answer),
        standing=standing,
        feedback=desk.hears,
    )
    return {"state": "answered", "html": str(card), **_heard(answer)}


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
