"""Where a reading belongs: its period, its area and its scenario, and which words decided."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

PLACED = {
    "the report's own": ("Kim ngạch xuất khẩu đạt 720 triệu USD.", "lang-son 2015 actual"),
    "an estimate": ("Kim ngạch xuất khẩu ước đạt 720 triệu USD.", "lang-son 2015 estimate"),
    "a later year": ("Năm 2016, kim ngạch xuất khẩu đạt 900 triệu USD.", "lang-son 2016 plan"),
    "an estimate of a later year": ("Năm 2016, kim ngạch xuất khẩu ước đạt 900 triệu USD.", "lang-son 2016 plan"),
    "it will be": ("Kim ngạch xuất khẩu sẽ đạt 900 triệu USD.", "lang-son 2015 plan"),
    "an aim": ("Phấn đấu kim ngạch xuất khẩu năm 2016 đạt 900 triệu USD.", "lang-son 2016 plan"),
    "another place": ("Tỉnh Cao Bằng có kim ngạch xuất khẩu đạt 720 triệu USD.", "cao-bang 2015 actual"),
    "the nation": ("Cả nước có kim ngạch xuất khẩu đạt 162 tỷ USD.", "viet-nam 2015 actual"),
    "a year before, in brackets": ("Ước xuất khẩu tăng 8% (năm 2014 tăng 5%).", "lang-son 2014 actual"),
    "so many on a day": ("Giai đoạn 2011-2015, toàn tỉnh có 83 chợ.", "lang-son 2015 actual"),
    "what was reached before the year aimed at": (
        "Phấn đấu năm 2016 kim ngạch xuất khẩu đạt 500 triệu USD; thực hiện 2015: 450 triệu USD.",
        "lang-son 2015 actual",
    ),
    "a year on the way to an aim": (
        "Mục tiêu đến năm 2020 xuất khẩu đạt 800 triệu USD, năm 2017 đạt 500 triệu USD.", "lang-son 2017 plan",
    ),
    "the year's plan beside a month": (
        "Kim ngạch xuất khẩu tháng 7/2015 đạt 62,4 triệu USD, bằng 5,2% kế hoạch (1,2 tỷ USD).", "lang-son 2015 plan",
    ),
    "a plan that was changed": (
        "Điều chỉnh chỉ tiêu thu ngân sách năm 2015 từ 1.300 tỷ đồng xuống 1.150 tỷ đồng.", "lang-son 2015 plan",
    ),
    "a plan that stays": (
        "Giữ nguyên chỉ tiêu kim ngạch xuất khẩu năm 2015 là 450 triệu USD.", "lang-son 2015 plan",
    ),
    "inherited": ("Kim ngạch xuất khẩu ước đạt 720 triệu USD, tăng 8%.", "lang-son 2015 estimate"),
    "a part inherits": (
        "Giá trị sản xuất công nghiệp ước đạt 4.013 tỷ đồng; trong đó khai khoáng tăng 8%.", "lang-son 2015 estimate",
    ),
    "a part with a verb of its own": (
        "Giá trị sản xuất công nghiệp ước đạt 4.013 tỷ đồng; trong đó khai khoáng đạt 413 tỷ đồng.",
        "lang-son 2015 actual",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACED)
def test_place_of_the_last_figure(case: str, read_sentence: Reader) -> None:
    text, expected = PLACED[case]
    last = read_sentence(text).observations[-1]
    assert f"{last.area_id} {last.period} {last.scenario}" == expected


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Kim ngạch xuất khẩu sơ bộ đạt 720 triệu USD, tăng 8%.", ["preliminary", "preliminary"]),
        ("Theo số liệu sơ bộ, kim ngạch xuất khẩu đạt 720 triệu USD.", ["preliminary"]),
        ("Kim ngạch xuất khẩu ước tính sơ bộ đạt 720 triệu USD.", ["estimate"]),
        ("Kim ngạch xuất khẩu ước đạt 720 triệu USD; nhập khẩu sơ bộ đạt 500 triệu USD.", ["estimate", "preliminary"]),
        ("Kim ngạch xuất khẩu đạt 720 triệu USD, tăng 8% so với số sơ bộ năm 2014.", ["actual", "actual"]),
        ("Năm 2016, kim ngạch xuất khẩu sơ bộ đạt 900 triệu USD.", [None]),
    ],
)
def test_how_far_a_figure_is_settled(text: str, statuses: list[str | None], read_sentence: Reader) -> None:
    read = read_sentence(text).observations
    assert [one.status for one in read] == statuses
    assert all(one.scenario == "estimate" for one in read if one.status in ("estimate", "preliminary"))


def test_evidence_says_which_words_decided(read_sentence: Reader) -> None:
    (one,) = read_sentence("Phấn đấu kim ngạch xuất khẩu năm 2016 đạt 900 triệu USD.").observations
    assert (one.evidence["period"].says, one.evidence["period"].how) == ("năm 2016", "spoken of")
    assert (one.evidence["scenario"].says, one.evidence["scenario"].how) == ("Phấn đấu", "plan")
    (own,) = read_sentence("Kim ngạch xuất khẩu đạt 900 triệu USD.").observations
    assert own.evidence["period"].says == ""
    assert "scenario" not in own.evidence


def test_parts_that_were_over_are_no_estimates(read_sentence: Reader) -> None:
    text = "IIP 9 tháng ước tăng 10,5%; quý I tăng 9,7%, quý II tăng 11,1%, quý III tăng 10,9%."
    assert [o.scenario for o in read_sentence(text).observations] == ["estimate", "actual", "actual", "estimate"]


def test_what_came_of_an_aim_is_told_for_another_year_than_its_own(read_sentence: Reader) -> None:
    text = (
        "Kim ngạch xuất khẩu: mục tiêu 2020 là 700 triệu USD, 5 năm 3.150 triệu USD; thực hiện 2013: 508 triệu USD, "
        "2014: 601 triệu USD, ước 2015: 600 triệu USD, tăng 2%."
    )
    assert [(o.period, o.scenario) for o in read_sentence(text).observations] == [
        ("2020", "plan"), ("2016/2020", "plan"), ("2013", "actual"), ("2014", "actual"), ("2015", "estimate"),
        ("2015", "estimate"),
    ]  # fmt: skip
