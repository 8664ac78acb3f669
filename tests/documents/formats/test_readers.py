"""The reader of each kind, and which files are read in this process."""

from __future__ import annotations

import pytest

from etl.documents.formats.kinds import SUFFIXES
from etl.documents.formats.readers import is_small, reader_of
from etl.settings import Bounds


def test_every_kind_of_file_has_a_reader() -> None:
    assert {kind: callable(reader_of(kind)) for kind in SUFFIXES.values()} == dict.fromkeys(SUFFIXES.values(), True)
    assert reader_of("doc") is reader_of("rtf")


@pytest.mark.parametrize(
    ("kind", "data", "bounds", "small"),
    [("txt", b"12345", Bounds(text_bytes=5), True), ("txt", b"123456", Bounds(text_bytes=5), False),
     ("csv", b"1;2;3", Bounds(text_bytes=5), True), ("html", b"<p>12", Bounds(page_bytes=5, page_tags=1), True),
     ("html", b"<p>123", Bounds(page_bytes=5), False), ("html", b"<p></p>", Bounds(page_tags=1), False),
     ("html", b"<p>12", Bounds(text_bytes=1), True), ("pdf", b"", Bounds(), False), ("docx", b"", Bounds(), False)],
)  # fmt: skip
def test_only_texts_and_pages_of_usual_size_are_read_in_this_process(
    kind: str, data: bytes, bounds: Bounds, small: bool
) -> None:
    assert is_small(kind, data, bounds) is small
