"""Two times that each item of a list tells a figure of; the second item names only the later one."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.times.paired_times import PairedTimes
from etl.language.period_expressions import Expression
from tests.extract.conftest import tokens_of

MONTH, YEAR = Expression(0, 1, first=12, last=12), Expression(0, 1)


def _pairs(first: Expression | None = MONTH, second: Expression = YEAR) -> PairedTimes:
    pairs = PairedTimes()
    pairs.figure()
    pairs.named(first, second)
    pairs.figure()
    return pairs


def _repeats(pairs: PairedTimes, text: str, catalogue: Catalogue, now: Expression | None = YEAR) -> bool:
    tokens = tokens_of(text, catalogue)
    return pairs.repeats(tokens, next(k for k, token in enumerate(tokens) if token.kind == "quantity"), now)


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("nhập khẩu đạt 30 triệu USD, cả năm đạt 300 triệu USD", True),
        ("nhập khẩu đạt 30 triệu USD, tăng 5%; cả năm giảm 3%", True),
        ("nhập khẩu đạt 30 triệu USD, lũy kế đạt 300 triệu USD", True),
        ("nhập khẩu đạt 300 triệu USD, bằng 98% kế hoạch năm", False),
        ("nhập khẩu đạt 300 triệu USD, tăng 5% so với năm 2014", False),
        ("nhập khẩu đạt 300 triệu USD, xuất khẩu cả năm đạt 500 triệu USD", False),
        ("nhập khẩu đạt 30 triệu USD, 11 tháng đạt 270 triệu USD", False),
        ("đạt 300 triệu USD, cả năm đạt 300 triệu USD", False),
        ("nhập khẩu đạt 300 triệu USD trong cả năm.", False),
    ],
)
def test_the_later_time_is_named_again_behind_the_first_figure(text: str, repeated: bool, catalogue: Catalogue) -> None:
    assert _repeats(_pairs(), text, catalogue) is repeated


def test_only_where_the_later_time_is_spoken_of(catalogue: Catalogue) -> None:
    text = "nhập khẩu đạt 30 triệu USD, cả năm đạt 300 triệu USD"
    assert not _repeats(_pairs(), text, catalogue, now=MONTH)
    assert not _repeats(_pairs(), text, catalogue, now=None)


def test_the_first_time_may_be_the_reports_own(catalogue: Catalogue) -> None:
    pairs = _pairs(first=None)
    assert _repeats(pairs, "nhập khẩu đạt 30 triệu USD, cả năm đạt 300 triệu USD", catalogue)
    assert pairs.earlier is None


def test_no_item_goes_on_in_another_paragraph(catalogue: Catalogue) -> None:
    pairs = _pairs()
    pairs.clear()
    assert not _repeats(pairs, "nhập khẩu đạt 30 triệu USD, cả năm đạt 300 triệu USD", catalogue)


def test_times_without_figures_are_no_pair(catalogue: Catalogue) -> None:
    pairs = PairedTimes()
    pairs.named(MONTH, YEAR)
    assert not _repeats(pairs, "nhập khẩu đạt 30 triệu USD, cả năm đạt 300 triệu USD", catalogue)
