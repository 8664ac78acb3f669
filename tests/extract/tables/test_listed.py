"""The sum of the companies that a table lists is in doubt, unless the others of them have a row."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from tests.extract.tables.grids import model_of

TITLE = "Giá trị sản xuất công nghiệp (tỷ đồng)\n"
ROWS = ["Công ty Bình Minh|210|220", "Công ty Hoàng Hà|410|420"]


@pytest.mark.parametrize(
    ("heading", "rows", "unclear"),
    [
        ("Doanh nghiệp", [*ROWS, "Cộng|620|640"], {3}),
        ("Tên công ty", [*ROWS, "Tổng số|620|640"], {3}),
        ("Doanh nghiệp", ["Tổng số|620|640", *ROWS], set()),  # above them it is of all
        ("Doanh nghiệp", [*ROWS, "Doanh nghiệp khác|90|95", "Cộng|710|735"], set()),
        ("Chỉ tiêu", [*ROWS, "Cộng|620|640"], set()),
    ],
)
def test_a_sum_of_companies(heading: str, rows: list[str], unclear: set[int], catalogue: Catalogue) -> None:
    model = model_of("\n".join([f"{heading}|2014|2015", *rows]), catalogue, above=TITLE)
    assert {row for row, name in model.row_names.items() if name.is_unclear} == unclear
