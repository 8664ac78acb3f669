"""The audit: what must hold in the next version before anybody sees it. The conditions are views in `sql/checks`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import AuditFailed
from etl.warehouse.relations import names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SHOWN = 3


def audit(connection: DuckDBPyConnection, path: Path) -> None:
    """Raise AuditFailed naming every check that finds rows, with the first of them; `path` is the published file.

    `kpi_yearly` itself is held against its model in `schemas` as it is what everybody reads.
    """
    from pandera.errors import SchemaErrors

    from etl.schemas import KpiYearlyFrame

    found = [fault for check in names("checks") if (fault := _fault(connection, check))]
    try:
        KpiYearlyFrame.validate(connection.execute("select * from kpi_yearly").df(), lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases[["column", "check", "failure_case"]].head(_SHOWN)
        found.append(f"kpi_yearly is not what it should be: {cases.to_dict('records')}")
    if found:
        raise AuditFailed(
            path,
            "; ".join(found),
            "the published file is as it was; mend the rule or the data named here and run again",
        )


def _fault(connection: DuckDBPyConnection, check: str) -> str | None:
    """What the check finds, in one line; None when it finds nothing."""
    cursor = connection.execute(f"select *, count(*) over () as total from {check} limit {_SHOWN}")
    columns = [column[0] for column in cursor.description][:-1]
    rows = cursor.fetchall()
    if not rows:
        return None
    shown = [", ".join(f"{name}={value!r}" for name, value in zip(columns, row, strict=False)) for row in rows]
    return f"{check} finds {rows[0][-1]}: {' | '.join(shown)}"
