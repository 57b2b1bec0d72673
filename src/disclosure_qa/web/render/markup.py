"""The templates' environment: whatever is put into a template is escaped, without exception."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from disclosure_qa.model.answer import Answer, Language
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.assets import address
from disclosure_qa.web.render import links
from disclosure_qa.web.render.card import card_of
from disclosure_qa.web.render.gaps import NO_GAPS, Gaps
from disclosure_qa.web.wording import HTML_LANG, words

TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        links=links, address=address, html_lang=HTML_LANG, report_lang=HTML_LANG[Language.ZH]
    )
    return environment


def render(template: str, language: Language, **values: Any) -> Markup:
    """The markup of a template of `templates/` in a language; `t` holds the language's texts."""
    return Markup(  # noqa: S704 - the environment escapes every value
        _environment().get_template(template).render(t=words(language), **values)
    )


def card_html(
    answer: Answer,
    catalogue: Catalogue,
    *,
    live: bool,
    gaps: Gaps = NO_GAPS,
    standing: str | None = None,
    feedback: bool = False,
) -> Markup:
    """An answer's card in the answer's language; `gaps` and `standing` as in `card_of`.

    `live`: for the conversation, where sources open beside it and options are buttons; else all
    are links.
    `feedback`: whether it asks if it was helpful.
    """
    card = card_of(answer, catalogue, gaps, standing)
    return render("card.html", answer.language, card=card, live=live, feedback=feedback)
