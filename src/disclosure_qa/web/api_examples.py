"""An example of what each address of the HTTP interface gives; all bodies are fictional."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from disclosure_qa import contract
from disclosure_qa.model.answer import (
    Answer,
    Citation,
    CitedFigure,
    Finding,
    FindingKind,
    Language,
    Status,
    Understood,
)
from disclosure_qa.model.figure import Figure, Period, Source
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Family

_BODY: Final = "青河县柳桥镇人民政府"
_DOCUMENT: Final = "2017/柳桥镇.docx"
_LABEL: Final = "受理政府信息公开申请总数"
_INDICATOR: Final = "requests_received"
_QUOTE: Final = f"{_LABEL} 件 12 30"
_SOURCE: Final = Source(
    _DOCUMENT, _BODY, 2017, "六、其他事项/（二）附表", _QUOTE, 900, 900 + len(_QUOTE), page=7
)
_FIGURE: Final = Figure(
    label=_LABEL,
    path=(_LABEL,),
    period=Period.YEAR,
    value=Decimal(12),
    printed="12",
    unit="件",
    source=_SOURCE,
    indicator=_INDICATOR,
)
_ANSWER: Final = Answer(
    question="柳桥镇2017年收到多少件申请？",
    language=Language.ZH,
    status=Status.ANSWERED,
    text=f"{_BODY}2017年收到的政府信息公开申请数为12件[1]。",
    figures=(CitedFigure(_FIGURE, 1),),
    citations=(Citation(1, _SOURCE),),
    understood=(Understood((_BODY,), (2017,), (_INDICATOR,), None, Period.YEAR),),
)
_REPORT: Final = ReportEntry(
    document=_DOCUMENT,
    agency=_BODY,
    region="青河县",
    year=2017,
    title=f"{_BODY}2017年政府信息公开工作年度报告",
    family=Family.PROVINCIAL_ANNEX,
    issued=date(2018, 3, 1),
    period_years=(2017,),
    origin="text",
    sha256="",
)
_FINDING: Final = Finding(
    kind=FindingKind.CUMULATIVE_BREAK,
    agency=_BODY,
    year=2017,
    document=_DOCUMENT,
    what="历年累计 = 上年累计 + 本年",
    expected=Decimal(31),
    found=Decimal(30),
    sources=(_SOURCE,),
)

QUESTION: Final[dict[str, Any]] = {"question": _ANSWER.question, "language": "zh"}
ANSWER: Final = contract.answer_json(_ANSWER)
FIGURES_CSV: Final = contract.figures_csv([_FIGURE])
LISTS: Final[dict[str, dict[str, Any]]] = {
    "figures": {"figures": [contract.figure_json(_FIGURE)], "next": None},
    "reports": {"reports": [contract.report_json(_REPORT)]},
    "findings": {"findings": [contract.finding_json(_FINDING)]},
    "catalogue": {
        "indicators": [
            {
                "id": _INDICATOR,
                "zh": "收到的政府信息公开申请数",
                "en": "requests for information received",
                "unit": "件",
                "stock": False,
                "families": ["A", "B"],
                "definition": {
                    "zh": "本年收到的申请。",
                    "en": "Requests that came in in the year.",
                },
            }
        ]
    },
}
"""By the name of the address."""
