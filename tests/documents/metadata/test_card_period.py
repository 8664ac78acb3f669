"""The period on a card, in the forms in which people write it."""

from __future__ import annotations

import pytest

from etl.documents.metadata.card_period import period_of


@pytest.mark.parametrize(
    ("said", "period"),
    [("2015", "2015"), ("năm 2015", "2015"), ("Năm 2015.", "2015"), ("Báo cáo năm 2015", "2015"),
     ("2011-2015", "2011/2015"), ("2011–2015", "2011/2015"), ("2011/2015", "2011/2015"), ("Quý I/2016", "2016-Q1"),
     ("quí 2 năm 2016", "2016-Q2"), ("Q3/2016", "2016-Q3"), ("2016-Q1", "2016-Q1"), ("2016-q1", "2016-Q1"),
     ("tháng 7/2024", "2024-M07"), ("T7/2024", "2024-M07"), ("7/2024", "2024-M07"), ("th. 7 - 2024", "2024-M07"),
     ("2024-M07", "2024-M07"), ("6 tháng đầu năm 2020", "2020-H1"), ("H1 2020", "2020-H1"), ("H2/2020", "2020-H2"),
     ("9 tháng năm 2020", "2020-M01/M09"), ("9T năm 2020", "2020-M01/M09"), ("2015-M01/M09", "2015-M01/M09")],
)  # fmt: skip
def test_forms_that_are_meant(said: str, period: str) -> None:
    assert period_of(said) == period


@pytest.mark.parametrize(
    "said",
    ["", "quý I", "tháng 7", "năm nay", "2015 và 2016", "2016/2015", "2015-M13", "2015-Q5", "13/2024", "15",
     "năm 2015 " + "x" * 60, "kế hoạch 2015"],
)  # fmt: skip
def test_what_is_no_one_period_is_none(said: str) -> None:
    assert period_of(said) is None
