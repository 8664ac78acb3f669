"""The periods that text and calendar offer a slot."""

from __future__ import annotations

import pytest

from etl.extract.scoring.period_choice import calendar, period_candidates, relation, shape
from tests.extract.scoring.conftest import REPORT, TextOf, by_label, slot


def test_the_periods_named_and_the_report_s_own_are_offered(seen: TextOf) -> None:
    text = seen(REPORT)
    found = by_label(period_candidates(text, slot(text, 1), "2015", "growth_yoy"))
    assert {"2014", "2015", "2016"} <= found.keys()
    assert "is report growth_yoy" in found["2015"]
    assert "behind compared nth 0" in found["2014"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2015", "report"), ("2016", "year +1, year, same months"), ("2015-M12", "same year, part, same end, shorter"),
        ("2011/2015", "span ends with"),
    ],
)  # fmt: skip
def test_a_period_lies_beside_the_report_s(code: str, said: str) -> None:
    assert relation(code, "2015") == said


def test_shapes_of_periods() -> None:
    assert [shape(c) for c in ("2015", "2015-M03", "2015-M01/M09", "2015-Q2", "2011/2015")] == [
        "year", "month", "so far", "quarter", "years",
    ]  # fmt: skip


def test_years_at_the_edge_of_the_grammar_are_no_candidates(seen: TextOf) -> None:
    text = seen("Xuất khẩu đạt 5 triệu USD, tăng 2% so với năm 2099.")
    assert "2100" not in by_label(period_candidates(text, slot(text), "2015", "value"))
    assert calendar(text, None).year == 2016
