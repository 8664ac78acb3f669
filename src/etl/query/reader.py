"""The read API: `etl.open(path)` gives a Reader, whose answers are pandas frames. Nothing is written."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.errors import UsageError, WarehouseError
from etl.location import Lake
from etl.query.allowed import check
from etl.query.export.contents import Content
from etl.query.export.headings import Headings
from etl.query.period_dates import missing_dates
from etl.query.queries import Parameters, QueryResult, answer, as_usage_error, connected
from etl.query.relations import Column, columns_of
from etl.query.selection import ORDER, Selection, Words, order_by
from etl.settings import Settings
from etl.warehouse import is_replaced

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pandas import DataFrame

Opened = Callable[[], AbstractContextManager["DuckDBPyConnection"]]
"""Opens what is published, for one question."""

SERIES = (
    "area", "area_id", "indicator", "scope", "price_basis", "year", "unit", "actual", "status", "origin", "plan",
    "growth_stated", "growth_computed", "consistency", "trust", "reading", "digits", "corrected", "document_id",
    "quote",
)  # fmt: skip
"""The columns of `Reader.series`."""


class Reader:
    """What is published in a warehouse, as pandas frames.

    Every question opens the published file and closes it again: it sees what was published last, and no run waits for
    it. Areas, indicators and years are given as to the command (`area="lang son"`, `years="2015-2019"` or
    `range(2015, 2020)`), several as a list. Numbers are floats and days datetime64; with `exact` figures that are
    decimals in the warehouse are `decimal.Decimal`. `frame.attrs["columns"]` says what each column is.

    `opened` gives a connection that is open already, in place of the file.

    The methods raise UsageError (one line) for what cannot be meant, and WarehouseError for a file that cannot be read.
    """

    def __init__(
        self, settings: Settings, catalogue: Catalogue, exact: bool = False, opened: Opened | None = None
    ) -> None:
        self._settings, self._catalogue, self._exact = settings, catalogue, exact
        self._opened = opened or self._open
        self._closed = False

    def kpi(
        self, area: Words = None, indicator: Words = None, years: object = None, as_of: date | None = None
    ) -> DataFrame:
        """The yearly KPIs (all columns of `kpi_yearly`); with `as_of` as they were known on that day."""
        return self._chosen("kpi_yearly", area, indicator, years, as_of=as_of)

    def period(
        self, area: Words = None, indicator: Words = None, years: object = None, periods: Words = None
    ) -> DataFrame:
        """The KPIs of every period that touches the years: months, quarters, halves, spans (`kpi_period`).

        `periods` are single ones, each in any usual writing: "2015-Q1", "quý I/2015", "9 tháng 2015".
        """
        return self._chosen("kpi_period", area, indicator, years, periods=periods)

    def series(self, area: Words = None, indicator: Words = None, years: object = None) -> DataFrame:
        """The levels year by year (columns SERIES), one series for each area, indicator, scope and price basis.

        Figures on different price bases are different series, and a year of which only growth or a plan is stated has
        no `actual`. `consistency`, `trust`, `reading` and `digits` mark what is in doubt, `corrected` what was
        corrected, and `origin` is `derived` where no report states the year, but its periods add up to it.
        """
        return self._chosen("kpi_yearly", area, indicator, years, SERIES, order=SERIES)

    def vintages(self, area: Words = None, indicator: Words = None, years: object = None) -> DataFrame:
        """Every statement about whole years, in order of publication (`kpi_vintage`)."""
        return self._chosen("kpi_vintage", area, indicator, years)

    def observations(self, area: Words = None, indicator: Words = None, years: object = None) -> DataFrame:
        """Every accepted figure of the periods that touch the years, with its words, names and report.

        A figure that was corrected has the right one in `corrected`, one whose report was withdrawn `withdrawn_on`.
        """
        import pyarrow as pa

        chosen = self._selected(area, indicator, years)
        with self._connected() as connection:
            content = Content(connection, "observations", chosen, Headings("vi"))
            table = pa.Table.from_batches(content.batches(), content.schema())
        if not self._exact:
            floats = [f.with_type(pa.float64()) if pa.types.is_decimal(f.type) else f for f in table.schema]
            table = table.cast(pa.schema(floats))
        frame: DataFrame = table.to_pandas(date_as_object=False)
        return _documented(frame, {column.name: column for column in content.columns})

    def sql(self, query: str, parameters: Parameters = ()) -> DataFrame:
        """The answer to one question in SQL, with parameters for `?` or `$name`. No other file can be reached."""
        with self._connected() as connection:
            check(connection, query)
            return self._frame(connection, query, parameters)

    def columns(self, relation: str) -> DataFrame:
        """The columns of a table or view, their types and what they are."""
        import pandas as pd

        with self._connected() as connection:
            rows = [(row.name, row.kind, row.comment) for row in columns_of(connection, relation)]
        return pd.DataFrame(rows, columns=["column", "type", "comment"])

    def rows(
        self, relation: str, chosen: Selection, only: Sequence[str] = (), as_of: date | None = None,
        most: int | None = None, skip: int = 0,
    ) -> QueryResult:  # fmt: skip
        """As the methods above, but plain rows and no pandas: what the command prints. At most `most` after `skip`."""
        with self._connected() as connection:
            known = {column.name for column in columns_of(connection, relation)}
            question, parameters = _question(relation, known, chosen, only, as_of=as_of)
            if most is not None:
                question, parameters = f"{question} limit ? offset ?", [*parameters, most, skip]
            return answer(connection, question, parameters)

    def close(self) -> None:
        """No question can be asked any more. Nothing is held open between questions anyway."""
        self._closed = True

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _connected(self) -> Iterator[DuckDBPyConnection]:
        if self._closed:
            raise UsageError("etl.open", "it is closed", "open it again")
        with self._opened() as connection:
            yield connection

    @contextmanager
    def _open(self) -> Iterator[DuckDBPyConnection]:
        with self._newest() as connection:
            connection.execute(f"set threads = {self._settings.sql_threads}")
            connection.execute(f"set memory_limit = '{self._settings.sql_memory}MB'")
            yield connection

    @contextmanager
    def _newest(self) -> Iterator[DuckDBPyConnection]:
        """What is published now. Raises WarehouseError where another connection of this process keeps an older file."""
        where = self._settings.warehouse
        for is_last in (False, True):  # a run may publish between opening and looking
            with connected(where) as connection:
                if isinstance(where, Lake) or not is_replaced(where):
                    yield connection
                    return
                if is_last:
                    what = "another connection of this program still has a file open that was replaced since"
                    raise WarehouseError(
                        where, what, "close it (`connection.close()`), or restart the notebook's kernel"
                    )

    def _chosen(
        self, relation: str, area: Words, indicator: Words, years: object, only: Sequence[str] = (),
        order: Sequence[str] = ORDER, as_of: date | None = None, periods: Words = None,
    ) -> DataFrame:  # fmt: skip
        chosen = self._selected(area, indicator, years, periods)
        with self._connected() as connection:
            known = {column.name: column for column in columns_of(connection, relation)}
            frame = self._frame(connection, *_question(relation, known, chosen, only, order, as_of))
        dates = {name: Column(name, "DATE", said) for name, _, said in missing_dates(known)}
        return _documented(frame, known | dates)

    def _selected(self, area: Words, indicator: Words, years: object, periods: Words = None) -> Selection:
        chosen = Selection.of(self._catalogue, area, indicator, years, periods=periods)
        for note in chosen.notes:
            warnings.warn(note, stacklevel=4)
        return chosen

    def _frame(self, connection: DuckDBPyConnection, query: str, parameters: Parameters) -> DataFrame:
        with as_usage_error(connection):
            result = connection.execute(query, parameters)
            return result.to_arrow_table().to_pandas(date_as_object=False) if self._exact else result.df()


def _documented(frame: DataFrame, known: Mapping[str, Column]) -> DataFrame:
    """The frame with what its columns are, and text as text even where it is all null."""
    frame.attrs["columns"] = {name: known[name].comment for name in frame.columns}
    return frame.astype({name: "str" for name in frame.columns if known[name].kind == "VARCHAR"})


def _question(
    relation: str, known: Collection[str], chosen: Selection, only: Sequence[str], order: Sequence[str] = ORDER,
    as_of: date | None = None,
) -> tuple[str, list[object]]:  # fmt: skip
    """The SQL of the chosen rows of a relation with the columns `known`, and its parameters."""
    condition, values = chosen.where(known)
    dates = (f"{sql} as {name}" for name, sql, _ in missing_dates(known))
    wanted = ", ".join(name for name in only if name in known) or ", ".join(("*", *dates))
    source = relation if as_of is None else f"{relation}_asof(?)"
    parameters = [*([] if as_of is None else [as_of]), *values]
    return f"select {wanted} from {source} where {condition} {order_by(known, order)}", parameters
