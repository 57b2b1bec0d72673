"""What is said in Chinese about the collection, its findings, a term and the assistant itself; and on what
staff corrected."""

from collections.abc import Collection, Mapping, Sequence

from disclosure_qa.answering.values.derive import Amount
from disclosure_qa.answering.wording.base import Wording, marks, printed_label, span
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.evidence import Outcome
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.terms import Term

_MOST_LISTED = 12


def checked(finding: Finding, confirmed: Collection[str]) -> str:
    """What is said behind a finding that staff confirmed; "" behind others."""
    return "（工作人员已核实，此处有误）" if finding.key in confirmed else ""


class ChineseAbout(Wording):
    """The part of the Chinese wording that speaks of no single figure."""

    def collection(self, entries: Sequence[ReportEntry]) -> str:
        if not entries:
            return "没有收录符合条件的报告。"
        by_agency: dict[str, list[int]] = {}
        reports = [entry for entry in entries if not entry.part_of]
        for entry in reports:
            by_agency.setdefault(entry.agency, []).append(entry.year)
        listed = [
            f"{agency}（{span(years, '、')}年）"
            for agency, years in list(by_agency.items())[:_MOST_LISTED]
        ]
        more = f"等{len(by_agency)}个机关" if len(by_agency) > _MOST_LISTED else ""
        return f"收录了{len(by_agency)}个机关的{len(reports)}份报告：{'、'.join(listed)}{more}。"

    def missing(
        self, lacking: Mapping[str, Sequence[int]], bodies: int, years: Sequence[int]
    ) -> str:
        if not lacking:
            return f"{span(years, '、')}年的报告都已收录。" if years else "还没有收录报告。"
        listed = [
            f"{agency}（{span(gone, '、')}年）"
            for agency, gone in list(lacking.items())[:_MOST_LISTED]
        ]
        more = "等" if len(lacking) > _MOST_LISTED else ""
        return (
            f"{span(years, '、')}年间，{bodies}个机关中有{len(lacking)}个没有收录齐：{'、'.join(listed)}{more}。"
            "没有收录不等于没有公布。"
        )

    def findings(
        self,
        findings: Sequence[Finding],
        citations: Sequence[Sequence[int]],
        confirmed: Collection[str],
    ) -> str:
        if not findings:
            return "所查的报告里没有发现对不上的数字。"
        lines = [
            f"· {f.agency}{f.year}年：{f.what}{marks(c)}{checked(f, confirmed)}"
            for f, c in zip(findings, citations, strict=True)
        ]
        return f"发现{len(findings)}处：\n" + "\n".join(lines)

    def dismissed(self, count: int) -> str:
        return f"另有{count}处疑点经工作人员核对，认为无误，没有列出。"

    def definition(self, catalogue: Catalogue, indicator: str) -> str:
        found = catalogue[indicator]
        return f"“{found.zh}”：{found.define_zh}"

    def terms(self, terms: Sequence[Term]) -> str:
        return "\n".join(f"“{term.zh}”：{term.define_zh}" for term in terms)

    def greeting(self, reports: int, bodies: int) -> str:
        return f"您好。我是自动助手，依据{bodies}个机关的{reports}份政府信息公开工作年度报告作答。可以直接问一个数字、一个比较，或报告里写了什么。"

    def thanks(self) -> str:
        return "不客气。还可以继续提问。"

    def help(self, reports: int, bodies: int) -> str:
        return (
            f"我是自动助手，不是真人。可以查{bodies}个机关{reports}份年度报告里的数字（某年的、历年累计的、几年的、几个机关之间的），"
            "计算合计、占比、增减和排名，也可以查报告正文写了什么，以及哪些报告的数字对不上。每个数字都附出处；报告没有写的，我会说没有。"
        )

    def corrected_report(self, said: Corrected, citations: Sequence[int]) -> str:
        what = "发布机关" if said.kind is CorrectionKind.AGENCY else "年份"
        return f"这份报告的{what}由工作人员更正过，自动识别为“{said.read}”{marks(citations)}。"

    def corrected_value(self, figure: Figure, citation: int) -> str:
        printed = f"原文为“{figure.printed}”" if figure.printed else "原文该格空白"
        now = "不计数" if figure.value is None else f"更正为 {self.number(figure.value)}"
        return f"“{printed_label(figure)}”的数字由工作人员更正：{printed}，{now}[{citation}]。"

    def corrected_row(self, figure: Figure, citation: int) -> str:
        return f"“{printed_label(figure)}”一行统计的是什么，由工作人员认定[{citation}]。"

    def coverage(self, amounts: Sequence[Amount]) -> str:
        bodies = {a.slot.agency for a in amounts}
        known = {a.slot.agency for a in amounts if a.value is not None}
        reasons = []
        for outcomes, reason in (
            ({Outcome.NO_REPORT}, "个没有报告"),
            ({Outcome.BLANK, Outcome.PART_BLANK}, "个空白未填"),
            (
                {Outcome.ABSENT, Outcome.FORM_LACKS, Outcome.NO_CUMULATIVE, Outcome.UNCLEAR},
                "个报告没有这一项",
            ),
        ):
            missing = {a.slot.agency for a in amounts if a.slot.outcome in outcomes} - known
            reasons += [f"{len(missing)}{reason}"] if missing else []
        return (
            f"{len(bodies)}个机关中{len(known)}个有这个数字"
            + ("；" + "，".join(reasons) if reasons else "")
            + "。"
        )
