"""Which concepts a text may name, told before it is read word by word."""

import pytest

from disclosure_qa.vocabulary.catalogue import load_catalogue

LEXICON = load_catalogue().lexicon


@pytest.mark.parametrize(
    "text",
    [
        "本年度收到申请12件，其中自然人申请9件。",
        "收到信函、传真申請2件，均已答复；予以公开1件。",
        "新 收到 电子邮件\n申请，提起行政诉讼（含一审）1件",
        "政府网站公开信息１，２１６条，召开新闻发布会3次",
        "The town received 12 requests by e-mail and refused one; nobody went to court.",
        "How many requests were carried over to the next year?",
        "",
    ],
)
def test_what_a_text_names_it_may_name(text: str) -> None:
    named = frozenset[str]().union(*(mention.concepts for mention in LEXICON.mentions(text)))
    assert LEXICON.may_name(named, text)


@pytest.mark.parametrize(
    ("concepts", "text"),
    [
        ({"litigation"}, "本年度收到申请12件，均已答复。"),
        ({"request", "email"}, "收到信函申请2件。"),
        ({"request", "email"}, "设有电子邮件信箱。"),
        ({"fax"}, "The town received 12 requests by e-mail."),
    ],
)
def test_what_a_text_has_no_words_for_it_cannot_name(concepts: set[str], text: str) -> None:
    assert concepts <= LEXICON.concepts
    assert not LEXICON.may_name(concepts, text)
