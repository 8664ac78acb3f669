"""The pages of a small warehouse, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.explore.address import ServedLinks
from etl.explore.app import Server
from etl.explore.look import Look
from etl.explore.words import Words
from etl.settings import Settings
from etl.warehouse import begin
from tests.explore.client import Pages
from tests.warehouse.figures import figure, put, report


@pytest.fixture(scope="session")
def pages(shown: Settings, catalogue: Catalogue) -> Iterator[Pages]:
    server = Server(shown, catalogue)
    yield Pages(server)
    server.close()


@pytest.fixture
def scanned(tmp_path: Path, catalogue: Catalogue) -> Iterator[Pages]:
    """The pages of a report of two figures off a picture, of which two recognitions dispute the digits of one."""
    figures = [
        figure("4.013 tỷ đồng", "industrial_output 2015 actual 4013 bn_vnd", digits="disputed", digits_other="4.018"),
        figure("13.700 tỷ đồng", "retail_sales 2015 actual 13700 bn_vnd", digits="agreed"),
    ]
    path = tmp_path / "warehouse.duckdb"
    with begin(path, catalogue, 0) as version:
        put(version, report("scan", "2016-01-18", figures))
        version.audit()
        version.publish()
    server = Server(Settings(warehouse=path), catalogue)
    yield Pages(server)
    server.close()


@pytest.fixture
def look(pages: Pages, catalogue: Catalogue) -> Iterator[Look]:
    with pages.server.published.asked() as connection:
        yield Look(connection, catalogue, Words("vi"), ServedLinks())


@pytest.fixture
def look_en(pages: Pages, catalogue: Catalogue) -> Iterator[Look]:
    with pages.server.published.asked() as connection:
        yield Look(connection, catalogue, Words("en"), ServedLinks())
