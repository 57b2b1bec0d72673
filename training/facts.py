"""What reports say and what people ask about it, from facts.txt, with its choices filled in."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("facts.txt")

_BRACES = re.compile(r"\{([^{}]*)\}")
"""The innermost braces: a choice between |, or a slot's name."""

_SYLLABLES = (
    "青石白云河山溪林川湖海江桥岭南北东西安平福宁新和永兴龙凤松竹梅兰泉沙洲塘坪湾坡杨柳樟桂荷枫"
)
_NAME_CHARACTERS = (
    "美丽幸福智慧阳光清风微言清泉百姓民声花开乡音心桥故里水岸新风发布之窗视界家园快讯"
)
_BODIES = "镇人民政府|县人民政府|区人民政府|市人民政府|市教育局|县民政局|区卫生健康局|街道办事处|市财政局|县水利局"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that reports state: headings, sentences and question forms, as templates."""

    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    questions: tuple[str, ...]


def read_facts(path: Path = SOURCE) -> tuple[Fact, ...]:
    """All facts of the source file, in its order."""
    facts: list[Fact] = []
    headings: tuple[str, ...] = ()
    for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        sentences: list[str] = []
        questions: list[str] = []
        for line in paragraph.splitlines():
            if line.startswith("== "):
                headings = tuple(line[3:].split("|"))
            elif line.startswith("- "):
                sentences.append(line[2:])
            elif line.startswith("? "):
                questions.append(line[2:])
        if sentences:
            facts.append(Fact(headings, tuple(sentences), tuple(questions)))
    return tuple(facts)


def fill(template: str, chance: random.Random) -> str:
    """A template with every choice made and every slot filled, from the inside out."""
    while found := _BRACES.search(template):
        choices = found[1].split("|")
        text = chance.choice(choices) if len(choices) > 1 else _value(found[1], chance)
        template = template[: found.start()] + text + template[found.end() :]
    return template


def _value(slot: str, chance: random.Random) -> str:
    match slot:
        case "n":
            return str(chance.choice((1, 2, 3, 5, 8, 12, 17, 26, 40, 63, 98, 126, 350, 1204, 8.5)))
        case "y":
            return str(chance.randint(2008, 2025))
        case "body":
            return place(chance) + chance.choice(_BODIES.split("|"))
        case "street":
            return place(chance) + chance.choice(("路", "街", "大道"))
        case "phone":
            return f"0{chance.randint(300, 999)}-{chance.randint(2000000, 88999999)}"
        case "mail":
            return (
                f"{chance.choice(('zwgk', 'xxgk', 'office'))}{chance.randint(1, 99)}@mail.example"
            )
        case "zip":
            return str(chance.randint(100000, 899999))
        case "date":
            return f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
        case "name":
            return "".join(chance.sample(_NAME_CHARACTERS, 4))
        case "place" | "place2":
            return place(chance)
        case _:
            raise ValueError(f"facts.txt has no slot {slot!r}")


def place(chance: random.Random) -> str:
    """An invented place's name, two characters."""
    return "".join(chance.sample(_SYLLABLES, 2))
