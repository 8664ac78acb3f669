"""Figures beside what they are held against: the words of the document, the unit, the range expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range
from etl.extract.observation import Observation
from etl.validate import context
from etl.validate.columns import as_frame
from etl.validate.context import has_begun, plausible
from etl.vietnam_time import today
from tests.warehouse.figures import lang_son

LEVEL = lang_son().observations[3]
RATE = lang_son().observations[5]


def judged(*figures: Observation, catalogue: Catalogue) -> pd.DataFrame:
    documents = {lang_son().document.document_id: lang_son().document}
    return as_frame(context.judged(figures, [None] * len(figures), documents, catalogue))


def test_what_the_catalogue_and_the_document_say_stands_beside_each_figure(catalogue: Catalogue) -> None:
    unknown = replace(RATE, document_id="b" * 64, indicator="steel", unit="bn_vn", area_id="atlantis")
    frame = judged(LEVEL, unknown, RATE, LEVEL, catalogue=catalogue)
    told = frame[["words", "dimension", "unit_dimension", "expected_base_unit", "factor"]].astype(object)
    assert told.where(told.notna(), None).values.tolist() == [
        ["4.013 tỷ đồng", "money", "money", "vnd", 10**9],
        [None] * 5,
        ["16,7%", "ratio", "ratio", "pct", 1],
        ["4.013 tỷ đồng", "money", "money", "vnd", 10**9],
    ]
    for column in ("document_known", "indicator_known", "area_known", "unit_known"):
        assert frame[column].to_list() == [True, False, True, True], column


def test_words_are_those_of_a_place_in_the_text_however_early_and_of_no_empty_one(catalogue: Catalogue) -> None:
    places = [(0, 7), (1, 7), (0, 0), (5, 5), (7, 5), (-1, 7)]
    figures = [replace(LEVEL, char_start=start, char_end=end) for start, end in places]
    words = judged(*figures, catalogue=catalogue)["words"]
    assert words.astype(object).where(words.notna(), None).to_list() == ["Báo cáo", "áo cáo", None, None, None, None]


def test_a_figure_of_a_period_to_come_stands_as_not_begun(catalogue: Catalogue) -> None:
    begun = judged(LEVEL, replace(LEVEL, period=str(today().year + 2)), catalogue=catalogue)["begun"]
    assert begun.to_list() == [True, False]
    assert begun.dtype == bool
    assert judged(LEVEL, catalogue=catalogue)["area_known"].dtype == bool


@pytest.mark.parametrize("changes", [
    {}, {"area_id": "viet-nam"}, {"period": "2011/2015"}, {"period": "2015-M01"}, {"period": None},
    {"unit": "mn_vnd"}, {"unit": "mn_usd"}, {"unit": "pct"}, {"indicator": "steel"}, {"measure": "growth_yoy"},
    {"measure": "share"}, {"measure": "hope"},
])  # fmt: skip
def test_the_range_beside_a_figure_is_the_one_that_its_reason_names(
    changes: dict[str, Any], catalogue: Catalogue
) -> None:
    figure = replace(LEVEL, **changes)
    row = judged(RATE, figure, catalogue=catalogue).iloc[1]
    low, high = (None if not end.is_finite() else end for end in (row["low"], row["high"]))
    assert Range(low, high, bool(row["low_excluded"])) == plausible(catalogue, figure)


def test_a_level_of_several_years_or_of_the_nation_may_be_as_many_times_as_large(catalogue: Catalogue) -> None:
    one = plausible(catalogue, LEVEL).high
    assert one is not None
    assert plausible(catalogue, replace(LEVEL, period="2011/2015")).high == 5 * one
    assert plausible(catalogue, replace(LEVEL, area_id="viet-nam")).high == catalogue.ranges.nation_factor * one
    assert plausible(catalogue, replace(LEVEL, unit="mn_vnd")).high == 1000 * one


def test_another_currency_and_an_unknown_code_have_no_range(catalogue: Catalogue) -> None:
    others: list[dict[str, Any]] = [{"unit": "mn_usd"}, {"unit": "gold"}, {"indicator": "steel"}]
    for changes in others:
        assert plausible(catalogue, replace(LEVEL, **changes)) == Range()


@pytest.mark.parametrize(
    ("period", "begun"),
    [
        ("2025", True), ("2026", True), ("2027", False), ("2026-M03", True), ("2026-M04", False), ("2026-Q1", True),
        ("2026-Q2", False), ("2026-M01/M09", True), ("2026/2030", True), ("2027/2030", False), ("soon", True),
        (None, True),
    ],
)  # fmt: skip
def test_a_period_has_begun_in_its_first_month(period: str | None, begun: bool) -> None:
    assert has_begun(period, date(2026, 3, 1)) is begun
