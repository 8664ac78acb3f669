"""Rows that are a part of the one above, though they have its name."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.parts import named_parts
from tests.extract.tables.grids import model_of


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (["Tổng số tiền thu phạt|620|640", "- Phạt vi phạm hành chính|510|520", "- Bán hàng tịch thu|110|120"], {2}),
        (["Tiền phạt|620|640", "- Phạt vi phạm hành chính|510|520"], set()),  # the only item: it says the same again
        (["Tổng số tiền thu phạt|620|640", "Trong đó: Tiền phạt vi phạm hành chính|510|520"], {2}),
        (["Số chợ|62|64", "Trong đó: Chợ hạng 1|5|5"], set()),  # not named in full: some of the markets
        (["- Tiền phạt cơ sở kinh doanh|62|64", "- Bán hàng tịch thu|11|12"], set()),
    ],
)
def test_named_parts(rows: list[str], parts: set[int], catalogue: Catalogue) -> None:
    model = model_of("\n".join(["Chỉ tiêu|Năm 2014|Năm 2015", *rows]), catalogue, above="Quản lý thị trường\n")
    assert named_parts(model.rows, model.grid, model.layout) == parts
