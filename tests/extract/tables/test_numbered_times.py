"""Columns of numbers of months and quarters, and such that only look like them."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.layout import find_layout
from etl.extract.tables.numbered_times import time_of
from tests.extract.tables.grids import grid_of


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("Năm|Tháng|Chỉ tiêu|ĐVT|Giá trị\n2021|6|Xuất khẩu|Triệu USD|31,5\n2021|12|Xuất khẩu|Triệu USD|36,1", {1: 1}),
        ("Quý|Năm 2020|Năm 2021\nI|510|530\nII|520|560\nIII|610|640", {0: 3}),
        ("Tháng|Năm 2020|Năm 2021\n1|510|530\n2|520|560", {0: 1}),
        ("Tháng|Năm 2020|Năm 2021\n1|510|530\n2|520|560\nTổng 2T|1030|1090", {0: 1}),
        ("Quý|Năm 2020|Năm 2021\nI|1|2\nII|1|2\nIII|1|2\nIV|1|2\nCả năm|4|8", {0: 3}),
        ("Quý|Năm 2020|Năm 2021\nI|1|2\nII|1|2\nTổng|2|4", {}),  # of which quarters?
        ("Chỉ tiêu|ĐVT|Tháng|Lũy kế\nSố vụ kiểm tra|Vụ|9|61\nSố vụ vi phạm|Vụ|7|40", {}),  # figures of the month
        ("STT|Chỉ tiêu|Năm 2020\n1|Xuất khẩu (triệu USD)|510\n2|Nhập khẩu (triệu USD)|520", {}),
    ],
)
def test_the_columns_of_times(text: str, numbered: dict[int, int], catalogue: Catalogue) -> None:
    layout = find_layout(grid_of(text), catalogue)
    assert layout is not None
    assert layout.numbered == numbered


@pytest.mark.parametrize(
    ("words", "months", "first", "last"),
    [("6", 1, 6, 6), ("06", 1, 6, 6), ("2", 3, 4, 6), ("IV", 3, 10, 12)],
)
def test_a_number_is_a_time(words: str, months: int, first: int, last: int) -> None:
    token = time_of(words, 40, months)
    assert token is not None
    assert (token.value.first, token.value.last, token.start, token.end) == (first, last, 40, 40 + len(words))


@pytest.mark.parametrize(("words", "months"), [("13", 1), ("5", 3), ("0", 1), ("6 tháng", 1), ("", 1)])
def test_other_words_are_none(words: str, months: int) -> None:
    assert time_of(words, 0, months) is None
