"""Alternatives of a plan: what is told of one is in doubt."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kịch bản 1: IIP tăng 7%, kim ngạch xuất khẩu đạt 700 triệu USD; kịch bản 2: IIP tăng 8,5%.", 3),
        ("Phương án cao: GRDP tăng 8%; phương án thấp: GRDP tăng 6,5%.", 2),
        ("Phương án 1, GRDP tăng 8%. Phương án II, GRDP tăng 6,5%.", 2),
        ("Kịch bản tăng trưởng thấp, GRDP năm 2016 tăng 6%; kịch bản cao tăng 8%.", 2),
        ("Năm 2016, tỉnh phấn đấu GRDP tăng 8% (phương án cao) hoặc 7% (phương án thấp).", 2),
        ("Ở kịch bản lạc quan, xuất khẩu năm 2016 tăng cao. Kim ngạch xuất khẩu đạt 900 triệu USD.", 1),
    ],
)
def test_one_of_several_is_in_doubt(text: str, count: int, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == ["plan.alternative"] * count


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Phương án tăng trưởng được chọn: GRDP năm 2016 tăng 7%.", [7]),
        ("UBND tỉnh chọn phương án 2: GRDP năm 2016 tăng 7%.", [7]),
        ("Kịch bản tăng trưởng năm 2016: GRDP tăng 7%; IIP tăng 8%.", [7, 8]),
        ("Kịch bản tăng trưởng 6 tháng đề ra IIP tăng 8%.", [8]),
        ("Kịch bản quý II: IIP tăng 8%.", [8]),
        ("IIP năm 2015 tăng 9%, vượt kịch bản cao (8,5%) đề ra.", [9, 8.5]),
    ],
)
def test_the_plan_itself_is_read(text: str, values: list[float], read_sentence: Reader) -> None:
    assert [float(o.value) for o in read_sentence(text).observations] == values


def test_the_name_of_one_holds_for_its_list(read_sentence: Reader) -> None:
    text = """II. KẾ HOẠCH NĂM 2016
1. Kịch bản cơ sở
- IIP tăng 7%
- Kim ngạch xuất khẩu đạt 700 triệu USD
2. Kịch bản cao:
- IIP tăng 8,5%
3. Nhiệm vụ
- Kim ngạch nhập khẩu đạt 90 triệu USD
"""
    read = read_sentence(text)
    assert [(o.indicator, o.period, o.scenario) for o in read.observations] == [("imports", "2016", "plan")]
    assert [doubt.rule for doubt in read.doubts] == ["plan.alternative"] * 3
