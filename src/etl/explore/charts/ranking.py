"""Provinces in the order of one indicator in one year: bars, plans as ticks, estimates as outlines."""

from __future__ import annotations

from collections.abc import Iterable

from etl.catalogue.areas import NATION
from etl.explore.charts.points import Row, comparable, known, levels
from etl.explore.charts.specification import (
    AIM,
    ALARM,
    MARKED,
    RESULT,
    Naming,
    Spec,
    chart,
    drawn,
    figure_text,
    legend_columns,
    marked,
    series_name,
)

STEP = 20
"""Pixels from one bar to the next."""

ROOM = 1.25
"""How much wider than the longest bar: its figure stands behind it."""

FILLED = ("actual", "preliminary", "derived")
"""Kinds whose bars are filled; others are outlines."""


def ranking(rows: Iterable[Row], indicator: str, year: int, naming: Naming) -> Spec | None:
    """The provinces that state a level for the year, the largest first; None where none does.

    Only figures of one scope and price basis stand side by side: those that most provinces state.
    """
    stated = [row for row in rows if row["area_id"] != NATION and row["year"] == year and known(row.get("actual"))]
    compared, left_out = comparable(stated)
    if not compared:
        return None
    words = naming.words
    unit = compared[0].get("unit")
    parts = [
        naming.unit(unit),
        series_name(compared[0], words),
        words("chart.other_bases", count=left_out) if left_out else "",
    ]
    values = [value for row in compared for value in _values(row, naming, unit)]
    kinds = sorted({value["code"] for value in values if value["code"] != "plan"}, key=lambda code: code not in FILLED)
    most = max(value["value"] for value in values)
    layers = drawn(values, ("value", _bars(kinds, most, naming)), ("value", _figures()), ("doubt", _alarm()))
    if any(value["code"] == "plan" for value in values):
        layers.append(_plans())
    y = {
        "field": "area", "type": "nominal", "title": None, "axis": {"labelLimit": 140, "ticks": False, "domain": False},
        "sort": [value["area"] for value in sorted(values, key=_order)],
    }  # fmt: skip
    return chart(
        naming, f"{naming.indicator(indicator)}, {year}", "; ".join(part for part in parts if part),
        height=STEP * len(compared), data={"values": values}, encoding={"y": y}, layer=layers,
    )  # fmt: skip


def _order(value: Spec) -> tuple[bool, float, str]:
    return value["code"] == "plan", -value["value"], value["area"]


def _values(row: Row, naming: Naming, unit: str | None) -> list[Spec]:
    values = []
    for point in levels([row]):
        if point.kind == "plan_implied":
            continue
        area = naming.area(str(row["area_id"]))
        value: Spec = {
            "area": area, "value": point.value, "code": point.kind, "kind": naming.words(f"chart.{point.kind}"),
            **marked(point, area, figure_text(point, naming, unit), naming),
        }  # fmt: skip
        values.append(value)
    return values


def _bars(kinds: list[str], most: float, naming: Naming) -> Spec:
    named = [naming.words(f"chart.{kind}") for kind in kinds]
    filling = [RESULT if kind in FILLED else "transparent" for kind in kinds]
    outlined = {"symbolStrokeColor": RESULT, "symbolStrokeWidth": 1.5, "columns": legend_columns(named)}
    legend = outlined if kinds != ["actual"] else None
    encoding = {
        "x": {"field": "value", "type": "quantitative", "title": None, "axis": {"format": ",.12~g", "tickCount": 4},
            "scale": {"domainMax": most * ROOM}},
        "fill": {"field": "kind", "type": "nominal", "scale": {"domain": named, "range": filling}, "legend": legend},
        **MARKED,
    }  # fmt: skip
    mark = {"type": "bar", "stroke": RESULT, "strokeWidth": 1.2, "height": {"band": 0.7}}
    return {"transform": [{"filter": "datum.code != 'plan'"}], "mark": mark, "encoding": encoding}


def _figures() -> Spec:
    return {
        "transform": [{"filter": "datum.code != 'plan'"}],
        "mark": {
            "type": "text",
            "align": "left",
            "dx": {"expr": "isValid(datum.doubt) ? 14 : 5"},
            "fontSize": 10.5,
            "tooltip": None,
            "aria": False,
        },
        "encoding": {
            "x": {"field": "value", "type": "quantitative"},
            "text": {"field": "value", "type": "quantitative", "format": ",.12~g"},
        },
    }


def _plans() -> Spec:
    return {
        "transform": [{"filter": "datum.code == 'plan'"}],
        "mark": {"type": "tick", "color": AIM, "thickness": 2.5, "height": {"band": 1}},
        "encoding": {
            "x": {"field": "value", "type": "quantitative"},
            **MARKED,
        },
    }


def _alarm() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.doubt)"}],
        "mark": {
            "type": "text",
            "text": "!",
            "dx": 7,
            "fontSize": 14,
            "fontWeight": "bold",
            "color": ALARM,
            "aria": False,
        },
        "encoding": {
            "x": {"field": "value", "type": "quantitative"},
        },
    }
