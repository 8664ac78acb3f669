"""Amounts in clauses that name no indicator."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

FIRST = "Kim ngạch xuất khẩu đạt 500 triệu USD. "


@pytest.mark.parametrize(
    ("clause", "figure", "why"),
    [
        ("Tỉnh thu hút 2,14 tỷ USD vốn đầu tư.", "2,14 tỷ USD", "stands behind it"),
        ("Tỉnh cấp 1.200 triệu USD cho các huyện.", "1.200 triệu USD", "tells what was done"),
    ],
)
def test_an_amount_that_was_given_or_is_of_what_stands_behind_it_is_in_doubt(
    clause: str, figure: str, why: str, read_sentence: Reader
) -> None:
    read = read_sentence(FIRST + clause)
    assert [o.quote for o in read.observations if figure in o.quote] == []
    assert [why in doubt.reason for doubt in read.doubts if figure in doubt.quote] == [True]


def test_an_amount_that_goes_on_is_of_the_indicator_before_it(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu năm 2014 đạt 500 triệu USD, năm 2015 đạt 620 triệu USD.")
    assert [(o.indicator, o.period, int(o.value)) for o in read.observations] == [
        ("exports", "2014", 500),
        ("exports", "2015", 620),
    ]


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [
        ("Năm 2015 có 175 dự án mới được cấp giấy chứng nhận với tổng vốn đăng ký 815 triệu USD.", ["fdi_capital"]),
        ("Có 175 dự án mới được cấp giấy chứng nhận với tổng vốn đăng ký 815 tỷ đồng.", []),
        ("Có 17 dự án điều chỉnh tăng vốn với số vốn tăng thêm 815 triệu USD.", []),
        ("Lũy kế đến nay có 175 dự án được cấp giấy chứng nhận với tổng vốn đăng ký 815 triệu USD.", []),
    ],
)
def test_the_dollars_of_new_projects_may_be_foreign_capital(
    sentence: str, doubts: list[str], read_sentence: Reader
) -> None:
    read = read_sentence(sentence)
    assert not read.observations
    assert [d.indicator for d in read.doubts] == doubts


@pytest.mark.parametrize("head", ["Thu hút FDI: có", "Về đầu tư nước ngoài, năm 2015 có"])
def test_the_capital_of_projects_is_foreign_where_that_was_said(head: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{head} 175 dự án mới được cấp giấy chứng nhận với tổng vốn đăng ký 815 triệu USD.")
    assert [(o.indicator, o.period, int(o.value)) for o in read.observations] == [
        ("fdi_projects", "2015", 175),
        ("fdi_capital", "2015", 815),
    ]
