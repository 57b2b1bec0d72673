"""Which files a path stands for, and what they are called."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from disclosure_qa.errors import InvalidSettings, UnreadableDocument
from disclosure_qa.ingest import files
from disclosure_qa.ingest.files import files_in


def fill(folder: Path, contents: Mapping[str, bytes]) -> Path:
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def packed(contents: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return target.getvalue()


def read(*paths: Path) -> dict[str, bytes | str]:
    """The content of every file by its document, or why it cannot be read."""
    found: dict[str, bytes | str] = {}
    for file in files_in(paths):
        try:
            found[file.document] = file.read()
        except UnreadableDocument as error:
            found[file.document] = str(error)
    return found


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    contents = {"b.txt": b"1", "a/z.html": b"2", "a/b/无后缀": b"3", "a/空 格😀.docx": b"4"}
    found = read(fill(tmp_path, contents))
    assert found == contents
    assert list(found) == sorted(contents)


def test_a_file_is_called_by_its_name_and_paths_keep_their_order(tmp_path: Path) -> None:
    fill(tmp_path, {"x/y/one.txt": b"1", "x/two.txt": b"2", "w/three.txt": b"3"})
    found = read(tmp_path / "x" / "y" / "one.txt", tmp_path / "x", tmp_path / "w" / "three.txt")
    assert list(found) == ["one.txt", "two.txt", "y/one.txt", "three.txt"]


def test_a_folder_below_a_hidden_one_is_read_where_it_is_given(tmp_path: Path) -> None:
    assert list(read(fill(tmp_path / ".cache" / "reports", {"a.txt": b"1"}))) == ["a.txt"]


@pytest.mark.parametrize(
    "name",
    [".hidden", ".git/config", "a/.DS_Store", "Thumbs.db", "b/desktop.ini", "~$报告.docx"],
)
def test_what_nobody_put_there_as_a_document_is_left_out(tmp_path: Path, name: str) -> None:
    assert list(read(fill(tmp_path, {name: b"x", "a.txt": b"1"}))) == ["a.txt"]


@pytest.mark.parametrize("name", ["README.md", "gold.json", "a.xyz", "picture.png", "notes"])
def test_every_other_file_is_met_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    assert list(read(fill(tmp_path, {name: b"x"}))) == [name]


def test_only_files_are_met(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"1"})
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert read(tmp_path) == {"a.txt": b"1", "link.txt": b"1"}
    assert read(tmp_path / "pipe") == {"pipe": "it is not an ordinary file"}


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"1"})
    met = files_in([tmp_path, tmp_path / "missing"])
    with pytest.raises(InvalidSettings, match=r"no file or folder .*missing"):
        next(met)


def test_a_name_in_another_encoding_is_read(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "报告.txt".encode("gb18030")
    with open(raw, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b"1")
    assert read(tmp_path) == {"报告.txt": b"1"}


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(10**9)
    monkeypatch.setattr(Path, "read_bytes", None)
    (cause,) = read(tmp_path).values()
    assert "954 MB, and at most 64 MB are read" in str(cause)


def test_an_archive_is_walked_inside(tmp_path: Path) -> None:
    inner = {
        "2018/乙.txt": b"2",
        "2017/甲.txt": b"1",
        "2017/.hidden": b"x",
        "__MACOSX/2017/._甲.txt": b"x",
        "folder/": b"",
    }
    fill(tmp_path, {"reports/年报.zip": packed(inner), "reports/a.txt": b"0"})
    found = read(tmp_path / "reports")
    assert found == {"a.txt": b"0", "年报.zip/2017/甲.txt": b"1", "年报.zip/2018/乙.txt": b"2"}
    assert next(iter(read(tmp_path / "reports" / "年报.zip"))) == "年报.zip/2017/甲.txt"


def test_an_archive_needs_no_suffix(tmp_path: Path) -> None:
    assert read(fill(tmp_path, {"download": packed({"a.txt": b"1"})})) == {"download/a.txt": b"1"}


@pytest.mark.parametrize(
    "members",
    [
        {"[Content_Types].xml": b"", "word/document.xml": b""},
        {"word/document.xml": b""},
        {"OFD.xml": b""},
        {"mimetype": b"", "content.xml": b""},
    ],
)
def test_a_document_that_is_packed_is_one_file(tmp_path: Path, members: dict[str, bytes]) -> None:
    content = packed(members)
    assert read(fill(tmp_path, {"a.docx": content, "b": content})) == {
        "a.docx": content,
        "b": content,
    }


def test_names_of_chinese_windows_are_read(tmp_path: Path) -> None:
    name = "柳桥镇/年报.txt"
    content = packed({"?" * len(name.encode("gbk")): b"1"})
    written = content.replace(b"?" * len(name.encode("gbk")), name.encode("gbk"))
    assert list(read(fill(tmp_path, {"a.zip": written}))) == [f"a.zip/{name}"]


def test_names_cannot_lead_out_of_the_archive(tmp_path: Path) -> None:
    content = packed({"../../etc/x.txt": b"1", "/abs.txt": b"2"})
    found = read(fill(tmp_path, {"a.zip": content}))
    assert found == {"a.zip/etc/x.txt": b"1", "a.zip/abs.txt": b"2"}


def test_an_archive_in_an_archive_is_a_file(tmp_path: Path) -> None:
    inner = packed({"a.txt": b"1"})
    assert read(fill(tmp_path, {"a.zip": packed({"b.zip": inner})})) == {"a.zip/b.zip": inner}


def test_a_locked_member_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    content = bytearray(packed({"locked.txt": b"1", "open.txt": b"2"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    found = read(fill(tmp_path, {"a.zip": bytes(content)}))
    assert "locked with a password" in str(found["a.zip/locked.txt"])
    assert found["a.zip/open.txt"] == b"2"


def test_a_damaged_member_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    content = bytearray(packed({"bad.txt": b"1" * 100, "good.txt": b"2"}))
    content[content.index(b"bad.txt") + 8] ^= 0xFF
    found = read(fill(tmp_path, {"a.zip": bytes(content)}))
    assert "damaged" in str(found["a.zip/bad.txt"])
    assert found["a.zip/good.txt"] == b"2"


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    content = packed({f"{n}.txt": os.urandom(500) for n in range(20)})
    end = content.rindex(b"PK\x05\x06")
    broken = content[:2000] + content[end:]
    assert read(fill(tmp_path, {"a.zip": broken})) == {
        "a.zip": "the archive is damaged or was cut short"
    }
    cut = content[:2000]
    assert read(fill(tmp_path / "cut", {"a.zip": cut})) == {"a.zip": cut}


@pytest.mark.parametrize(("limit", "value"), [("MAX_MEMBERS", 1), ("MAX_ARCHIVE_BYTES", 100)])
def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    fill(tmp_path, {"a.zip": packed({"a.txt": b"0" * 90, "b.txt": b"0" * 90})})
    assert len(read(tmp_path)) == 2
    monkeypatch.setattr(files, limit, value)
    assert "split it" in str(read(tmp_path)["a.zip"])


def test_a_member_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    fill(tmp_path, {"a.zip": packed({"bomb.txt": bytes(100 * 1024 * 1024), "b.txt": b"1"})})
    found = read(tmp_path)
    assert "100 MB, and at most 64 MB are read" in str(found["a.zip/bomb.txt"])
    assert found["a.zip/b.txt"] == b"1"


def test_what_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, {"a.txt": b"1", "closed/b.txt": b"2", "c.txt": b"3"})
    scan, read_bytes = os.scandir, Path.read_bytes

    def refuse(name: object) -> None:
        if str(name).endswith(("closed", "a.txt")):
            raise PermissionError(13, "Permission denied", str(name))

    def guarded_scan(path: str) -> object:
        refuse(path)
        return scan(path)

    def guarded_read(self: Path) -> bytes:
        refuse(self)
        return read_bytes(self)

    monkeypatch.setattr(os, "scandir", guarded_scan)
    monkeypatch.setattr(Path, "read_bytes", guarded_read)
    assert read(tmp_path) == {
        "a.txt": "the file cannot be opened: Permission denied",
        "c.txt": b"3",
        "closed": "the folder cannot be opened: Permission denied",
    }
