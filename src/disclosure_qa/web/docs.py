"""The description of the HTTP interface: OpenAPI for programs, a plain page for people."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import HTMLResponse, JSONResponse, Response

from disclosure_qa.web import openapi
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.visitor import here, language_for

_METHODS = ("get", "post")


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and method, as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str, str], ...]
    """Name, type and meaning of each."""
    body: str
    """An example of the request's body; "" where there is none."""
    responses: tuple[tuple[str, str], ...]
    """Status and meaning of each."""
    example: str
    """What it gives, as an example."""


def describe(app: FastAPI, version: str) -> None:
    """Gives the application its OpenAPI description, with the contract's shapes."""

    def description() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title="disclosure-qa",
                version=version,
                summary="Answers questions about annual reports on government information disclosure",
                routes=app.routes,
            )
            components = schema.setdefault("components", {}).setdefault("schemas", {})
            components.update(openapi.component_schemas())
            openapi.add_examples(schema["paths"])
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = description  # type: ignore[method-assign]


def docs_router(app: FastAPI) -> APIRouter:
    """/api/docs for people and /api/openapi.json for programs."""
    router = APIRouter(include_in_schema=False)

    @router.get("/api/openapi.json")
    def description() -> Response:
        return JSONResponse(app.openapi())

    @router.get("/api/docs")
    def page(request: Request) -> Response:
        schema = app.openapi()
        shapes = {
            name: json.dumps(shape, ensure_ascii=False, indent=2)
            for name, shape in sorted(schema["components"]["schemas"].items())
        }
        return HTMLResponse(
            render(
                "docs_page.html",
                language_for(request),
                here=here(request),
                operations=tuple(_operations(schema)),
                shapes=shapes,
            )
        )

    return router


def _operations(schema: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield _operation(method, path, methods[method])


def _operation(method: str, path: str, described: dict[str, Any]) -> Operation:
    return Operation(
        method=method.upper(),
        path=path,
        summary=described.get("summary", ""),
        description=described.get("description", ""),
        parameters=tuple(
            (given["name"], _kind(given["schema"]), given.get("description", ""))
            for given in described.get("parameters", ())
        ),
        body=_example(described.get("requestBody", {})),
        responses=tuple(
            (status, response["description"])
            for status, response in sorted(described["responses"].items())
        ),
        example=_example(described["responses"].get("200", {})),
    )


def _kind(schema: dict[str, Any]) -> str:
    """A parameter's type in a few words: "string[]", "integer", "json | csv"."""
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return _kind(schema["items"]) + "[]"
    return str(schema.get("type", ""))


def _example(body: dict[str, Any]) -> str:
    content = body.get("content", {}).get("application/json", {})
    example = content.get("example")
    return json.dumps(example, ensure_ascii=False, indent=2) if example else ""
