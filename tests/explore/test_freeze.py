"""The pages as files: every link leads to a file, and nothing is asked of a server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from etl.catalogue import Catalogue
from etl.errors import UsageError
from etl.explore.freeze import Frozen, freeze
from etl.query.selection import Selection
from etl.settings import Settings
from tests.conftest import Etl, file_of


@pytest.fixture(scope="module")
def site(shown: Settings, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen") / "site"
    chosen = Selection.of(catalogue, "lang son", "industrial_output", "2015-2016")
    assert freeze(shown, catalogue, folder, chosen).pages > 20
    return folder


def test_every_link_leads_to_a_file(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    for page in pages:
        tree = lxml.html.parse(str(page), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        for link in tree.xpath("//a/@href | //link/@href | //script/@src"):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            assert not parts.path.startswith("/"), link
            linked = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert linked.is_file() or linked.name == "vega.js", f"{page}: {link}"


def test_a_cell_and_its_report_are_there_in_both_languages(site: Path) -> None:
    cell = (site / "cell/lang-son/2015/industrial_output.html").read_text("utf-8")
    assert "đạt 4.013 tỷ đồng</mark>" in cell
    assert "4,013\u00a0billion dong" in (site / "en/cell/lang-son/2015/industrial_output.html").read_text("utf-8")
    (report,) = (site / "document").glob("*.html")
    assert report.stem in cell
    assert not (site / "cell/kon-tum").exists()
    assert (site / "download/area/lang-son.xlsx").stat().st_size > 5_000


def test_a_search_finds_without_a_server(site: Path) -> None:
    script = (site / "search-index-vi.js").read_text("utf-8")
    found = re.search(r"exploreIndex = (\[.*\])\.map", script)
    assert found is not None
    lines = json.loads(found[1].replace("\\u003c", "<"))
    assert ["Lạng Sơn", "area/lang-son.html"] in [line[1:] for line in lines]
    assert all((site / link).is_file() for _, _, link in lines)
    index = (site / "index.html").read_text("utf-8")
    assert 'src="search-index-vi.js"' in index
    assert 'src="../search-index-en.js"' in (site / "en/index.html").read_text("utf-8")


def test_what_cannot_be_written_leaves_nothing_behind(shown: Settings, catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    for target in (tmp_path / "full", tmp_path / "none" / "site"):
        with pytest.raises(UsageError, match="--freeze"):
            freeze(shown, catalogue, target, Selection())
    assert [path.name for path in tmp_path.iterdir()] == ["full"]
    assert Frozen(1, 2).pages == 1


def test_a_full_disk_is_told_by_the_folder_that_was_asked_for(
    shown: Settings, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a workbook among the pages does not fit: what it is called meanwhile says nothing to anybody."""
    full = OSError(28, "No space left on device")
    told = f"--freeze: {tmp_path / 'site'} cannot be written (No space left on device); make room, or name a folder"
    for writes in ("workbook.write_workbook", "delimited.write_csv"):
        with monkeypatch.context() as patched, pytest.raises(UsageError) as refused:
            patched.setattr(f"etl.query.export.{writes}", Mock(side_effect=full))
            freeze(shown, catalogue, tmp_path / "site", Selection(areas=("lang-son",)))
        assert str(refused.value).startswith(told)
        assert list(tmp_path.iterdir()) == []


def test_the_command_says_where_to_look(etl: Etl, shown: Settings, tmp_path: Path) -> None:
    arguments = ["--area", "lang son", "--indicator", "retail_sales", "--years", "2016", "--warehouse", file_of(shown)]
    ran = etl("explore", "--freeze", tmp_path / "site", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert "index.html" in ran.out
    refused = etl("explore", "--area", "lang son", "--warehouse", file_of(shown))
    assert refused.code == 2
    assert "add --freeze DIR" in refused.err
