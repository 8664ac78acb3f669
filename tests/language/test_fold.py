"""Folding: one spelling for comparing, every character in its place."""

from __future__ import annotations

import unicodedata

import pytest

from etl.language.fold import fold, nfc, spelled, with_breaks
from etl.language.typos import RIGHT, SLIPS


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("HOÀ BÌNH", "hòa bình"),
        ("thuỷ sản", "thủy sản"),
        ("kế họach", "kế hoạch"),
        ("quý III, quỹ, quỷ", "quý iii, quỹ, quỷ"),
        ("Qúy III, qũy, kết qủa, qúa", "quý iii, quỹ, kết quả, quá"),  # the u of "qu" bears no mark
        ("tăng\u00a016,7\u202f%", "tăng 16,7 %"),
        ("2011 – 2015 − 2", "2011 - 2015 - 2"),
        ("“ước đạt”", '"ước đạt"'),
        ("７％", "7%"),
        ("Ðồng", "đồng"),  # the letter eth in place of đ
        ("bán lẻ", "bán lẻ"),
        ("ban le", "ban le"),  # tone marks are never added or taken away
    ],
)
def test_one_spelling(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("5 m², 7 m³", "5 m², 7 m³"),
        ("10⁶ kWh", "10⁶ kwh"),
        ("325.10⁶ kWh", "325.10⁶ kwh"),
        ("4.013¹ tỷ", "4.013  tỷ"),  # the mark of a note
        ("2010² tỷ", "2010  tỷ"),  # a year with the mark of a note, no power of ten
        ("xuất khẩu²", "xuất khẩu "),
    ],
)
def test_a_raised_digit_stays_only_in_a_unit_or_a_power(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Giá tri sản xuất", "giá trị sản xuất"),
        ("so vói cùng ký năm 2014", "so với cùng kỳ năm 2014"),
        ("tăng trường kinh tế", "tăng trưởng kinh tế"),
        ("cũng kỳ vọng đạt", "cũng kỳ vọng đạt"),
        ("hai bên cùng ký kết hợp đồng", "hai bên cùng ký kết hợp đồng"),
        ("của quốc gia trị giá 5 tỷ", "của quốc gia trị giá 5 tỷ"),
        ("tăng trường hợp vi phạm", "tăng trường hợp vi phạm"),
        ("trong sản xuất khâu đầu", "trong sản xuất khâu đầu"),
        ("KCN Tằng Loỏng", "kcn tằng loỏng"),
        ("Kinh ngạch", "kim  ngạch"),
        ("cơ sở tiểu thụ công nghiệp", "cơ sở tiểu thủ công nghiệp"),
    ],
)
def test_misprints_are_mended_and_words_that_are_right_are_not(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_misprints_have_the_length_of_what_they_mean() -> None:
    assert [slip for slip, meant in SLIPS.items() if len(slip) != len(meant)] == []


def test_what_is_right_holds_a_misprint_and_is_folded_already() -> None:
    assert [words for words in RIGHT if not any(slip in words for slip in SLIPS)] == []
    assert [words for words in RIGHT if fold(words) != words] == []


def test_a_letter_that_grows_when_lowered_stays() -> None:
    assert fold("İ: Tăng") == "İ: tăng"


def test_nfc_puts_letters_and_marks_together() -> None:
    assert nfc(unicodedata.normalize("NFD", "Lạng Sơn")) == "Lạng Sơn"


def test_with_breaks_puts_the_empty_lines_back() -> None:
    text = "Tiêu đề\n\nDòng một\ndòng hai\n\nHết"
    assert with_breaks(fold(text), text) == "tiêu đề\n\ndòng một dòng hai\n\nhết"


def test_words_are_spelled_with_one_space() -> None:
    assert spelled("đô  la   mỹ") == "đô la mỹ"
    assert spelled("đô la") == "đô la"


def test_a_line_that_begins_with_until_goes_on_with_no_year_before_it() -> None:
    text = "Tình hình năm 2014\nĐến năm 2020, …\nđến năm 2021"
    assert with_breaks(fold(text), text) == "tình hình năm 2014|đến năm 2020, … đến năm 2021"
