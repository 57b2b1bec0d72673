"""Every passage that holds a word, however many there are."""

from pathlib import Path

import pytest

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library

REPORT = """漳坪县{name}人民政府2018年政府信息公开工作年度报告

一、概述
{sentence}
二、主动公开政府信息情况
全年公开信息11条，完成率100%。
三、政府信息依申请公开办理情况
今年没有收到申请。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("literal")
    sentences = {f"鹤{c}镇": "每月举办开放日，讲解Wi-Fi申请。" for c in "山水林田湖草沙石松柏桃李"}
    sentences |= {"旧岭镇": "每月舉辦開放日。", "新岭镇": "每月公布账目。"}
    files = []
    for name, sentence in sentences.items():
        files.append(folder / f"{name}2018.txt")
        files[-1].write_text(REPORT.format(name=name, sentence=sentence), encoding="utf-8")
    library = Library.create(Path(folder / "index"))
    ingest(files, library)
    return library


@pytest.mark.parametrize(
    ("word", "count"),
    [("开放日", 13), ("wi-fi", 12), ("100%", 14), ("账目", 1), ("_", 0), ("%_", 0)],
)
def test_all_that_have_the_word_are_found(library: Library, word: str, count: int) -> None:
    assert len({passage.document for passage in library.passages_with(word)}) == count


def test_a_limit_holds(library: Library) -> None:
    assert len(library.passages_with("开放日", limit=2)) == 2
