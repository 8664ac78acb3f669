"""Places that no list has: figures behind such a name at the head of a clause are in doubt, or not the province's."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "place",
    [
        "Tại Bảo Thắng,",
        "Ở Mường Khương,",
        "Trên địa bàn Bảo Yên,",
        "Riêng Bảo Thắng",
        "Bảo Thắng:",
        "- Bát Xát:",
        "Tại Trung Quốc,",
        "Thị trường Trung Quốc:",
        "Tỉnh kết nghĩa Vân Nam (Trung Quốc)",
        "Châu Hồng Hà (Vân Nam) có",
        "Năm 2015, Bảo Thắng có",
        "Vùng Tây Bắc:",
        "Toàn vùng Tây Bắc:",
    ],
)
def test_what_is_told_of_another_place_is_not_the_province_s(place: str, read_sentence: Reader) -> None:
    read = read_sentence(
        f"{place} xuất khẩu 620 triệu USD, nhập khẩu 300 triệu USD; toàn tỉnh thu ngân sách 50 tỷ đồng."
    )
    assert [o.indicator for o in read.observations] == ["budget_revenue"]
    assert len(read.doubts) + len(read.left_out) == 2


def test_a_district_is_spoken_of_up_to_the_next_paragraph(read_sentence: Reader) -> None:
    read = read_sentence(
        "Tại Bảo Thắng, xuất khẩu đạt 62 triệu USD. Nhập khẩu đạt 30 triệu USD.\n\nThu ngân sách đạt 50 tỷ đồng."
    )
    assert [o.indicator for o in read.observations] == ["budget_revenue"]
    assert {d.reason for d in read.doubts} == {"it may be told of “Bảo Thắng”, not of the province"}


def test_a_district_that_an_indicator_is_told_to_be_of(read_sentence: Reader) -> None:
    read = read_sentence("Xuất khẩu của Bảo Thắng đạt 62 triệu USD; nhập khẩu đạt 30 triệu USD.")
    assert not read.observations


@pytest.mark.parametrize(
    "head",
    [
        "Ông Nguyễn Văn Hải, Giám đốc Sở cho biết,",
        "Phát biểu tại Hội nghị, đồng chí Trịnh Xuân Trường nhấn mạnh:",
        "Tại Hội nghị, Sở báo cáo",
        "Tại Lạng Sơn,",
        "Thị trường Tết Nguyên Đán sôi động,",
    ],
)
def test_people_and_meetings_are_no_places(head: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{head} xuất khẩu đạt 620 triệu USD, nhập khẩu đạt 300 triệu USD.")
    assert [o.indicator for o in read.observations] == ["exports", "imports"]
