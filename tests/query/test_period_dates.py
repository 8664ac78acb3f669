"""The days of a period stand beside its code, once."""

from __future__ import annotations

from etl.query.period_dates import missing_dates


def test_only_what_is_missing_is_added() -> None:
    assert [entry[0] for entry in missing_dates({"period"})] == ["period_start", "period_end"]
    assert [entry[0] for entry in missing_dates({"period", "period_start"})] == ["period_end"]
    assert missing_dates({"year"}) == ()
