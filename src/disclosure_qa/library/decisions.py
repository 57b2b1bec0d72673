"""What staff decided about findings: kept by the key of the finding, whatever becomes of its row."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from disclosure_qa.library.queries import Fetch
from disclosure_qa.library.schema import finding_decisions
from disclosure_qa.model.staff import Decision, DecisionState

_ALL = select(finding_decisions)


def all_decisions(fetch: Fetch) -> Mapping[str, Decision]:
    """Decisions by `Finding.key`, those about findings that are no more among them."""
    return {
        row.key: Decision(
            DecisionState(row.state), row.remark, row.who, datetime.fromisoformat(row.decided)
        )
        for row in fetch(_ALL, {})
    }


def enter_decision(connection: Connection, key: str, decision: Decision | None) -> None:
    """Put a decision in the place of the one there was; None leaves none."""
    connection.execute(delete(finding_decisions).where(finding_decisions.c.key == key))
    if decision is not None:
        row = {
            "key": key,
            "state": decision.state.value,
            "remark": decision.remark,
            "who": decision.who,
            "decided": decision.when.astimezone(UTC).isoformat(),
        }
        connection.execute(insert(finding_decisions).values(row))
