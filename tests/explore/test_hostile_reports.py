"""The words of reports come from strangers: what they hold is shown as text on every page, and does nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.settings import Settings
from tests.explore.client import Pages, Shown

SCRIPT = "<script>alert(1)</script>"
QUOTES = "\"'><img src=x onerror=alert(2)>"
TURNED = "\u202e7102 măn"
"""What follows is written from right to left: 2017 would be read where 7102 is written."""

BRACES = "{{ 7001 * 7013 }} {% raw %}"

REPORT = f"""{BRACES} {QUOTES}
Năm 2015, giá trị sản xuất công nghiệp tỉnh Lạng Sơn đạt 4.013 tỷ đồng {SCRIPT}, tăng 16,7% so với năm 2014. {TURNED}.
Kim ngạch xuất khẩu {QUOTES} đạt 2.150 triệu USD.
"""
CARD = f"""title = '''{SCRIPT}{QUOTES}'''
publisher = '''{QUOTES}{BRACES}'''
published_on = 2016-01-18
area = "lang-son"
period = "2015"
url = "javascript:alert(3)"
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Pages]:
    folder = tmp_path_factory.mktemp("hostile")
    raw = folder / "raw"
    raw.mkdir()
    (raw / "bao.txt").write_text(REPORT, "utf-8")
    (raw / "bao.card.toml").write_text(CARD, "utf-8")
    settings = Settings(raw=raw, warehouse=folder / "w.duckdb")
    pipeline.run(settings)
    server = Server(settings, catalogue)
    yield Pages(server)
    server.close()


def harmless(shown: Shown) -> None:
    """The page has no script, picture or link of the report's, and no sign that turns the direction."""
    tree = shown.tree
    scripts = [one for one in tree.xpath("//script") if one.get("type") != "application/json"]
    assert all(one.get("src", "").startswith("/static/") and not one.text for one in scripts)
    assert not tree.xpath("//img[@src='x']")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not [link for link in shown.links() if not link.startswith(("/", "#", "http"))]
    assert "\u202e" not in shown.content.decode("utf-8")
    assert "49098013" not in shown.text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_does_what_a_report_says(hostile: Pages, lang: str) -> None:
    waiting, seen = [f"/?lang={lang}"], set[str]()
    while waiting:
        path = waiting.pop()
        shown = hostile.get(path)
        assert shown.status == 200, path
        harmless(shown)
        for link in (one.split("#")[0] for one in shown.links()):
            if link.startswith(("/area/lang-son", "/cell/", "/document/", "/review", "/runs", "/indicator/exports")):
                waiting += [link] if link not in seen else []
                seen.add(link)
    assert {path.split("/")[1].split("?")[0] for path in seen} >= {"area", "cell", "document", "review", "runs"}


def test_its_words_are_there_as_text(hostile: Pages) -> None:
    report = next(one for one in hostile.get("/area/lang-son").links() if one.startswith("/document/"))
    text = hostile.get(report.split("#")[0]).text
    for words in (SCRIPT, QUOTES, "{{ 7001 * 7013 }} {% raw %}", "7102 măn", "4.013 tỷ đồng"):
        assert words in text
