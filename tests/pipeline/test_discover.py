"""What there is to do: which files of a folder are reports, which are new, which hold the same bytes."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from etl.documents.formats import ocr
from etl.documents.formats.programs import read_by
from etl.errors import UsageError
from etl.pipeline.discover import (
    RawFile,
    discover,
    distinct,
    find_work,
    is_read_again,
    is_unchanged,
    raw_file,
)
from etl.settings import Settings
from etl.warehouse.storage import KnownDocument


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    (tmp_path / "raw").mkdir()
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb", max_bytes=100)


def put(settings: Settings, *names: str) -> None:
    for name in names:
        path = settings.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def test_of_a_folder_only_what_has_a_reader_and_is_not_hidden(empty: Settings) -> None:
    put(
        empty,
        "b.txt",
        "2015/A.PDF",
        "a.card.toml",
        "README.md",
        ".x.txt",
        ".git/x.txt",
        "~$b.docx",
        "photo.psd",
        "notes.rst",
    )
    (empty.raw / "dangling.txt").symlink_to("nowhere")
    files, no_reader, lone_cards = discover(empty, ())
    assert [file.name for file in files] == ["2015/A.PDF", "b.txt", "dangling.txt"]
    assert (no_reader, lone_cards) == (("notes.rst", "photo.psd"), ("a.card.toml",))


def test_what_is_neither_a_file_nor_a_folder_is_taken_so_that_it_is_told(empty: Settings, tmp_path: Path) -> None:
    put(empty, "a.txt")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text("x")
    for name, target in (("loop.txt", "loop.txt"), ("loop", "loop"), ("up", ".."), ("self.docx", "."),
                         ("share", tmp_path / "elsewhere")):  # fmt: skip
        (empty.raw / name).symlink_to(target)
    os.mkfifo(empty.raw / "pipe.xlsx")
    files, no_reader, _ = discover(empty, ())
    assert [file.name for file in files] == ["a.txt", "loop.txt", "pipe.xlsx", "self.docx", "share", "up"]
    assert no_reader == ("loop",)


def test_a_folder_that_cannot_be_listed_is_taken_so_that_it_is_told(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(empty, "a.txt", "closed/b.txt", "closed/deep/c.txt", "open/d.txt")
    closed(monkeypatch, empty.raw / "closed")
    assert [file.name for file in discover(empty, ()).files] == ["a.txt", "closed", "open/d.txt"]
    for path in ((), (empty.raw,)):
        closed(monkeypatch, empty.raw)
        with pytest.raises(UsageError, match=r"its files cannot be listed \(Permission denied\); give the right to"):
            discover(empty, path)


def closed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Makes the folder one that this user may not list, who may be root."""
    listing = os.scandir

    def refused(path: str | Path) -> object:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)


def test_a_link_into_a_folder_that_is_closed_to_this_user_is_a_file_that_cannot_be_read(
    empty: Settings, tmp_path: Path
) -> None:
    (empty.raw / "x.txt").symlink_to(tmp_path / ("n" * 300))  # nor can this one be asked for
    [file] = discover(empty, ()).files
    assert (file.name, file.document_id) == ("x.txt", hashlib.sha256(b"x.txt").hexdigest())
    assert discover(empty, [empty.raw / "x.txt"]).files == [file]


def test_a_card_that_no_report_has_is_told(empty: Settings) -> None:
    put(empty, "a.txt", "a.card.toml", "b.txt", "b.txt.card.toml", "b.card.toml", "2015/c.card.toml", "d.psd")
    put(empty, "d.card.toml", ".e.card.toml")
    assert discover(empty, ()).lone_cards == ("2015/c.card.toml", "b.card.toml")
    assert find_work(empty, (), "v1").lone_cards == ("2015/c.card.toml", "b.card.toml")
    assert discover(empty, [empty.raw / "a.txt"]).lone_cards == ()


def test_a_file_that_is_named_is_taken_whatever_it_is(empty: Settings) -> None:
    put(empty, "photo.psd", "b.txt")
    files, no_reader, _ = discover(empty, [empty.raw / "photo.psd"])
    assert ([file.name for file in files], no_reader) == (["photo.psd"], ())


@pytest.mark.parametrize("name", ["none.txt", "x" * 5000])
def test_what_is_not_there_is_wrong_usage(name: str, empty: Settings) -> None:
    with pytest.raises(UsageError, match="there is no such file or folder; name an existing one, or set --raw"):
        discover(empty, [empty.raw / name])


def test_a_raw_folder_that_is_a_file_is_wrong_usage_and_no_folder_that_is_away(empty: Settings) -> None:
    put(empty, "a.txt")
    with pytest.raises(UsageError, match="it is a file and no folder of reports; set --raw to the folder"):
        find_work(replace(empty, raw=empty.raw / "a.txt"), (), "v1")


def test_a_file_is_known_by_its_bytes_and_by_those_of_its_card(empty: Settings) -> None:
    put(empty, "a.txt")
    bare = raw_file(empty.raw / "a.txt", empty)
    assert bare == RawFile(str(empty.raw / "a.txt"), "a.txt", hashlib.sha256(b"a.txt").hexdigest(), None)
    (empty.raw / "a.card.toml").write_text('area = "Lạng Sơn"\n', "utf-8")
    assert raw_file(empty.raw / "a.txt", empty).card_sha256 is not None


def test_in_a_folder_a_file_has_the_card_beside_it_of_its_whole_name_first(empty: Settings) -> None:
    put(empty, "a.txt", "a.txt.card.toml", "a.card.toml", "b.txt", "b.card.toml", "2015/a.txt", "c.txt")
    (empty.raw / "c.card.toml").symlink_to("nowhere")
    found = {file.name: file.card_sha256 for file in discover(empty, ())[0]}
    cards = {"a.txt": b"a.txt.card.toml", "b.txt": b"b.card.toml"}
    said = {name: hashlib.sha256(card).hexdigest() for name, card in cards.items()}
    assert found == {"2015/a.txt": None, "c.txt": None, **said}
    assert found == {name: raw_file(empty.raw / name, empty).card_sha256 for name in found}


def test_a_card_that_is_gone_since_its_folder_was_listed_gives_way_to_the_next(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(empty, "a.txt", "a.txt.card.toml", "a.card.toml", "b.txt", "b.card.toml")
    listed = list(os.scandir(empty.raw))
    monkeypatch.setattr("etl.pipeline.discover._entries", lambda start: listed)
    for name in ("a.txt.card.toml", "b.card.toml"):
        (empty.raw / name).unlink()
    found = {file.name: file.card_sha256 for file in discover(empty, ())[0]}
    assert found == {"a.txt": hashlib.sha256(b"a.card.toml").hexdigest(), "b.txt": None}


@pytest.mark.parametrize("name", ["a\\b.txt", "a\nb.txt", "báo cáo.txt", os.fsdecode(b"caf\xe9.txt")])
def test_in_a_folder_files_have_the_names_that_they_have_by_themselves(name: str, empty: Settings) -> None:
    for folder in ("", "2015", "it\\s", "x\ty/z"):
        (empty.raw / folder).mkdir(parents=True, exist_ok=True)
        (empty.raw / folder / name).write_text("x")
    found = discover(empty, ())[0]
    assert len(found) == 4
    assert {file.name: file for file in found} == {file.name: raw_file(file.path, empty) for file in found}


def test_what_cannot_be_read_has_the_hash_of_its_name(empty: Settings) -> None:
    (empty.raw / "large.txt").write_bytes(b"x" * 101)
    (empty.raw / "dangling.txt").symlink_to("nowhere")
    for name in ("large.txt", "dangling.txt"):
        assert raw_file(empty.raw / name, empty).document_id == hashlib.sha256(name.encode()).hexdigest()


def test_outside_the_raw_folder_a_file_has_the_name_it_was_given(empty: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert raw_file(tmp_path / "a.txt", empty).name == (tmp_path / "a.txt").as_posix()


def known(path: str, document_id: str) -> dict[str, KnownDocument]:
    return {path: KnownDocument(document_id, path, None, "v1", "read")}


def test_the_same_bytes_are_one_document_under_the_name_that_is_known(empty: Settings) -> None:
    put(empty, "a.txt", "b.txt")
    a = RawFile(str(empty.raw / "a.txt"), "a.txt", "d1", None)
    b = RawFile(str(empty.raw / "b.txt"), "b.txt", "d1", None)
    assert distinct([a, b], {}, empty) == ([a], (("b.txt", "a.txt"),))
    assert distinct([a, b], known("b.txt", "d1"), empty) == ([b], (("a.txt", "b.txt"),))


def test_a_name_whose_file_is_gone_or_has_other_bytes_now_does_not_keep_the_document(empty: Settings) -> None:
    put(empty, "a.txt", "b.txt")
    a = RawFile(str(empty.raw / "a.txt"), "a.txt", "d1", None)
    b = RawFile(str(empty.raw / "b.txt"), "b.txt", "d2", None)
    assert distinct([a], known("gone.txt", "d1"), empty) == ([a], ())
    assert distinct([a, b], known("b.txt", "d1"), empty) == ([a, b], ())


def test_the_card_of_a_copy_is_told_where_it_says_something_else(empty: Settings) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (empty.raw / name).write_text("the same")
    for name, card in (("a", "x"), ("b", "x"), ("c", "y")):
        (empty.raw / f"{name}.card.toml").write_text(card)
    assert find_work(empty, (), "v1").cards_of_copies == (("c.txt", "a.txt"),)
    (empty.raw / "a.card.toml").unlink()
    assert find_work(empty, (), "v1").cards_of_copies == (("b.txt", "a.txt"), ("c.txt", "a.txt"))


def test_without_a_warehouse_everything_is_to_be_read(empty: Settings) -> None:
    put(empty, "a.txt")
    work = find_work(empty, (), "v1")
    assert ([file.name for file in work.todo], work.unchanged, work.failing) == (["a.txt"], (), 0)


@pytest.mark.parametrize(
    ("tries", "bounds", "again"),
    [
        (0, None, False),  # it was simply read, or nobody noted it
        (0, "now", False),  # in doubt, or failed for what lies in the file
        (0, "then", True),
        (1, "now", True),
        (2, "now", True),
        (3, "now", False),
        (3, "then", True),
    ],
)
def test_the_same_file_is_read_again_where_that_may_end_better(tries: int, bounds: str | None, again: bool) -> None:
    row = KnownDocument("d1", "a.txt", None, "v1", "failed", tries=tries, bounds=bounds)
    assert is_read_again(row, "now") is again


def test_a_pdf_is_read_anew_by_another_engine_and_a_page_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, page = (RawFile(str(tmp_path / name), name, name, None) for name in ("report.pdf", "report.html"))
    monkeypatch.setattr(ocr, "identity", lambda: "")
    known = {
        file.name: KnownDocument(file.name, file.name, None, read_by(file.name, "1"), "read") for file in (pdf, page)
    }
    assert all(is_unchanged(file, known[file.name], "1") for file in (pdf, page))
    monkeypatch.setattr(ocr, "identity", lambda: "1f3a9c")
    assert not is_unchanged(pdf, known["report.pdf"], "1")
    assert is_unchanged(page, known["report.html"], "1")
