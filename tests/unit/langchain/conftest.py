"""An index of two years of one town's reports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library

_ROWS = (
    ("受理政府信息公开申请总数", "{requests}", 9),
    ("其中：1.当面申请数", "", 4),
    ("2.网络申请数", 2, 5),
)
_REPORT = """青河县柳桥镇人民政府{year}年政府信息公开工作年度报告

一、概述
{year}年，我镇按照要求推进政府信息公开工作。本报告所列数据的统计期限自{year}年1月1日至{year}年12月31日。

二、公开渠道
我镇通过政府网站、微信公众号和便民服务中心的公开栏公开政府信息，方便群众查阅。

三、存在的主要问题
一是部分村的信息更新不够及时；二是工作人员的业务水平有待提高。

四、附表
\t指标名称
\t单位
\t{year}年
\t历年累计

{rows}"""


def report(year: int, requests: int) -> str:
    """A report with an annex in which one cell is blank."""
    rows = "\n".join(
        f"\t{label}\n\t件\n\t{str(value).format(requests=requests)}\n\t{total}\n"
        for label, value, total in _ROWS
    )
    return _REPORT.format(year=year, rows=rows)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with the index in it."""
    folder = tmp_path_factory.mktemp("langchain")
    corpus = folder / "corpus"
    corpus.mkdir()
    for year, requests in ((2016, 5), (2017, 3)):
        (corpus / f"{year}.txt").write_text(report(year, requests), encoding="utf-8")
    with Library.create(folder / "index") as library:
        ingest([corpus], library)
    return folder


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    """The index, open."""
    with Library.open(place / "index") as opened:
        yield opened
