"""What a comparison is with, where it ends, and what is none."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import Comparison, comparison_at
from tests.extract.conftest import tokens_of


def _read(text: str, catalogue: Catalogue) -> tuple[Comparison, str]:
    """The comparison at the beginning of `text`, and the words that it leaves."""
    tokens = tokens_of(text, catalogue)
    found = comparison_at(tokens, 0)
    assert found is not None
    comparison, after = found
    return comparison, text[tokens[after].start :] if after < len(tokens) else ""


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("so với cùng kỳ", "same", True),
        ("cùng kỳ năm trước", "same", False),
        ("so với năm trước", "year", True),
        ("so với tháng trước", "month", True),
        ("so với quý trước", "quarter", True),
        ("so với tháng 12 năm trước", "december", True),
        ("so với trước", "last", True),
        ("so với kế hoạch", "plan", True),
        ("kế hoạch năm", "plan", False),
        ("với cùng kỳ", "same", True),
        ("hơn năm trước", "year", True),
        ("so với mặt bằng chung của cả nước", "peer", True),
        ("so với thực hiện cùng kỳ", "same", True),
        ("so với bình quân cùng kỳ", "same", True),
        ("so với dự báo", "unknown", True),
    ],
)
def test_what_it_is_compared_with(text: str, kind: str, said: bool, catalogue: Catalogue) -> None:
    comparison, rest = _read(text, catalogue)
    assert (comparison.kind, comparison.said) == (kind, said)
    assert rest == ""
    assert (comparison.start, comparison.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "kind", "year", "year_to"),
    [
        ("so với năm 2014", "period", 2014, 0),
        ("so với giai đoạn 2006-2010", "period", 2006, 2010),
        ("so với cùng kỳ năm 2014", "same", 2014, 0),
        ("so với kế hoạch năm 2015", "plan", 2015, 0),
    ],
)
def test_its_period(text: str, kind: str, year: int, year_to: int, catalogue: Catalogue) -> None:
    comparison, rest = _read(text, catalogue)
    assert comparison.period is not None
    assert (comparison.kind, comparison.period.year, comparison.period.year_to, rest) == (kind, year, year_to, "")


def test_the_plan_of_the_year_is_of_the_whole_year(catalogue: Catalogue) -> None:
    comparison, _ = _read("kế hoạch năm", catalogue)
    assert comparison.period is not None
    assert (comparison.period.first, comparison.period.last) == (1, 12)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("so với cùng kỳ, đạt 5 tỷ đồng", ", đạt 5 tỷ đồng"),
        ("kế hoạch và tăng 5%", "và tăng 5%"),
        ("kế hoạch tỉnh giao, tăng 5%", ", tăng 5%"),
        ("so với dự báo của ngành, tăng 5%", ", tăng 5%"),
    ],
)
def test_it_ends_before_what_says_something_else(text: str, rest: str, catalogue: Catalogue) -> None:
    assert _read(text, catalogue)[1] == rest


@pytest.mark.parametrize("text", ["tăng 5%", "với doanh nghiệp", "hơn 5 tỷ đồng", "", "ngày 15/3/2015"])
def test_no_comparison(text: str, catalogue: Catalogue) -> None:
    assert comparison_at(tokens_of(text, catalogue), 0) is None
