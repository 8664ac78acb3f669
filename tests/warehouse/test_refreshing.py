"""A run with nothing new still publishes when the program's views are others than those in the file."""

from __future__ import annotations

import duckdb
import pytest

from etl import pipeline
from etl.errors import EtlError
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import outdated, sql_files
from tests.conftest import file_of, published


@pytest.mark.usefixtures("ran")
def test_other_views_in_the_file(settings: Settings) -> None:
    assert not outdated(settings.warehouse, set())
    with duckdb.connect(str(file_of(settings))) as connection:
        connection.execute("drop table kpi_wide")
        connection.execute("create view kpi_wide as select 1 as old")
        connection.execute("update schema_version set views = 'those of last year'")
    assert outdated(settings.warehouse, set())
    report = pipeline.run(settings)
    assert report.published
    assert report.work.todo == ()
    assert "industrial_output" in ask(settings.warehouse, "from kpi_wide").columns
    before = published(settings)
    assert not pipeline.run(settings).published
    assert published(settings) == before


@pytest.mark.usefixtures("ran")
def test_a_view_that_cannot_be_made_leaves_the_published_file(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, sql = published(settings), sql_files.sql
    comment = "comment on view kpi_wide is 'broken';"
    broken = {"kpi_wide": "create or replace view kpi_wide as\nselect nothing_of_that_name from kpi_yearly;" + comment}
    monkeypatch.setattr(sql_files, "sql", lambda folder, name: broken.get(name) or sql(folder, name))
    with pytest.raises(EtlError, match="nothing_of_that_name"):
        pipeline.run(settings)
    assert published(settings) == before
