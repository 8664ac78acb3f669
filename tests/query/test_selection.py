"""Words for areas, indicators and years as conditions in SQL."""

from __future__ import annotations

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import UsageError
from etl.query.selection import Selection, Words, order_by

ROWS = """
    select * from (values
      ('lang-son', 'exports', '2015'), ('lang-son', 'exports.rice', '2015-M01/M09'),
      ('lang-son', 'exports_x', '2016-Q1'),
      ('cao-bang', 'exports', '2011/2015'), ('cao-bang', 'imports', '2016')
    ) as t (area_id, indicator, period)
"""


def chosen(catalogue: Catalogue, area: Words, indicator: Words, years: object) -> set[tuple[str, str, str]]:
    condition, values = Selection.of(catalogue, area, indicator, years).where({"area_id", "indicator", "period"})
    return set(duckdb.sql(f"select * from ({ROWS}) where {condition}", params=values).fetchall())


def test_nothing_chosen_is_everything(catalogue: Catalogue) -> None:
    assert Selection.of(catalogue, None, None, None).where({"year"}) == ("true", [])
    assert len(chosen(catalogue, None, None, None)) == 5
    assert chosen(catalogue, [], None, None) == set()


def test_an_indicator_brings_its_parts(catalogue: Catalogue) -> None:
    assert {row[1] for row in chosen(catalogue, "lang son", "xuất khẩu", None)} == {"exports", "exports.rice"}


@pytest.mark.parametrize(
    ("years", "periods"),
    [
        ("2015-2016", {"2015", "2015-M01/M09", "2016-Q1", "2011/2015", "2016"}),
        (2013, {"2011/2015"}),
        ([2016], {"2016-Q1", "2016"}),
        (range(2014, 2016), {"2015", "2015-M01/M09", "2011/2015"}),
        ({2010}, set()),
    ],
)
def test_periods_are_those_that_touch_the_years(years: object, periods: set[str], catalogue: Catalogue) -> None:
    assert {row[2] for row in chosen(catalogue, None, None, years)} == periods


def test_years_are_those_of_a_column_where_there_is_one(catalogue: Catalogue) -> None:
    assert Selection.of(catalogue, None, None, "2015,2017").where({"year"}) == (
        "((year = ?) or (year = ?))",
        [2015, 2017],
    )


def test_several_words_are_all_meant_and_a_name_of_two_areas_is_noted(catalogue: Catalogue) -> None:
    selection = Selection.of(catalogue, ["Tuyên Quang", "cao bằng"], ["IIP", "exports"], None)
    assert selection.areas == ("tuyen-quang", "tuyen-quang-2025", "cao-bang")
    assert selection.indicators == ("iip", "exports")
    assert len(selection.notes) == 1


def test_what_cannot_be_meant_names_the_argument(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="--years: '15' is no list of years"):
        Selection.of(catalogue, None, None, "15", "--")
    with pytest.raises(UsageError, match=r"^area: 'Lạng' is not known"):
        Selection.of(catalogue, "Lạng", None, None)


def test_rows_are_sorted_by_what_a_relation_has() -> None:
    assert order_by({"area", "year", "indicator"}) == (
        "order by area collate vi nulls first, year nulls first, indicator nulls first"
    )
    assert order_by({"quote"}) == ""


def test_single_periods_in_any_usual_writing(catalogue: Catalogue) -> None:
    chosen = Selection.of(catalogue, None, None, None, periods=["quý I/2016", "2015-2019"])
    assert chosen.periods == ("2016-Q1", "2016-M01/M03", "2015/2019")
    condition, values = chosen.where({"area_id", "indicator", "period"})
    found = duckdb.sql(f"select period from ({ROWS}) where {condition}", params=values).fetchall()
    assert found == [("2016-Q1",)]
    with pytest.raises(UsageError, match="names no period"):
        Selection.of(catalogue, None, None, None, periods="quý V/2016")


def test_what_is_chosen_at_any_time(catalogue: Catalogue) -> None:
    chosen = Selection.of(catalogue, "Hà Nam", "exports", "2015-2016", periods="2019-2020")
    assert chosen.years_asked() == {2015, 2016, 2019, 2020}
    anytime = chosen.at_any_time()
    assert anytime == Selection(chosen.areas, chosen.indicators, notes=chosen.notes)
    assert anytime.years_asked() == frozenset()
