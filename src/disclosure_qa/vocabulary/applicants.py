"""The applicants of table 3: 自然人, five kinds of organisations, and the whole."""

from collections.abc import Mapping
from functools import cache

from disclosure_qa.vocabulary.labels import label_key

NATURAL_PERSON = "自然人"
WHOLE = ""
ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
ORGANISATION_GROUP = "法人或其他组织"

ENGLISH: Mapping[str, str] = {
    "自然人": "natural persons",
    "商业企业": "businesses",
    "科研机构": "research institutions",
    "社会公益组织": "public-interest organisations",
    "法律服务机构": "legal service organisations",
    "其他": "other organisations",
    "法人或其他组织": "legal persons or other organisations",
}

_HEADERS: Mapping[str, str] = {
    "自然人": NATURAL_PERSON,
    "公民": NATURAL_PERSON,
    "个人": NATURAL_PERSON,
    "商业企业": "商业企业",
    "企业": "商业企业",
    "科研机构": "科研机构",
    "科研院所": "科研机构",
    "科研单位": "科研机构",
    "社会公益组织": "社会公益组织",
    "公益组织": "社会公益组织",
    "法律服务机构": "法律服务机构",
    "律师事务所": "法律服务机构",
    "其他": "其他",
    "总计": WHOLE,
    "合计": WHOLE,
}


@cache
def applicant_of(header: str) -> str | None:
    """The applicant that a column header of table 3 names: a kind, "" for the whole, or None.

    A misprint of one character in a longer name is tolerated.
    """
    label = label_key(header)
    if label in _HEADERS:
        return _HEADERS[label]
    near = [
        kind
        for name, kind in _HEADERS.items()
        if len(name) >= 4 and len(label) == len(name) and _differences(label, name) == 1
    ]
    return near[0] if len(near) == 1 else None


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
