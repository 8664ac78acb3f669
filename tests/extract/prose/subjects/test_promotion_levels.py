"""Who pays for industrial promotion: parts of it beside the whole, scopes of their own elsewhere."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

PROJECTS, FUNDING = "industrial_promotion_projects", "industrial_promotion_funding"


def _told(read_sentence: Reader, text: str) -> list[tuple[str, float, str | None]]:
    return [(o.indicator, float(o.value), o.scope) for o in read_sentence(text).observations]


@pytest.mark.parametrize(
    "parts",
    [
        ", gồm 7 đề án khuyến công quốc gia kinh phí 1,12 tỷ đồng và 24 đề án khuyến công địa phương",
        ". Trong đó có 7 đề án khuyến công quốc gia, kinh phí 1,12 tỷ đồng; 24 đề án khuyến công địa phương",
        " (7 đề án khuyến công quốc gia, 24 đề án khuyến công địa phương)",
        "; trong đó khuyến công quốc gia 7 đề án, kinh phí 1,12 tỷ đồng",
    ],
)
def test_beside_the_whole_they_are_none_of_its_figures(parts: str, read_sentence: Reader) -> None:
    told = _told(read_sentence, f"Thực hiện 31 đề án khuyến công với kinh phí 2,94 tỷ đồng{parts}.")
    assert told == [(PROJECTS, 31, None), (FUNDING, 2.94, None)]


def test_alone_each_has_its_scope(read_sentence: Reader) -> None:
    told = _told(
        read_sentence,
        "Khuyến công quốc gia hỗ trợ 2 đề án với kinh phí 600 triệu đồng; khuyến công địa phương thực hiện 7 đề án, "
        "kinh phí 2,1 tỷ đồng.",
    )
    assert told == [
        (PROJECTS, 2, "national_promotion"),
        (FUNDING, 600, "national_promotion"),
        (PROJECTS, 7, "local_promotion"),
        (FUNDING, 2.1, "local_promotion"),
    ]


def test_what_both_paid_for_is_of_all(read_sentence: Reader) -> None:
    told = _told(
        read_sentence,
        "Kinh phí khuyến công được giao 6,15 tỷ đồng, gồm khuyến công quốc gia 2,4 tỷ đồng và khuyến công địa phương "
        "3,75 tỷ đồng, thực hiện 28 đề án.",
    )
    assert told == [(FUNDING, 6.15, None), (PROJECTS, 28, None)]


def test_who_pays_is_told_of_the_first_only(read_sentence: Reader) -> None:
    first = "Thực hiện 2 đề án khuyến công quốc gia, kinh phí 700 triệu đồng"
    read = read_sentence(f"{first}; tỉnh giao 11 đề án, kinh phí 1.650 triệu đồng.")
    assert {o.scope for o in read.observations} == {"national_promotion"}
    assert [float(doubt.value) for doubt in read.doubts if doubt.value is not None] == [11, 1650]
    read = read_sentence(f"{first}; tổng cộng 13 đề án khuyến công, tổng kinh phí 2.350 triệu đồng.")
    assert [o.scope for o in read.observations] == ["national_promotion", "national_promotion", None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Khuyến công: 24 đề án, 6,5 tỷ đồng.",
        "Về khuyến công, 24 đề án với 6,5 tỷ đồng đã được hỗ trợ.",
        "Khuyến công: hỗ trợ 24 đề án/6,5 tỷ đồng, tăng 12%.",
        "Trung tâm Khuyến công triển khai 24 đề án khuyến công (6,5 tỷ đồng).",
    ],
)
def test_an_amount_right_beside_the_projects_is_their_money(text: str, read_sentence: Reader) -> None:
    assert _told(read_sentence, text) == [(PROJECTS, 24, None), (FUNDING, 6.5, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Khuyến công: 9 đề án, 1,98 tỷ đồng. Xúc tiến thương mại: 11 nhiệm vụ, 2,35 tỷ đồng.",
        "Khuyến công: 9 đề án, kinh phí 1,98 tỷ đồng. Xúc tiến thương mại: 11 nhiệm vụ, 2,35 tỷ đồng.",
        "Khuyến công: 9 đề án, 1,98 tỷ đồng; doanh thu 40 tỷ đồng.",
    ],
)
def test_what_is_told_of_something_else_behind_it_is_not(text: str, read_sentence: Reader) -> None:
    assert _told(read_sentence, text) == [(PROJECTS, 9, None), (FUNDING, 1.98, None)]
