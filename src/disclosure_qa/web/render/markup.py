"""The templates' environment: whatever is put into a template is escaped, without exception."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from disclosure_qa.model.answer import Answer, Language
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.assets import address
from disclosure_qa.web.render import links
from disclosure_qa.web.render.card import card_of
from disclosure_qa.web.render.gaps import NO_GAPS, Gaps
from disclosure_qa.web.wording import HTML_LANG, words

_CHINESE = re.compile(
    r"([\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef·›\d.]*"
    r"[\u3400-\u9fff）》〉」』])?)"
)
"""A name or label: from one Chinese sign to the last, with what stands within."""
TEMPLATES = Path(__file__).parent.parent / "templates"
_FIXED = re.compile(r"\{\{ (t|address)\('([\w.]+)'\) \}\}")
_OF_LANGUAGE = re.compile(r"\{\{ t\.(lang|language|other_lang) \}\}")
"""What a template always says the same in one language: a text, the address of a file; the
language's own names."""


class _Said(Extension):
    """Writes what is always the same into a template before it is compiled: looking up and escaping
    these took a third of the time of a page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template with the texts of the environment's language in place."""
        known: Any = self.environment.globals
        said = _FIXED.sub(lambda fixed: str(escape(known[fixed[1]](fixed[2]))), source)
        return _OF_LANGUAGE.sub(lambda fixed: str(escape(getattr(known["t"], fixed[1]))), said)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        extensions=[_Said],
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=words(language),
        links=links,
        address=address,
        html_lang=HTML_LANG,
        report_lang=HTML_LANG[Language.ZH],
    )
    environment.filters["spoken"] = spoken
    return environment


def render(template: str, language: Language, **values: Any) -> Markup:
    """The markup of a template of `templates/` in a language; `t` holds the language's texts."""
    return Markup(  # noqa: S704 - the environment escapes every value
        _environment(language).get_template(template).render(values)
    )


def spoken(text: str, language: str) -> Markup:
    """The text with each Chinese name in an English one marked as such, so that it is read aloud
    rightly; Chinese text as it is."""
    if language == Language.ZH:
        return escape(text)
    marked = Markup('<span lang="{}">{}</span>')
    pieces = _CHINESE.split(text)
    return Markup("").join(
        marked.format(HTML_LANG[Language.ZH], piece) if n % 2 else piece
        for n, piece in enumerate(pieces)
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
