"""What is told beside an estimate of the same time is one, too."""

from __future__ import annotations

from datetime import date

import pytest

from etl.extract.prose.times.early_times import EarlyTimes
from etl.language.sentences import sentences

TEXT = (
    "Quý IV ước kiểm tra 345 vụ, xử lý 262 vụ; phạt 2 tỷ.\n\nTổng số 6 tháng ước 467, gồm:\n- Xuất khẩu 296;\n\nKhác."
)


def _in(text: str, published_on: date | None = date(2015, 6, 19)) -> EarlyTimes:
    early = EarlyTimes(text, published_on)
    early.sentence(next(iter(sentences(text))))
    return early


@pytest.mark.parametrize(
    ("period", "at", "verbs", "early"),
    [
        ("2015-Q4", "262", False, True),
        ("2015-Q4", "262", True, False),  # its own verb says that it was reached
        ("2015-Q4", "2 tỷ", False, False),  # another part of the sentence
        ("2015", "262", False, False),
    ],
)
def test_beside_an_estimate_of_the_same_time(period: str, at: str, verbs: bool, early: bool) -> None:
    told = _in(TEXT)
    told.told("market_inspections", "2015-Q4", None, TEXT.index("345"))
    assert told.has("market_violations", period, None, verbs, TEXT.index(at)) is early


def test_months_so_far_end_with_the_month_that_is_estimated() -> None:
    told = _in(TEXT)
    told.told("exports", "2015-M06", None, 3)
    assert told.has("exports", "2015-H1", None, False, 40)
    assert not told.has("imports", "2015-H1", None, False, 40)
    assert not told.has("exports", "2015-M01/M05", None, False, 40)


@pytest.mark.parametrize(("day", "early"), [(date(2015, 6, 19), True), (date(2015, 7, 19), False), (None, False)])
def test_a_list_below_an_estimate_of_a_time_that_is_not_over(day: date | None, early: bool) -> None:
    told = EarlyTimes(TEXT, day)
    for sentence in sentences(TEXT):
        told.sentence(sentence)
        if sentence.opens:
            told.told("trade_turnover", "2015-H1", None, sentence.end - 5)
        if sentence.bullet:
            assert told.has("exports", "2015-H1", None, True, sentence.start) is early
    assert not told.has("exports", "2015-H1", None, True, len(TEXT))
