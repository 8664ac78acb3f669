"""Vietnam's day, which begins while it is still yesterday in Europe and at Greenwich."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from etl.vietnam_time import day_in_vietnam, today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-28T16:59:59+00:00", date(2026, 11, 28)),
        ("2026-11-28T17:00:00+00:00", date(2026, 11, 29)),
        ("2026-12-31T18:30:00+00:00", date(2027, 1, 1)),
        ("2026-11-29T23:30:00-10:00", date(2026, 11, 30)),
    ],
)
def test_the_day_of_a_moment(moment: str, day: date) -> None:
    assert day_in_vietnam(datetime.fromisoformat(moment)) == day


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_today_is_the_same_wherever_the_machine_is(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before, day, after = datetime.now(UTC), today(), datetime.now(UTC)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert day in (day_in_vietnam(before), day_in_vietnam(after))
