"""The table of KPIs: what stands beside a figure that is only an estimate, or that was read off a picture."""

from __future__ import annotations

import io

from rich.console import Console

from etl.cli.render.runs import show_kpis
from etl.query.queries import KPI_COLUMNS, QueryResult

ROW = {
    "area": "Lạng Sơn", "year": 2015, "indicator": "industrial_output", "scope": None, "price_basis": "current",
    "unit": "bn_vnd", "actual": 4013.0, "status": "actual", "origin": "stated", "plan": None, "growth_stated": 16.7,
    **{f"{role}_{what}": None for role in ("actual", "plan", "growth", "completion") for what in ("bound", "to")},
    "completion_stated": 106.6, "consistency": "single", "trust": "text", "reading": "both", "digits": None,
    "quote": "4.013 tỷ đồng", "cell_context": None, "corrected": None,
}  # fmt: skip


def shown(**changes: object) -> str:
    row = {**ROW, **changes}
    target = io.StringIO()
    answer = QueryResult(KPI_COLUMNS, [tuple(row[name] for name in KPI_COLUMNS)])
    show_kpis(Console(file=target, width=200), answer)
    return target.getvalue()


def test_marks() -> None:
    assert "industrial_output (current)" in shown()
    assert "4013 est." in shown(status="estimate")
    assert "4013 prel." in shown(status="preliminary")
    assert "over 4013 est." in shown(status="estimate", actual_bound="over")
    assert "under 16.7" in shown(growth_bound="under")
    assert "400 – 410" in shown(plan=400.0, plan_bound="range", plan_to=410.0)
    assert "single, ocr" in shown(trust="ocr")
    assert "single, corrected" in shown(corrected="the report says 4031 bn_vnd")
    assert "single, derived" in shown(origin="derived")
    assert "single, disputed" in shown(reading="disputed")
    assert "single, digits disputed, ocr" in shown(digits="disputed", trust="ocr")
    assert "single, derived, disputed, ocr" in shown(origin="derived", reading="disputed", trust="ocr")
    assert "derived" not in shown()
    assert "disputed" not in shown(reading=None)
    assert "digits" not in shown(digits="agreed")
    assert "ocr" not in shown()
    assert "corrected" not in shown()
