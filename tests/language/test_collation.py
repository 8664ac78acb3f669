"""The order of Vietnamese words, against words that a person has put in order."""

from __future__ import annotations

import random
import unicodedata

from etl.language.collation import vietnamese_order

IN_ORDER = (
    "", "2 tháng", "A", "An Giang", "Ăn", "Ân", "Ấn", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang",
    "Bến Tre", "Cần Thơ", "Dĩ An", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Gia Lai", "Hà Giang", "Hà Nam",
    "Hà Nội", "Hải Dương", "Hậu Giang", "Huế", "ma", "mà", "mả", "mã", "má", "mạ", "Ông", "Ơn", "Sơn La",
    "Tuyên Quang", "Ưu",
)  # fmt: skip


def test_words_stand_in_the_order_of_the_alphabet_and_then_of_the_tones() -> None:
    mixed = list(IN_ORDER)
    random.Random(0).shuffle(mixed)
    assert tuple(sorted(mixed, key=vietnamese_order)) == IN_ORDER


def test_both_forms_of_unicode_and_both_cases_have_one_place() -> None:
    assert vietnamese_order(unicodedata.normalize("NFD", "ĐẮK LẮK")) == vietnamese_order("đắk lắk")
