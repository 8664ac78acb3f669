"""What is exported: the columns, the rows in batches and their sources. How it is written is in the other modules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from etl.query.export.headings import Headings
from etl.query.export.values import DOUBTFUL, STATED
from etl.query.period_dates import missing_dates
from etl.query.queries import as_usage_error
from etl.query.relations import Column, columns_of
from etl.query.selection import Selection, order_by
from etl.warehouse.sql_files import identifier

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch, Schema

What = Literal["kpi", "period", "observations", "boundaries-2025", "coverage", "review", "changes", "runs"]
"""Yearly KPIs, KPIs of any period, every figure as it is stated, yearly KPIs on the boundaries of today, what is known
and missing, what a person should look at, what the runs changed, and the runs."""
RELATIONS: dict[What, str] = {
    "kpi": "kpi_yearly",
    "period": "kpi_period",
    "observations": "observation",
    "boundaries-2025": "kpi_2025_boundaries",
    "coverage": "kpi_coverage",
    "review": "kpi_review",
    "changes": "kpi_change",
    "runs": "run",
}
_ROWS: dict[What, str] = {
    # What runs changed before there were KPIs of parts of years has no period: it is about whole years.
    "changes": "(select * replace (coalesce(period, year::varchar) as period) from kpi_change)",
    "runs": "(select *, rowid as place from run)",  # in the order of publishing: a clock may go back
}
"""Where the rows are those of the relation with something done to them."""
_WHOLE: dict[What, str] = {"review": "order by chosen.rank", "runs": "order by chosen.place desc"}
"""What has an order of its own, or no areas, is sorted as a whole."""

_NOT_TAKEN = ("indicator_name", "parameters", "versions")
"""Columns that are left: a name that stands beside its code in the language asked for, and what a run was told."""
_ORDER = (
    "area", "area_id", "year", "period", "indicator", "scope", "price_basis", "run_id", "measure", "char_start",
    "observation_id",
)  # fmt: skip
"""The columns by which the others are sorted, as far as a relation has them."""

BATCH = 10_000
"""Rows that are handed on at once."""
SORTED = 50_000
"""Rows that are sorted at once, unless one area has more."""

# What stands beside a column of a relation: name, SQL, what it is. What the relation has itself is left out.
_AREA = (
    ("area", "area.name", "name of the area in Vietnamese"),
    ("area_code", "area.official_code", "code of the General Statistics Office for the area in its time"),
)
_INDICATOR = (("indicator_name", "indicator.name_{lang}", "name of the indicator"),)
_UNIT = (("unit_name", "unit.name_{lang}", "name of the unit"),)
_CHANGED_UNIT = "if(chosen.measure in ('actual', 'plan'), indicator.display_unit, 'pct')"
_CHANGED = (("unit", _CHANGED_UNIT, "unit of old and new"), *_UNIT)
_DOCUMENT = (
    ("published_on", "document.published_on", "day of publication, null when it could not be determined"),
    ("publisher", "document.publisher", "who published the report"),
    ("url", "document.url", "where the report was published"),
    ("path", "document.path", "where the raw file lies"),
    ("trust", "document.trust", "text, or ocr where the report was read off a picture, so that a digit may be wrong"),
)
# Beside a single figure, whose own table keeps what was withdrawn or corrected since it was read.
_FIGURE = (
    (
        "corrected",
        "correction.corrected",
        "the right figure that a person declared, why, who and since when; null where nothing is corrected",
    ),
    ("withdrawn_on", "document.withdrawn_on", "the day from which the figure counts no more; null while it counts"),
    ("withdrawn_reason", "document.withdrawn_reason", "why the report is withdrawn; null while its figures count"),
)
_DAYS = ("published_on", "withdrawn_on")
_BESIDE = {"area_id": _AREA, "indicator": _INDICATOR, "unit": _UNIT, "document_id": _DOCUMENT, "new": _CHANGED}

_JOINS = {
    "area_id": "left join area on area.area_id = chosen.area_id",
    "indicator": "left join indicator on indicator.indicator = chosen.indicator",
    "unit": "left join unit on unit.unit = chosen.unit",
    "document_id": "left join document on document.document_id = chosen.document_id",
    "new": f"left join unit on unit.unit = {_CHANGED_UNIT}",
}
"""Column of a relation → the reference table that names what it holds."""
_CORRECTION = """
    left join (
      select observation_id, string_agg(
        format('{} {} is right; {} ({}, {})',
          rtrim(rtrim(value::varchar, '0'), '.'), unit, reason, provider, declared_on),
        '; ' order by declared_on
      ) as corrected
      from correction group by all
    ) as correction on correction.observation_id = chosen.observation_id
"""
SOURCE_COLUMNS = ("document_id", "publisher", "title", "published_on", "url", "path", "trust")


@dataclass
class Content:
    """The rows of a relation that a person chose, with names and codes beside the ids, in the order of names.

    `batches` reads some areas at a time, so that memory holds SORTED rows or those of one area, but for what is sorted
    as a whole; what it found is counted in `rows` and `marked` (column → how many rows are in doubt or corrected by
    it). `sources` are the reports behind the rows, `reports` how many they are.
    """

    connection: DuckDBPyConnection
    what: What
    chosen: Selection
    headings: Headings
    columns: tuple[Column, ...] = ()
    rows: int = 0
    marked: dict[str, int] = field(default_factory=dict)
    _expressions: tuple[str, ...] = ()
    _behind: str = ""
    _condition: str = "true"
    _values: list[object] = field(default_factory=list)
    _joins: str = ""
    _database: str = ""

    def __post_init__(self) -> None:
        """Finds the columns. Raises UsageError where the warehouse has no such relation."""
        [(self._database,)] = self.connection.execute("select current_database()").fetchall()
        own = columns_of(self.connection, self.relation)
        known = {column.name for column in own}
        columns, expressions = list[Column](), list[str]()
        for column in own:
            if column.name in _NOT_TAKEN:
                continue
            columns.append(column)
            expressions.append(f"chosen.{column.name}")
            if column.name == "period":
                for name, expression, comment in missing_dates(known):
                    columns.append(Column(name, "DATE", comment))
                    expressions.append(f"{expression} as {name}")
            beside = _BESIDE.get(column.name, ())
            for name, expression, comment in (*beside, *(_FIGURE if column.name == "observation_id" else ())):
                if name not in known or name == "indicator_name":
                    columns.append(Column(name, "DATE" if name in _DAYS else "VARCHAR", comment))
                    expressions.append(f"{expression.format(lang=self.headings.lang)} as {name}")
        self.columns, self._expressions = tuple(columns), tuple(expressions)
        self._joins = "\n".join(join for column, join in _JOINS.items() if column in known)
        self._condition, self._values = self.chosen.where(known)
        documents = ", ".join(column.name for column in own if column.name.endswith("document_id"))
        behind = f"unnest([{documents}])" if documents else "null::varchar"
        self._behind = f"select {behind} from {self._from} where {self._condition}"

    @property
    def relation(self) -> str:
        """The table or view that is exported."""
        return RELATIONS[self.what]

    @property
    def _from(self) -> str:
        return _ROWS.get(self.what, self.relation)

    def batches(self) -> Iterator[RecordBatch]:
        """The rows, at most BATCH at once. Raises UsageError (one line) where DuckDB cannot answer."""
        with as_usage_error(self.connection):
            for query, values in self._questions():
                for batch in self.connection.execute(query, values).to_arrow_reader(BATCH):
                    self.rows += batch.num_rows
                    self._count_marks(batch)
                    yield batch

    def _questions(self) -> Iterator[tuple[str, list[object]]]:
        """The queries whose answers, one after the other, are the rows in their order."""
        if self.what in _WHOLE:
            yield f"{self._query(self._condition)} {_WHOLE[self.what]}", self._values
            return
        names = [column.name for column in self.columns]
        of_areas = self._query(f"{self._condition} and list_contains(?, area_id)")
        query = f"select * from ({of_areas}) {order_by(names, _ORDER)}"
        for area_ids in self._groups():
            yield query, [*self._values, area_ids]

    def _count_marks(self, batch: RecordBatch) -> None:
        import pyarrow as pa
        import pyarrow.compute as pc

        # A value that is no scalar yet pyarrow makes one, and calls it a wrong type where memory ran out over that.
        doubtful = [(name, pa.scalar(value)) for name, value in DOUBTFUL if name in batch.schema.names]
        held = [(name, pc.equal(batch.column(name), value)) for name, value in doubtful]
        held += [(name, pc.is_valid(batch.column(name))) for name in STATED if name in batch.schema.names]
        for name, found in held:
            self.marked[name] = self.marked.get(name, 0) + (pc.sum(found).as_py() or 0)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows one by one, with Python values."""
        for batch in self.batches():
            yield from batch.to_pylist()

    def schema(self) -> Schema:
        """The Arrow types of the columns."""
        with as_usage_error(self.connection):
            return self.connection.execute(self._query("false")).to_arrow_reader(1).schema

    def sources(self) -> Iterator[tuple[Any, ...]]:
        """The reports behind the rows (SOURCE_COLUMNS), by publisher and day; read them before asking anything else."""
        query = f"""
            select {", ".join(SOURCE_COLUMNS)} from document where document_id in ({self._behind})
            order by publisher collate vi nulls last, published_on, path
        """
        with as_usage_error(self.connection):
            for batch in self.connection.execute(query, self._values).to_arrow_reader(BATCH):
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def expected(self) -> int:
        """How many rows there will be: known before they are read."""
        return int(self.lookup(f"select count(*) as n from {self._from} where {self._condition}", self._values)[0]["n"])

    def reports(self) -> int:
        """How many reports are behind the rows."""
        query = f"select count(*) as reports from document where document_id in ({self._behind})"
        return int(self.lookup(query, self._values)[0]["reports"])

    def lookup(self, query: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of a reference table, or of another query, as column → value.

        Asked beside the rows that `batches` is giving, so by a cursor of its own.
        """
        with as_usage_error(self.connection), self.connection.cursor() as cursor:
            cursor.execute(f"use {identifier(self._database)}")  # which a cursor does not take over
            result = cursor.execute(query, parameters)
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def _query(self, condition: str) -> str:
        """The rows that meet a condition, unsorted, with what stands beside them."""
        correction = _CORRECTION if self.what == "observations" else ""
        chosen = f"(select * from {self._from} where {condition}) as chosen"
        return f"select {', '.join(self._expressions)} from {chosen} {self._joins} {correction}"

    def _groups(self) -> Iterator[list[str]]:
        """The areas in Vietnamese order, as many together as have SORTED rows: so memory holds no more than that."""
        counts = self.connection.execute(
            f"""
            select area_id, rows from (
              select area_id, count(*) as rows from {self._from}
              where {self._condition} group by all
            )
            left join area using (area_id) order by area.name collate vi nulls first, area_id
            """,
            self._values,
        ).fetchall()
        group, held = list[str](), 0
        for area_id, rows in counts:
            if group and held + rows > SORTED:
                yield group
                group, held = [], 0
            group.append(area_id)
            held += rows
        if group:
            yield group
