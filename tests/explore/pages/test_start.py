"""The first page."""

from __future__ import annotations

from tests.explore.client import Pages


def test_it_leads_to_every_province_and_indicator(pages: Pages) -> None:
    links = pages.get("/").links()
    assert {"/area/lang-son", "/area/viet-nam", "/indicator/exports"} <= set(links)
    assert any(link.startswith("/runs/") for link in links)


def test_a_year_can_be_chosen(pages: Pages) -> None:
    shown = pages.get("/?year=2015&lang=en")
    assert "Lạng Sơn" in shown.text
    assert "/?lang=en" in shown.links()


def test_it_says_what_the_last_run_changed(pages: Pages) -> None:
    assert "mới" in pages.get("/").texts("//td | //th")


def test_the_map_is_drawn_on_the_boundaries_of_then_or_of_today(pages: Pages) -> None:
    then = pages.get("/?year=2015")
    assert "/?year=2015&boundaries=2025" in then.links()
    today = pages.get("/?year=2015&boundaries=2025")
    assert today.status == 200
    assert "/?year=2015" in today.links()
    assert today.tree.xpath("//p[@class='switch']/b")[0].text_content().startswith("Địa giới từ 7/2025")
