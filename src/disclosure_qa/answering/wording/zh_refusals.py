"""What is said in Chinese where there is no number, or no certainty of what is meant."""

from collections.abc import Sequence

from disclosure_qa.answering.wording.base import marks, printed_label, span
from disclosure_qa.answering.wording.zh_about import ChineseAbout
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Period
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import Catalogue

_FORMS = {
    Family.PROVINCIAL_ANNEX: "省定附表",
    Family.STATISTICS_FORM: "2014年统计表",
    Family.FORMAT_2019: "2019年国家格式",
    Family.FORMAT_2021: "2021年国家格式",
    Family.CITY_FORM: "早期统计表",
    Family.PROSE_ONLY: "没有统计表的文字报告",
}


class ChineseRefusals(ChineseAbout):
    """The part of the Chinese wording that refuses, offers and asks back."""

    def not_reported(self, catalogue: Catalogue, slot: Slot, citations: Sequence[int]) -> str:
        name = self.measure(catalogue, slot.measure)
        report = f"{slot.agency}{slot.year}年的报告"
        label = printed_label(slot.figures[0]) if slot.figures else name
        printed = slot.figures[0].printed if slot.figures else ""
        column = "历年累计" if slot.period is Period.CUMULATIVE else "当年"
        match slot.outcome:
            case Outcome.NO_REPORT:
                return self.no_report((slot.agency,), (slot.year,))
            case Outcome.BLANK if printed:
                return f"{report}在“{label}”的{column}一格里写的是“{printed}”，不是数字{marks(citations)}。"
            case Outcome.BLANK:
                return f"{report}里“{label}”的{column}一格是空白，没有填数{marks(citations)}。"
            case Outcome.PART_BLANK:
                return f"{report}没有“{name}”的总数，要相加的“{label}”一格没有填数，因此不能算出{marks(citations)}。"
            case Outcome.FORM_LACKS:
                form = _FORMS[slot.report.family] if slot.report else ""
                return f"{report}用的是{form}，其中没有“{name}”这一项。"
            case Outcome.NO_CUMULATIVE:
                return f"{report}只列出“{name}”的当年数，没有历年累计。"
            case Outcome.NO_WHOLE:
                return f"问题没有说明“{name}”占什么的比例，{report}也没有它所属的总数，因此不能计算占比。"
            case Outcome.UNCLEAR:
                return f"{report}对“{name}”写了几个不同的数，不能确定是哪一个。"
            case _:
                return f"{report}里没有“{name}”这一项。"

    def no_report(self, agencies: Sequence[str], years: Sequence[int]) -> str:
        who = "、".join(agencies)
        when = "、".join(f"{year}年" for year in years)
        return f"没有收录{who}{when}的报告。" if who or when else "还没有收录任何报告。"

    def no_common_year(self) -> str:
        return "这几个机关没有同一年的报告，不能直接比较。"

    def unknown_place(self, name: str) -> str:
        return f"没有收录“{name}”的报告。"

    def years_there_are(self, agency: str, years: Sequence[int]) -> str:
        return f"收录了{agency}{span(years, '、')}年的报告。"

    def bodies_there_are(self, near: Sequence[str], count: int) -> str:
        if near:
            return f"名称相近的有：{'、'.join(near)}。"
        return f"目前收录{count}个机关的报告，可以问“收录了哪些机关？”"

    def which_one(self) -> str:
        return "这个问题有几种理解，答案不同。请问是哪一个？"

    def opinion(self) -> str:
        return "好坏不作评价，但可以比较报告中的数字："

    def out_of_scope(self) -> str:
        return "这里只回答政府信息公开工作年度报告里的内容，不能回答这个问题。"

    def nothing_in_prose(self, agencies: Sequence[str], years: Sequence[int]) -> str:
        who = "、".join(agencies)
        when = "、".join(f"{year}年" for year in years)
        return f"{who}{when}的报告里没有找到相关内容。" if who else "收录的报告里没有找到相关内容。"

    def misspelt(self, written: str, meant: str) -> str:
        return f"没有“{written}”的报告，按名称相近的“{meant}”作答。"

    def assumed(self, agency: str | None, year: int | None) -> str:
        parts = [f"机关按{agency}"] if agency else []
        parts += [f"年份按{year}年"] if year else []
        return f"问题里没有说明，{'，'.join(parts)}作答。"
