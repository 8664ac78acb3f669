"""Plans that were changed, in a report of months."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract

HEAD = """SỞ CÔNG THƯƠNG TỈNH LÀO CAI
BÁO CÁO
Tình hình công thương 6 tháng đầu năm 2014
"""


@pytest.mark.parametrize(
    "told",
    [
        "Kế hoạch điều chỉnh xuất khẩu từ 400 triệu xuống 380 triệu USD; tổng mức bán lẻ giữ nguyên 16.000 tỷ đồng.",
        "Chỉ tiêu điều chỉnh: xuất khẩu 380 triệu USD; tổng mức bán lẻ 16.000 tỷ đồng.",
        "HĐND tỉnh đã hạ chỉ tiêu xuất khẩu xuống 380 triệu USD; tổng mức bán lẻ giữ ở 16.000 tỷ đồng.",
    ],
)
def test_its_levels_are_in_doubt(told: str, catalogue: Catalogue) -> None:
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert not read.observations
    assert [d.rule for d in read.doubts][-2:] == ["period.moved-plan"] * 2


def test_what_came_of_it_is_read(catalogue: Catalogue) -> None:
    told = "Xuất khẩu đạt 52% kế hoạch điều chỉnh; tổng mức bán lẻ đạt 8.000 tỷ đồng."
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert [(o.measure, o.scenario) for o in read.observations] == [("plan_completion", "actual"), ("value", "actual")]
