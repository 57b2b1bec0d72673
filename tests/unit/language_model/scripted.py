"""A chat model that says what it is told, and questions for which it is asked."""

from collections.abc import Iterator
from datetime import date

from disclosure_qa.language_model.assistant import LanguageModel
from disclosure_qa.language_model.choice import ModelChoice

TODAY = date(2020, 5, 1)
PROSE = "鹤溪镇2018年政府信息公开工作存在哪些问题？"
ENGLISH = "What problems did Hexi Town report in 2018?"
UNSURE = "鹤溪镇2018年老乡们递了多少条子？"
NARRATIVE = "该镇主要存在信息更新不够及时、解读形式单一、基层人员变动频繁等问题[1]。"
TRANSLATED = "Updates of information were not timely enough [1]. Interpretation was monotonous [1]."
_READING = '{"indicators": ["requests_received"], "years": [2018]}'


class _Scripted:
    def load(self) -> None:
        """Is always ready."""

    def reply(self, _: str, __: str) -> str:
        return _READING

    def pieces(self, system: str, _: str) -> Iterator[str]:
        yield from TRANSLATED if "in English" in system else NARRATIVE


def scripted_model() -> LanguageModel:
    """The model, for reports of `unit.answering.prose_reports`."""
    return LanguageModel(_Scripted(), ModelChoice("scripted:test"))
