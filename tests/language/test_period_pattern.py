"""The pattern of period expressions: what it finds, and that no expression is missed where it is not tried."""

from __future__ import annotations

import pytest

from etl.language.fold import fold
from etl.language.lexicon import words_of
from etl.language.period_expressions import find
from etl.language.period_pattern import EXPRESSION, OF_A_YEAR
from tests.cases import rows

KINDS = {
    "15/3/2015": "date",
    "2015-03-15": "iso",
    "ngày 15/3": None,
    "giai đoạn 2011-2015": "to",
    "5 năm qua": "years",
    "tính đến ngày 20/10": "upto",
    "từ đầu năm đến nay": "sofar",
    "9 tháng đầu năm 2016": "countyb",
    "9 tháng năm nay": "countyr",
    "quý III/2025": "quartery",
    "quý III": "quarter",
    "tháng 7 năm 2024": "monthyb",
    "tháng 7 2024": "monthyc",
    "6 tháng cuối năm": "ending",
    "nửa đầu năm 2020": "halfy",
    "năm 2015": "year",
    "năm tới,": "next",
    "cả năm": "whole",
    "trong quý": "unit",
}


@pytest.mark.parametrize(("words", "kind"), KINDS.items(), ids=KINDS)
def test_the_last_group_names_the_kind(words: str, kind: str | None) -> None:
    match = EXPRESSION.match(fold(words))
    assert match is not None
    assert match.lastgroup == kind


def test_a_space_may_be_two() -> None:
    assert EXPRESSION.fullmatch(fold("9 tháng  đầu  năm 2016")) is not None


def test_the_groups_of_months_are_groups_of_the_pattern() -> None:
    assert set(OF_A_YEAR.values()) <= set(EXPRESSION.groupindex)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in rows("periods.csv")])
def test_nothing_is_missed_where_the_pattern_is_not_tried(row: dict[str, str]) -> None:
    folded, after, missed = fold(row["words"]), 0, []
    words = words_of(folded)
    found = {expression.start: expression for expression in find(folded, words)}
    for start in words.start:
        if start < after:
            continue
        if start in found:
            after = found[start].end
        elif (match := EXPRESSION.match(folded, start)) is not None and match.lastgroup not in ("to", *OF_A_YEAR):
            missed.append(match.group())  # a span of years or months may yet be none, as 2015-2011
    assert missed == []
