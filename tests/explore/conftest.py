"""The pages of a small warehouse, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from etl.catalogue import Catalogue
from etl.explore.address import ServedLinks
from etl.explore.app import Server
from etl.explore.look import Look
from etl.explore.words import Words
from etl.settings import Settings
from tests.explore.client import Pages


@pytest.fixture(scope="session")
def pages(shown: Settings, catalogue: Catalogue) -> Iterator[Pages]:
    server = Server(shown, catalogue)
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
