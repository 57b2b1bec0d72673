"""The public JSON, both directions; nowhere else is it written or read.

types      the shapes, and the JSON Schemas made from them
outgoing   answers, figures, findings, reports → JSON
incoming   questions as JSON → QuestionRequest
tabular    figures, and any table → CSV and XLSX
"""

from disclosure_qa.contract.incoming import (
    ABSENT,
    QuestionRequest,
    read_json_lines,
    read_question,
    read_questions,
)
from disclosure_qa.contract.outgoing import (
    answer_json,
    citation_json,
    figure_json,
    finding_json,
    report_json,
)
from disclosure_qa.contract.tabular import (
    Value,
    csv_pieces,
    figures_csv,
    figures_table,
    figures_xlsx,
    inert,
    table_csv,
    table_xlsx,
    write_xlsx,
)
from disclosure_qa.contract.types import (
    AnswerJSON,
    CitationJSON,
    FigureJSON,
    FindingJSON,
    QuestionJSON,
    ReportJSON,
    TurnJSON,
    schemas,
)

__all__ = [
    "ABSENT",
    "AnswerJSON",
    "CitationJSON",
    "FigureJSON",
    "FindingJSON",
    "QuestionJSON",
    "QuestionRequest",
    "ReportJSON",
    "TurnJSON",
    "Value",
    "answer_json",
    "citation_json",
    "csv_pieces",
    "figure_json",
    "figures_csv",
    "figures_table",
    "figures_xlsx",
    "finding_json",
    "inert",
    "read_json_lines",
    "read_question",
    "read_questions",
    "report_json",
    "schemas",
    "table_csv",
    "table_xlsx",
    "write_xlsx",
]
