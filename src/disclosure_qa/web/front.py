"""The conversation page as Gradio serves it, with a gate before it and its head put right.

Gradio's own routes include uploads, file serving and proxying; the page needs none of them,
so only what it does need is let through. Its HTML calls itself English and "Gradio"; a
visitor gets their own language, our title, and a way on where scripts do not run.
"""

import re
from collections.abc import Sequence
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from disclosure_qa.model.answer import Language
from disclosure_qa.web.ahead import needed
from disclosure_qa.web.guards import chat_policy
from disclosure_qa.web.problems import not_found
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.visitor import language_for

_FRAMED = "/embed"
_THEME_PATH = "/theme.css"
_OPEN = re.compile(
    r"/(embed|assets/.+|static/.+|theme\.css|config/?|gradio_api/(run/predict|app_id))?"
)
_FOREIGN_META = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_MANIFEST = re.compile(r'\s*<link\s+rel="manifest"[^>]*>')
_THEME = re.compile(r'"theme_hash":\s*"(\w+)"')
_KEPT = "public, max-age=31536000, immutable"
_HTML_LANG = re.compile(r'<html\s+lang="en"')


class Ahead(Mount):
    """Gradio's own paths, to be tried before all other routes: each turn of a conversation takes
    one, which would be compared with every route of the application first."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As of a mount; nothing but what the page needs is here."""
        here = scope["type"] == "http" and _OPEN.fullmatch(_path(scope) or "/")
        return super().matches(scope) if here else (Match.NONE, {})


class Front:
    """Wraps the mounted Gradio application; `sites` may show its page in a frame, at /embed."""

    def __init__(self, gradio: ASGIApp, sites: Sequence[str] = ()) -> None:
        self._gradio = gradio
        self._sites = sites

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves what the page needs; anything else is not there."""
        if scope["type"] != "http":
            return
        path = _path(scope)
        if not _OPEN.fullmatch(path or "/"):
            await not_found(scope, receive, send)
        elif path in ("", "/"):
            await self._page(scope, receive, send)
        elif path == _FRAMED:
            # The same page: Gradio knows it by one address only.
            root = {**scope, "path": scope.get("root_path", "") + "/", "raw_path": b"/"}
            await self._page(root, receive, send, self._sites)
        elif path == _THEME_PATH and b"v=" in scope["query_string"]:
            await self._gradio(scope, receive, _kept(send))
        else:
            await self._gradio(scope, receive, send)

    async def _page(
        self, scope: Scope, receive: Receive, send: Send, sites: Sequence[str] = ()
    ) -> None:
        """The page itself, read whole so that its head can be changed."""
        plain = MutableHeaders(raw=list(scope["headers"]))
        del plain["accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            body.extend(message.get("body", b""))

        await self._gradio({**scope, "headers": plain.raw}, receive, collect)
        page = _put_right(body.decode(), language_for(Request(scope)))
        content = page.encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(content))
        headers["content-security-policy"] = chat_policy(page, sites)
        headers["cache-control"] = "no-cache"
        headers["vary"] = "Accept-Language"
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": content})


def _path(scope: Scope) -> str:
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))


def _kept(send: Send) -> Send:
    """Lets a browser keep the answer, whose address carries what stands for its content."""

    async def keeping(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
            MutableHeaders(scope=message)["cache-control"] = _KEPT
        await send(message)

    return keeping


def _put_right(page: str, language: Language) -> str:
    """The page in the visitor's language, without foreign names, usable without scripts, and
    naming at once what Gradio would ask for one after the other."""
    theme = _THEME.search(page)
    soon = {"theme": theme[1] if theme else "", "needed": needed(page)}
    head = render("chat_head.html", language, **soon)
    page = _MANIFEST.sub("", _FOREIGN_META.sub("", page))
    page = _HTML_LANG.sub(f'<html lang="{language.value}"', page, count=1)
    # Before Gradio's own script, which begins the conversation as soon as it has its parts.
    page = page.replace("<script", f"{render('chat_script.html', language)}<script", 1)
    return page.replace("</head>", f"{head}</head>", 1).replace(
        "<gradio-app", f"{render('chat_noscript.html', language)}<gradio-app", 1
    )
