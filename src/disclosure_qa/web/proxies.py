"""Who is really asking, where a proxy stands between: believed from the proxies that are named."""

import logging
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

log = logging.getLogger(__name__)

_HOPS = frozenset({b"forwarded", b"x-forwarded-for", b"x-real-ip"})
# Gradio would build its addresses from the last three, whoever sent them.
_TOLD = _HOPS | {b"x-forwarded-host", b"x-forwarded-proto", b"x-gradio-server"}
_FORWARDED = "disclosure_qa.forwarded"


class Proxies:
    """Takes the visitor's address and scheme from X-Forwarded-For and X-Forwarded-Proto of the
    `trusted`, addresses or networks of proxies. From nobody else are such headers read."""

    def __init__(self, app: ASGIApp, *, trusted: Sequence[str] = ()) -> None:
        self._app = app
        self._believing = ProxyHeadersMiddleware(self._told, list(trusted))  # type: ignore[arg-type]
        self._said = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on as its visitor's."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        peer = scope["client"][0] if scope.get("client") else None
        hops = any(name in _HOPS for name, _ in scope["headers"])
        scope[_FORWARDED] = hops and peer not in self._believing.trusted_hosts
        if scope[_FORWARDED] and not self._said:
            self._said = True
            log.warning(
                "requests forwarded by %s, which is no trusted proxy, count as its own", peer
            )
        await self._believing(scope, receive, send)  # type: ignore[arg-type]

    async def _told(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] not in _TOLD]
        await self._app(scope, receive, send)


def was_forwarded(scope: Scope) -> bool:
    """Whether a proxy that is not trusted passed the request on, for nobody knows whom."""
    return bool(scope.get(_FORWARDED))
