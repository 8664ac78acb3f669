"""A map of squares, one for each province, coloured by one indicator in one year. It needs no geometry."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import floor, log10
from pathlib import Path
from typing import Literal

from etl.explore import address
from etl.explore.charts.points import Point, Row, comparable, growths, known, levels
from etl.explore.charts.specification import (
    ALARM,
    MARKED,
    Naming,
    Spec,
    chart,
    drawn,
    figure_text,
    legend_columns,
    marked,
    series_name,
)
from etl.explore.written import number, percent

Boundaries = Literal["until_2025", "since_2025"]
Measure = Literal["actual", "growth_stated"]
BOUNDARIES: tuple[Boundaries, ...] = ("until_2025", "since_2025")
"""The 63 provinces until 30 June 2025, and the 34 since."""

COLOURS = ("#dceaf5", "#a6cbe5", "#62a2cf", "#2a6ca3", "#12406b")
"""From the least to the most: lighter and darker in print, too."""

CHANGES = ("#b3541a", "#f0e3d8", "#cfe2ef", "#62a2cf", "#12406b")
"""Of growth: a fall stands apart."""

GROWTH_BOUNDS = (0.0, 5.0, 10.0, 15.0)
DARK = frozenset(("#2a6ca3", "#12406b", "#b3541a"))
"""Colours on which words are white."""

WIDTH, HEIGHT = 42, 37
"""Pixels of a square: eight of them fit side by side on a phone."""


@cache
def squares(boundaries: Boundaries) -> dict[str, tuple[int, int]]:
    """Area id → column and row of its square."""
    return {area: (column, row) for area, (column, row) in _tiles()[boundaries].items()}


@cache
def _tiles() -> dict[str, dict[str, list[int]]]:
    return tomllib.loads(Path(__file__).with_name("tiles.toml").read_text("utf-8"))


def tile_map(
    rows: Iterable[Row], indicator: str, year: int, boundaries: Boundaries, naming: Naming, measure: Measure = "actual"
) -> Spec:
    """Every province of the boundaries, those without a figure empty.

    Only levels of one scope and price basis are compared: those that most provinces state.
    """
    words, placed = naming.words, squares(boundaries)
    stated = [row for row in rows if row["area_id"] in placed and row["year"] == year and known(row.get(measure))]
    compared = comparable(stated)[0] if measure == "actual" else stated
    unit = compared[0].get("unit") if compared and measure == "actual" else None
    points = {str(row["area_id"]): _point(row, measure) for row in _wider_last(compared)}
    others = {str(row["area_id"]): _point(row, measure) for row in _wider_last(stated)}
    bounds = class_bounds([point.value for point in points.values()]) if measure == "actual" else GROWTH_BOUNDS
    labels = class_labels(bounds, unit, naming)
    colours = COLOURS if measure == "actual" else CHANGES
    values = [
        _square(area, place, naming)
        | (_class(points[area], bounds, labels, colours) if area in points else {})
        | (_figure(area, points.get(area, others[area]), measure, naming) if area in others else {})
        for area, place in placed.items()
    ]
    measured = naming.unit(unit) if measure == "actual" else words("chart.growth")
    parts = [measured, series_name(compared[0], words) if compared and measure == "actual" else ""]
    layers = [
        *_filled(labels, colours, bool(points), len(others) > len(points), naming),
        *_names(),
        *drawn(values, ("doubt", _alarm())),
    ]
    columns, lines = (max(place[axis] for place in placed.values()) + 1 for axis in (0, 1))
    x = {"field": "column", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.05}}
    return chart(
        naming, f"{naming.indicator(indicator)}, {year}", "; ".join(part for part in parts if part),
        data={"values": values}, encoding={"x": x, "y": x | {"field": "row"}},
        layer=layers,
    ) | {"width": columns * WIDTH, "height": lines * HEIGHT, "autosize": "pad"}  # fmt: skip


def class_bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Bounds between at most five classes of about as many values each, at round figures."""
    ordered = sorted(values)
    classes = min(len(COLOURS), len(set(ordered)))
    bounds = (_rounded(ordered[len(ordered) * place // classes]) for place in range(1, classes))
    return tuple(sorted({bound for bound in bounds if bound > ordered[0]}))


def _rounded(value: float) -> float:
    if value == 0:
        return 0.0
    return round(value, 1 - floor(log10(abs(value))))


def class_labels(bounds: Sequence[float], unit: str | None, naming: Naming) -> list[str]:
    """What the classes are called, the least first."""
    words = naming.words
    shown = [percent(bound, words) if unit in {None, "pct"} else number(bound, words) for bound in bounds]
    if not shown:
        return [words("chart.stated")]
    between = [f"{low} – {high}" for low, high in pairwise(shown)]
    return [words("chart.below", bound=shown[0]), *between, words("chart.from", bound=shown[-1])]


def _wider_last(rows: Iterable[Row]) -> list[Row]:
    """The rows so that of one area the whole at unstated prices comes last, and stays."""
    return sorted(rows, key=lambda row: (row.get("scope") or "", row.get("price_basis") or ""), reverse=True)


def _point(row: Row, measure: Measure) -> Point:
    return (levels if measure == "actual" else growths)([row])[0]


def _square(area: str, place: tuple[int, int], naming: Naming) -> Spec:
    """A province without a figure."""
    name, none = naming.area(area), naming.words("chart.none")
    value: Spec = {"column": place[0], "row": place[1], "area": name, "lines": _lines(area, name)}
    value |= {"said": f"{name}: {none}", "look": "empty", "link": naming.link(address.area(area))}
    return {key: content for key, content in value.items() if content is not None}


def _class(point: Point, bounds: Sequence[float], labels: Sequence[str], colours: Sequence[str]) -> Spec:
    place = bisect_right(bounds, point.value)
    return {"class": labels[place], "look": "dark" if colours[place] in DARK else "light"}


def _figure(area: str, point: Point, measure: Measure, naming: Naming) -> Spec:
    figure = figure_text(point, naming, point.row.get("unit") if measure == "actual" else None)
    prices = series_name(point.row, naming.words)
    figure = f"{figure}, {prices}" if prices else figure
    return {"stated": True, **marked(point, naming.area(area), figure, naming)}


def _lines(area: str, name: str) -> list[str]:
    lines = _tiles()["lines"].get(area)
    return [str(line) for line in lines] if lines else name.partition(" (")[0].split(" ", 1)


def _filled(labels: list[str], colours: Sequence[str], compared: bool, others: bool, naming: Naming) -> list[Spec]:
    """The squares: those without a figure, those whose figure is not compared, and the coloured ones."""
    colour = {
        "field": "class", "type": "ordinal", "scale": {"domain": labels, "range": list(colours[: len(labels)])},
        "legend": {"columns": legend_columns(labels, 2), "symbolType": "square", "symbolSize": 120},
    }  # fmt: skip
    mark = {"type": "rect", "cornerRadius": 4}
    empty = mark | {"fill": "transparent", "stroke": "#888", "strokeDash": [2, 2]}
    apart = mark | {"fill": "#8884", "stroke": "#888"}
    layers: list[Spec] = [
        {
            "transform": [{"filter": "datum.look == 'empty' && !isValid(datum.stated)"}],
            "mark": empty,
            "encoding": MARKED,
        },
    ]
    if compared:
        chosen = [{"filter": "isValid(datum.class)"}]
        layers.append({"transform": chosen, "mark": mark, "encoding": MARKED | {"fill": colour}})
    if others:
        named = naming.words("chart.apart")
        legend = {"symbolType": "square", "symbolSize": 120, "symbolFillColor": "#8884", "symbolStrokeColor": "#888"}
        stroke = {"datum": named, "type": "nominal", "scale": {"domain": [named], "range": ["#888"]}, "legend": legend}
        chosen = [{"filter": "datum.look == 'empty' && isValid(datum.stated)"}]
        layers.append({"transform": chosen, "mark": apart, "encoding": MARKED | {"stroke": stroke}})
    return layers


def _names() -> list[Spec]:
    mark = {
        "type": "text", "fontSize": 10, "lineHeight": 11, "baseline": "line-top", "tooltip": None, "aria": False,
        "dy": {"expr": "-5.5 * length(datum.lines)"},
    }  # fmt: skip
    text = {"text": {"field": "lines", "type": "nominal"}}
    looks: dict[str, Spec] = {"dark": {"color": "white"}, "light": {"color": "#10202e"}, "empty": {}}
    return [
        {"transform": [{"filter": f"datum.look == '{name}'"}], "mark": mark | look, "encoding": text}
        for name, look in looks.items()
    ]


def _alarm() -> Spec:
    corner = {"dx": WIDTH / 2 - 7, "dy": 9 - HEIGHT / 2, "stroke": "white", "strokeWidth": 0.6}
    return {"transform": [{"filter": "isValid(datum.doubt)"}], "mark": ALARM | corner}
