"""Names of periods as people write them."""

from __future__ import annotations

import pytest

from etl.errors import UsageError
from etl.language.period_names import codes_of, named
from etl.language.periods import is_period


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("2015", ["2015", "năm 2015", "cả năm 2015", "nam 2015", "2015-M01/M12", "12 tháng 2015"]),
        ("2015-Q1", ["2015q1", "Q1/2015", "Q1 2015", "quý I/2015", "quy 1 nam 2015", "Quý I năm 2015", "M01/M03 2015"]),
        ("2015-Q4", ["quý IV/2015", "qu\u00fd iv - 2015", "quy\u0301 IV/2015", "2015 Q4", "10-12/2015"]),
        ("2015-H1", ["2015-H1", "h1 2015", "6 tháng đầu năm 2015", "nửa đầu năm 2015", "6 tháng 2015", "2015-S1"]),
        ("2015-H2", ["2015-H2", "6 tháng cuối năm 2015", "nua cuoi nam 2015"]),
        ("2015-M07", ["2015-M07", "2015-M7", "tháng 7/2015", "tháng 7 năm 2015", "thang 07 2015", "7/2015", "2015-07"]),
        ("2015-M01/M09", ["2015-M01/M09", "9 tháng 2015", "9 thang dau nam 2015", "9 tháng năm 2015", "1-9/2015"]),
        ("2011/2015", ["2011/2015", "2011-2015", "2011–2015", "giai đoạn 2011-2015", "từ năm 2011 đến năm 2015"]),
    ],
)  # fmt: skip
def test_a_period_in_any_usual_writing(code: str, names: list[str]) -> None:
    assert {name: named(name) for name in names} == dict.fromkeys(names, code)


@pytest.mark.parametrize(
    "text", ["", "quý V/2015", "2015-Q5", "tháng 13/2015", "2015-16", "2015/2011", "Q1", "9-3/2015", "13 tháng 2015"]
)
def test_what_names_no_period_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match=r"names no period.*2015-Q1"):
        named(text)


@pytest.mark.parametrize(
    ("code", "all_of"),
    [
        ("2015-Q1", {"2015-Q1", "2015-M01/M03"}),
        ("2015", {"2015", "2015-M01/M12"}),
        ("2015-M01/M09", {"2015-M01/M09"}),
        ("2015-M07", {"2015-M07"}),
        ("2011/2015", {"2011/2015"}),
    ],
)
def test_codes_of_the_same_months(code: str, all_of: set[str]) -> None:
    assert set(codes_of(code)) == all_of
    assert all(map(is_period, all_of))
