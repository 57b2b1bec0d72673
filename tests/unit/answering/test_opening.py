"""What opens a sentence is said of all of it; a clause with a verb of its own is not."""

from types import SimpleNamespace

import pytest

from disclosure_qa.answering.prose.tell import _clause


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("围绕停车管理，征集意见75条。", True),
        ("就停车管理公开征求意见，收到意见75条。", True),
        ("停车管理问题较多，收到意见75条。", False),
        ("就业补贴、停车管理类较多，收到意见75条。", False),
        ("收到意见75条，以停车管理为主。", False),
    ],
)
def test_what_opens_a_sentence(quote: str, said: bool) -> None:
    figure = SimpleNamespace(printed="75条", source=SimpleNamespace(quote=quote))
    assert ("停车管理" in _clause(figure)) is said  # type: ignore[arg-type]
