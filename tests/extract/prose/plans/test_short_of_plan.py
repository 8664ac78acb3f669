"""Figures below a plan's heading that fall short of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract

HEAD = """SỞ CÔNG THƯƠNG TỈNH LÀO CAI
BÁO CÁO
Tình hình công thương 9 tháng đầu năm 2014
II. KẾ HOẠCH QUÝ IV NĂM 2014
"""


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Tuy nhiên, khả năng cả năm xuất khẩu đạt 410 triệu USD, bằng 95% kế hoạch; nhập khẩu 210 triệu USD.",
            ["exports value estimate", "exports plan_completion estimate", "imports value estimate"],
        ),
        (
            "Cả năm xuất khẩu 410 triệu USD, đạt 95% kế hoạch.",
            ["exports value estimate", "exports plan_completion estimate"],
        ),
        (
            "Cả năm xuất khẩu 450 triệu USD, đạt 105% kế hoạch.",
            ["exports value plan", "exports plan_completion plan"],
        ),
        (
            "Phấn đấu cả năm xuất khẩu 410 triệu USD, đạt 95% kế hoạch.",
            ["exports value plan", "exports plan_completion plan"],
        ),
        (
            "Xuất khẩu 110 triệu USD, đạt 26% kế hoạch năm.",  # of the quarter, that much is planned
            ["exports value plan", "exports plan_completion plan"],
        ),
    ],
)
def test_less_than_the_years_plan_is_none(told: str, expected: list[str], catalogue: Catalogue) -> None:
    text = HEAD + told
    report = Document("0" * 64, "x.txt", "txt", text, area_id="lao-cai", published_on=date(2014, 9, 20))
    assert [f"{o.indicator} {o.measure} {o.scenario}" for o in extract(report, catalogue).observations] == expected
