"""Labels of rows: those that are written over two rows, and rows that only look so."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.labels import row_labels
from etl.extract.tables.layout import find_layout
from tests.extract.tables.grids import grid_of


def _words(text: str, catalogue: Catalogue) -> list[str]:
    grid = grid_of(text)
    layout = find_layout(grid, catalogue)
    assert layout is not None
    return list(row_labels(grid, layout, catalogue).words.values())


def test_a_name_that_runs_over_two_rows_is_one_label(catalogue: Catalogue) -> None:
    rows = "Chỉ tiêu|2014|2015\nCHỈ SỐ SẢN XUẤT|104,2|108,4\nCÔNG NGHIỆP||\nSố chợ|80|82"
    assert _words(rows, catalogue) == ["CHỈ SỐ SẢN XUẤT CÔNG NGHIỆP", "", "Số chợ"]


def test_a_label_that_goes_on_with_a_small_letter_begins_in_the_row_above(catalogue: Catalogue) -> None:
    rows = "Chỉ tiêu|2014|2015\nGiá trị sản xuất||\ncông nghiệp|3.500|4.013"
    assert _words(rows, catalogue) == ["Giá trị sản xuất", "Giá trị sản xuất công nghiệp"]


@pytest.mark.parametrize(
    ("second", "label"),
    [
        ("|HÀNG DỆT MAY||", "KIM NGẠCH XUẤT KHẨU HÀNG DỆT MAY"),  # between two numbered rows
        ("|Mặt hàng chủ yếu||", "KIM NGẠCH XUẤT KHẨU"),  # written otherwise: a group
        ("|TRONG ĐÓ||", "KIM NGẠCH XUẤT KHẨU"),
        ("|HÀNG DỆT MAY:||", "KIM NGẠCH XUẤT KHẨU"),
        ("II|HÀNG DỆT MAY||", "KIM NGẠCH XUẤT KHẨU"),
        ("|HÀNG DỆT MAY|410|450", "KIM NGẠCH XUẤT KHẨU"),
        ("|MẶT HÀNG CHỦ YẾU||\n|- Gạo|300|310", "KIM NGẠCH XUẤT KHẨU"),  # a group with rows below it
    ],
)
def test_a_row_without_figures_between_numbered_ones_ends_the_label_above(
    second: str, label: str, catalogue: Catalogue
) -> None:
    rows = f"STT|CHỈ TIÊU|2014|2015\n1|KIM NGẠCH XUẤT KHẨU|2.100|2.250\n{second}\n2|KIM NGẠCH NHẬP KHẨU|1.900|1.995"
    assert _words(rows, catalogue)[0] == label


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ("2021|I|5|6\n|II|7|8\n2022|I|6|7\n|II|8|9", ["2021", "2021", "2022", "2022"]),
        ("2021|I|5|6\n|II|7|8\n|I|6|7\n2022|II|8|9", ["2021", "2021", "", "2022"]),  # of which year is not told
    ],
)
def test_a_year_told_once_beside_its_quarters(rows: str, years: list[str], catalogue: Catalogue) -> None:
    assert _words(f"Năm|Quý|Xuất khẩu|Nhập khẩu\n{rows}", catalogue) == years


def test_words_in_the_column_of_numbers_are_a_label(catalogue: Catalogue) -> None:
    rows = "STT|Tỉnh|2014|2015\n1|Lạng Sơn|10|12\n2|Cao Bằng|20|22\nTổng cộng||30|34"
    assert _words(rows, catalogue) == ["Lạng Sơn", "Cao Bằng", "Tổng cộng"]
