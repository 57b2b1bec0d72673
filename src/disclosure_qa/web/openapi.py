"""What the OpenAPI description says beyond the signatures: shapes, examples, errors."""

import json
from http import HTTPStatus
from typing import Any, Final

from pydantic import TypeAdapter

from disclosure_qa import contract
from disclosure_qa.web import api_examples

_TEMPLATE: Final = "#/components/schemas/{model}"

_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457 problem document",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_INDICATOR: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Indicator",
    "required": ["id", "zh", "en", "unit", "stock", "families", "definition"],
    "properties": {
        "id": {"type": "string"},
        "zh": {"type": "string"},
        "en": {"type": "string"},
        "unit": {"type": "string"},
        "stock": {"type": "boolean"},
        "families": {"type": "array", "items": {"type": "string"}},
        "definition": {
            "type": "object",
            "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
        },
    },
}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _TEMPLATE.format(model=name)}


def _list_of(key: str, name: str, **more: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [key, *more],
        "properties": {key: {"type": "array", "items": _ref(name)}, **more},
    }


def _json(schema: dict[str, Any], description: str, example: object = None) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": schema}
    if example is not None:
        content["example"] = example
    return {"description": description, "content": {"application/json": content}}


def _problem(status: HTTPStatus, description: str, *, later: bool = False) -> dict[str, Any]:
    example = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": description,
    }
    response: dict[str, Any] = {
        "description": description,
        "content": {"application/problem+json": {"schema": _ref("Problem"), "example": example}},
    }
    if later:
        response["headers"] = {
            "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}
        }
    return response


_INVALID = _problem(
    HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter or the body has a value that cannot be used"
)
_NOT_READY = _problem(
    HTTPStatus.SERVICE_UNAVAILABLE, "The index cannot be read just now", later=True
)
_EXAMPLE_EVENTS = (
    'event: status\ndata: {"state": "searching"}\n\n'
    f"event: delta\ndata: {json.dumps({'text': api_examples.ANSWER['text']}, ensure_ascii=False)}\n\n"
    f"event: answer\ndata: {json.dumps(api_examples.ANSWER, ensure_ascii=False)}\n\n"
)

ASK: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": _ref("Question"), "example": api_examples.QUESTION}
        },
    },
    "responses": {
        "200": {
            "description": "The answer",
            "content": {
                "application/json": {"schema": _ref("Answer"), "example": api_examples.ANSWER},
                "text/event-stream": {"schema": {"type": "string"}, "example": _EXAMPLE_EVENTS},
            },
        },
        "413": _problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large"),
        "422": _problem(
            HTTPStatus.UNPROCESSABLE_ENTITY, "The question is empty, too long or malformed"
        ),
        "429": _problem(
            HTTPStatus.TOO_MANY_REQUESTS, "Too many questions from one address", later=True
        ),
        "503": _problem(
            HTTPStatus.SERVICE_UNAVAILABLE, "Too many questions at once, or no index", later=True
        ),
    },
}
_CURSOR: Final = {"type": ["string", "null"], "description": "Cursor of the next page"}
FIGURES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Figures",
        "content": {
            "application/json": {"schema": _list_of("figures", "Figure", next=_CURSOR)},
            "text/csv": {"schema": {"type": "string"}, "example": api_examples.FIGURES_CSV},
        },
    },
    422: _INVALID,
    503: _NOT_READY,
}
REPORTS: Final[dict[int | str, dict[str, Any]]] = {
    200: _json(_list_of("reports", "Report"), "Reports"),
    422: _INVALID,
    503: _NOT_READY,
}
FINDINGS: Final[dict[int | str, dict[str, Any]]] = {
    200: _json(_list_of("findings", "Finding"), "Findings"),
    422: _INVALID,
    503: _NOT_READY,
}
CATALOGUE: Final[dict[int | str, dict[str, Any]]] = {
    200: _json(_list_of("indicators", "Indicator"), "Indicators"),
}
_STATUS: Final = {"type": "string"}
HEALTH: Final[dict[int | str, dict[str, Any]]] = {
    200: _json({"type": "object", "properties": {"status": _STATUS}}, "Alive", {"status": "alive"}),
}
READY: Final[dict[int | str, dict[str, Any]]] = {
    200: _json(
        {
            "type": "object",
            "properties": {
                "status": _STATUS,
                "reports": {"type": "integer"},
                "generation": {"type": "integer"},
            },
        },
        "Ready",
        {"status": "ready", "reports": 3, "generation": 5},
    ),
    503: _NOT_READY,
}


def component_schemas() -> dict[str, Any]:
    """The contract's shapes as OpenAPI components; what they are made of lies beside them."""
    shapes: dict[str, Any] = {
        "Question": contract.QuestionJSON,
        "Answer": contract.AnswerJSON,
        "Figure": contract.FigureJSON,
        "Finding": contract.FindingJSON,
        "Report": contract.ReportJSON,
    }
    components: dict[str, Any] = {"Problem": _PROBLEM, "Indicator": _INDICATOR}
    for name, shape in shapes.items():
        schema = TypeAdapter(shape).json_schema(ref_template=_TEMPLATE)
        components.update(schema.pop("$defs", {}))
        components[name] = schema
    return components


def add_examples(paths: dict[str, Any]) -> None:
    """Put the examples of lists into the description: FastAPI would leave out their nulls."""
    for name, example in api_examples.LISTS.items():
        response = paths[f"/api/{name}"]["get"]["responses"]["200"]
        response["content"]["application/json"]["example"] = example
