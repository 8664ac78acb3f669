"""The page of a search."""

from __future__ import annotations

from tests.explore.client import Pages


def test_a_province_without_accents_and_an_indicator(pages: Pages) -> None:
    shown = pages.get("/search?q=lang+son+cong+nghiep+2015")
    assert {"/area/lang-son", "/cell/lang-son/2015/industrial_output"} <= set(shown.links())
    assert "4.013" in shown.text


def test_nothing_is_found(pages: Pages) -> None:
    assert "Nothing was found" in pages.get("/search?q=%20&lang=en").text
    assert "Không thấy gì" in pages.get("/search?q=zzzz").text
