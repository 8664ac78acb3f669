"""Words that point at others than the province or than the indicator named last."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

GATE = "3. Hoạt động tại cửa khẩu Kim Thành\n"
TRADE = "Kim ngạch xuất khẩu đạt 900 triệu USD."


def _doubted(text: str, read: Reader) -> list[tuple[str | None, str, str]]:
    return [(d.indicator, d.rule, str(d.value)) for d in read(text).doubts]


@pytest.mark.parametrize(
    "text",
    [
        "Doanh nghiệp FDI phát triển tốt. Kim ngạch xuất khẩu khu vực này đạt 98 triệu USD.",
        "Doanh nghiệp FDI phát triển tốt. Kim ngạch xuất khẩu của khối này đạt 98 triệu USD.",
        "Doanh nghiệp FDI phát triển tốt. Kim ngạch xuất khẩu của khối đạt 98 triệu USD.",
    ],
)
def test_whom_a_word_points_back_at_is_not_read(text: str, read_sentence: Reader) -> None:
    assert _doubted(text, read_sentence) == [("exports", "subject.pointed", "98")]


def test_the_whole_behind_a_word_that_points_back_is_the_provinces(read_sentence: Reader) -> None:
    text = "Kim ngạch xuất khẩu khu vực này đạt 98 triệu USD; kim ngạch xuất khẩu toàn tỉnh đạt 150 triệu USD."
    assert [int(o.value) for o in read_sentence(text).observations] == [150]


def test_what_several_forces_did_is_in_doubt(read_sentence: Reader) -> None:
    text = "Tính chung Ban Chỉ đạo 389 tỉnh, các lực lượng kiểm tra 120 vụ, phạt 1,1 tỷ đồng."
    assert [rule for _, rule, _ in _doubted(text, read_sentence)] == ["subject.forces", "subject.forces"]


def test_what_another_force_did_is_left_out(read_sentence: Reader) -> None:
    read = read_sentence("Lực lượng liên ngành kiểm tra 120 vụ, phạt 1,1 tỷ đồng.")
    assert not read.observations
    assert [one.quote for one in read.left_out] == ["120", "1,1 tỷ đồng"]


def test_the_markets_own_force_behind_them_is_not(read_sentence: Reader) -> None:
    text = "Cùng đoàn liên ngành, lực lượng quản lý thị trường kiểm tra 120 vụ."
    assert [o.indicator for o in read_sentence(text).observations] == ["market_inspections"]


@pytest.mark.parametrize("asked", ["Đề nghị Bộ", "2. Kiến nghị Bộ"])
def test_what_is_asked_for_was_not_so(asked: str, read_sentence: Reader) -> None:
    text = f"{asked} hỗ trợ 12 đề án khuyến công."
    assert _doubted(text, read_sentence) == [("industrial_promotion_projects", "subject.asked", "12")]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2014: giá trị sản xuất công nghiệp 68.900 tỷ đồng, xuất khẩu 2,4 tỷ USD; "
        "năm 2015: 78.100 tỷ đồng và 2,7 tỷ USD.",
        "Tổng mức bán lẻ năm 2014 đạt 68.900 tỷ đồng, xuất khẩu 2,4 tỷ USD. Năm 2015 đạt 78.100 tỷ đồng và 2,7 tỷ USD.",
    ],
)
def test_an_amount_in_another_currency_may_be_of_the_other_name(text: str, read_sentence: Reader) -> None:
    found = read_sentence(text)
    assert [(d.rule, str(d.value)) for d in found.doubts] == [("subject.currency", "78100")]
    assert [str(o.value) for o in found.observations] == ["68900", "2.4", "2.7"]


def test_one_trade_alone_may_be_told_in_dong(read_sentence: Reader) -> None:
    text = "Kim ngạch xuất khẩu quý I năm 2015 đạt 1.200 tỷ đồng; quý II năm 2015 đạt 1.300 tỷ đồng."
    assert [int(o.value) for o in read_sentence(text).observations] == [1200, 1300]


def test_trade_below_a_gates_heading_may_be_its(read_sentence: Reader) -> None:
    assert _doubted(GATE + TRADE, read_sentence) == [("exports", "subject.gates", "900")]


@pytest.mark.parametrize(
    "text",
    [
        GATE + "Kim ngạch xuất khẩu toàn tỉnh đạt 900 triệu USD.",
        GATE + "Hàng hóa qua lại nhiều.\n4. Xuất nhập khẩu\n" + TRADE,
        "3. Xuất nhập khẩu và cửa khẩu\n" + TRADE,
    ],
)
def test_trade_is_the_provinces_where_that_is_said_or_another_heading_stands(text: str, read_sentence: Reader) -> None:
    assert [int(o.value) for o in read_sentence(text).observations] == [900]


def test_a_sum_behind_a_yearly_average_is_of_which_years_is_not_said(read_sentence: Reader) -> None:
    text = "Giai đoạn 2011 - 2013 xuất khẩu tăng bình quân 20%/năm. Kim ngạch xuất khẩu đạt 240 triệu USD."
    assert _doubted(text, read_sentence) == [("exports", "period.left", "240")]
