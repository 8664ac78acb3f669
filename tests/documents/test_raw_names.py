"""Names of raw files in the warehouse, and the files that they stand for."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from etl.documents import raw_names
from etl.documents.raw_names import digest_of, name_of, path_of


def test_a_file_in_the_raw_folder_is_named_from_there_and_another_one_as_given(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    assert name_of(raw / "báo" / "x.txt", raw) == "báo/x.txt"
    assert name_of(tmp_path / "x.txt", raw) == (tmp_path / "x.txt").as_posix()
    assert name_of(tmp_path / "raw-old" / "x.txt", raw) == (tmp_path / "raw-old" / "x.txt").as_posix()


def test_a_relative_path_into_the_raw_folder_is_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert name_of(Path("raw/x.txt"), tmp_path / "raw") == "x.txt"
    assert name_of(Path("y.txt"), tmp_path / "raw") == "y.txt"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("b\x1b[31m.txt", "b\\x1b[31m.txt"),
        ("hai dòng\nmột tên.txt", "hai dòng\\nmột tên.txt"),
        ("\u202egpj.txt", "\\u202egpj.txt"),
        ("a\\b.txt", "a\\\\b.txt"),
        ("a\\x1b.txt", "a\\\\x1b.txt"),
        (os.fsdecode(b"b\xe1o.txt"), "b\\udce1o.txt"),
        ("\u00a0báo.txt", "\u00a0báo.txt"),
    ],
)
def test_a_name_that_would_steer_a_terminal_is_stored_escaped_and_found_again(
    written: str, shown: str, tmp_path: Path
) -> None:
    (tmp_path / written).write_text("x")
    assert name_of(tmp_path / written, tmp_path) == shown
    assert path_of(shown, tmp_path) == tmp_path / written


def test_two_files_never_have_one_name(tmp_path: Path) -> None:
    names = ["a\x1b.txt", "a\\x1b.txt", "a\\\\x1b.txt", "a\n.txt", "a\\n.txt"]
    assert len({name_of(tmp_path / name, tmp_path) for name in names}) == len(names)


def test_the_file_of_a_name_is_the_one_in_the_raw_folder_where_it_exists(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    assert path_of("x.txt", tmp_path) == tmp_path / "x.txt"
    assert path_of("gone.txt", tmp_path) == Path("gone.txt")


def test_a_sentence_in_place_of_a_name_is_no_file(tmp_path: Path) -> None:
    sentence = "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng. " * 20
    assert path_of(sentence, tmp_path) == Path(sentence)


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 8, 9])
@pytest.mark.parametrize("looked_at", [None, 0, 1, 3, 4, 5, 20])
def test_the_hash_is_of_all_bytes_whatever_size_the_file_had_when_it_was_looked_at(
    size: int, looked_at: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may write to it. Here a part that is read at once has four bytes."""
    path, other = tmp_path / "a.txt", tmp_path / "other.txt"
    path.write_bytes(content := bytes(range(size)))
    monkeypatch.setattr(raw_names, "_PART", 4)
    if looked_at is not None:
        other.write_bytes(b"x" * looked_at)
        earlier = other.stat()
        monkeypatch.setattr(os, "fstat", lambda file: earlier)
    assert digest_of(str(path)) == hashlib.sha256(content).hexdigest()
