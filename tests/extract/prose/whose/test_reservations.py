"""Stretches of a sentence whose figures are none of the province's, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.whose.reservations import reservations
from etl.language.fold import fold
from tests.extract.conftest import Reader, tokens_of


def _reserved(text: str, catalogue: Catalogue) -> list[str]:
    return [
        text[one.start : one.end] for one in reservations(tokens_of(text, catalogue), fold(text), catalogue.spoken_of)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công ty may xuất khẩu 5 triệu USD.", ["Công ty may xuất khẩu 5 triệu USD."]),
        ("Theo giám đốc công ty may, xuất khẩu 5 triệu USD.", ["công ty may, xuất khẩu 5 triệu USD."]),
        ("Nếu xuất khẩu đạt 5 triệu USD, thu tăng 2%.", ["Nếu xuất khẩu đạt 5 triệu USD, thu tăng 2%."]),
        ("Để xuất khẩu đạt 5 triệu USD, cần vốn.", ["Để xuất khẩu đạt 5 triệu USD"]),
        ("Tăng thêm 1% là điều rất khó.", ["Tăng thêm 1% "]),
        ("Công ty may đạt 5 tỷ đồng, góp phần đưa kim ngạch của tỉnh đạt 9 tỷ đồng.", ["Công ty may đạt 5 tỷ đồng"]),
    ],
)
def test_reserved(text: str, expected: list[str], catalogue: Catalogue) -> None:
    assert _reserved(text, catalogue) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kim ngạch xuất khẩu đạt 5 triệu USD.",
        "Các công ty xuất khẩu 5 triệu USD.",  # all of them
        "Kim ngạch xuất khẩu của công ty đạt 5 triệu USD.",  # not the head of the clause
        "Công ty Điện lực tỉnh cung cấp 5 triệu kWh.",  # speaks for the province
        "Nếu tính theo giá so sánh, sản xuất tăng 5%.",  # told in another way
        "Nếu năm 2010 xuất khẩu đạt 5 triệu USD, năm 2015 đạt 9 triệu USD.",
        "Để năm 2016 xuất khẩu đạt 5 triệu USD, cần vốn.",  # a plan, by its time
    ],
)
def test_not_reserved(text: str, catalogue: Catalogue) -> None:
    assert _reserved(text, catalogue) == []


def test_the_reason_names_the_words(catalogue: Catalogue) -> None:
    text = "Giả sử xuất khẩu đạt 5 triệu USD."
    (one,) = reservations(tokens_of(text, catalogue), fold(text), catalogue.spoken_of)
    assert (one.why, one.group) == ("“giả sử”: it is only supposed", None)


def test_a_figure_inside_is_left_out_and_one_behind_it_is_read(read_sentence: Reader) -> None:
    read = read_sentence("Để xuất khẩu đạt 900 triệu USD thì cần vốn; kim ngạch nhập khẩu đạt 230 triệu USD.")
    assert [(o.indicator, o.value) for o in read.observations] == [("imports", Decimal(230))]
    assert [n.quote for n in read.left_out] == ["900 triệu USD"]


@pytest.mark.parametrize(
    "days", ["(từ 15/12/2012 đến 28/2/2013)", "từ ngày 1/1 đến hết ngày 15/2/2015", "(từ ngày 1/1 đến 15/2)", ""]
)
def test_a_campaign_is_of_its_days_alone(days: str, read_sentence: Reader) -> None:
    text = f"Riêng đợt cao điểm Tết {days}: xử lý 275 vụ, phạt 1.140 triệu đồng. Cả năm 2015 kiểm tra 1.200 vụ."
    assert [float(one.value) for one in read_sentence(text).observations] == [1200]


def test_teams_of_several_offices_are_another_force(read_sentence: Reader) -> None:
    text = "Đoàn kiểm tra liên ngành kiểm tra 42 vụ, phạt 85 triệu đồng. Quản lý thị trường kiểm tra 120 vụ."
    assert [float(one.value) for one in read_sentence(text).observations] == [120]
