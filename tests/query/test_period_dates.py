"""The days of a period in SQL are those of its code in Python."""

from __future__ import annotations

from datetime import date

import duckdb

from etl.language.periods import code, months
from etl.query.period_dates import DATES, missing_dates


def test_every_kind_of_code_has_its_first_and_last_day() -> None:
    codes = [code(2016 * 12 + first, 2016 * 12 + last) for first in range(12) for last in range(first, 12)]
    codes += ["2011/2015", "2006/2010"]
    selected = ", ".join(expression for _, expression, _ in DATES)
    for period, first, last in duckdb.sql(
        f"select period, {selected} from (select unnest($1) as period)", params=[codes]
    ).fetchall():
        start, end = months(period)
        assert first == date(start // 12, start % 12 + 1, 1), period
        following = date((end + 1) // 12, (end + 1) % 12 + 1, 1)
        assert (last, (following - last).days) == (last, 1), period


def test_only_what_is_missing_is_added() -> None:
    assert [entry[0] for entry in missing_dates({"period"})] == ["period_start", "period_end"]
    assert [entry[0] for entry in missing_dates({"period", "period_start"})] == ["period_end"]
    assert missing_dates({"year"}) == ()
