"""The page of a figure: the words it was read from, who says so, and what the arithmetic says."""

from __future__ import annotations

from tests.explore.client import Pages

CELL = "/cell/lang-son/2015/industrial_output"


def test_the_plan_for_the_next_year(pages: Pages) -> None:
    shown = pages.get("/cell/lang-son/2016/industrial_output?lang=en")
    assert shown.texts("//p[contains(@class, 'headline')]") == ["Plan: 4,310 billion dong"]
    assert "4.310 tỷ đồng" in shown.texts("//blockquote/mark")[0]
    assert "There is one statement" in shown.text


def test_a_figure_of_another_scope_has_an_address_of_its_own(pages: Pages) -> None:
    alone = pages.get("/cell/lang-son/2015/trade_turnover")
    assert "qua cửa khẩu trên địa bàn" in alone.text
    asked = pages.get("/cell/lang-son/2015/trade_turnover?scope=border_gates")
    assert asked.texts("//p[contains(@class, 'headline')]") == alone.texts("//p[contains(@class, 'headline')]")
    other = pages.get("/cell/lang-son/2015/trade_turnover?scope=goods")
    assert other.texts("//p[contains(@class, 'headline')]") == []
    assert "hãy chọn một" in other.text


def test_the_citation_names_report_words_and_address(pages: Pages) -> None:
    said = pages.get(CELL).texts("//p[@id='citation']")[0]
    assert "Lạng Sơn, năm 2015: 4.013 tỷ đồng" in said
    assert "Báo Lạng Sơn" in said
    assert "“Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng”" in said
    assert "baolangson.vn" in said
