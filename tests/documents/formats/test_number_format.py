"""Codes of number formats, and numbers and dates as a workbook shows them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.formats.number_format import DateFormat, Format, format_of, number_texts


@pytest.mark.parametrize(
    ("code", "format"),
    [("0.0%", Format(1, True)), ("#,##0", Format(0, False)), ("#,##0.00_);[Red](#,##0.00)", Format(2, False)),
     ("0", Format(0, False)), ("General", None), ("dd/mm/yyyy", None), ("", None), ("0.00E+00", None),
     ("[Blue]0.0", Format(1, False)), ("[>1000]#,##0;0.0", None), ("[h]:mm", None), ("@", None), ("# ?/?", None),
     ('_-* #,##0.0_-;\\-* #,##0.0_-;_-* "-"??_-;_-@_-', Format(1, False))],
)  # fmt: skip
def test_format_codes(code: str, format: Format | None) -> None:
    assert format_of(code) == format


@pytest.mark.parametrize(
    ("value", "format", "shown"),
    [(1.066, Format(1, True), "106,6%"), (4013.0, None, "4013"), (4012.6, Format(0, False), "4013"),
     (0.1 + 0.2, None, "0,3"), (16.65, Format(1, False), "16,7"), (-3.5, None, "-3,5"),
     (116.69283746, Format(1, False), "116,7"), (12.0, Format(1, False), "12,0"), (1e15, None, "1000000000000000"),
     (0.285, Format(2, False), "0,29"), (2.5, Format(0, False), "3"), (2.4999, Format(0, False), "2"),
     (-0.125, Format(2, False), "-0,13"), (0.9995, Format(1, True), "100,0%"), (1e-7, None, "0,0000001"),
     (4013.0, Format(0, False), "4013"), (-0.0, None, "0"), (1.5e-9, None, "0,0000000015"), (-10.0, None, "-10"),
     (123456789.123456789, None, "123456789,123457"), (-1e20, None, "-100000000000000000000"),
     (1.005, Format(0, True), "101%")],
)  # fmt: skip
def test_numbers_as_shown(value: float, format: Format | None, shown: str) -> None:
    assert number_texts([value], format) == [shown]


@given(st.lists(st.floats(-9e14, 9e14), max_size=5))
def test_numbers_without_a_format_all_at_once_are_what_each_is_alone(values: list[float]) -> None:
    assert number_texts(values, None) == [number_texts([value], None)[0] for value in values]
    for value, text in zip(values, number_texts(values, None), strict=True):
        assert float(text.replace(",", ".")) == float(f"{value:.15g}")


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [('#,##0" tỷ đồng"', 3440.0, "3440 tỷ đồng"), ('"Năm "0', 2015.0, "Năm 2015"), ('0.0"%"', 5.6, "5,6%"),
     ("#,##0.0,", 3440.0, "3,4"), ('"tăng "0.0;"giảm "0.0', -5.6, "giảm 5,6"), (";;;", 5.0, ""),
     ("+0.0;-0.0", -5.6, "-5,6"), ("+0.0;-0.0", 5.6, "+5,6"), ('"Tr.đ "0.0', 5.6, "Tr.đ 5,6"),
     ("0.0;(0.0)", -5.6, "-5,6"), ('General" tấn"', 5.25, "5,25 tấn"), ("[$$-409]#,##0", 1200.0, "$1200"),
     ('"tăng "0.0;"giảm "0.0', 5.6, "tăng 5,6")],
)  # fmt: skip
def test_words_of_formats(code: str, value: float, shown: str) -> None:
    format = format_of(code)
    assert isinstance(format, Format)
    assert number_texts([value], format) == [shown]


@pytest.mark.parametrize(
    ("code", "shown"),
    [("mm/yyyy", "11/2015"), ("mmm-yy", "Tháng 11/2015"), ('"T"m.yyyy', "T11/2015"), ("yyyy", "2015"),
     ("mm", "Tháng 11"), ('"Năm "yyyy', "Năm 2015"), ("[$-42A]mmmm yyyy", "Tháng 11/2015")],
)  # fmt: skip
def test_months_and_years(code: str, shown: str) -> None:
    format = format_of(code)
    assert isinstance(format, DateFormat)
    assert format.text(date(2015, 11, 1)) == shown


@pytest.mark.parametrize("code", ["dd/mm", "d-mmm-yy", "hh:mm", "mm:ss", "h AM/PM", "m/d/yy h:mm"])
def test_whole_days_and_times_have_no_format_here(code: str) -> None:
    assert format_of(code) is None
