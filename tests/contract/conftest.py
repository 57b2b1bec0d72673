"""A small index of fictional reports, and the command line as another program sees it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from disclosure_qa.cli import main

LIUQIAO = "青河县柳桥镇人民政府"
TITLE = f"{LIUQIAO}2017年政府信息公开工作年度报告"
ROWS = [
    ("主动公开文件数", "条", "58", "1310"),
    ("其中：1.政府网站公开数", "条", "58", "1310"),
    ("2.政府公报公开数", "条", "0", "0"),
    ("受理政府信息公开申请总数", "条", "12", "31"),
    ("其中：1.当面申请数", "条", "4", "9"),
    ("2.网络申请数", "条", "7", "20"),
    ("3.信函、传真申请数", "条", "2", "2"),
    ("对申请的答复总数", "条", "12", "31"),
    ("其中：1.同意公开答复数", "条", "9", "27"),
    ("2.同意部分公开答复数", "条", "1", "1"),
    ("3.不予公开答复数", "条", "2", "3"),
    ("4.其他类型答复数", "条", "0", ""),
    ("行政复议数", "件", "1", "1"),
    ("行政诉讼数", "件", "0", "0"),
]
CELLS = len(ROWS) * 2
"""Figures of the annex; one of them is blank, and one sum (4 + 7 + 2, not 12) is wrong."""


def report_html() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    return f"""<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<h1>{TITLE}</h1>
<p>根据《中华人民共和国政府信息公开条例》的要求，由柳桥镇人民政府编制。本年度报告的数据统计期限自2017年1月1日至2017年12月31日。</p>
<h2>一、概述</h2>
<p>2017年，我镇成立了政府信息公开工作领导小组，由镇长任组长。</p>
<h2>二、存在的主要问题及改进措施</h2>
<p>公开的形式还不够丰富。下一步将开通微信公众号。</p>
<h2>三、附表</h2>
<table border="1"><tr><td>指标名称</td><td>单位</td><td>2017年</td><td>历年累计</td></tr>{rows}</table>
</body></html>"""


@dataclass(frozen=True)
class Output:
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Output]


def run_cold(*arguments: object, folder: Path, code: str = "", **environment: str) -> Output:
    """Run the command line in a process of its own; `code` runs at its end."""
    script = (
        f"import sys\nfrom disclosure_qa.cli import main\ntry: main()\nfinally:\n {code or 'pass'}"
    )
    command = [sys.executable, "-c", script, *map(str, arguments)]
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("DISCLOSURE_QA_", "COV_"))}
    run = subprocess.run(
        command, cwd=folder, env={**ours, **environment}, capture_output=True, check=False
    )
    return Output(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))


@pytest.fixture
def run_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, in the folder given first."""

    def command(folder: Path, *arguments: object) -> Output:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Output(int(end.value.code or 0), printed.out, printed.err)

    return command


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with reports/2017/柳桥镇.html, and index/ made from it."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "reports" / "2017").mkdir(parents=True)
    (folder / "reports" / "2017" / "柳桥镇.html").write_text(report_html(), encoding="utf-8")
    output = run_cold("ingest", "reports", folder=folder)
    assert output.status == 0, output.err
    return folder


@pytest.fixture
def run(place: Path, run_in: Run) -> Run:
    """Run the command line in that directory."""
    return partial(run_in, place)


@pytest.fixture
def cold(place: Path) -> Run:
    """Run the command line in that directory, in a process of its own."""
    return partial(run_cold, folder=place)
