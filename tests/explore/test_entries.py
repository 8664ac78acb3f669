"""Rows of KPIs as tables: what is estimated, planned, computed or in doubt is told apart."""

from __future__ import annotations

from typing import Any

from etl.explore.entries import kpi_table, stated_and_computed
from etl.explore.look import Look

ROW: dict[str, Any] = {
    "area_id": "lang-son", "year": 2015, "period": "2015", "indicator": "exports", "scope": None, "price_basis": None,
    "unit": "mn_usd", "actual": 1200.5, "status": "actual", "plan": None, "plan_growth": None, "plan_implied": None,
    "growth_stated": 7.0, "growth_computed": 7.02, "completion_stated": None, "completion_computed": None,
    "consistency": "consistent", "reading": "both", "trust": "text", "corrected": None,
}  # fmt: skip


def entries(look: Look, **changed: Any) -> list[str]:
    """The words of the row that differs from ROW in `changed`, above one in which every column has something."""
    full = {**ROW, "plan": 1100, "completion_stated": 101.0}
    return [entry.text for entry in kpi_table(look, [{**ROW, **changed}, full], "").rows[0].entries]


def test_columns_in_which_nothing_stands_are_left_out(look_en: Look) -> None:
    table = kpi_table(look_en, [ROW, {**ROW, "actual": None}], "")
    assert [len(row.entries) for row in table.rows] == [4, 4]
    assert [heading.text for heading in table.headings] == ["Period", "Actual", "Growth", "Consistency"]
    assert len(kpi_table(look_en, [], "").headings) == 6


def test_a_row_says_what_is_known(look: Look) -> None:
    assert entries(look) == ["năm 2015", "1.200,5\u00a0triệu USD", "", "7\u00a0%", "", "nhất quán"]


def test_estimates_plans_and_what_is_implied_are_told_apart(look: Look, look_en: Look) -> None:
    assert entries(look, status="estimate")[1].endswith("(ước tính)")
    assert entries(look, plan=1300)[2] == "1.300\u00a0triệu USD"
    assert entries(look, plan_growth=8.5)[2] == "tăng 8,5\u00a0%"
    assert entries(look_en, plan_implied=1234.5678)[2] == "implied ≈ 1,234.57\u00a0million US dollars"
    assert entries(look, actual=None)[1] == ""
    assert entries(look, origin="derived")[1] == "1.200,5\u00a0triệu USD (cộng từ các kỳ)"
    assert entries(look_en, origin="derived", status="estimate")[1].endswith("(estimate, sum of its periods)")


def test_the_scope_and_the_prices_stand_beside_the_period(look: Look) -> None:
    said = entries(look, scope="border_gates", price_basis="constant_2010")[0]
    assert said == "năm 2015 (qua cửa khẩu trên địa bàn, giá so sánh 2010)"


def test_what_is_in_doubt_is_marked_and_said(look: Look) -> None:
    table = kpi_table(
        look, [{**ROW, "consistency": "conflict"}, {**ROW, "corrected": "x"}, {**ROW, "trust": "ocr"}], ""
    )
    assert [row.mark for row in table.rows] == ["doubtful", "corrected", "ocr"]
    assert [row.entries[-1].text for row in table.rows] == [
        "MÂU THUẪN", "nhất quán, đã đính chính", "nhất quán, nhận dạng ảnh",
    ]  # fmt: skip
    assert entries(look, reading="disputed")[-1] == "nhất quán, ĐỌC KHÁC NHAU"


def test_a_computed_rate_is_shown_where_it_is_another_one(look: Look) -> None:
    def said(stated: float | None, computed: float | None, **more: object) -> str:
        row = {"growth_stated": stated, "growth_computed": computed, **more}
        return stated_and_computed(look, row, "growth").text

    assert said(7.0, 7.04) == "7\u00a0%"
    assert said(7.0, 9.0) == "7\u00a0% (tính lại 9\u00a0%)"
    assert said(None, 9.0) == "tính lại 9\u00a0%"
    assert said(None, None) == ""
    assert said(7.0, None, growth_bound="over") == "trên 7\u00a0%"
    assert said(7.0, None, growth_bound="range", growth_to=8.0) == "7–8\u00a0%"


def test_a_table_is_led_by_what_its_rows_differ_in(look: Look) -> None:
    leads = [
        kpi_table(look, [ROW], "", by).rows[0].entries[0].text for by in ("area", "indicator", "indicator and year")
    ]
    assert leads == ["Lạng Sơn", "Kim ngạch xuất khẩu", "Kim ngạch xuất khẩu · năm 2015"]
