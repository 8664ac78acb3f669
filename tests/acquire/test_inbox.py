"""A folder as a source: which files of it are reports, when one has changed, and whose card goes with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.acquire.inbox import files_in, read_file
from etl.acquire.source import Source
from etl.errors import FetchError, InputError

SOURCE = Source("so", "Sở Công Thương Lạng Sơn", area="Lạng Sơn")


def test_reports_are_found_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.pdf",
        "a.card.toml",
        ".hidden.txt",
        "photo.psd",
        "2015/Báo cáo.docx",
        ".git/x.txt",
        "~$b.docx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = dict(files_in(tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["2015/Báo cáo.docx", "a.pdf", "b.txt"]
    assert found[tmp_path / "b.txt"].url == f"file://{tmp_path}/b.txt"


def test_the_stamp_changes_with_the_file_and_with_its_card(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")

    def stamp() -> str | None:
        [(_, found)] = files_in(tmp_path)
        return found.updated

    first = stamp()
    assert stamp() == first
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    second = stamp()
    (tmp_path / "a.card.toml").write_text("")
    assert len({first, second, stamp()}) == 3


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="none: is no folder; make it, or take the source out"):
        list(files_in(tmp_path / "none"))


def test_the_files_own_card_goes_before_what_the_source_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("một", "utf-8")
    data, card = read_file(tmp_path / "a.txt", SOURCE, 1000)
    assert (data, card.publisher, card.area) == ("một".encode(), "Sở Công Thương Lạng Sơn", "Lạng Sơn")
    (tmp_path / "a.card.toml").write_text('publisher = "Cục Thống kê"\n', "utf-8")
    _, card = read_file(tmp_path / "a.txt", SOURCE, 1000)
    assert (card.publisher, card.area) == ("Cục Thống kê", "Lạng Sơn")


def test_a_file_that_is_too_large_and_a_faulty_card_are_faults_of_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 11)
    with pytest.raises(InputError, match=r"a\.txt"):
        read_file(tmp_path / "a.txt", SOURCE, 10)
    (tmp_path / "a.card.toml").write_text("published_on = soon\n")
    with pytest.raises(InputError, match=r"a\.card\.toml"):
        read_file(tmp_path / "a.txt", SOURCE, 1000)
