"""Projects of foreign investors that a sentence counts, and the capital beside them."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

PROJECTS, ALL = "fdi_projects", "fdi_capital"
NEW, ADDED = "fdi_capital.new_projects", "fdi_capital.adjusted"


def _told(read_sentence: Reader, text: str) -> list[tuple[str, float]]:
    return [(o.indicator, float(o.value)) for o in read_sentence(text).observations]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tỉnh có 18 dự án FDI đăng ký mới với tổng vốn đăng ký 180 triệu USD và 10 dự án điều chỉnh tăng vốn với "
            "số vốn tăng thêm 21 triệu USD.",
            [(PROJECTS, 18), (NEW, 180), (ADDED, 21)],
        ),
        (
            "Thu hút FDI: cấp mới 19 dự án, vốn đăng ký 182 triệu USD; điều chỉnh 11 lượt dự án, vốn tăng thêm 25 "
            "triệu USD.",
            [(PROJECTS, 19), (NEW, 182), (ADDED, 25)],
        ),
        ("Tỉnh thu hút 4 dự án FDI với tổng vốn đăng ký 113 triệu USD.", [(PROJECTS, 4), (ALL, 113)]),
        (
            "Có 12 dự án FDI được cấp phép mới, tổng vốn đăng ký 120 triệu USD.",
            [(PROJECTS, 12), (ALL, 120)],
        ),
        (
            "Tỉnh thu hút được 30 dự án FDI (gồm 12 dự án mới và 18 dự án điều chỉnh), tổng vốn đăng ký 220 triệu USD.",
            [(PROJECTS, 12), (ALL, 220)],
        ),
        (
            "Tỉnh thu hút 7 dự án FDI mới và 5 dự án tăng vốn với tổng vốn đăng ký 92 triệu USD.",
            [(PROJECTS, 7), (ALL, 92)],
        ),
        (
            "Tỉnh cấp mới và điều chỉnh 21 dự án FDI với tổng vốn đăng ký tăng thêm 312 triệu USD.",
            [(ALL, 312)],
        ),
        (
            "Tỉnh thu hút 45 dự án, trong đó 33 dự án trong nước với vốn đăng ký 4.500 tỷ đồng và 12 dự án FDI với vốn "
            "đăng ký 120 triệu USD.",
            [(PROJECTS, 12), (ALL, 120)],
        ),
    ],
)
def test_what_is_counted_and_its_capital(text: str, told: list[tuple[str, float]], read_sentence: Reader) -> None:
    assert _told(read_sentence, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Lũy kế toàn tỉnh có 150 dự án FDI còn hiệu lực.",  # all there are
        "Đến nay tỉnh thu hút 150 dự án FDI.",
        "Tính đến cuối năm, tỉnh đã thu hút được 150 dự án FDI.",  # of this year, or of all
        "Các KCN thu hút 12 dự án FDI mới.",  # of zones
        "Đông Nam Bộ thu hút 700 dự án FDI cấp mới.",  # of a region
        "Tỉnh thu hút 12 dự án mới.",  # of whom, is not said
        "Thu hút FDI khó khăn; trong nước có 33 dự án mới.",
    ],
)
def test_others_are_none_of_them(text: str, read_sentence: Reader) -> None:
    assert PROJECTS not in [indicator for indicator, _ in _told(read_sentence, text)]


def test_growth_behind_the_capital_is_its_own_and_behind_the_projects_nobodys(read_sentence: Reader) -> None:
    told = read_sentence(
        "Tỉnh thu hút 12 dự án FDI, tăng 20%, với tổng vốn đăng ký 120 triệu USD, tăng 35%."
    ).observations
    assert [(o.indicator, o.measure, float(o.value)) for o in told] == [
        (PROJECTS, "value", 12), (ALL, "value", 120), (ALL, "growth_yoy", 35),
    ]  # fmt: skip
