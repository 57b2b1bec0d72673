"""The pages' own style sheet and script, served by name; nothing comes from elsewhere."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

FOLDER = Path(__file__).parent / "files"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
# The address carries the content's hash, so that a browser may keep the file.
_KEPT = "public, max-age=31536000, immutable"


def address(name: str) -> str:
    """The address of a file, changing with its content."""
    return f"page/files/{name}?v={sha256(_content(name)).hexdigest()[:12]}"


def asset_router() -> APIRouter:
    """The route that serves the files."""
    router = APIRouter(include_in_schema=False)

    @router.get("/page/files/{name}")
    def file(name: str) -> Response:
        if name not in {path.name for path in FOLDER.iterdir()}:
            raise HTTPException(404)
        return Response(
            _content(name),
            media_type=_TYPES[Path(name).suffix],
            headers={"Cache-Control": _KEPT},
        )

    return router


@cache
def _content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()
