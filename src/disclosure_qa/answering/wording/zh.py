"""The sentences of an answer in Chinese."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from disclosure_qa.answering.values.derive import Amount, Result
from disclosure_qa.answering.wording.base import (
    all_alike,
    confirmed,
    few_others,
    in_one,
    marks,
    plain_number,
    second_is_more,
    woven,
)
from disclosure_qa.answering.wording.zh_about import checked
from disclosure_qa.answering.wording.zh_refusals import ChineseRefusals
from disclosure_qa.model.answer import Finding, Operation
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Limit, Measure, Query
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Comparability
from disclosure_qa.vocabulary.labels import label_key

_TWO = 2
_LIMITS = {
    Limit.ABOVE: "大于",
    Limit.BELOW: "小于",
    Limit.AT_LEAST: "不少于",
    Limit.AT_MOST: "不超过",
    Limit.EXACTLY: "等于",
}
_COMPUTED = {Operation.SUM: "合计", Operation.AVERAGE: "平均"}
_CHECKED = {True: "与报告一致：", False: "与报告不一致：报告写的是，", None: ""}


class Chinese(ChineseRefusals):
    """Answers for readers of Chinese."""

    def number(self, value: Decimal) -> str:
        return plain_number(value)

    def join(self, sentences: Iterable[str]) -> str:
        return "".join(sentences)

    def agency(self, name: str) -> str:
        return name

    def measure(self, catalogue: Catalogue, measure: Measure) -> str:
        indicator = catalogue.get(measure.indicator or "")
        name = indicator.zh if indicator else label_key(measure.label or "")
        return f"{name}（申请人为{measure.applicant}）" if measure.applicant else name

    def answer(self, catalogue: Catalogue, query: Query, results: Sequence[Result]) -> str:
        if query.besides in _COMPUTED:
            return self._computed(catalogue, results)
        sentences = [self._result(catalogue, query, result) for result in results]
        return self._checked(query, results) + "".join(filter(None, sentences))

    def _checked(self, query: Query, results: Sequence[Result]) -> str:
        """Yes or no, where the question holds a number up or asks whether there is any."""
        values = [a.value for r in results for a in r.amounts if a.value is not None]
        if query.claimed and values:
            return _CHECKED[confirmed(query.claimed, values)]
        if query.whether and len(values) == 1 and query.operation is Operation.VALUE:
            if query.condition is not None:
                return "是的，" if query.condition.holds(values[0]) else "不是，"
            return "有。" if values[0] else "没有。"
        return ""

    def _result(self, catalogue: Catalogue, query: Query, result: Result) -> str:
        match result.operation:
            case Operation.VALUE if query.breakdown:
                return self.broken_down(catalogue, query, result.amounts)
            case Operation.VALUE:
                return self._values(catalogue, result.amounts)
            case Operation.SHARE:
                return self._share(catalogue, result)
            case Operation.GROWTH:
                return self._growth(catalogue, result)
            case Operation.DIFFERENCE:
                return self._difference(catalogue, query, result)
            case Operation.SUM | Operation.AVERAGE:
                return self._computed(catalogue, [result])
            case Operation.MAX:
                return self._extreme(catalogue, result, "最多")
            case Operation.MIN:
                return self._extreme(catalogue, result, "最少")
            case Operation.RANK:
                return self._rank(catalogue, result)
            case Operation.COUNT:
                return self._count(catalogue, query, result)

    def _values(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        if len(amounts) == 1:
            return self._sentence(catalogue, amounts[0])
        places = {(a.slot.agency, a.slot.year) for a in amounts}
        measures = {a.slot.measure for a in amounts}
        if len(measures) > 1 or len(places) == 1:
            return "".join(self._sentence(catalogue, amount) for amount in amounts)
        name = self.measure(catalogue, amounts[0].slot.measure)
        agencies = {a.slot.agency for a in amounts}
        head = (
            f"{amounts[0].slot.agency}{self._over(amounts[0])}{name}："
            if len(agencies) == 1
            else f"{self._over(amounts[0])}{name}："
        )
        items = [self._item(amount, len(agencies) > 1) for amount in amounts]
        return head + "，".join(items) + "。"

    def _applicant(self, applicant: str) -> str:
        return applicant

    def _no_subtotals(self) -> str:
        return "表中没有小计，合计数由各行相加得出。"

    def _of_these(self, parts: Sequence[tuple[str, str]]) -> str:
        named = "，".join(name + told for name, told in parts)
        return f"分项：{named}。" if named else "报告没有把它分项列出。"

    def _over(self, amount: Amount) -> str:
        return "历年累计" if amount.slot.period is Period.CUMULATIVE else ""

    def _item(self, amount: Amount, several_agencies: bool) -> str:
        place = f"{amount.slot.agency if several_agencies else ''}{amount.slot.year}年"
        if amount.value is None:
            return place + self._missing_briefly(amount)
        return f"{place}{self._amount(amount)}"

    def _missing_briefly(self, amount: Amount) -> str:
        match amount.slot.outcome:
            case Outcome.NO_REPORT:
                return "没有收录报告"
            case Outcome.BLANK | Outcome.PART_BLANK:
                return f"报告未填{marks(amount.citations)}"
            case _:
                return "报告没有这一项"

    def _amount(self, amount: Amount) -> str:
        """The value with its unit and marks; its parts where it was added up."""
        value = amount.value if amount.value is not None else Decimal(0)
        about = "约" if amount.approximate else ""
        text = f"{about}{self.number(value)}{amount.unit}"
        if amount.approximate and not amount.slot.summed:
            text += f"（报告写作“{amount.slot.figures[0].printed}”）"
        if amount.sums and not amount.added_up:
            parts = "＋".join(
                self.number(f.value) for f in amount.slot.figures if f.value is not None
            )
            text += f"（由{parts}相加，表中没有这一小计）"
        return text + marks(amount.citations)

    def _subject(self, catalogue: Catalogue, slot: Slot) -> str:
        name = self.measure(catalogue, slot.measure)
        if slot.period is Period.CUMULATIVE:
            return f"截至{slot.year}年，{slot.agency}历年累计{name}"
        end = "末" if slot.period is Period.YEAR_END else ""
        return f"{slot.agency}{slot.year}年{end}{name}"

    def _sentence(self, catalogue: Catalogue, amount: Amount) -> str:
        if amount.value is None:
            return self.not_reported(catalogue, amount.slot, amount.citations)
        return f"{self._subject(catalogue, amount.slot)}为{self._amount(amount)}。"

    def _share(self, catalogue: Catalogue, result: Result) -> str:
        part, base = result.first, result.second
        if part is None or base is None:
            return ""
        if part.value is None or base.value is None:
            missing = part if part.value is None else base
            return self.not_reported(catalogue, missing.slot, missing.citations)
        sides = f"{self._subject(catalogue, part.slot)}为{self._amount(part)}，{self.measure(catalogue, base.slot.measure)}为{self._amount(base)}"
        if result.value is None:
            return f"{sides}；总数为0，不能计算占比。"
        return f"{sides}，占{self.number(result.value)}%。"

    def _growth(self, catalogue: Catalogue, result: Result) -> str:
        sides = self._two_sides(catalogue, result)
        if result.value is None:
            known = all(side and side.value is not None for side in (result.first, result.second))
            return f"{sides}；基数为0，不能计算增长率。" if known else f"{sides}，不能计算增长率。"
        word = "增长" if result.value >= 0 else "下降"
        over = "" if len(result.amounts) == _TWO else "首尾相比"
        rate = f"{self.number(abs(result.value))}%（{self._signed(result.value)}%）"
        return f"{sides}，{over}{word}{rate}。"

    def _signed(self, value: Decimal) -> str:
        return ("+" if value > 0 else "") + self.number(value)

    def _two_sides(self, catalogue: Catalogue, result: Result) -> str:
        amounts = result.amounts
        same = len({a.slot.measure for a in amounts}) == 1
        if not same:
            return "，".join(self._sentence(catalogue, a).rstrip("。") for a in amounts)
        agencies = {a.slot.agency for a in amounts}
        name = self.measure(catalogue, amounts[0].slot.measure)
        head = f"{amounts[0].slot.agency}{name}" if len(agencies) == 1 else name
        return head + "：" + "，".join(self._item(a, len(agencies) > 1) for a in amounts)

    def _difference(self, catalogue: Catalogue, query: Query, result: Result) -> str:
        if query.before and result.first and result.second:
            return self._before(catalogue, result)
        sides = self._two_sides(catalogue, result)
        if result.value is None:
            return f"{sides}，不能相减。"
        if result.value == 0:
            return f"{sides}，两者相同，相差0{result.unit}。"
        word = "多" if second_is_more(result) else "少"
        than = "后者比前者" if len(result.amounts) == _TWO else "最后一个比第一个"
        return f"{sides}，{than}{word}{self.number(abs(result.value))}{result.unit}。"

    def _before(self, catalogue: Catalogue, result: Result) -> str:
        total, year = result.amounts
        if result.value is None:
            missing = total if total.value is None else year
            return self.not_reported(catalogue, missing.slot, missing.citations)
        name = self.measure(catalogue, total.slot.measure)
        return (
            f"{total.slot.agency}{total.slot.year}年以前累计{name}为{self.number(result.value)}{result.unit}："
            f"历年累计{self._amount(total)}，减去{year.slot.year}年的{self._amount(year)}。"
        )

    def _computed(self, catalogue: Catalogue, results: Sequence[Result]) -> str:
        """The numbers once, and their sum, their average or both."""
        listed = self._values(catalogue, results[0].amounts).rstrip("。")
        words = [_COMPUTED[result.operation] for result in results]
        values = [(result.value, result.unit) for result in results if result.value is not None]
        if len(values) < len(results):
            return f"{listed}；单位不同或没有数字，不能{'、'.join(words)}。"
        told = (f"{w}{self.number(v)}{unit}" for w, (v, unit) in zip(words, values, strict=True))
        return f"{listed}；{'，'.join(told)}。"

    def _extreme(self, catalogue: Catalogue, result: Result, word: str) -> str:
        if not result.chosen:
            return "所问的报告都没有这个数字。"
        name = self.measure(catalogue, result.amounts[0].slot.measure)
        if len({a.slot.measure for a in result.amounts}) > 1:
            return self._extreme_part(catalogue, result, word)
        several = len({a.slot.agency for a in result.amounts}) > 1
        who = "、".join(self._item(a, several_agencies=True) for a in result.chosen)
        others = "、".join(self._item(a, several_agencies=True) for a in few_others(result))
        beside = f"，其余为{others}" if others else ""
        return f"{name}{word}的是{who}{beside}。" if several else f"{name}{word}的年份：{who}。"

    def _extreme_part(self, catalogue: Catalogue, result: Result, word: str) -> str:
        """The largest of several things counted, and what is left blank among them."""
        blank = [self._sentence(catalogue, a) for a in result.amounts if a.value is None]
        if all_alike(result):
            alike = "、".join(self._sentence(catalogue, a).rstrip("。") for a in result.chosen)
            return self.join([f"{alike}，都一样多。", *blank])
        chosen = (
            f"{self._subject(catalogue, a.slot)}{word}，为{self._amount(a)}。"
            for a in result.chosen
        )
        return self.join([*chosen, *blank])

    def _rank(self, catalogue: Catalogue, result: Result) -> str:
        if not result.chosen:
            return "所问的报告都没有这个数字。"
        name = self.measure(catalogue, result.amounts[0].slot.measure)
        if len({a.slot.measure for a in result.amounts}) > 1:
            return self._ranked_parts(catalogue, result)
        items = [self._item(a, several_agencies=True) for a in result.chosen]
        place = ""
        if result.first is not None and result.value is not None:
            place = f"{result.first.slot.agency}排第{self.number(result.value)}。"
        return f"{place}{name}从多到少：{'，'.join(items)}。"

    def _ranked_parts(self, catalogue: Catalogue, result: Result) -> str:
        """Several things that one report counts, from the most to the fewest."""
        slot = result.amounts[0].slot
        named = "，".join(
            self.measure(catalogue, a.slot.measure) + self._told(a) for a in result.chosen
        )
        blank = [self._sentence(catalogue, a) for a in result.amounts if a.value is None]
        return self.join([f"{slot.agency}{slot.year}年从多到少：{named}。", *blank])

    def _count(self, catalogue: Catalogue, query: Query, result: Result) -> str:
        name = self.measure(catalogue, result.amounts[0].slot.measure)
        held = self._condition(query)
        who = (
            "：" + "，".join(self._item(a, several_agencies=True) for a in result.chosen)
            if result.chosen
            else ""
        )
        if len({a.slot.agency for a in result.amounts}) == 1:
            years = self.number(result.value or Decimal(0))
            return f"{name}{held}的年份有{years}个{who}。"
        return f"{name}{held}的机关有{self.number(result.value or Decimal(0))}个{who}。"

    def _condition(self, query: Query) -> str:
        condition = query.condition
        if condition is None or condition.limit is Limit.ANY:
            return "大于0"
        if condition.limit is Limit.NONE:
            return "为0"
        return _LIMITS[condition.limit] + self.number(condition.number)

    def option(
        self, catalogue: Catalogue, query: Query, slots: Sequence[Slot], focus: Sequence[str]
    ) -> str:
        bodies = tuple(dict.fromkeys(slot.agency for slot in slots))
        agencies = "、".join(bodies)
        years = "、".join(f"{year}年" for year in dict.fromkeys(slot.year for slot in slots))
        if query.operation is Operation.VALUE or not focus:
            over = "历年累计" if query.period is Period.CUMULATIVE else ""
            names = "和".join(self.measure(catalogue, m) for m in query.measures)
            return f"{agencies}{years}{over}{names}是多少？"
        named = "" if query.years else years
        asked = woven(focus, bodies)
        return f"{named}{asked}？" if asked else f"{agencies}{named}{in_one(focus)}？"

    def comparison(self, catalogue: Catalogue, measure: Measure, year: int) -> str:
        return f"{year}年哪个机关的{self.measure(catalogue, measure)}最多？"

    def shown_of(self, shown: int, found: int) -> str:
        return f"共{found}处，这里列出前{shown}处。"

    def discrepancy(
        self, finding: Finding, citations: Sequence[int], confirmed: Collection[str]
    ) -> str:
        return f"{finding.what}{marks(citations)}{checked(finding, confirmed)}"

    def comparability(self, changes: Sequence[Comparability]) -> str:
        return "".join(dict.fromkeys(change.zh for change in changes))

    def read_optically(self, citations: Sequence[int]) -> str:
        return f"以上内容识别自扫描件或图片（见{marks(citations)}），可能有误读，请与原件核对。"

    def nearest(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        said = "".join(self._sentence(catalogue, amount) for amount in amounts)
        return f"这份报告里相近的数字：{said}"

    def other_years(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        return f"其他年份：{self._values(catalogue, amounts)}"

    def quoted(self, quote: str, citation: int) -> str:
        return f"报告正文里有这样一句（原文）：「{quote}」[{citation}]"
