"""The HTTP interface does what its own description says, tried by schemathesis with made-up input.

Its plugin for pytest is left out, because it does not know this pytest: operations are gone through
here, each with inputs of its own, the same in every run.
"""

import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = (
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
FEW = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def test_the_interface_does_what_it_says(client: TestClient) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", client.app)
    tried = []
    for found in described.get_all_operations():
        operation = found.ok()

        @FEW
        @given(operation.as_strategy())
        def conforms(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        conforms()
        tried.append(operation.label)
    assert {"POST /api/ask", "GET /api/figures"} <= set(tried)
