"""Which artifacts a night, a stop and a backfill leave, and under which keys. That Prefect keeps them: `test_flows`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from etl.acquire import FetchReport, SourceReport
from etl.errors import AuditFailed
from etl.language.years import Years
from etl.orchestration import artifacts
from etl.pipeline.backfill_plan import Past
from etl.pipeline.backfill_report import Outcome
from etl.pipeline.discover import Work
from etl.pipeline.report import RunReport
from etl.settings import Settings
from etl.warehouse.audit import Finding

NOTHING_NEW = RunReport("r1", "nightly", datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "v1", Work())


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is handed to Prefect, by key, in order."""
    given: dict[str, Any] = {}

    def keep(content: Any, *, key: str, description: str) -> None:
        assert key not in given, "the later would hide the earlier"
        given[key] = content

    monkeypatch.setattr(artifacts, "create_markdown_artifact", keep)

    def keep_table(table: artifacts.ReadableTable, _sync: bool) -> None:
        assert table.key is not None and table.description is not None
        keep(json.loads(table.format()), key=table.key, description=table.description)
        assert "\\u" not in table.format()

    monkeypatch.setattr(artifacts.ReadableTable, "create", keep_table)
    return given


def test_a_night_leaves_its_page_and_tables_under_keys_of_its_own(left: dict[str, Any], settings: Settings) -> None:
    artifacts.write_run(NOTHING_NEW, settings, "nightly", None)
    assert list(left) == ["summary-nightly", "kpi-changes-nightly", "rejected-nightly", "coverage", "publishers"]
    assert left["summary-nightly"].startswith("# nightly 2026-01-02 03:04 UTC\n")
    assert left["coverage"] == []  # there is no warehouse yet


def test_a_night_that_fetched_leaves_its_sources_too(left: dict[str, Any], settings: Settings) -> None:
    artifacts.write_run(NOTHING_NEW, settings, "nightly", FetchReport((SourceReport("bao-hong", error="no answer"),)))
    assert [(row["source"], row["error"]) for row in left["sources"]] == [("bao-hong", "no answer")]


def test_a_run_that_the_audit_stopped_leaves_what_was_found(left: dict[str, Any]) -> None:
    finding = Finding("past_change", "a bound", 1, ("area", "old", "new"), [("Lạng Sơn", 4013, 9999)])
    audit = AuditFailed("w.duckdb", "the audit found something", "look at it", [finding])
    artifacts.write_stop("backfill-2014", audit)
    assert left == {"audit-backfill-2014": [{"check": "past_change", "area": "Lạng Sơn", "old": 4013, "new": 9999}]}


def test_a_backfill_leaves_how_each_year_ended(left: dict[str, Any]) -> None:
    ends = (("2014", False, "stopped"), ("2015", True, "published"))
    artifacts.write_backfill(Outcome(Past(Years.parse("2014:2015")), ends, []))
    assert [(row["year"], row["came through"]) for row in left["backfill-years"]] == [("2014", False), ("2015", True)]
    assert left["kpi-changes-backfill"] == []
