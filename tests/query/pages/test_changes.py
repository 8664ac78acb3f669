"""What a run changed, a page at a time."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.query.pages.changes import changes
from etl.query.queries import answer, connected
from etl.settings import Settings
from etl.warehouse.sql_files import query

WEIGHTS = ["contradicted", "changed", "gone", "new", "settled"]


@pytest.mark.parametrize("most", [1, 7, 10_000])
def test_pages_have_each_change_once_in_one_order(shown: Settings, catalogue: Catalogue, most: int) -> None:
    with connected(shown.warehouse) as connection:

        def ask(name: str, **parameters: object) -> list[dict[str, object]]:
            return answer(connection, query(name), parameters).records()

        run_id = str(ask("page_run", run=None, most=1)[0]["run_id"])
        stored = answer(connection, "from kpi_change where run_id = ?", [run_id]).records()
        paged = [row for skip in range(0, len(stored), most) for row in changes(ask, run_id, most, skip)[0]]
        totals = {changes(ask, run_id, most, skip)[1] for skip in (0, len(stored))}
    assert totals == {len(stored)}
    assert len(stored) > 20
    columns = list(stored[0])
    assert sorted(str([row[name] for name in columns]) for row in paged) == sorted(
        str([row[name] for name in columns]) for row in stored
    )
    places = [
        (WEIGHTS.index(str(row["change"])), not catalogue.indicators[str(row["indicator"])].headline) for row in paged
    ]
    assert places == sorted(places)


def test_a_run_without_changes_has_none(shown: Settings) -> None:
    with connected(shown.warehouse) as connection:
        found = changes(lambda name, **given: answer(connection, query(name), given).records(), "no run", 10)
    assert found == ([], 0)
