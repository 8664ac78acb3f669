""" "Cùng kỳ" alone beside a month and a sum."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from tests.extract.tables.grids import model_of

HEAD = "Chỉ tiêu|Thực hiện cùng kỳ|{beside}|{own}|Lũy kế\nXuất khẩu (triệu USD)|10|80|12|88"


@pytest.mark.parametrize(
    ("beside", "own", "period"),
    [
        ("Lũy kế cùng kỳ", "Thực hiện tháng 9", "2014-M09"),  # the sum has a column of its own
        ("Thực hiện quý II", "Thực hiện kỳ báo cáo", "2014-M09"),  # that of the one reported
        ("Thực hiện quý II", "Thực hiện tháng 9", None),  # of the month or of the sum
    ],
)
def test_same_alone_is_of_what_no_other_column_has(
    beside: str, own: str, period: str | None, catalogue: Catalogue
) -> None:
    model = model_of(HEAD.format(beside=beside, own=own), catalogue, "Báo cáo tháng 9 năm 2015\n")
    assert model.meanings[1].period == period
