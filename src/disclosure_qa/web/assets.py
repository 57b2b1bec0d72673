"""The pages' own style sheet and script, served by name; nothing comes from elsewhere."""

from functools import cache
from gzip import compress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "files"
_PLOTTER = "plotly.js"
"""The drawing library's own file, out of its package; fetched only where a chart is shown."""
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
# The address carries the content's hash, so that a browser may keep the file.
_KEPT = "public, max-age=31536000, immutable"


@cache
def address(name: str) -> str:
    """The address of a file, changing with its content."""
    return f"page/files/{name}?v={sha256(_content(name)).hexdigest()[:12]}"


def asset_router() -> APIRouter:
    """The route that serves the files, packed where the browser takes that."""
    router = APIRouter(include_in_schema=False)

    @router.get("/page/files/{name}")
    def file(name: str, request: Request) -> Response:
        if name not in _names():
            raise HTTPException(404)
        headers = {"Cache-Control": _KEPT, "Vary": "Accept-Encoding"}
        content = _content(name)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            content = _packed(name)
        return Response(content, media_type=_TYPES[Path(name).suffix], headers=headers)

    @router.get("/embed.js")
    def embed() -> Response:
        # Its address is written into other sites' pages and stays; so it is not kept for long.
        headers = {
            "Cache-Control": "public, max-age=3600",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(_content("embed.js"), media_type=_TYPES[".js"], headers=headers)

    return router


@cache
def _names() -> frozenset[str]:
    return frozenset({_PLOTTER, *(path.name for path in FOLDER.iterdir())})


@cache
def _content(name: str) -> bytes:
    if name != _PLOTTER:
        return (FOLDER / name).read_bytes()
    # Only the file is wanted: importing the package would take a second.
    package = find_spec("plotly")
    assert package is not None
    return (Path(str(package.origin)).parent / "package_data" / "plotly.min.js").read_bytes()


@cache
def _packed(name: str) -> bytes:
    return compress(_content(name), mtime=0)
