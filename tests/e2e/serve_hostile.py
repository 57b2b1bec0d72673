"""Serves a report whose title, cells and file name are markup that would run, with users and a journal.

python tests/e2e/serve_hostile.py PORT FOLDER, where FOLDER is for all that it needs
"""

import sys
from pathlib import Path

import uvicorn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language, Status
from disclosure_qa.model.journal import Road
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.journal import Journal
from disclosure_qa.web import create_app
from staff_samples import with_users

IMAGE = '"><img src=x onerror=window.ran=1>'
SCRIPT = "'><script>window.ran=2<\\/script>".replace("\\", "")
PAYLOAD = f"{IMAGE}{SCRIPT}{{{{7*7}}}}${{window.ran=3}}"
BODY = "南岗县柳桥镇人民政府"
NAME = f"{BODY}2018<img src=x onerror=window.ran=4>.txt"
REPORT = f"""{BODY}2018年政府信息公开工作年度报告{IMAGE}
一、概述{PAYLOAD}
2018年，我镇认真做好政府信息公开工作，{PAYLOAD}主动公开政府信息61条。
二、存在的主要问题及改进措施
公开的内容还不够及时{PAYLOAD}。
三、附表
指标名称\t单位\t2018年\t历年累计
主动公开文件数{IMAGE}\t条\t61\t1265
受理政府信息公开申请总数\t件{IMAGE}\t5\t13
其中：1.当面申请数\t件\t{IMAGE}\t1
2.网络申请数\t件\t9\t{SCRIPT}
{PAYLOAD}\t件\t7\t7
行政复议数\t件\t0\t0
"""


def main(port: int, folder: Path) -> None:
    """Serves until it is stopped."""
    (folder / "reports").mkdir()
    (folder / "reports" / NAME).write_text(REPORT, encoding="utf-8")
    service = ServiceDatabase(folder / "service.db")
    with_users(service)
    journal = Journal(service)
    journal.opine(
        helpful=False,
        remark=PAYLOAD,
        question=PAYLOAD,
        language=Language.ZH,
        status=Status.OUT_OF_SCOPE,
        road=Road.CHAT,
    )
    with Library.create(folder / "index") as library:
        ingest([folder / "reports"], library, workers=1)
        assert library.reports(), "the report is read in spite of all"
        app = create_app(library, service=service, journal=journal)
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
