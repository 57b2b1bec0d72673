"""Every sentence that an answer may hold, in each language; nothing is worded elsewhere."""

from collections.abc import Mapping

from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.answering.wording.en import English
from disclosure_qa.answering.wording.zh import Chinese
from disclosure_qa.model.answer import Language


def words(language: Language, names: Mapping[str, str] | None = None) -> Wording:
    """The wording of a language; `names` give the bodies' English names by canonical name."""
    match language:
        case Language.ZH:
            return Chinese()
        case Language.EN:
            return English(names or {})
