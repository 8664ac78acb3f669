"""What the words right beside a figure leave open."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("IIP (tháng 12/tháng 11): 104,2%.", ["period.bracket"]),
        ("IIP (tháng 12 so với tháng 11): 104,2%.", ["period.bracket"]),
        ("Chỉ số IIP (tháng 12/tháng 11) tăng 4,2%.", ["period.bracket"]),
        ("IIP tăng 8,2% tăng 10,1%.", ["growth.pair", "growth.pair"]),
        ("Doanh thu bán lẻ hàng hóa đạt 11.200 tỷ đồng, chiếm 73,2% tổng mức, tăng 11%.", ["share.own", "share.own"]),
        ("IIP tăng 8,2% giảm trên 10,1%.", ["growth.pair", "growth.pair"]),
        ("Cả giai đoạn đạt 2,6 tỷ USD kim ngạch xuất khẩu.", ["period.years"]),
        ("Kim ngạch xuất khẩu tăng cao, tính chung cả nhiệm kỳ đạt 2,6 tỷ USD.", ["period.years"]),
        ("Thu ngân sách bình quân đạt 5.200 tỷ đồng/năm.", ["per-each"]),
    ],
)
def test_it_is_in_doubt(sentence: str, rules: list[str], read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == rules


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("IIP năm 2015 (theo giá so sánh năm 2010) tăng 4,2%.", [4.2]),
        ("IIP tháng 3 tăng 45% so với tháng trước (tháng 2 do nghỉ Tết kéo dài) và tăng 15% so với cùng kỳ.", [45, 15]),
        ("Tổng mức bán lẻ hàng hóa đạt 15 tỷ đồng, khu vực tư nhân chiếm 73% tổng mức.", [15]),
        ("Thu ngân sách đạt 5.200 tỷ đồng/năm.", [5200]),
        ("Trong giai đoạn khó khăn, kim ngạch xuất khẩu đạt 600 triệu USD.", [600]),
        ("Kim ngạch xuất khẩu trong giai đoạn 2011-2015 đạt 2,6 tỷ USD.", [2.6]),
        ("IIP tăng 8,2%, trong đó khai khoáng tăng 10,1%.", [8.2, 10.1]),
    ],
)
def test_what_is_told_plainly_is_read(sentence: str, values: list[float], read_sentence: Reader) -> None:
    assert [float(o.value) for o in read_sentence(sentence).observations] == values


def test_another_time_behind_a_part_may_be_of_all(read_sentence: Reader) -> None:
    read = read_sentence(
        "Thu ngân sách tháng 7 đạt 110 tỷ đồng, trong đó thu nội địa 80 tỷ đồng; ước cả năm thu 1.350 tỷ đồng."
    )
    assert [float(o.value) for o in read.observations] == [110, 80]
    assert [doubt.rule for doubt in read.doubts] == ["subject.after-parts"]
    read = read_sentence("Toàn tỉnh có 18 cụm công nghiệp, trong đó 12 cụm hoạt động; năm 2030 có 20 cụm công nghiệp.")
    assert 20 in [float(o.value) for o in read.observations]


def test_a_places_growth_is_not_of_what_the_sentence_before_told(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu của An Giang đạt 410 triệu USD. Đồng Tháp đạt tăng trưởng 6,35%.")
    assert [float(o.value) for o in read.observations] == [410]
    assert [doubt.rule for doubt in read.doubts] == ["growth.of-economy"]
    read = read_sentence("GRDP của An Giang đạt 41.000 tỷ đồng. Đồng Tháp đạt tăng trưởng 6,35%.")
    assert [float(o.value) for o in read.observations] == [41000, 6.35]


def test_a_sectors_percentage_in_a_sentence_on_structure_is_a_share_or_a_growth(read_sentence: Reader) -> None:
    text = "GRDP đạt 68 tỷ đồng, cơ cấu kinh tế đổi theo hướng tốt: nông nghiệp đạt 20%, giảm 3%; dịch vụ đạt 38%."
    read = read_sentence(text)
    assert [(o.indicator, o.measure) for o in read.observations] == [("grdp", "value")]
    assert [doubt.rule for doubt in read.doubts] == ["growth.or-share", "growth.of-a-rate", "growth.or-share"]
    read = read_sentence("GRDP tăng 8%, cơ cấu kinh tế đúng hướng: nông nghiệp tăng 3%, dịch vụ tăng 9%.")
    assert [float(o.value) for o in read.observations] == [8, 3, 9]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Thu ngân sách đạt 5.000 tỷ đồng. Trong đó:\n- Cấp tỉnh: 3.000 tỷ đồng", [5000]),
        ("Thu ngân sách cấp tỉnh đạt 3.000 tỷ đồng.", []),
        ("Chi ngân sách địa phương đạt 9.000 tỷ đồng; ngân sách cấp tỉnh chi ngân sách 5.000 tỷ đồng.", [9000]),
        ("Dự toán HĐND cấp tỉnh giao: thu ngân sách 5.000 tỷ đồng.", [5000]),
    ],
)
def test_a_level_of_government_may_have_a_budget_of_its_own(
    text: str, values: list[float], read_sentence: Reader
) -> None:
    read = read_sentence(text)
    assert [float(o.value) for o in read.observations] == values
    assert all(doubt.rule == "subject.level" for doubt in read.doubts)
