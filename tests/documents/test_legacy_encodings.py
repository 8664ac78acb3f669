"""Text from before Unicode: recognised by what comes of it, turned into Unicode, and Unicode text left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.documents import legacy_encodings, read
from etl.documents.formats.old_fonts import encoding_of
from etl.language.fold import nfc
from tests.documents import samples

REPORTS = sorted((samples.ROOT / "data/raw").glob("*.txt"))
PLAIN = {ord("–"): "-", ord("…"): "...", ord("“"): '"', ord("”"): '"', ord("’"): "'", ord("‘"): "'"}


def _text(path: Path) -> str:
    """A report without the signs that VPS has no place for."""
    return nfc(path.read_text("utf-8-sig")).translate(PLAIN)


@pytest.mark.parametrize("encoding", legacy_encodings.ENCODINGS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_of_ours_there_and_back(path: Path, encoding: str) -> None:
    lines = _text(path).splitlines()
    typed = [samples.old_font(line, encoding) for line in lines]
    assert legacy_encodings.recognise(lines) is None
    assert legacy_encodings.recognise(typed) == encoding
    assert [legacy_encodings.to_unicode(line, encoding) for line in typed] == lines


@pytest.mark.parametrize(
    ("typed", "encoding", "meant"),
    [
        ("Gi¸ trÞ s¶n xuÊt c«ng nghiÖp ®¹t 4.013 tû ®ång", "tcvn3", "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng"),
        (
            "Giaù trò saûn xuaát coâng nghieäp ñaït 4.013 tyû ñoàng",
            "vni",
            "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng",
        ),
        ("C«ng Th­¬ng", "tcvn3", "Công Thương"),
        ("Hoà Bình 4.013 m²", "tcvn3", "Hoà Bình 4.013 m²"),
        ("Tỉnh Hòa Bình", "tcvn3", "Tỉnh Hòa Bình"),
        ("100,5 – 106,6%", "vni", "100,5 – 106,6%"),
    ],
    ids=["tcvn3", "vni", "soft hyphen is a letter", "Unicode with Latin-1 letters only", "Unicode", "no letters"],
)
def test_a_piece(typed: str, encoding: str, meant: str) -> None:
    assert legacy_encodings.to_unicode(typed, encoding) == meant


def test_words_of_both_kinds_in_one_piece_are_turned_word_by_word() -> None:
    assert (
        legacy_encodings.to_unicode("Tổng møc so víi cïng kú năm 2007", "tcvn3") == "Tổng mức so với cùng kỳ năm 2007"
    )
    assert legacy_encodings.to_unicode("Đ¬n vị", "tcvn3") == "Đơn vị"


def test_what_is_vietnamese_neither_way_is_turned_where_the_font_says_so() -> None:
    assert legacy_encodings.to_unicode("§¾k L¾k", "tcvn3", tie=True) == "Đắk Lắk"
    assert legacy_encodings.to_unicode("Hòa Bình", "vni", tie=False) == "Hòa Bình"


def test_what_was_turned_is_not_turned_again() -> None:
    assert nfc(legacy_encodings.to_unicode(legacy_encodings.settled("Hòa Bình"), "vni")) == "Hòa Bình"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Industrial output reached 4,013 billion",
        "Das Gewerbe wächst über die Maßen schön für Köln",
        "4.013 | 106,6",
    ],
    ids=["nothing", "English", "German", "figures"],
)
def test_what_is_not_vietnamese_is_left_alone(text: str) -> None:
    assert legacy_encodings.recognise([text] * 10) is None
    assert legacy_encodings.of_bytes(text.encode("latin-1") * 10) is None


def test_dashes_and_quotation_marks_of_windows_stay(tmp_path: Path, catalogue: Catalogue) -> None:
    typed = samples.old_font(samples.report_text(), "tcvn3").encode("cp1252")
    (tmp_path / "x.txt").write_bytes(typed)
    assert read(tmp_path / "x.txt", catalogue).text == samples.report_text()


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".VnArialH", "tcvn3"), ("VNI-Times", "vni"), ("VPS Long An", "vps"),
     ("Times New Roman", None), (None, None), ("Vni", None)],
)  # fmt: skip
def test_fonts(font: str | None, encoding: str | None) -> None:
    assert encoding_of(font) == encoding


def test_a_font_of_capitals(tmp_path: Path, catalogue: Catalogue) -> None:
    typed = [samples.old_font(line, "tcvn3") for line in samples.paragraphs()]
    (tmp_path / "x.docx").write_bytes(samples.docx(typed[:1], annex=False, font=".VnTimeH"))
    assert read(tmp_path / "x.docx", catalogue).text == samples.paragraphs()[0].upper()
