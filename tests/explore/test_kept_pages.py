"""Pages are made once for each published file, and browsers are told that what they have is still right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from etl.catalogue import Catalogue
from etl.explore import kept_pages
from etl.explore.app import Server
from etl.settings import Settings
from tests.explore.client import Pages


@pytest.fixture
def own(shown: Settings, catalogue: Catalogue, tmp_path: Path) -> Iterator[Pages]:
    """Pages of a copy that a test may replace."""
    assert isinstance(shown.warehouse, Path)
    path = tmp_path / "warehouse.duckdb"
    copyfile(shown.warehouse, path)
    server = Server(replace(shown, warehouse=path), catalogue)
    yield Pages(server)
    server.close()


@pytest.fixture
def made(own: Pages, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of the pages that are made, as they are made."""
    seen, answer = list[str](), own.server.answer

    def noted(page: object, words: object) -> object:
        seen.append(getattr(page, "template"))  # noqa: B009
        return answer(page, words)  # type: ignore[arg-type]

    monkeypatch.setattr(own.server, "answer", noted)
    return seen


def test_a_page_is_made_once(own: Pages, made: list[str]) -> None:
    first, again, other = own.get("/runs"), own.get("/runs"), own.get("/runs?lang=en")
    assert made == ["lists.html", "lists.html"]
    assert first.content == again.content != other.content
    assert again.headers["content-type"].startswith("text/html") and "content-security-policy" in again.headers


def test_it_is_made_again_after_a_publication(own: Pages, made: list[str]) -> None:
    path = own.server.settings.warehouse
    assert isinstance(path, Path)
    own.get("/runs")
    copyfile(path, path.with_name("next"))
    path.with_name("next").replace(path)
    assert own.get("/runs").status == 200
    assert len(made) == 2


def test_a_browser_that_has_it_is_sent_nothing(own: Pages) -> None:
    first = own.get("/area/lang-son")
    again = own.get("/area/lang-son", **{"if-none-match": first.headers["etag"]})
    assert (again.status, again.content) == (304, b"")
    assert "content-security-policy" in again.headers
    assert own.get("/area/lang-son", **{"if-none-match": '"another"'}).status == 200


def test_faults_files_and_what_reads_a_raw_file_are_not_kept(own: Pages, made: list[str]) -> None:
    document = next(link for link in own.get("/area/lang-son").links() if link.startswith("/document/"))
    made.clear()
    for path in ("/area/nowhere", f"{document.split('#')[0]}?left_out=1"):
        own.get(path), own.get(path)
    assert len(made) == 4
    assert "etag" not in own.get("/download/area/lang-son.csv").headers


def test_the_oldest_go_when_there_are_too_many(own: Pages, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(own.get("/runs").content)
    monkeypatch.setattr(kept_pages, "BYTES", 2 * size)
    for path in ("/runs", "/runs?x=1", "/runs?x=2"):
        own.get(path)
    made.clear()
    own.get("/runs?x=2")
    assert not made
    own.get("/runs")
    assert made == ["lists.html"]
