"""The backfill under Prefect's own harness: a run for each year, in their order, going on where it was."""

from __future__ import annotations

from itertools import pairwise

import pytest

from etl import pipeline
from etl.settings import Settings
from tests.orchestration.flow_runs import artifacts, last_run, outputs, report_on, run

pytestmark = pytest.mark.usefixtures("prefect")


def test_a_backfill_has_a_run_for_each_year_and_goes_on_where_it_was(settings: Settings) -> None:
    """The audit stops one of the years; the other comes through, and is not read again by the next attempt."""
    from etl.orchestration.flows import backfill

    for year in (2014, 2015):
        report_on(settings, year, "4.013")
    pipeline.run(settings)
    report_on(settings, 2014, "9.999")
    report_on(settings, 2015, "4.031")
    first = run(backfill, settings, years="2014:2015")
    assert (first.is_failed(), first.name) == (True, "Incomplete")
    assert last_run("backfill") == "backfill 2014:2015"
    assert str(first.message).startswith("1 of 2 parts did not come through")
    assert outputs(settings) == {2014: 4013, 2015: 4031}
    assert [(row["year"], row["came through"]) for row in artifacts("backfill-years")] == [
        ("2014", False),
        ("2015", True),
    ]
    second = run(backfill, settings, years="2014:2015", accept=True)
    assert second.name == "Completed"
    assert [row["year"] for row in artifacts("backfill-years")] == ["2014"]
    assert [(row["year"], row["old"], row["new"]) for row in artifacts("kpi-changes-backfill")] == [
        (2014, 4013, 9999),
        (2015, 4013, 4031),
    ]
    third = run(backfill, settings, years="2014:2015")
    assert (third.name, "nothing to read again" in str(third.message)) == ("NothingNew", True)
    again = run(backfill, settings, years="2014:2015", again=True)
    assert (again.name, len(artifacts("backfill-years"))) == ("Completed", 2)
    assert artifacts("kpi-changes-backfill") == []


def test_the_years_of_a_backfill_begin_in_their_order_each_when_the_one_before_has_ended(settings: Settings) -> None:
    """Prefect's own queue of runs that wait keeps no order."""
    from prefect import get_client
    from prefect.client.schemas.filters import FlowFilter, FlowFilterName
    from prefect.client.schemas.sorting import FlowRunSort

    from etl.orchestration.flows import backfill

    for year in (2016, 2013, 2015, 2014):
        report_on(settings, year, "4.013")
    pipeline.run(settings)
    assert run(backfill, settings, years="2013:2016", again=True).name == "Completed"
    its = FlowFilter(name=FlowFilterName(any_=["backfill-year"]))
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_filter=its, sort=FlowRunSort.START_TIME_DESC, limit=4)[::-1]
    assert [one.name for one in runs] == [f"backfill {year}" for year in range(2013, 2017)]
    assert all(before.end_time <= after.start_time for before, after in pairwise(runs))  # type: ignore[operator]


def test_a_backfill_of_what_is_missing_reads_what_gave_no_figure(settings: Settings) -> None:
    from etl.orchestration.flows import backfill

    (settings.raw / "empty.txt").touch()
    pipeline.run(settings)
    report_on(settings, 2015, "4.013")
    assert run(backfill, settings, missing=True).name == "Completed"
    assert outputs(settings) == {2015: 4013}
    assert [row["year"] for row in artifacts("backfill-years")] == ["undated"]
