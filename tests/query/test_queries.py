"""Questions to a published warehouse: rows and columns, and what cannot be answered."""

from __future__ import annotations

import duckdb
import pytest

from etl.errors import UsageError, WarehouseError
from etl.language.years import Years
from etl.query.queries import KPI_COLUMNS, ask, kpis
from etl.settings import Settings


def test_an_answer_has_columns_and_rows(loaded: Settings) -> None:
    answer = ask(loaded.warehouse, "select ? + 1 as next, null as nothing", [41])
    assert answer.records() == [{"next": 42, "nothing": None}]


def test_what_cannot_be_answered_is_one_line(loaded: Settings) -> None:
    with pytest.raises(UsageError, match="no_such_column") as refused:
        ask(loaded.warehouse, "select no_such_column from document")
    assert "\n" not in str(refused.value)


@pytest.mark.usefixtures("ran")
def test_tables_that_another_program_has_changed_are_no_fault_of_the_question(settings: Settings) -> None:
    with duckdb.connect(str(settings.warehouse)) as other:
        other.execute("drop table rejected cascade")
    with pytest.raises(WarehouseError, match=r"of table rejected is missing\); no earlier file is kept"):
        ask(settings.warehouse, "from rejected")
    with pytest.raises(WarehouseError, match="of table rejected is missing"):
        ask(settings.warehouse, "select no_such_column from document")
    assert ask(settings.warehouse, "select count(*) from document").rows == [(2,)]


def test_kpis_are_those_of_areas_years_and_an_indicator(loaded: Settings) -> None:
    every = kpis(loaded.warehouse)
    assert every.columns == KPI_COLUMNS
    some = kpis(loaded.warehouse, ["bac-kan"], Years.parse("2023"))
    assert {(row["area"], row["year"]) for row in some.records()} == {("Bắc Kạn", 2023)}
    assert len(some.rows) < len(every.rows)
    assert kpis(loaded.warehouse, ["bac-kan"], indicator="no_such").rows == []
