"""Bytes become text, or a line that says why they are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.decoding import decode, tidy
from etl.errors import InputError

PATH = Path("report.txt")
SAID = "Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_any_marked_encoding_comes_without_its_mark(encoding: str) -> None:
    assert decode(PATH, SAID.encode(encoding)) == SAID


def test_big_endian_text_is_known_by_its_mark() -> None:
    assert decode(PATH, b"\xfe\xff" + SAID.encode("utf-16-be")) == SAID
    assert decode(PATH, b"\x00\x00\xfe\xff" + SAID.encode("utf-32-be")) == SAID


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"\xff\xfe" + SAID.encode("utf-16-le")[:-1], "begins as UTF-16 and breaks off at byte"),
     (b"%PDF-1.7 \xff", "is a PDF, not a text"), (b"\x1f\x8b\x08\xff", "is a compressed file, not a text"),
     (b"abc \xe1\xba", r"is not UTF-8 \(byte 0xe1 at 4\)"), (b"\x01\xff" * 40, "is binary, not a text"),
     (b"   \n", "is empty"), (SAID.encode("utf-16-le"), "UTF-16 without a byte order mark"),
     (b"C\xc3\x83\xc2\xb4ng Th\xc3\x86\xc2\xb0\xc3\x86\xc2\xa1ng", "was read in a wrong encoding before")],
    ids=["utf-16 cut", "pdf", "gzip", "half a letter", "binary", "blank", "no mark", "utf-8 twice"],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        decode(PATH, data)
    assert caught.value.where == "report.txt" and caught.value.remedy


def test_text_for_the_fonts_of_tcvn3_becomes_unicode_in_either_form() -> None:
    typed = "Gi¸ trÞ s¶n xuÊt c«ng nghiÖp ®¹t 4.013 tû ®ång"
    for data in (typed.encode("latin-1"), typed.encode()):
        assert decode(PATH, data) == "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng"


def test_one_lost_letter_in_a_long_text_does_not_refuse_it() -> None:
    assert decode(PATH, (SAID * 4 + "\ufffd").encode()).endswith("\ufffd")
    with pytest.raises(InputError, match="has lost letters"):
        decode(PATH, "C\ufffdng th\ufffd\ufffdng".encode())


@pytest.mark.parametrize(
    ("text", "tidied"),
    [("một\r\nhai\rba\u2028bốn\x85năm", "một\nhai\nba\nbốn\nnăm"), ("a\x07b\u202ec", "a b c"), ("a\tb\n", "a\tb\n"),
     ("so\u0302\u0301", "số")],
)  # fmt: skip
def test_tidying_changes_line_ends_control_characters_and_composition_only(text: str, tidied: str) -> None:
    assert tidy(text) == tidied
