"""Runs of flows under Prefect's own harness: reports to read, a run, and what it left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from etl.query.queries import ask
from etl.settings import Settings
from tests.conftest import file_of

if TYPE_CHECKING:
    from prefect import State

OUTPUT = """Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 18/01/{following}

Năm {year}, giá trị sản xuất công nghiệp đạt {output} tỷ đồng.
"""


def report_on(settings: Settings, year: int, output: str) -> None:
    """Puts a report of one figure in the raw folder, or another in its place."""
    text = OUTPUT.format(following=year + 1, year=year, output=output)
    (settings.raw / f"lang-son-{year}.txt").write_text(text, "utf-8")


def outputs(settings: Settings) -> dict[int, float]:
    sql = "select year, actual from kpi_yearly where area_id = 'lang-son' and actual is not null"
    return dict(ask(settings.warehouse, sql).rows)


def run(flow: Any, settings: Settings, **parameters: object) -> State[Any]:
    state: State[Any] = flow(raw=settings.raw, warehouse=file_of(settings), return_state=True, **parameters)
    return state


def last_run(flow: str) -> str:
    """The name of the run of that flow that was begun last."""
    from prefect import get_client
    from prefect.client.schemas.filters import FlowFilter, FlowFilterName
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        flows, order = FlowFilter(name=FlowFilterName(any_=[flow])), FlowRunSort.START_TIME_DESC
        name: str = client.read_flow_runs(flow_filter=flows, sort=order, limit=1)[0].name
    return name


def artifacts(key: str) -> list[dict[str, object]]:
    """The rows of the latest artifact of that key."""
    from prefect.artifacts import Artifact

    found: Any = Artifact.get(key)  # a coroutine only where a loop is running
    rows = json.loads(str(found.data))
    assert isinstance(rows, list)
    return rows
