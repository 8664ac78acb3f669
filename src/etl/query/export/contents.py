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

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch, Schema

What = Literal["kpi", "period", "observations"]
"""Yearly KPIs, KPIs of any period, or every figure as it is stated."""
RELATIONS: dict[What, str] = {"kpi": "kpi_yearly", "period": "kpi_period", "observations": "observation"}

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
_BESIDE = {"area_id": _AREA, "indicator": _INDICATOR, "unit": _UNIT, "document_id": _DOCUMENT}

_FROM = """
    from (select * from {relation} where {condition} and list_contains(?, area_id)) as chosen
    left join area on area.area_id = chosen.area_id
    left join indicator on indicator.indicator = chosen.indicator
    left join unit on unit.unit = chosen.unit
    left join document on document.document_id = chosen.document_id
    {correction}
"""
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

    `batches` reads area by area, so that memory holds one area at most; what it found is counted in `rows` and
    `marked` (column → how many rows are in doubt or corrected by it), and `sources` are the reports behind those rows.
    """

    connection: DuckDBPyConnection
    what: What
    chosen: Selection
    headings: Headings
    columns: tuple[Column, ...] = ()
    rows: int = 0
    marked: dict[str, int] = field(default_factory=dict)
    _expressions: tuple[str, ...] = ()
    _condition: str = "true"
    _values: list[object] = field(default_factory=list)
    _documents: set[str] = field(default_factory=set)
    _database: str = ""

    def __post_init__(self) -> None:
        """Finds the columns. Raises UsageError where the warehouse has no such relation."""
        [(self._database,)] = self.connection.execute("select current_database()").fetchall()
        own = columns_of(self.connection, self.relation)
        known = {column.name for column in own}
        columns, expressions = list[Column](), list[str]()
        for column in own:
            if column.name == "indicator_name":  # in the language asked for, beside the code
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
        self._condition, self._values = self.chosen.where(known)

    @property
    def relation(self) -> str:
        """The table or view that is exported."""
        return RELATIONS[self.what]

    def batches(self) -> Iterator[RecordBatch]:
        """The rows, at most BATCH at once. Raises UsageError (one line) where DuckDB cannot answer."""
        import pyarrow.compute as pc

        names = [column.name for column in self.columns]
        documents = [name for name in names if name.endswith("document_id")]
        order = (
            *("area", "area_id", "year", "period", "indicator", "scope", "price_basis"),
            "char_start",
            "observation_id",
        )
        query = f"select * from ({self._query(self._condition)}) {order_by(names, order)}"
        with as_usage_error():
            for area_ids in self._groups():
                for batch in self.connection.execute(query, [*self._values, area_ids]).to_arrow_reader(BATCH):
                    self.rows += batch.num_rows
                    self._count_marks(batch)
                    for name in documents:
                        self._documents.update(pc.unique(batch.column(name)).drop_null().to_pylist())
                    yield batch

    def _count_marks(self, batch: RecordBatch) -> None:
        import pyarrow.compute as pc

        held = [(name, pc.equal(batch.column(name), value)) for name, value in DOUBTFUL if name in batch.schema.names]
        held += [(name, pc.is_valid(batch.column(name))) for name in STATED if name in batch.schema.names]
        for name, found in held:
            self.marked[name] = self.marked.get(name, 0) + (pc.sum(found).as_py() or 0)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows one by one, with Python values."""
        for batch in self.batches():
            yield from batch.to_pylist()

    def schema(self) -> Schema:
        """The Arrow types of the columns."""
        with as_usage_error():
            return self.connection.execute(self._query("false"), [[]]).to_arrow_reader(1).schema

    def sources(self) -> list[tuple[Any, ...]]:
        """The reports behind the rows that `batches` gave (SOURCE_COLUMNS), by publisher and day."""
        query = f"""
            select {", ".join(SOURCE_COLUMNS)} from document where document_id in (select unnest(?))
            order by publisher collate vi nulls last, published_on, path
        """
        with as_usage_error():
            return self.connection.execute(query, [sorted(self._documents)]).fetchall()

    def lookup(self, query: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of a reference table, or of another query, as column → value.

        Asked beside the rows that `batches` is giving, so by a cursor of its own.
        """
        with as_usage_error(), self.connection.cursor() as cursor:
            cursor.execute(f'use "{self._database}"')  # which a cursor does not take over
            result = cursor.execute(query, parameters)
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def _query(self, condition: str) -> str:
        """The rows of some areas, unsorted."""
        correction = _CORRECTION if self.what == "observations" else ""
        source = _FROM.format(relation=self.relation, condition=condition, correction=correction)
        return f"select {', '.join(self._expressions)} {source}"

    def _groups(self) -> Iterator[list[str]]:
        """The areas in Vietnamese order, as many together as have SORTED rows: so memory holds no more than that."""
        counts = self.connection.execute(
            f"""
            select area_id, rows from (
              select area_id, count(*) as rows from {self.relation} where {self._condition} group by all
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
