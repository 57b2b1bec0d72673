"""The operator's file of other names: read, honoured, and refused with the place of a fault."""

from pathlib import Path

import pytest

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.vocabulary.aliases import Aliases, load_aliases, unpacked

FILE = """
[[body]]
name = "临江市云溪区人民政府"
region = "临江市"
former = ["云溪县人民政府"]
also = ["云区", "Cloud Brook District", "溪北区"]

[[body]]
name = "青河县自然资源局"
former = ["青河县国土资源局"]
"""


@pytest.fixture
def aliases(tmp_path: Path) -> Aliases:
    return load_aliases(written(tmp_path, FILE))


def written(folder: Path, text: str) -> Path:
    file = folder / "aliases.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("printed", "filed"),
    [
        (("云溪县人民政府", "临江市"), ("临江市云溪区人民政府", "临江市")),
        (("临江市云溪县人民政府", ""), ("临江市云溪区人民政府", "临江市")),
        (("海原市云溪县人民政府", "海原市"), ("海原市云溪县人民政府", "海原市")),
        (("青河县国土资源局", "青河县"), ("青河县自然资源局", "青河县")),
        (("海原县国土资源局", "海原县"), ("海原县国土资源局", "海原县")),
        # Known in questions only: that body may have reports of its own.
        (("溪北区人民政府", ""), ("溪北区人民政府", "")),
    ],
)
def test_filed(aliases: Aliases, printed: tuple[str, str], filed: tuple[str, str]) -> None:
    assert aliases.filed(*printed) == filed


def test_keys(aliases: Aliases) -> None:
    keys = aliases.keys_of("临江市云溪区人民政府", "临江市")
    assert {"云区", "溪北区", "云溪县", "云溪县人民政府", "cloudbrookdistrict"} <= set(keys)
    assert aliases.keys_of("海原市云溪区人民政府", "海原市") == ()
    assert unpacked(aliases.packed()) == aliases
    assert unpacked(None) == Aliases()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[body]]\nname = ", "is no TOML"),
        ("[[body]]\nalso = ['x']", r"\[\[body\]\] number 1: needs name"),
        ("[[body]]\nname = 'a'\nalias = ['x']", "number 1: unknown alias; there are also, former"),
        ("[[body]]\nname = 'a'\n[[body]]\nname = 'b'\nalso = 'x'", "number 2: also must be a list"),
        ("[body]\nname = 'a'", "something else than"),
        ("[[bodies]]\nname = 'a'", "something else than"),
        ("[[body]]\nname='a县'\nformer=['c县']\n[[body]]\nname='b县'\nformer=['c县']", "c县 is a former name of both a县 and b县"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidSettings, match=said):
        load_aliases(written(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="cannot be read"):
        load_aliases(tmp_path / "none.toml")
