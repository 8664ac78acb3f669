"""No cell of a CSV file is a formula or steers a terminal."""

from __future__ import annotations

import pytest

from etl.query.csv_text import guarded


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+84 24 22202210", "'+84 24 22202210"),
        ("- Xuất khẩu đạt 50 triệu USD", "'- Xuất khẩu đạt 50 triệu USD"),
        ("'=1+1", "''=1+1"),
        ("\t=1+1", "\\t=1+1"),
        ("\r=1+1", "\\r=1+1"),
        ("một\nhai", "một\nhai"),
        ("a\x1b[31m\u202eb", "a\\x1b[31m\\u202eb"),
        ("-5.2", "-5.2"),
        ("+16,7%", "+16,7%"),
        ("Lạng Sơn", "Lạng Sơn"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell
