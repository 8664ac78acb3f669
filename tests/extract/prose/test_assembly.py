"""Figures put together: which verbs, units, bounds and second readings go with a figure, and what becomes a doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.extract import Extraction
from tests.extract.conftest import Reader


def _stated(read: Extraction) -> list[str]:
    return [f"{o.indicator} {o.measure} {o.value.normalize():f}" for o in read.observations]


STATED = {
    "a change that was said first": ("Kim ngạch xuất khẩu tăng cao, trên 24%.", ["exports growth_yoy 24"]),
    "a change outside the bracket": (
        "Kim ngạch xuất khẩu tăng khá so với cùng kỳ (12,25%).", ["exports growth_yoy 12.25"],
    ),
    "shares of two years": (
        "Giá trị sản xuất công nghiệp khai khoáng chiếm 41,15% năm 2010, tăng lên 52,01% năm 2015.",
        ["industrial_output.mining share 41.15", "industrial_output.mining share 52.01"],
    ),
    "the from of a range": ("Kim ngạch xuất khẩu đạt từ 26,5 đến 26,7 tỷ USD.", ["exports value 26.5"]),
}  # fmt: skip


@pytest.mark.parametrize("case", STATED)
def test_stated(case: str, read_sentence: Reader) -> None:
    text, expected = STATED[case]
    assert _stated(read_sentence(text)) == expected


@pytest.mark.parametrize(
    ("words", "bound"),
    [("5,5 tỷ USD trở lên", "over"), ("từ 5,5 tỷ USD trở lên", "over"), ("5,5 tỷ USD trở xuống", "under")],
)
def test_a_bound_behind_the_figure_is_its_bound(words: str, bound: str, read_sentence: Reader) -> None:
    (one,) = read_sentence(f"Năm 2016, phấn đấu kim ngạch xuất khẩu đạt {words}.").observations
    assert (one.measure, one.value, one.bound) == ("value", Decimal("5.5"), bound)
    untold = read_sentence(f"Kim ngạch xuất khẩu đạt {words}.")
    assert [d.reason for d in untold.doubts] == ["so much or more is what a plan says; that it is one is not told"]


@pytest.mark.parametrize(
    ("words", "bound"),
    [("", None), ("trên ", "over"), ("gần ", "under"), ("khoảng ", "about"), ("không quá ", "under")],
)
def test_a_bound_right_before_the_figure_is_its_bound(words: str, bound: str | None, read_sentence: Reader) -> None:
    (one,) = read_sentence(f"Kim ngạch xuất khẩu đạt {words}720 triệu USD.").observations
    assert one.bound == bound


def test_an_amount_is_in_the_unit_written_and_in_the_base_unit(read_sentence: Reader) -> None:
    (one,) = read_sentence("Giá trị sản xuất công nghiệp đạt 743 tỷ 860 triệu đồng.").observations
    assert (one.value, one.unit, one.decimals) == (Decimal("743.860"), "bn_vnd", 3)
    assert (one.value_base, one.base_unit) == (Decimal(743_860_000_000), "vnd")


def test_an_amount_of_which_is_no_second_figure_of_the_whole(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu đạt 720 triệu USD, trong đó có 14 triệu USD hàng nông sản, tăng 5%.")
    assert _stated(read) == ["exports value 720"]
    assert [one.quote for one in read.left_out] == ["14 triệu USD", "5%"]
    assert read.left_out[0].reason == "of which: a part of the figure before it"


def test_the_name_of_a_whole_without_its_branch_is_a_doubt(read_sentence: Reader) -> None:
    (doubt,) = read_sentence("Các nhà máy tăng đều với giá trị sản xuất đạt 5.595 tỷ đồng.").doubts
    assert (doubt.indicator, doubt.reason) == (
        "industrial_output",
        "“giá trị sản xuất”: of what branch or part is not said",
    )


def test_a_doubt_keeps_what_is_known(read_sentence: Reader) -> None:
    (doubt,) = read_sentence("Năm 2014, kim ngạch xuất khẩu tăng 8% so với dự báo.").doubts
    assert (doubt.indicator, doubt.area_id, doubt.period, doubt.value, doubt.unit) == (
        "exports", "lang-son", "2014", Decimal(8), "pct",
    )  # fmt: skip
