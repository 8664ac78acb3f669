"""The pages of a warehouse that is a lake, with its catalogue in a file: the same pages, and a publication is seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.settings import Settings
from etl.warehouse import Lake
from tests.conftest import copy_reports
from tests.explore.client import Pages

pytestmark = pytest.mark.slow

CELL = "/cell/lang-son/2015/industrial_output"


@pytest.fixture(scope="module")
def settings_of_lake(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A lake with the report of Lạng Sơn."""
    folder = tmp_path_factory.mktemp("lake")
    settings = Settings(raw=folder / "raw", warehouse=Lake(f"ducklake:{folder}/catalogue.ducklake", f"{folder}/files/"))
    copy_reports(settings.raw, "lang-son-2015")
    pipeline.run(settings)
    return settings


@pytest.fixture(scope="module")
def on_lake(settings_of_lake: Settings, catalogue: Catalogue) -> Iterator[Pages]:
    server = Server(settings_of_lake, catalogue)
    yield Pages(server)
    server.close()


def test_every_kind_of_page_answers(on_lake: Pages) -> None:
    figure = on_lake.get(CELL)
    assert figure.texts("//p[contains(@class, 'headline')]") == ["4.013 tỷ đồng"]
    assert "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng" in figure.texts("//blockquote/mark")
    document = next(link for link in figure.links() if link.startswith("/document/")).split("#")[0]
    assert any("4.013" in words for words in on_lake.get(document).texts("//mark"))
    run = next(link for link in on_lake.get("/runs").links() if link.startswith("/runs/"))
    for path in ("/", "/coverage", "/area/lang-son", "/area/lang-son?periods=all", "/review", run, "/help",
                 "/indicator/industrial_output?year=2015", "/?boundaries=2025", "/search?q=lang son"):  # fmt: skip
        shown = on_lake.get(path)
        assert (shown.status, len(shown.texts("//h1"))) == (200, 1), path
    assert on_lake.get("/area/lang-sonn").status == 404


def test_a_download_holds_the_figures_of_the_page(on_lake: Pages) -> None:
    file = on_lake.get("/download/area/lang-son.csv?lang=en")
    assert file.status == 200
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert any("4013" in row.values() for row in rows)


def test_a_publication_is_seen_without_a_restart(on_lake: Pages, settings_of_lake: Settings) -> None:
    before = on_lake.get("/area/kon-tum")
    copy_reports(settings_of_lake.raw, "kon-tum-2016-1")
    pipeline.run(settings_of_lake)
    after = on_lake.get("/area/kon-tum")
    assert not before.tree.xpath("//a[starts-with(@href, '/cell/kon-tum/')]")
    assert after.tree.xpath("//a[starts-with(@href, '/cell/kon-tum/')]")
    assert on_lake.get(CELL).texts("//p[contains(@class, 'headline')]") == ["4.013 tỷ đồng"]
