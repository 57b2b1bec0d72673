"""Who asks, and how they want to be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlencode

from starlette.requests import Request

from disclosure_qa.model.answer import Language
from disclosure_qa.web.wording import language_named, language_of


def language_for(request: Request) -> Language:
    """The language of a page: the address names it, else the browser's own."""
    named = language_named(request.query_params.get("lang", ""))
    return named or language_of(request.headers.get("accept-language", ""))


async def spoken(request: Request) -> Language:
    """`language_for` as what a route depends on; were it not asynchronous, FastAPI would call it
    in a thread, which takes longer than it does."""
    return language_for(request)


@dataclass(frozen=True, slots=True)
class Here:
    """Where a page stands: the way up to the root, and the same page in the other language."""

    up: str
    other_language: str


def here(request: Request) -> Here:
    """Where the page of a request stands, in relative addresses."""
    other = Language.ZH if language_for(request) is Language.EN else Language.EN
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return Here(
        up="../" * (path_of(request).count("/") - 1),
        other_language="?" + urlencode([*query, ("lang", other.value)]),
    )


def path_of(request: Request) -> str:
    """The path below the application's root."""
    return str(request.scope["path"]).removeprefix(request.scope.get("root_path", ""))


def wants_page(request: Request) -> bool:
    """A person's browser asks, not a program."""
    accepts = request.headers.get("accept", "")
    return "text/html" in accepts and not path_of(request).startswith("/api/")


def address_of(request: Request) -> str:
    """What one visitor is told from another by; "" where the server does not say."""
    return visitor_at(request.client.host if request.client else "")


def visitor_at(address: str) -> str:
    """The visitor at an address: the whole /64 in IPv6, which is what one household is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found.packed[:8] + bytes(8), 64)))


def is_from(request: Request, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    """Whether the request comes from one of the networks."""
    try:
        address = ip_address(request.client.host if request.client else "")
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return any((mapped or address) in network for network in networks)
