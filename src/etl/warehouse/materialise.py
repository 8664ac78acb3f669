"""Brings the materialised marts, which are tables, up to date with what a run has touched.

How each is computed is in its file in `sql/marts`, what is touched in `touched`; all from nothing in `from_nothing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.warehouse.at_places import at_places
from etl.warehouse.exchange import exchange
from etl.warehouse.sql_files import LAYERS, MARTS, MATERIALISED, computation, query, quoted, sql
from etl.warehouse.workshop import workshop

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CELL = "(area_id, year, indicator) in (from target_cell)"
SERIES = "(publisher, area_id, indicator) in (from touched_series)"
REPORT = "document_id in (from touched_document)"
BY_PART = {
    "kpi_period": CELL,
    "kpi_yearly": CELL,
    "kpi_plan_vs_actual": CELL,
    "kpi_conflict": CELL,
    "kpi_contradiction": CELL,
    "kpi_other_units": CELL,
    "kpi_misread_unit": SERIES,
    "area_report": REPORT,
}
"""Marts whose rows follow from the figures of one cell and its sources, of one series, or of one report, so that the
others stay as they are."""


@dataclass(frozen=True, slots=True)
class Within:
    """Which rows of a mart computed from marts may differ (`scope`), and what of each relation they follow from.

    `{loosed}` in them stands for the contradictions that wait no longer, or wait now.
    """

    scope: str
    read: Mapping[str, str]

    def with_loosed(self, loosed: str) -> Within:
        """The same with the condition `loosed` in its places."""
        read = {relation: rows.format(loosed=loosed) for relation, rows in self.read.items()}
        return Within(self.scope.format(loosed=loosed), read)

    def rows(self, name: str) -> str:
        """The query of those rows, as they are now."""
        shown = ", ".join(f"{relation} as ({rows})" for relation, rows in self.read.items())
        return f"with {shown} from ({computation(name)}) where {self.scope}"


_AREA_YEAR = "(area_id, year) in (select area_id, year from target_cell)"
_YEAR = "year in (select year from target_cell)"  # whether anything is known of it, too
_LOOSED = "list_has_any(figures, (select list(suspect_id) from changed_suspect))"  # asks for the figures of all of them
_DECLARED = "(select rejected_id from correction union select rejected_id from published_correction)"
FROM_MARTS = {
    "kpi_wide": Within(_AREA_YEAR, {"kpi_yearly": f"from kpi_yearly where {_AREA_YEAR}"}),
    "kpi_coverage": Within(CELL, {name: f"from {name} where {_YEAR}" for name in ("kpi_yearly", "kpi_other_units")}),
    "kpi_2025_boundaries": Within(
        "(area_id, year, indicator) in (from target_today)",
        {"kpi_yearly": "from kpi_yearly where (year, indicator) in (select year, indicator from target_today)"},
    ),
    # A contradiction waits while a unit in it is misread. What is told of figures comes from those of touched series.
    "kpi_review": Within(
        f"""case kind
          when 'unit' then figure_id in (select suspect_id from kpi_misread_unit where {SERIES})
            or figure_id not in (select suspect_id from kpi_misread_unit)
          when 'conflict' then (area_id, period_year(period), indicator) in (from target_cell) or {{loosed}}
          else {REPORT} or figure_id in {_DECLARED}
        end""",
        {
            # Of those of series that are in no touched cell source_observation has no words.
            "observation": f"""from observation where rowid in (
              select place from source_observation where observation_id in (
                select unnest([observation_id, before_id]) from kpi_misread_unit where {SERIES}
              )
            )""",
            "kpi_contradiction": f"from kpi_contradiction where {CELL} or {{loosed}}",
            "rejected": f"from rejected where {REPORT} or rejected_id in {_DECLARED}",
        },
    ),
}
"""Marts computed from others, each after those it reads."""

SORTED = 2_048
"""A table of no more rows is sorted anew when some of them change, which costs next to nothing; in a larger one the new
rows stand at the end until everything is computed again."""

_SOURCES = {
    "observation": "select * exclude (place) from source_observation",
    "witness": "from witness where document_id in (select document_id from source_observation)",
    **{table: f"from {table}" for table in ("correction", "indicator", "area", "area_change", "unit")},
}

_OF_DOCUMENT = "document_id, path, title, published_on, area_id, url, publisher, trust, withdrawn_on"

_ONCE = ["report", "kpi_statement", "kpi_period", "kpi_conflict"]
"""Relations of the workshop that several others read, computed once."""


def touched(connection: DuckDBPyConnection, in_order: bool) -> None:
    """Bring the marts up to date where `touched.Touched.cells` has found that they may differ; what is the same stays.

    Rows that are new stand at the end of a large table; `in_order` those of a small one stand in their order. The
    caller holds the transaction.
    """
    _find_sources(connection)
    connection.execute("create or replace temp table suspect_before as select suspect_id from kpi_misread_unit")
    changed = _by_part(connection)
    connection.execute(query("target_today"))
    connection.execute(query("changed_suspect"))
    is_any = connection.execute("select count(*) > 0 from changed_suspect").fetchone() == (True,)
    for name, each in FROM_MARTS.items():
        within = each.with_loosed(_LOOSED if is_any else "false")
        if name == "kpi_coverage" and connection.execute(query("years_differ")).fetchone() == (True,):
            rows, scope = computation(name), "true"
        else:
            rows, scope = within.rows(name), within.scope
        connection.execute(f"create or replace temp table fresh as {rows}")
        if exchange(connection, name, scope):
            changed.append(name)
    if "kpi_review" in changed:
        _rank(connection)
    for name in changed:
        if in_order:
            _sort(connection, name)
    for table in (
        "fresh", "present", "source_observation", "document_place", "suspect_before", "changed_suspect", "target_today",
    ):  # fmt: skip
        connection.execute(f"drop table if exists {table}")


def _find_sources(connection: DuckDBPyConnection) -> None:
    """Make the temporary tables `source_observation` and `document_place`."""
    series = connection.execute("select distinct area_id, indicator from touched_series").fetchall()
    areas, indicators = (", ".join(sorted({quoted(pair[of]) for pair in series})) or "null" for of in (0, 1))
    connection.execute(query("source_place").format(areas=areas, indicators=indicators))
    cells = at_places(connection, "observation", "cell_place")
    connection.execute(query("source_observation").format(cells=cells))


def _by_part(connection: DuckDBPyConnection) -> list[str]:
    """Bring those of BY_PART up to date; the names of those in which anything differs."""
    changed = []
    documents = at_places(connection, "document", "document_place", _OF_DOCUMENT)
    with workshop(connection, {**_SOURCES, "document": documents}, ["macros", *LAYERS], idle(), _ONCE) as shop:
        for table in ("target_cell", "touched_series", "touched_document"):
            shop.register("given", connection.execute(f"from {table}").to_arrow_table())
            shop.execute(f"create table {table} as from given")
        for name, scope in BY_PART.items():
            connection.register("computed", shop.execute(f"from {name} where {scope}").to_arrow_table())
            connection.execute("create or replace temp table fresh as from computed")
            connection.unregister("computed")
            if exchange(connection, name, scope):
                changed.append(name)
    return changed


def _rank(connection: DuckDBPyConnection) -> None:
    """Count the rows of kpi_review in their order; a rank that is right already is not written."""
    connection.execute(f"create or replace temp table fresh as {ranks('kpi_review')}")
    connection.execute(
        "update kpi_review set rank = fresh.rank from fresh "
        "where kpi_review.rowid = fresh.place and kpi_review.rank is distinct from fresh.rank"
    )


def ranks(rows: str) -> str:
    """The query of the place and rank of each of the `rows` of kpi_review, which follows from all of them."""
    return (
        f"select figure.rowid as place, row_number() over ({_window()}) as rank "
        f"from {rows} as figure left join indicator on indicator.indicator = figure.indicator"
    )


def unranked() -> str:
    """The query of the rows of kpi_review in no order, each with the rank 0."""
    rows = computation("kpi_review").replace(f"row_number() over ({_window()}) as rank", "0::bigint as rank")
    return rows.removesuffix("order by rank")


def _window() -> str:
    """The order of kpi_review, as its file has it."""
    return computation("kpi_review").split("row_number() over (")[1].split(") as rank")[0]


def _sort(connection: DuckDBPyConnection, name: str) -> None:
    if connection.execute(f"select count(*) <= {SORTED} from {name}").fetchone() == (True,):
        order = computation(name).rsplit("order by", 1)[1]
        connection.execute(f"create or replace temp table fresh as from {name} order by {order}")
        connection.execute(f"delete from {name}")
        connection.execute(f"insert into {name} from fresh")


def idle() -> list[str]:
    """The marts that no mart of BY_PART is computed from: they may read tables that the workshop does not have."""
    needed = set(BY_PART)
    while read := {mart for mart in MARTS if mart not in needed and any(mart in sql("marts", name) for name in needed)}:
        needed |= read
    return [mart for mart in MARTS if mart not in needed or (mart in MATERIALISED and mart not in BY_PART)]


def ordered() -> list[str]:
    """The materialised marts, each after those it reads."""
    return [name for name in MARTS if name in MATERIALISED]
