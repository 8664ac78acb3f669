"""Times that hold only for what another is set beside, for a reason or a concession; behind them the time before."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "compared",
    [
        "vượt con số kỷ lục 395 triệu USD của năm 2011",
        "vượt xa mức 300 triệu USD năm 2012",
        "tăng 15,9% so với 364 triệu USD thực hiện năm 2014",
        "cải thiện so với mức giảm 2,1% của năm 2014",
        "tương đương năm 2012",
        "tương đương mức của năm 2012",
        "xấp xỉ năm 2012",
        "ngang ngửa năm 2012",
        "chưa bằng năm 2012",
        "ít hơn năm 2014 (415 triệu USD) 3,1%",
        "gần bằng mức của năm 2012 (415 triệu USD)",
        "kém năm 2014 (415 triệu USD) 2,7%",
        "cao hơn mức 395 triệu USD của năm 2011 và 380 triệu USD của năm 2012",
        "là do nền năm 2014 thấp (320 triệu USD)",
    ],
)
@pytest.mark.parametrize("joined", [", đạt 97% kế hoạch; nhập khẩu 210 triệu USD.", "; nhập khẩu 210 triệu USD."])
def test_the_year_of_what_is_compared_ends_with_the_comparison(
    compared: str, joined: str, read_sentence: Reader
) -> None:
    read = read_sentence(f"Xuất khẩu đạt 410 triệu USD, {compared}{joined}")
    behind = [o for o in read.observations if o.measure == "plan_completion" or o.indicator == "imports"]
    assert "imports" in {o.indicator for o in behind}
    assert {o.period for o in behind} == {"2015"}


@pytest.mark.parametrize(
    "turned",
    [
        "Xuất khẩu tăng chậm, thấp hơn con số 17,2% của năm 2014 và chỉ bằng 97% kế hoạch.",
        "Xuất khẩu cao hơn mức 395 triệu USD của năm 2014 và bằng 97% kế hoạch.",
        "Xuất khẩu chưa bằng năm 2012 nhưng vẫn đạt 97% kế hoạch.",
    ],
)
def test_the_comparison_ends_where_the_sentence_goes_on_with_its_own_figure(turned: str, read_sentence: Reader) -> None:
    read = read_sentence(turned)
    assert [(o.measure, o.period) for o in read.observations if o.value == 97] == [("plan_completion", "2015")]


@pytest.mark.parametrize(
    "head",
    [
        "Khác với năm 2014",
        "Không như năm 2014 giảm sâu",
        "Giống như năm 2014",
        "Tiếp nối đà tăng của năm 2014",
        "Đà giảm của năm 2014 đã dừng lại",
        "Mặc dù năm 2014 giảm sâu",
        "Sau năm 2014 đầy khó khăn",
        "Trên nền thấp của năm 2014",
    ],
)
def test_what_is_looked_back_on_is_over_at_the_end_of_its_clause(head: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{head}, xuất khẩu đạt 410 triệu USD, tăng 7,9%; nhập khẩu 210 triệu USD.")
    told = [(o.measure, o.period) for o in read.observations]
    assert told == [("value", "2015"), ("growth_yoy", "2015"), ("value", "2015")]


def test_eight_months_after_which_it_is_so_are_its_time(read_sentence: Reader) -> None:
    read = read_sentence("Sau 8 tháng, xuất khẩu đạt 410 triệu USD, tăng 7,9%.")
    assert [o.period for o in read.observations] == ["2015-M01/M08"] * 2


@pytest.mark.parametrize(
    "turn",
    ["Kết thúc năm 2014, xuất khẩu mới 380 triệu USD thì nay đã là", "Xuất khẩu năm 2014 đạt 380 triệu USD, nay lên"],
)
def test_the_sentence_turns_to_the_present(turn: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{turn} 410 triệu USD; nhập khẩu 210 triệu USD.")
    told = [(o.indicator, o.period, int(o.value)) for o in read.observations]
    assert told == [("exports", "2014", 380), ("exports", "2015", 410), ("imports", "2015", 210)]


@pytest.mark.parametrize("reason", ["Do quý I khó khăn", "Nhờ quý III tăng mạnh", "Vì năm 2014 đạt thấp nên"])
def test_what_came_of_a_reason_may_be_of_its_time_or_not(reason: str, read_sentence: Reader) -> None:
    comma = "" if reason.endswith("nên") else ","
    read = read_sentence(f"{reason}{comma} xuất khẩu đạt 410 triệu USD, tăng 7,9%.")
    assert not read.observations
    assert {d.reason for d in read.doubts} == {"the period is not told"}


def test_months_so_far_are_not_those_of_a_reason(read_sentence: Reader) -> None:
    told = read_sentence("Nhờ 4 tháng đầu năm khá, xuất khẩu lũy kế vẫn đạt 410 triệu USD, tăng 6,1%.").observations
    assert [o.period for o in told] == ["2015"] * 2


def test_what_a_mean_of_years_is_beyond_is_in_doubt(read_sentence: Reader) -> None:
    read = read_sentence(
        "Thu ngân sách 5.030 tỷ đồng, cao hơn mức bình quân 3 năm 2012 - 2014 (4.100 tỷ đồng) 22,7%, đạt 104% dự toán."
    )
    assert [(int(o.value), o.period) for o in read.observations] == [(5030, "2015"), (4100, "2012/2014"), (104, "2015")]
    assert [d.reason for d in read.doubts] == ["what it is compared with could not be told"]


def test_the_time_behind_a_rate_that_another_is_beyond_is_that_rate_s_alone(read_sentence: Reader) -> None:
    read = read_sentence(
        "IIP tăng 9,32%, khá hơn 7,6% mà năm 2014 có được, song vẫn dưới 10,2% của năm 2012; xuất khẩu 210 triệu USD."
    )
    assert [(o.indicator, o.period) for o in read.observations] == [("iip", "2015"), ("exports", "2015")]
    assert {d.reason for d in read.doubts} == {"a rate that another is beyond; of which time is not said"}
