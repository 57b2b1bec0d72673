"""Turns marked sentences into plain text, keeping what they say as gold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.generator.facts import Amount
from reports.generator.model import Passage, Statement
from reports.generator.printing import said, spell

_NUMBER = re.compile(r"<<(?P<key>\w+)(?::(?P<style>\w+))?(?:@(?P<scope>\w+))?>>")
_SPAN = re.compile(r"\[\[(?P<topic>\w+)\|(?P<words>.*?)\]\]")
_END = re.compile(r"(?<=[。！？])")


@dataclass
class Speech:
    """Collects the statements and passages of one report while its text is written."""

    words: Mapping[str, str]
    numbers: Mapping[str, Amount]
    style: str = "ar"
    statements: list[Statement] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def say(self, marked: str) -> str:
        """Plain text of one marked piece of prose."""
        return "".join(self._sentence(part) for part in _END.split(marked) if part)

    def _sentence(self, marked: str) -> str:
        filled = marked.format_map(self.words)
        plain = _SPAN.sub(lambda m: m["words"], _NUMBER.sub(self._printed, filled))
        for found in _NUMBER.finditer(filled):
            value, about = self._value(found)
            scope = found["scope"] or ""
            self.statements.append(
                Statement(found["key"], value, plain, approximate=about, scope=scope)
            )
        for found in _SPAN.finditer(filled):
            quote = _NUMBER.sub(self._printed, found["words"])
            self.passages.append(Passage(found["topic"], quote))
        return plain

    def _value(self, found: re.Match[str]) -> tuple[Amount, bool]:
        """The number that the words mean, and whether they only mean it roughly."""
        value = int(self.numbers[found["key"]])
        if found["style"] == "approx":
            return value // _roundness(value) * _roundness(value), True
        return self.numbers[found["key"]], found["style"] == "near"

    def _printed(self, found: re.Match[str]) -> str:
        value, _ = self._value(found)
        style = found["style"] or self.style
        if style == "none":
            return ""
        if style == "approx":
            return said(value, "wan" if _roundness(int(value)) == 10_000 else "ar") + "余"
        return (
            "近" + spell(int(value)).removeprefix("一") if style == "near" else said(value, style)
        )


def _roundness(value: int) -> int:
    return 10_000 if value >= 10_000 else 100
