"""The page of a province: its figures over the years, and the reports they rest on."""

from __future__ import annotations

import pytest

from etl.explore.look import Look
from etl.explore.pages import area as page_of
from tests.explore.client import Pages


def test_figures_stand_under_the_name_of_their_indicator(pages: Pages) -> None:
    shown = pages.get("/area/lang-son")
    assert "Giá trị sản xuất công nghiệp" in shown.texts("//caption")
    row = shown.texts("//tr[th[contains(., 'năm 2016')]]")[0]
    assert "4.310 tỷ đồng" in row
    assert any(link.startswith("/document/") for link in shown.links())


def test_months_and_quarters_are_one_link_away(pages: Pages) -> None:
    assert "/area/viet-nam?periods=all" in pages.get("/area/viet-nam").links()
    shown = pages.get("/area/viet-nam?periods=all")
    assert "9 tháng đầu năm 2025" in shown.text


def test_a_province_of_before_2025_leads_to_the_one_of_today(pages: Pages) -> None:
    shown = pages.get("/area/kon-tum")
    assert "/area/quang-ngai-2025" in shown.links()
    assert "/area/kon-tum" in pages.get("/area/quang-ngai-2025").links()


def test_a_long_list_goes_over_several_pages(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of, "MOST", 4)
    first = page_of.area(look, "lang-son")
    assert first is not None
    count = len(first.shown["pages"])
    assert count > 1
    found = [page_of.area(look, "lang-son", number) for number in range(1, count + 1)]
    rows = [len(table.rows) for page in found if page for table in page.shown["tables"]]
    assert sum(rows) == len(look.ask("page_area", area="lang-son", most=1000, skip=0))
    assert page_of.area(look, "lang-son", count + 1) is None
