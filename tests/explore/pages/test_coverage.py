"""The page of what is known and what is missing."""

from __future__ import annotations

import pytest

from etl.explore.look import Look
from etl.explore.pages import coverage as page_of
from tests.explore.client import Pages


def test_headline_indicators_are_counted(pages: Pages) -> None:
    shown = pages.get("/coverage")
    row = shown.texts("//tr[th[contains(., 'Lạng Sơn')]]/td")
    assert [entry for entry in row if entry.split("/")[0] not in ("", "0")] != []
    assert shown.texts("//caption") == ["Độ phủ: tỉnh × năm"]


def test_one_indicator_shows_what_is_known_by_a_sign_that_leads_to_the_figure(pages: Pages) -> None:
    shown = pages.get("/coverage?indicator=industrial_output&lang=en")
    cells = shown.tree.xpath("//tr[th[contains(., 'Lạng Sơn')]]/td/a")
    assert [(link.text, link.get("href"), link.get("title")) for link in cells] == [
        ("●", "/cell/lang-son/2015/industrial_output?lang=en", "the figure"),
        ("○", "/cell/lang-son/2016/industrial_output?lang=en", "a plan alone"),
    ]
    assert pages.get("/cell/lang-son/2016/industrial_output").status == 200


def test_many_years_go_over_several_pages(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of, "YEARS", 2)
    page = page_of.coverage(look)
    assert len(page.shown["table"].headings) == 3
    links = [entry.link for entry in page.shown["spans"]]
    assert links[0] is None
    assert links[1] is not None


def test_a_fifth_is_nothing_only_where_nothing_is_known() -> None:
    assert [page_of._fifth(known, 9) for known in (0, 1, 5, 9)] == [0, 1, 2, 5]
