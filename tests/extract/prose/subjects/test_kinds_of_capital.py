"""The capital of newly licensed projects of foreign investors, and that of all."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Vốn FDI cấp mới 386,5 triệu USD, điều chỉnh tăng 32 triệu USD.", ["fdi_capital.new_projects"]),
        ("Điều chỉnh 12 dự án. Cấp mới 22 dự án FDI với vốn đăng ký 162 triệu USD.", ["fdi_capital.new_projects"]),
        ("Cấp mới 22 dự án FDI với vốn đăng ký 162 triệu USD.", ["fdi_capital"]),  # all that is told
        ("Tổng vốn FDI đăng ký cấp mới và tăng thêm 233 triệu USD.", ["fdi_capital"]),
        ("Cấp mới 22 dự án FDI với vốn đăng ký 162 triệu USD.\nTăng vốn 12 dự án.", ["fdi_capital"]),
    ],
)
def test_new_projects_are_told_apart_beside_others(text: str, indicators: list[str], read_sentence: Reader) -> None:
    read = [one.indicator for one in read_sentence(text).observations]
    assert [indicator for indicator in read if indicator != "fdi_projects"] == indicators


def test_its_growth_is_its_own(read_sentence: Reader) -> None:
    text = "Vốn FDI cấp mới đạt 386,5 triệu USD, tăng 12%; điều chỉnh tăng 32 triệu USD."
    told = [(one.indicator, one.measure) for one in read_sentence(text).observations]
    assert told == [("fdi_capital.new_projects", "value"), ("fdi_capital.new_projects", "growth_yoy")]


@pytest.mark.parametrize(
    "text",
    [
        "Vốn FDI đăng ký mới và tăng thêm 487 triệu USD, so với năm 2014 gấp 2,1 lần; thực hiện 215 triệu USD.",
        "Vốn FDI đăng ký đạt 487 triệu USD, vốn thực hiện đạt 215 triệu USD.",
        "Vốn FDI đăng ký đạt 487 triệu USD, đã giải ngân khoảng 215 triệu USD.",
        "Thu hút FDI đạt 487 triệu USD, vốn thực hiện ước 215 triệu USD.",
    ],
)
def test_what_came_in_is_told_behind_what_was_registered(text: str, read_sentence: Reader) -> None:
    levels = [one for one in read_sentence(text).observations if one.measure == "value"]
    assert [(one.indicator, float(one.value)) for one in levels] == [("fdi_capital", 487), ("fdi_realised", 215)]


def test_what_came_of_a_plan_is_no_realised_capital(read_sentence: Reader) -> None:
    found = read_sentence("Kế hoạch vốn FDI đăng ký 500 triệu USD, thực hiện 487 triệu USD.").observations
    assert [(one.indicator, one.scenario) for one in found] == [("fdi_capital", "plan"), ("fdi_capital", "actual")]
