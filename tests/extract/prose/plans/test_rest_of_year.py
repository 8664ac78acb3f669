"""Levels that something is to be brought to in the months that are left."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract

HEAD = """SỞ CÔNG THƯƠNG TỈNH LÀO CAI
BÁO CÁO
Tình hình công thương 10 tháng năm 2014
"""


@pytest.mark.parametrize(
    "told",
    [
        "Hai tháng còn lại, ngành tập trung đưa xuất khẩu về đích 600 triệu USD, tổng mức bán lẻ 17.500 tỷ đồng.",
        "Nhiệm vụ hai tháng cuối năm: nâng kim ngạch xuất khẩu lên 600 triệu USD, tổng mức bán lẻ 17.500 tỷ đồng.",
    ],
)
def test_of_the_months_or_of_the_year_is_in_doubt(told: str, catalogue: Catalogue) -> None:
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert not read.observations
    assert {d.rule for d in read.doubts} == {"period.rest"}


def test_what_the_months_bring_is_theirs(catalogue: Catalogue) -> None:
    told = "Hai tháng cuối năm phấn đấu xuất khẩu 90 triệu USD."
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert [(o.period, o.scenario) for o in read.observations] == [("2014-M11/M12", "plan")]


@pytest.mark.parametrize(
    "told",
    [
        "2 tháng cuối năm phấn đấu hoàn thành kế hoạch năm 2014 về xuất khẩu 600 triệu USD, nhập khẩu 210 triệu USD.",
        "Hai tháng cuối năm phấn đấu đạt chỉ tiêu cả năm về xuất khẩu 600 triệu USD, nhập khẩu 210 triệu USD.",
    ],
)
def test_what_a_years_plan_is_told_to_be_of_is_the_years(told: str, catalogue: Catalogue) -> None:
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert [(o.indicator, o.period, o.scenario) for o in read.observations] == [
        ("exports", "2014", "plan"),
        ("imports", "2014", "plan"),
    ]


def test_behind_a_years_plan_of_which_nothing_is_told_it_is_in_doubt(catalogue: Catalogue) -> None:
    told = "Trong hai tháng cuối năm, ngành thực hiện thắng lợi kế hoạch năm 2014, đưa xuất khẩu đạt 600 triệu USD."
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert [d.rule for d in read.doubts] == ["period.rest"]


def test_what_has_to_come_about_in_the_year_is_planned(catalogue: Catalogue) -> None:
    told = "Để GRDP cả năm tăng 7,5% theo Nghị quyết, hai tháng cuối năm phải tăng trên 7,8%."
    read = extract(Document("0" * 64, "x.txt", "txt", HEAD + told, area_id="lao-cai"), catalogue)
    assert [(o.period, o.scenario) for o in read.observations] == [("2014", "plan"), ("2014-M11/M12", "plan")]
