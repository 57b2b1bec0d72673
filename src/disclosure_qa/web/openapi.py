"""What the OpenAPI description says beyond the signatures: shapes, examples, errors."""

from typing import Any, Final

from pydantic import TypeAdapter

from disclosure_qa import contract

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


def _problem(description: str, *, later: bool = False) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": description,
        "content": {"application/problem+json": {"schema": _ref("Problem")}},
    }
    if later:
        response["headers"] = {
            "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}
        }
    return response


_INVALID = _problem("A parameter or the body has a value that cannot be used")
_NOT_READY = _problem("The index cannot be read just now", later=True)
_EXAMPLE_QUESTION = {"question": "青河县柳桥镇人民政府2017年收到多少件申请？", "language": "zh"}
_EXAMPLE_EVENTS = (
    'event: status\ndata: {"state": "searching"}\n\n'
    'event: delta\ndata: {"text": "…"}\n\n'
    'event: answer\ndata: {"question": "…", "status": "answered", "text": "…"}\n\n'
)

ASK: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _ref("Question"), "example": _EXAMPLE_QUESTION}},
    },
    "responses": {
        "200": {
            "description": "The answer",
            "content": {
                "application/json": {"schema": _ref("Answer")},
                "text/event-stream": {"schema": {"type": "string"}, "example": _EXAMPLE_EVENTS},
            },
        },
        "413": _problem("The body is too large"),
        "422": _problem("The question is empty, too long or malformed"),
        "429": _problem("Too many questions from one address", later=True),
        "503": _problem("Too many questions at once, or no index", later=True),
    },
}
_CURSOR: Final = {"type": ["string", "null"], "description": "Cursor of the next page"}
FIGURES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Figures",
        "content": {
            "application/json": {"schema": _list_of("figures", "Figure", next=_CURSOR)},
            "text/csv": {"schema": {"type": "string"}},
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
