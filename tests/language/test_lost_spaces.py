"""Spaces that a page has lost: put back where the spelling of Vietnamese tells where, and nowhere else."""

from __future__ import annotations

import pytest

from etl.language.lost_spaces import with_spaces


@pytest.mark.parametrize(
    ("as_printed", "as_meant"),
    [
        ("ước tính9tháng năm2015", "ước tính 9 tháng năm 2015"),
        ("Sovới cùngkỳ nămtrước", "So với cùng kỳ năm trước"),
        ("so vớicùng kỳnăm trước", "so với cùng kỳ năm trước"),
        ("6tháng đầunăm 2015tăng 5%", "6 tháng đầu năm 2015 tăng 5%"),
        ("chế tạotăng1,36%, nướctăng 1,06%", "chế tạo tăng 1,36%, nước tăng 1,06%"),
        ("xuấttăngso với", "xuất tăng so với"),
        ("kimngạch xuấtkhẩu ước đạt79 triệu USD", "kim ngạch xuất khẩu ước đạt 79 triệu USD"),
        ("quýIII năm 2015 và quý IInăm 2016", "quý III năm 2015 và quý II năm 2016"),
        ("tháng 9năm 2015so với", "tháng 9 năm 2015 so với"),
        ("TổngMức bán lẻ của tỉnh YênBái", "Tổng Mức bán lẻ của tỉnh Yên Bái"),
        ("gần9 triệu, hơn12%", "gần 9 triệu, hơn 12%"),
    ],
)
def test_words_and_numbers_are_parted(as_printed: str, as_meant: str) -> None:
    assert with_spaces(as_printed) == as_meant
    assert with_spaces(as_meant) == as_meant


@pytest.mark.parametrize(
    "text",
    [
        "giátrị",  # "giá trị" or "giát rị"
        "tínhước",  # "tính ước" or "tín hước"
        "internet, logistics, marketing, container, Samsung, ĐắkLắk, HĐND, điôxit",
        "T10/2012, Q.III, CO2, 5 m3, km2, PM2.5, Covid19, ISO9001, QL1A, 500kV, 10MW, F0",
        "sản phẩm1 đạt 5 triệu; mức2 bán lẻ",  # the mark of a note
        "quyết định, khuyến khích, nguyên, quỳnh, giêng, gì, nghiêng, uỷ ban, thuở, khuya, ngoằn ngoèo, yêu, huếch",
        "12 tháng, tháng12, 9 tháng, 2015 tăng",
        "năm 2015, năm trăm, cũng như năm",
    ],
)
def test_what_is_whole_or_may_be_read_in_two_ways_is_left_as_it_is(text: str) -> None:
    assert with_spaces(text) is text
