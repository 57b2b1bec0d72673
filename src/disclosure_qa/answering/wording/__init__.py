"""Every sentence that an answer may hold, in each language; nothing is worded elsewhere.

base   what a language must be able to say
zh, zh_refusals, zh_about   in Chinese: answers, refusals, the collection and the assistant
en, en_refusals, en_about   in English
prose  around quotes from the prose, in both
"""

from collections.abc import Iterable, Mapping

from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.answering.wording.en import English
from disclosure_qa.answering.wording.zh import Chinese
from disclosure_qa.model.answer import Language
from disclosure_qa.vocabulary.agencies import english_name


def words(language: Language, names: Mapping[str, str] | None = None) -> Wording:
    """The wording of a language; `names` give the bodies' English names by canonical name."""
    match language:
        case Language.ZH:
            return Chinese()
        case Language.EN:
            return English(names or {})


def wording_for(language: Language, agencies: Iterable[str]) -> Wording:
    """The wording of a language, with the bodies' names as its readers know them.

    In English both names: "Liuqiao Town People's Government, Qinghe County (青河县柳桥镇人民政府)".
    """
    names: Mapping[str, str] = {}
    if language is Language.EN:
        names = {agency: _both_names(agency) for agency in agencies}
    return words(language, names)


def _both_names(agency: str) -> str:
    english = english_name(agency)
    return agency if english == agency else f"{english} ({agency})"
