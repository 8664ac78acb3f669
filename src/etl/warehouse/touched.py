"""What a run has touched since the published version: the documents, cells and series that are to be computed again.

It is noted in temporary tables, which end with the connection:

- `touched_document`: documents that the run wrote or replaced
- `loaded_document`, `loaded_observation`: what the words of reports are compared by, of those of them that came in
- `touched_cell`: area, year and indicator of which a figure came, went, or counts otherwise, in any period that ends in
  the year
- `touched_series`: publisher (its `publisher_key`), area and indicator of which a figure of any period came, went, or
  counts otherwise
- `published_kpi`: the published rows of kpi_period in those cells that `compared_cell` holds
- `published_correction`, `published_year`: the corrections, and the latest year with an actual figure, as published

Whoever changes how a document counts other than by `Building.replace` says so by `documents`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import SCHEMA_VERSION, query, quoted, views_digest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHARE = 4
"""More than one in so many documents or cells touched: everything is computed again, which is quicker then."""


_HAS_PERIODS = """
    select count(*) > 0 from duckdb_tables() where database_name = current_database() and table_name = 'kpi_period'
"""


class Touched:
    """Notes what is touched. `everything` holds once so much is that nothing is worth being told apart.

    `had_shorter_periods`: the published file has KPIs of other periods than whole years.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Begin with nothing touched, on what is published: read through the file's own views."""
        self._connection = connection
        connection.execute(query("touched"))
        made_from = connection.execute("from schema_version").fetchone()
        self.everything = made_from != (SCHEMA_VERSION, views_digest())
        self.had_shorter_periods = connection.execute(_HAS_PERIODS).fetchone() == (True,)
        if self.everything:
            self._published(everything=True)

    def documents(self) -> None:
        """Note the documents in `replaced_document`, and the cells and series of the figures they have now.

        To be called before they change and after.
        """
        connection = self._connection
        connection.execute(
            "insert into touched_document "
            "(select document_id from replaced_document except select document_id from touched_document)"
        )
        few = (
            f"select (select count(*) from touched_document) * {SHARE} <= (select count(*) from document), "
            "(select count(*) from document) > 0"
        )
        if connection.execute(few).fetchone() != (True, True):
            self.all()
        if not self.everything:
            connection.execute(query("touched_figure"))

    def loaded(self) -> None:
        """Note what came in, in the relations `incoming_…`, in the place of `replaced_document`; after `documents`."""
        if not self.everything:
            self._connection.execute(query("loaded"))

    def witnesses(self) -> None:
        """Note the documents in `replaced_document`, whose witness is another now.

        Of those that were noted before, the cells and series were, too, since their figures changed.
        """
        self._connection.execute("delete from replaced_document where document_id in (from touched_document)")
        if self._connection.execute("select count(*) > 0 from replaced_document").fetchone() == (True,):
            self.documents()

    def corrections(self) -> None:
        """Note the cells and series of corrections that are not as published."""
        if not self.everything:
            self._connection.execute(query("touched_correction"))

    def cells(self) -> None:
        """Find `target_cell`, whose rows may differ now, and `source_cell`, whose figures they follow from."""
        self._connection.execute(query("target_cell"))
        most = f"select (select count(*) from target_cell) * {SHARE} <= (select count(*) from kpi_period)"
        if self._connection.execute(most).fetchone() != (True,):
            self.all()
        if not self.everything:
            self._published(everything=False)
            self._connection.execute("insert into compared_cell from target_cell except from compared_cell")

    def all(self) -> None:
        """From now on everything counts as touched."""
        if not self.everything:
            self._published(everything=True)
            self.everything = True

    def _published(self, everything: bool) -> None:
        kpi = "kpi_period" if self.had_shorter_periods else "(select *, year::varchar as period from kpi_yearly)"
        found = self._connection.execute("select distinct area_id from target_cell order by all").fetchall()
        areas = ", ".join(quoted(area) for (area,) in found) or "null"
        self._connection.execute(query("published_kpi").format(kpi=kpi, areas=areas), {"everything": everything})
