"""Which address shows which page, and what is answered where there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl import warehouse
from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.explore.words import words_of
from etl.settings import Settings
from tests.conftest import file_of
from tests.explore.client import Pages

CELL = "/cell/lang-son/2015/industrial_output"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/area/lang-son",
        CELL,
        "/search?q=lang+son",
        "/runs",
        "/area/viet-nam?periods=all",
        "/coverage",
        "/review",
        "/help",
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_is_shown_in_both_languages(pages: Pages, path: str, lang: str) -> None:
    shown = pages.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert shown.status == 200
    assert shown.tree.get("lang") == lang
    assert shown.headers["content-language"] == lang
    assert len(shown.content) < 300_000


def test_every_link_of_a_page_leads_somewhere(pages: Pages) -> None:
    seen = set[str]()
    for path in ("/area/lang-son", "/area/kon-tum?lang=en", CELL, "/runs"):
        seen |= {link.split("#")[0] for link in pages.get(path).links() if link.startswith("/")}
    later = ("/download/",)
    broken = [link for link in sorted(seen) if not link.startswith(later) and pages.get(link).status != 200]
    assert broken == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nothing", "Không có gì ở địa chỉ này"),
        ("/area/lang-xon", "Có phải bạn tìm: Lạng Sơn"),
        ("/cell/lang-xon/2015/exports", "Không có địa phương “lang-xon”"),
        ("/cell/lang-son/2015/export", "Có phải bạn tìm: Kim ngạch xuất khẩu"),
        ("/cell/lang-son/2015-Q9/exports", "không phải là kỳ"),
        ("/cell/lang-son/1999/exports", "Kho chưa có số liệu này"),
        ("/document/d7fd", "Không báo cáo nào có mã"),
        ("/runs/none", "Không lần chạy nào"),
        ("/?year=x", "year=x"),
        ("/area/lang-son?page=0", "page=0"),
        ("/area/lang-son?page=99", "Không có địa phương"),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(pages: Pages, path: str, said: str) -> None:
    shown = pages.get(path)
    assert shown.status == 404
    assert said in shown.text


def test_addresses_are_hostile_input(pages: Pages) -> None:
    for path in (
        "/area/<script>alert(1)</script>",
        "/search?q=<img src=x onerror=alert(1)>",
        "/document/%27;drop table",
    ):
        shown = pages.get(path)
        assert b"<script>alert" not in shown.content
        assert b"<img" not in shown.content
    assert pages.get("/static/../app.py").status == 404
    assert pages.get("/static/%2e%2e/app.py").status == 404
    assert pages.get("/document/..%2f..%2fetc%2fpasswd").status == 404


def test_a_publication_is_seen_without_a_restart(
    loaded: Settings, shown: Settings, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "w.duckdb"
    server = Server(Settings(warehouse=path), catalogue)
    pages = Pages(server)
    before = pages.get("/")
    assert before.status == 503
    assert "etl run" in before.text
    publish(loaded, path)
    assert "Báo Bắc Kạn" in pages.get("/area/bac-kan").text
    assert "Chưa có số liệu" in pages.get("/area/lang-son").text
    publish(shown, path)
    assert "4.013" in pages.get("/area/lang-son").text
    assert "Báo Bắc Kạn" not in pages.get("/area/bac-kan").text
    server.close()


def publish(settings: Settings, path: Path) -> None:
    """Puts the warehouse of the settings to `path` as a run does: all at once."""
    copied = path.with_suffix(".next")
    shutil.copyfile(file_of(settings), copied)
    copied.replace(path)


def test_a_warehouse_that_cannot_be_opened_is_a_page_with_the_remedy(
    loaded: Settings, catalogue: Catalogue, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.duckdb"
    newer.write_bytes(file_of(loaded).read_bytes())
    import duckdb

    with duckdb.connect(str(newer)) as connection:
        connection.execute("update schema_version set version = 99")
    shown = Pages(Server(Settings(warehouse=newer), catalogue)).get("/area/bac-kan?lang=en")
    assert shown.status == 503
    assert "Update this program" in shown.text
    other = tmp_path / "other.duckdb"
    other.write_text("no warehouse")
    shown = Pages(Server(Settings(warehouse=other), catalogue)).get("/")
    assert shown.status == 503
    assert "it is not a DuckDB file" in shown.text


def test_a_warehouse_that_is_being_made_is_said_to_be(tmp_path: Path, catalogue: Catalogue) -> None:
    settings = Settings(warehouse=tmp_path / "w.duckdb")
    pages = Pages(Server(settings, catalogue))
    with warehouse.begin(settings.warehouse, catalogue, 0):
        assert "being made for the first time" in pages.get("/?lang=en").text
    assert "Run `etl run`" in pages.get("/?lang=en").text


def test_an_unknown_language_is_the_first() -> None:
    assert [words_of(lang).lang for lang in ("en", "vi", "fr", None)] == ["en", "vi", "vi", "vi"]
