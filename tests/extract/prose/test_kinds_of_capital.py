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
    assert [one.indicator for one in read_sentence(text).observations] == indicators


def test_its_growth_is_its_own(read_sentence: Reader) -> None:
    text = "Vốn FDI cấp mới đạt 386,5 triệu USD, tăng 12%; điều chỉnh tăng 32 triệu USD."
    told = [(one.indicator, one.measure) for one in read_sentence(text).observations]
    assert told == [("fdi_capital.new_projects", "value"), ("fdi_capital.new_projects", "growth_yoy")]
