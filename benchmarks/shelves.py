"""Libraries of as many fictional reports as wanted, made in moments.

The reports of the tests' generator are read once, by the road that every report takes. What was
read is then entered again and again under other names by the library's own `add`: a name is
replaced by one of equally many characters, so that every place in the text still holds. No file
is written, and none is read again.
"""

import pickle
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import count, islice, permutations
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from disclosure_qa.checks import check
from disclosure_qa.ingest import read_report
from disclosure_qa.ingest.rules import rules_of_reading
from disclosure_qa.library import Addition, Library
from disclosure_qa.text.romanising import syllables
from disclosure_qa.vocabulary.catalogue import load_catalogue
from reports.generator import SEED, document_of
from reports.generator.bodies import BODIES, BY_KEY
from reports.generator.facts import Facts, simulate
from reports.generator.formats import WRITERS
from reports.generator.model import Plan
from reports.generator.plans import PLANS

_PLACES = ("砚溪", "桐屏", "云汀", "澄湖", "禾渡")
_TOWNS = ("柳桥", "竹坞", "麦垄", "望湖", "石鼓岭", "青石埠")

# Each character with one that sounds the same, for names typed wrongly. No two pairs sound alike.
_SYLLABLES = (
    "柏百坂板贝备碧毕苍仓岑涔柴豺潮朝池迟崇虫楚储川穿椿春翠脆岱带丹单稻道荻笛滇颠栋洞豆斗杜肚"
    "椴段墩蹲枫丰凫扶岗刚皋糕葛格谷鼓桂贵菡汉荷何蘅横虹红厚后桦华槐怀浣换蕙绘霍获蓟记葭佳涧见"
    "蛟交锦紧鸠究菊局蕨决峻俊康糠柯科崆空蔻扣葵魁岚兰蕾磊梨离莲连霖林榴留珑龙鹭路栾峦萝罗茅毛"
    "梅煤萌蒙棉绵苗描茗明茉末沐木磐盘佩配蓬朋萍平蒲仆茜欠樵桥芹勤楸秋荃泉榕容茹如蕊锐箬弱桑丧"
    "韶勺莘深苏酥穗岁蓑缩檀谭桃逃藤疼恬甜湍团薇威雯文梧吴霞侠湘香馨新萱宣洵寻杨羊瑶摇樱英榆鱼"
)
_HOMOPHONES = dict(zip(_SYLLABLES[::2], _SYLLABLES[1::2], strict=True))
_BATCH = 256


@dataclass(frozen=True)
class World:
    """What the bodies of one copy are called in place of the generator's names."""

    renamed: Mapping[str, str]

    def tell(self, text: str) -> str:
        """A text with this copy's names, in Chinese characters or in pinyin."""
        return self._pattern.sub(lambda match: self._all[match.group()], text)

    def misspell(self, text: str) -> str:
        """The text with a character of the same sound in each of this copy's names."""
        for name in self.renamed.values():
            text = text.replace(name, misspelt(name))
        return text

    @cached_property
    def _all(self) -> dict[str, str]:
        latin = {_latin(old): _latin(new) for old, new in self.renamed.items()}
        return {**self.renamed, **latin}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._all)))


def misspelt(name: str) -> str:
    """The name with its first character written as another one of the same sound."""
    return _HOMOPHONES.get(name[0], name[0]) + name[1:]


def _latin(name: str) -> str:
    return "".join(syllables(name)).capitalize()


def worlds() -> Iterator[World]:
    """One after the other; no two of the first thousand have a name in common."""
    names = ["".join(pair) for pair in permutations(_HOMOPHONES, 2)]
    Random(SEED).shuffle(names)
    for copy in count():
        places = (names[(5 * copy + n) % len(names)] for n in range(5))
        towns = (names[-1 - (6 * copy + n) % len(names)] for n in range(6))
        old = (*_PLACES, *_TOWNS)
        new = (*places, *towns)
        yield World({o: n + o[2:] for o, n in zip(old, new, strict=True)})


def names() -> Iterator[tuple[str, str]]:
    """Governments of towns, forty to a county, each with its county; namesakes among them."""
    places = ["".join(pair) for pair in permutations(_HOMOPHONES, 2)]
    random = Random(SEED)
    for county in random.sample(places, len(places)):
        for town in random.sample(places, 40):
            yield f"{county}县{town}{random.choice('镇镇乡')}人民政府", f"{county}县"


def held(limit: int | None = None) -> list[tuple[str, int]]:
    """The body and year of each of the generator's reports that `templates` reads."""
    return [(BY_KEY[plan.body].name, plan.year) for plan in plans(limit)]


def plans(limit: int | None = None) -> list[Plan]:
    """The generator's reports, corrected versions left out."""
    # A corrected version is no report of its own; a body and its annex are written as one file.
    return [plan for plan in PLANS if not plan.superseded][:limit]


def templates(limit: int | None = None) -> list[Addition]:
    """The generator's reports as read, as text or as a web page; `limit` takes only the first."""
    facts = facts_of()
    return [_read(plan, facts) for plan in plans(limit)]


def facts_of() -> dict[str, dict[int, Facts]]:
    """What the generator's bodies report, by year."""
    return {body.key: simulate(body, SEED) for body in BODIES}


def web_page(plan: Plan, facts: Mapping[str, Mapping[int, Facts]]) -> bytes:
    """A report as a web page in UTF-8."""
    return WRITERS["html"](document_of(plan, facts[plan.body][plan.year], SEED), {})


def _read(plan: Plan, facts: Mapping[str, Mapping[int, Facts]]) -> Addition:
    kind, options = _written_as(plan)
    original = WRITERS[kind](document_of(plan, facts[plan.body][plan.year], SEED), options)
    found = read_report(plan.file, original, load_catalogue())
    # By today's rules: a server would read it again, and the original has the template's names.
    return Addition(found.report, found.figures, found.passages, original, rules_of_reading())


def _written_as(plan: Plan) -> tuple[str, Mapping[str, str]]:
    """The formats that take long to write are written as web pages."""
    whole = plan.writer in {"txt", "html"} and not plan.annex
    return (plan.writer, plan.options) if whole else ("html", {})


def additions(made: Sequence[Addition], number: int) -> Iterator[Addition]:
    """So many reports, whole copies one after the other."""
    packed = [pickle.dumps(addition, pickle.HIGHEST_PROTOCOL) for addition in made]
    copies = (_renamed(body, world, copy) for copy, world in enumerate(worlds()) for body in packed)
    return islice(copies, number)


def _renamed(packed: bytes, world: World, copy: int) -> Addition:
    # Equally many characters are equally many bytes, so that the packed form stays sound.
    names = {old.encode(): new.encode() for old, new in world.renamed.items()}
    pattern = re.compile(b"|".join(map(re.escape, names)))
    body = pattern.sub(lambda match: names[match.group()], packed)
    addition: Addition = pickle.loads(body)
    return replace(addition, original=addition.original + f"\n{copy}".encode())


def enter(library: Library, entering: Iterator[Addition]) -> None:
    """Enter reports with their figures, passages, vectors and findings."""
    finding = partial(check, catalogue=load_catalogue())
    while batch := list(islice(entering, _BATCH)):
        library.add(batch, finding)
