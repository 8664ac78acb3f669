"""Whatever reports come, change, go and are corrected: the marts are what a rebuild from nothing gives.

ETL_EXAMPLES says how many rows of longer runs are tried, a quarter as many on a lake; `make faults` takes 100. Where it
is not set, only shorter ones are. The first that Hypothesis tries is always the plainest.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl.catalogue import Catalogue, load
from etl.errors import WarehouseError
from etl.warehouse import Lake, Where, begin, differences, from_nothing, independent_source, touched
from etl.warehouse.corrections import Correction
from tests.conftest import Etl
from tests.warehouse.figures import Figure, Report, completion, figure, growth, load_into, page
from tests.warehouse.postgres import Server

pytestmark = pytest.mark.usefixtures("all_processors")

FEW: dict[str, Any] = {
    "deadline": None,
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],  # to shrink runs of this length takes minutes
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}
EXAMPLES = int(os.environ.get("ETL_EXAMPLES", "1"))
NAMES = ("a", "b", "c", "d", "e")
LEVELS = {
    "exports": ("900 mn_usd", "950 mn_usd", "9000 mn_usd", "20000 bn_vnd"),
    "imports": ("100 mn_usd", "150 mn_usd"),
    "trade_turnover": ("1000 mn_usd", "1100 mn_usd"),
    "industrial_output": ("4013 bn_vnd", "4310 bn_vnd"),
}


def _figure(indicator: str, level: str, year: str, kind: str, basis: str | None) -> Figure:
    number, unit = level.split()
    subject = f"{indicator} năm {year}"
    if kind == "growth":
        return growth(f"{subject} tăng 5,5%.", f"{indicator} {year} actual 5.5", price_basis=basis)
    if kind == "plan growth":
        return growth(f"{subject} phấn đấu tăng 7%.", f"{indicator} {year} plan 7", price_basis=basis)
    if kind == "completion":
        return completion(f"{subject} đạt 101% kế hoạch.", f"{indicator} {year} actual 101")
    return figure(f"{subject} {kind} {number}.", f"{indicator} {year} {kind} {number} {unit}", price_basis=basis)


figures = st.sampled_from(sorted(LEVELS)).flatmap(
    lambda indicator: st.builds(
        _figure,
        st.just(indicator),
        st.sampled_from(LEVELS[indicator]),
        st.sampled_from(["2014", "2015", "2016", "2015-H1", "2015-H2", "2015-M01/M12", "2011/2015"]),
        st.sampled_from(["actual", "estimate", "plan", "growth", "plan growth", "completion"]),
        st.sampled_from([None, None, "current"]),
    )
)


def _report(name: str, said: Sequence[Figure], day: str | None, publisher: str | None, area_id: str) -> Report:
    return page(name, day, said, f"Báo {name}", publisher=publisher, area_id=area_id)


reports = st.builds(
    _report,
    st.sampled_from(NAMES),
    st.lists(figures, max_size=4, unique_by=lambda said: said.quote),
    st.sampled_from(["2015-01-10", "2016-01-10", "2017-01-10", None]),
    st.sampled_from([None, "x", "X (a.vn)", "y"]),
    st.sampled_from(["lang-son", "lang-son", "ha-nam"]),
)
"""A report under one of few names: the next one of that name replaces it, one without figures retracts it."""

Run = tuple[list[Report], bool, str | None]
steps: st.SearchStrategy[Run] = st.tuples(
    st.lists(reports, min_size=1, max_size=2, unique_by=lambda one: one.document.path),
    st.booleans(),
    st.sampled_from([None, None, *NAMES]),
)
"""Reports that a run brings, whether it declares the first figure of the first of them wrong, what it withdraws."""


def _correction(report: Report) -> list[Correction]:
    return [
        Correction(
            document=report.document.path, quote=said.quote, says=said.value, right=said.value + Decimal(7),
            reason="sai", who="A", when=date(2018, 1, 1), indicator=said.indicator, period=said.period,
            measure=said.measure, scenario=said.scenario,
        )
        for said in report.observations[:1]
    ]  # fmt: skip


def _run(where: Where, catalogue: Catalogue, runs: Sequence[Run]) -> None:
    """One run after the other, each on what the one before published, each held against a rebuild."""
    for brought, is_corrected, gone in runs:
        with begin(where, catalogue, 0) as version:
            load_into(version, *brought)
            if gone is not None:
                version.withdraw([f"{gone}.txt"], date(2018, 1, 1), "gone")
            version.correct_what_fits(_correction(brought[0]) if is_corrected else None)
            version.materialise()
            version.audit()
            version.publish()
        assert differences(where) == []


@pytest.fixture
def parts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is touched, only that is computed again."""
    monkeypatch.setattr(touched, "SHARE", 0)


@pytest.fixture
def everything_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is touched, everything is computed again, one area and indicator at a time."""
    monkeypatch.setattr(touched, "SHARE", 1_000_000)
    monkeypatch.setattr(from_nothing, "FIGURES", 1)
    monkeypatch.setattr(independent_source, "FIGURES", 1)


@settings(**FEW, max_examples=3)
@given(st.lists(steps, min_size=2, max_size=3))
def test_any_runs_equal_a_rebuild(parts_only: None, runs: list[Run]) -> None:
    with TemporaryDirectory() as folder:
        _run(Path(folder) / "warehouse.duckdb", load(), runs)


@pytest.mark.slow
@settings(**FEW, max_examples=EXAMPLES)
@given(st.lists(steps, min_size=2, max_size=2))
def test_any_runs_computed_in_parts_equal_a_rebuild(everything_in_parts: None, runs: list[Run]) -> None:
    with TemporaryDirectory() as folder:
        _run(Path(folder) / "warehouse.duckdb", load(), runs)


@pytest.mark.slow
@pytest.mark.skipif("ETL_EXAMPLES" not in os.environ, reason="the test above for longer: `make faults`")
@settings(**FEW, max_examples=EXAMPLES)
@given(st.lists(steps, min_size=4, max_size=7))
def test_any_longer_runs_equal_a_rebuild(parts_only: None, runs: list[Run]) -> None:
    with TemporaryDirectory() as folder:
        _run(Path(folder) / "warehouse.duckdb", load(), runs)


@pytest.mark.slow
@settings(**FEW, max_examples=max(1, EXAMPLES // 4))
@given(runs=st.lists(steps, min_size=2, max_size=3))
def test_any_runs_on_a_lake_equal_a_rebuild(parts_only: None, server: Server, runs: list[Run]) -> None:
    with TemporaryDirectory() as folder:
        _run(Lake(f"ducklake:postgres:{server.database()}", f"{folder}/"), load(), runs)


def test_what_differs_is_one_line_with_an_example(published: Path, etl: Etl) -> None:
    ran = etl("doctor", "--rebuild", "--warehouse", published)
    assert (ran.code, ran.out.strip()) == (0, "every mart is what its tables say, and no check finds anything")
    with duckdb.connect(str(published)) as connection:
        connection.execute("update kpi_yearly set actual = 1 where indicator = 'industrial_output' and year = 2015")
        connection.execute("delete from kpi_wide")
    assert [(one.table, one.wrong, one.missing) for one in differences(published)] == [
        ("kpi_yearly", 1, 1),
        ("kpi_wide", 0, 1),
    ]
    ran = etl("doctor", "--rebuild", "--warehouse", published)
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first.startswith(
        "kpi_yearly: 1 rows are not as computed, 1 are missing; as "
        "area_id=lang-son, indicator=industrial_output, year=2015"
    )
    assert second.startswith("kpi_wide: ")


def test_marts_of_another_program_are_not_compared(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute("update schema_version set views = 'those of last year'")
    with pytest.raises(WarehouseError, match="by another version of this program; run `etl run`"):
        differences(published)
