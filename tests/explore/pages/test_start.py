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
