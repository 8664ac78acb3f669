"""The page of a report: its text with every figure and doubt marked, and nothing else in it."""

from __future__ import annotations

import pytest

from etl.explore.look import Look
from etl.explore.pages import document as page_of
from etl.explore.pages.document import document, web
from tests.conftest import REPORTS
from tests.explore.client import Pages


def id_of(look: Look, path: str) -> str:
    """The id of the report at a path."""
    found = look.connection.execute("select document_id from document where path = ?", [path]).fetchone()
    assert found is not None
    return str(found[0])


def test_the_text_is_as_it_was_read_with_every_figure_marked(pages: Pages, look: Look) -> None:
    document_id = id_of(look, "lang-son-2015.txt")
    shown = pages.get(f"/document/{document_id}")
    report = shown.tree.xpath("//div[@class='report']")[0].text_content()
    written = (REPORTS / "lang-son-2015.txt").read_text("utf-8")
    assert report.split() == written.split()
    marked = shown.texts("//div[@class='report']/mark[contains(@class, 'figure')]")
    assert {"đạt 106,6% kế hoạch", "tăng 16,7% so với năm 2014"} <= set(marked)
    assert "/cell/lang-son/2015/industrial_output" in shown.links()
    assert pages.get(f"/document/{document_id[:12]}").text == shown.text


def test_every_figure_has_a_place_that_a_link_can_lead_to(pages: Pages, look: Look) -> None:
    shown = pages.get(f"/document/{id_of(look, 'kon-tum-2016-1.txt')}")
    places = set(shown.tree.xpath("//@id"))
    led = {link[1:] for link in shown.links() if link.startswith("#f-")}
    assert led
    assert led <= places


def test_doubts_are_marked_with_their_reason(pages: Pages, look: Look) -> None:
    shown = pages.get(f"/document/{id_of(look, 'ho-chi-minh-2008-1.txt')}?lang=en")
    assert len(shown.texts("//div[@class='report']/mark[contains(@class, 'doubt')]")) == 10
    assert "the province is not told" in shown.text


def test_disputed_digits_are_marked_with_what_the_other_recognition_read(scanned: Pages) -> None:
    with scanned.server.published.asked() as connection:
        [(document_id,)] = connection.execute("select document_id from document").fetchall()
    shown = scanned.get(f"/document/{document_id}?lang=en")
    assert shown.texts("//div[@class='report']/mark[contains(@class, 'disputed')]") == ["4.013 tỷ đồng"]
    assert shown.texts("//div[@class='report']/mark[contains(@class, 'figure')]") == ["13.700 tỷ đồng"]
    assert shown.texts("//tr[contains(@class, 'doubtful')]/td")[-2] == "one, DIGITS DISPUTED: at a second look “4.018”"
    assert shown.text.count("4.018") == 1


def test_a_long_report_goes_over_several_pages(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of, "PART", 400)
    document_id = id_of(look, "lang-son-2015.txt")
    parts, number = list[str](), 1
    while (page := document(look, document_id, number)) is not None:
        parts.append("".join(piece.text for piece in page.shown["pieces"]))
        number += 1
    assert len(parts) == -(-sum(map(len, parts)) // page_of.PART) > 2
    assert "".join(parts).split() == (REPORTS / "lang-son-2015.txt").read_text("utf-8").split()


def test_only_addresses_of_the_web_are_linked() -> None:
    assert web("https://example.org/a") == "https://example.org/a"
    assert [web(url) for url in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", None)] == [
        None
    ] * 5
