"""A warehouse with what an export has to mark: a contradiction, a correction, a scan; and text like a formula."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from etl.query.export.contents import Content, What
from etl.query.export.headings import Headings, Language
from etl.query.queries import connected
from etl.query.selection import EVERYTHING, Selection
from etl.settings import Settings
from tests.conftest import file_of

CONFLICT, CORRECTED, SCANNED = "conflict", "the report says 9; digits exchanged (A, 2020-01-02)", "ocr"
OLD_RUN, UNPLACED = "old", "unplaced"
"""A run from before there were periods, and a figure whose province and indicator are not known."""
FORMULA = '=1+1 và "trích dẫn", dòng\nhai'
LONG = "123456789012345678.123456"
"""More digits than a cell of a workbook keeps."""


@pytest.fixture(scope="package")
def marked(loaded: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of `loaded`, four of its rows changed; one change and one thing to look at more."""
    path = tmp_path_factory.mktemp("marked") / "w.duckdb"
    shutil.copy(file_of(loaded), path)
    with duckdb.connect(str(path)) as connection:
        rows = connection.execute("select area_id, year, indicator from kpi_yearly order by all limit 3").fetchall()
        for row, change in zip(
            rows, (("consistency", CONFLICT), ("corrected", CORRECTED), ("trust", SCANNED)), strict=True
        ):
            where = "where area_id = ? and year = ? and indicator = ?"
            connection.execute(f"update kpi_yearly set {change[0]} = ? {where}", [change[1], *row])
        connection.execute("update kpi_yearly set quote = ? where consistency = 'conflict'", [FORMULA])
        connection.execute(
            """
            update kpi_yearly
            set growth_document_id = (select min(document_id) from document where document_id <> level_document_id)
            where growth_stated is not null and actual is not null and area_id <> 'bac-kan'
            """
        )
        connection.execute(
            """
            update observation set value_base = ?
            where observation_id = (select min(observation_id) from observation)
            """,
            [LONG],
        )
        connection.execute(
            "update document set withdrawn_on = date '2026-01-02', withdrawn_reason = 'retracted' where path = ?",
            ["bac-kan-2023-1.txt"],
        )
        connection.execute(
            """
            insert into kpi_change (run_id, change, area_id, year, indicator, measure, new)
            values (?, 'contradicted', 'bac-kan', 2015, 'industrial_output', 'actual', 9)
            """,
            [OLD_RUN],
        )
        connection.execute(
            """
            insert into kpi_review by name
            select 0 as rank, 'rejected' as kind, ? as figure_id, 'no province' as reason, quote, document_id
            from observation order by observation_id limit 1
            """,
            [UNPLACED],
        )
    return path


Contents = Callable[..., Content]


@pytest.fixture
def contents(marked: Path) -> Iterator[Contents]:
    """Makes the content of an export from the warehouse `marked`."""
    with connected(marked) as connection:

        def make(what: What = "kpi", chosen: Selection = EVERYTHING, lang: Language = "vi") -> Content:
            return Content(connection, what, chosen, Headings(lang))

        yield make
