"""Of what indicator things are that are counted, and when they are only some of them."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Toàn tỉnh có 83 chợ.", [("markets", 83)]),
        ("Toàn tỉnh có 83 chợ, trong đó có 14 chợ.", [("markets", 83)]),
        ("Toàn tỉnh có 83 chợ hạng nhất.", []),
        (
            "Quản lý thị trường kiểm tra 118 vụ, vi phạm 64 vụ.",
            [("market_inspections", 118), ("market_violations", 64)],
        ),
        ("Quản lý thị trường kiểm tra 118 vụ, vi phạm giá 7 vụ.", [("market_inspections", 118)]),
    ],
)
def test_what_is_counted(text: str, told: list[tuple[str, float]], read_sentence: Reader) -> None:
    assert [(one.indicator, float(one.value)) for one in read_sentence(text).observations] == told


def test_the_same_things_at_another_time_in_brackets_have_the_shorter_name(read_sentence: Reader) -> None:
    read = read_sentence("Toàn tỉnh có 83 chợ (năm 2012: 79 chợ).")
    assert [(one.period, float(one.value)) for one in read.observations] == [("2015", 83), ("2012", 79)]


@pytest.mark.parametrize(
    ("cases", "values"),
    [
        ("có 896 vụ vi phạm", [1510, 896]),
        ("896 vụ vi phạm, tăng 41 vụ", [1510, 896]),
        ("896 vụ vi phạm về giá", [1510]),
        ("896 vụ", [1510]),
    ],
)
def test_cases_that_broke_the_rules_are_told_of_those_looked_into(
    cases: str, values: list[float], read_sentence: Reader
) -> None:
    read = read_sentence(f"Quản lý thị trường kiểm tra 1.510 vụ, trong đó {cases}.")
    assert [float(one.value) for one in read.observations] == values
