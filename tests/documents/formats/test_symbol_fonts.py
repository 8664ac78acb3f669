"""Signs of symbol fonts in Word files: a minus that is a drawing of one is still a minus."""

from __future__ import annotations

import pytest

from etl.documents.formats.symbol_fonts import shown, sign
from tests.documents.formats.test_fonts import text_of
from tests.documents.word_file import run

SYMBOL, WINGDINGS = (f"<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/>" for font in ("Symbol", "Wingdings"))


@pytest.mark.parametrize(
    ("font", "code", "seen"),
    [("Symbol", 0xF02D, "−"), ("Symbol", 0x2D, "−"), ("symbol", 0xF0B1, "±"), ("Symbol", 0xF0B3, "≥"),
     ("Symbol", 0xF035, "5"), ("Symbol", 0xF061, " "), ("Wingdings", 0xF0E2, "↓"), ("Wingdings", 0xF02D, " "),
     ("Webdings", 0xF02D, " "), (None, 0xF02D, " ")],
)  # fmt: skip
def test_a_code_is_what_its_font_shows(font: str | None, code: int, seen: str) -> None:
    assert sign(font, code) == seen


def test_a_run_in_a_symbol_font_and_one_that_only_holds_its_characters() -> None:
    assert shown("-5 đ\uf025", "Symbol") == "−5 đ%"
    assert shown("\uf0a7 Xuất khẩu -5", "Times New Roman") == "  Xuất khẩu -5"


def test_a_minus_that_was_inserted_as_a_symbol() -> None:
    inserted = "<w:r><w:sym w:font='Symbol' w:char='F02D'/></w:r>"
    assert text_of(run("tăng trưởng "), inserted, run("5,2%")) == "tăng trưởng −5,2%"
    assert text_of(run("tăng trưởng "), run("-", SYMBOL), run("5,2%")) == "tăng trưởng −5,2%"
    assert text_of(run("Xuất khẩu "), run("\uf0e2", WINGDINGS), run(" 5,2%")) == "Xuất khẩu ↓ 5,2%"
