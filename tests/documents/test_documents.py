"""The room's own functions: a raw file is opened by what its bytes are, and its content and card make a document."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.documents import document_of, may_read_here, opened, read_here
from etl.documents.document import Content
from etl.errors import InputError
from etl.settings import Bounds

SAID = "Năm 2015, giá trị sản xuất công nghiệp của tỉnh Lạng Sơn đạt 4.013 tỷ đồng."


def raw(folder: Path, name: str = "report.txt", text: str = SAID) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_a_raw_file_has_the_kind_of_its_bytes(tmp_path: Path) -> None:
    page = raw(tmp_path, "report.txt", f"<!DOCTYPE html><html><body>{SAID}</body></html>")
    assert opened(page).kind == "html"
    assert opened(raw(tmp_path, "plain.txt")).kind == "txt"


def test_a_suffix_without_a_reader_is_refused_with_those_that_have_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no reader for \.odt; readable are \.csv, ") as caught:
        opened(raw(tmp_path, "report.odt"))
    assert caught.value.where == str(tmp_path / "report.odt")


def test_small_texts_are_read_here_and_other_kinds_are_not(tmp_path: Path) -> None:
    text = opened(raw(tmp_path))
    assert may_read_here(text, Bounds())
    assert not may_read_here(text, Bounds(text_bytes=10))
    assert not may_read_here(text._replace(kind="pdf"), Bounds())


def test_in_a_thread_where_no_deadline_can_be_set_nothing_is_read_here(tmp_path: Path) -> None:
    text, found = opened(raw(tmp_path)), list[bool]()
    thread = threading.Thread(target=lambda: found.append(may_read_here(text, Bounds())))
    thread.start()
    thread.join()
    assert found == [False]


def test_a_document_is_named_by_its_bytes_and_placed_by_its_words(tmp_path: Path, catalogue: Catalogue) -> None:
    document = read_here(opened(raw(tmp_path)), catalogue, Bounds())
    assert document.document_id == hashlib.sha256(SAID.encode()).hexdigest()
    assert (document.text, document.format, document.area_id, document.warnings) == (SAID, "txt", "lang-son", ())


def test_a_wrong_suffix_and_a_card_of_other_bytes_are_warnings(tmp_path: Path, catalogue: Catalogue) -> None:
    file = opened(raw(tmp_path, "report.csv"))
    (tmp_path / "report.card.toml").write_text(f'sha256 = "{"0" * 64}"', "utf-8")
    document = document_of(file._replace(kind="txt"), Content(SAID), catalogue, Bounds())
    card, name = document.warnings
    assert card.endswith("its sha256 is not that of report.csv; fetch the report again")
    assert name.endswith("is a text under the name of a CSV file and was read as what it is; rename it")


def test_a_text_beyond_the_bound_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match=f"has a text of {len(SAID)} characters, more than the 50 that are read"):
        document_of(opened(raw(tmp_path)), Content(SAID), catalogue, Bounds(characters=50))
