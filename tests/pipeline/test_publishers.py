"""What a run says of publishers whose reports are read less well than before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from etl.pipeline import publishers

ROW: dict[str, Any] = {
    "publisher": "Báo Lạng Sơn", "reports": 12, "last_reports": 5, "rejected_last": 0.5, "rejected_before": 0.04,
    "disputed_last": 0.1, "disputed_before": 0.1, "missing_last": 1.0, "missing_before": 0.2,
    "noticed": "more rejected, more missing",
}  # fmt: skip


class _Answer:
    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def records(self) -> list[dict[str, Any]]:
        return self.rows


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    monkeypatch.setattr(publishers, "ask", lambda *_: _Answer(rows))
    yield rows


def test_a_line_has_the_shares_now_and_before() -> None:
    assert publishers.line(ROW) == (
        "publisher Báo Lạng Sơn: in its last 5 of 12 reports 50% of the figures rejected or in doubt (4% before), "
        "100% of what is usual missing (20% before); has its site changed its layout?"
    )


def test_only_what_is_noticed_is_said_and_many_are_counted(answers: list[dict[str, Any]], tmp_path: Any) -> None:
    assert list(publishers.lines(tmp_path)) == []
    answers += [ROW] * (publishers.MOST + 2) + [ROW | {"noticed": None}]
    found = list(publishers.lines(tmp_path))
    assert len(found) == publishers.MOST + 1
    assert found[-1] == "publishers: 2 more are read less well than before: see publisher_quality"
