"""TOML that people write: encodings, the line of a key, faults in one line, and which word was meant."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from etl.errors import InputError
from etl.toml_files import nearest, parse_toml, read_toml, short, shown

TEXT = """title = "x"
[[source]]
name = "a"
url = "u"

[[source]]
name = "b"
[source.page]
"next" = "n"
[area]
name = "c"
"""


@pytest.mark.parametrize(
    ("key", "table", "number", "line"),
    [
        ("title", None, 1, 1),
        ("name", "source", 1, 3),
        ("name", "source", 2, 7),
        (None, "source", 2, 6),
        ("next", "source.page", 1, 9),
        ("name", "area", 1, 11),
    ],
)
def test_the_line_of_a_key_is_the_one_in_its_own_table(
    key: str | None, table: str | None, number: int, line: int
) -> None:
    file = parse_toml(Path("x.toml"), TEXT, InputError)
    assert file.where(key, table, number) == f"x.toml, line {line}"


@pytest.mark.parametrize(("key", "table", "number"), [("name", None, 1), ("url", "source", 2), ("name", "source", 3)])
def test_a_line_that_is_not_there_leaves_the_file(key: str, table: str | None, number: int) -> None:
    assert parse_toml(Path("x.toml"), TEXT, InputError).where(key, table, number) == "x.toml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "card.toml"
    path.write_text('area = "Lạng Sơn"\r\nvalue = 4.10\r\n', encoding, newline="")
    file = read_toml(path, InputError, Decimal)
    assert file.data == {"area": "Lạng Sơn", "value": Decimal("4.10")}
    assert file.where("value") == f"{path}, line 2"


def test_a_file_that_is_not_there_is_left_to_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_toml(tmp_path / "none.toml", InputError)


@pytest.mark.parametrize(
    ("content", "where", "what", "remedy"),
    [
        (b'a = "1"\nb = "\xff"\n', "x.toml, line 2", "it cannot be read: it is not UTF-8", "save the file as UTF-8"),
        (b"a = \n", "x.toml", "it is not TOML: Invalid value", "mend that line"),
        (b"a = " + b"[" * 5000, "x.toml", "its brackets are nested too deep", "mend that line"),
        (b"a = " + b"9" * 5000, "x.toml", "it holds a number that cannot be meant", "mend that line"),
        (b"#" * 5_000_001, "x.toml", "is longer than 5,000,000 bytes", "put the right file in its place"),
    ],
    ids=["not UTF-8", "not TOML", "brackets", "digits", "too long"],
)
def test_a_fault_is_one_line_with_the_remedy(
    content: bytes, where: str, what: str, remedy: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        read_toml(path, InputError)
    error = raised.value
    assert error.where == str(tmp_path / where)
    assert (what in error.what, error.remedy) == (True, remedy)


def test_a_folder_in_place_of_a_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"it cannot be read \(Is a directory\); make it a file"):
        read_toml(tmp_path, InputError)


def test_a_value_is_shown_on_one_line_and_no_longer_than_a_line() -> None:
    assert short(" a\n b ") == "a b"
    assert short("a\x1bb") == "a\ufffdb"
    assert short("x" * 61) == "x" * 60 + "…"
    assert (shown("a"), shown(3), shown(True), shown(Decimal("1.50"))) == ("'a'", "3", "True", "1.50")
    assert shown(10**5000) == "a number of thousands of digits"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("published_on", "published_on"),
        ("Published-On", "published_on"),
        ("publ", None),  # the beginning of two
        ("publsihed_on", "published_on"),
        ("peri", "period"),
        ("pe", None),  # too short to say
        ("colour", None),
    ],
)
def test_the_nearest_known_word_is_the_one_that_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["published_on", "publisher", "period"]) == meant


def test_a_pipe_is_not_waited_for_and_no_end_is_read_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(InputError, match=r"pipe.toml: it cannot be read \(it is a pipe\); make it a file"):
        read_toml(tmp_path / "pipe.toml", InputError)
    with pytest.raises(InputError, match="/dev/zero: is longer than 5,000,000 bytes"):
        read_toml(Path("/dev/zero"), InputError)
    assert read_toml(Path("/dev/null"), InputError).data == {}
