"""What the prose tells in place of a number that the report's form has no row for."""

from collections.abc import Iterator
from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Status

REPORT = """漳平州市林业局2022年政府信息公开工作年度报告

一、总体情况
2022年收到政府信息公开申请21件，均在法定期限答复。
二、主动公开政府信息情况
全年公开信息73条。
三、收到和处理政府信息公开申请情况
本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和
	自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	总计
一、本年新收政府信息公开申请数量	20	1	0	0	0	0	21
二、上年结转政府信息公开申请数量	0	0	0	0	0	0	0
三、本年度办理结果（一）予以公开	20	1	0	0	0	0	21
（七）总计	20	1	0	0	0	0	21
四、结转下年度继续办理	0	0	0	0	0	0	0
四、政府信息公开行政复议、行政诉讼情况
无。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("instead")
    (folder / "林业局2022.txt").write_text(REPORT, encoding="utf-8")
    with Library.create(folder / "index") as library:
        ingest([folder / "林业局2022.txt"], library)
        yield library


@pytest.mark.parametrize(
    "question", ["漳平州市林业局2022年是按时答复的吗", "漳平州市林业局答复按时吗"]
)
def test_whether_something_is_so_may_be_told_by_a_sentence(library: Library, question: str) -> None:
    answer = ask(library, question, today=date(2023, 3, 1))
    assert answer.status is Status.ANSWERED
    assert "均在法定期限答复" in answer.text
    assert not answer.figures


def test_how_many_is_not(library: Library) -> None:
    answer = ask(library, "漳平州市林业局2022年按时办结多少件", today=date(2023, 3, 1))
    assert answer.status is Status.NOT_REPORTED
    assert not answer.figures
