"""Figures over the years: levels, growth, several series in one chart, and small multiples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.explore.charts.points import Point, Row, growths, known, levels, stretches
from etl.explore.charts.specification import (
    ALARM,
    DASHES,
    LINE,
    MARKED,
    PALETTE,
    RESULT,
    SMALL_LINE,
    Naming,
    Spec,
    chart,
    drawn,
    figure_text,
    marked,
    series_name,
    shape_scales,
    years_axis,
)

LABELS = 12
"""Up to so many points carry their figure beside them."""

HEIGHT, SMALL = 260, 110


def series(
    rows: Iterable[Row], indicator: str, naming: Naming, *, areas: bool = False, small: bool = False
) -> Spec | None:
    """The levels of an indicator over the years, with its plans; None where there are none.

    One area's rows, or with `areas` several, which are told apart by colour and dashes. Scopes and price bases are
    series of their own.
    """
    points = levels(rows)
    unit = next((point.row.get("unit") for point in points), None)
    return _over_years(points, indicator, naming, unit, naming.unit(unit), areas, small)


def growth(
    rows: Iterable[Row], indicator: str, naming: Naming, *, areas: bool = False, small: bool = False
) -> Spec | None:
    """Growth on the year before: as reports state it beside what the levels give; None where there is none."""
    points = growths(rows)
    return _over_years(points, indicator, naming, None, naming.words("chart.growth"), areas, small)


def small_multiples(rows: Iterable[Row], indicators: Sequence[str], naming: Naming) -> list[Spec]:
    """A small chart for each of the indicators that has figures: its levels, or its growth where no level is known."""
    rows = list(rows)
    found = []
    for indicator in indicators:
        own = [row for row in rows if row["indicator"] == indicator]
        level = any(known(row.get("actual")) for row in own)
        spec = series(own, indicator, naming, small=True) if level else growth(own, indicator, naming, small=True)
        found.append(spec or series(own, indicator, naming, small=True))
    return [spec for spec in found if spec is not None]


def _over_years(
    points: list[Point], indicator: str, naming: Naming, unit: str | None, subtitle: str, areas: bool, small: bool
) -> Spec | None:
    if not points:
        return None
    words = naming.words
    names = {point.series: _name(point.row, naming, areas) for point in points}
    several = len(set(names.values())) > 1
    values = _values(points, names, naming, unit)
    if not several and (only := series_name(points[0].row, words)):
        subtitle = f"{subtitle}, {only}" if subtitle else only
    shared = {"x": years_axis(points), "y": _height(unit != "pct", small)}
    labelled = not (small or several) and len(points) <= LABELS
    layers = drawn(
        values,
        *([("value", _ground())] if unit is None else []),
        ("stretch", _line(several, sorted(set(names.values())))),
        ("low", _ranges(several)),
        ("value", _points(points, several, naming)),
        *([("stretch", _labels())] if labelled else []),
        ("doubt", _alarm()),
    )
    return chart(
        naming, naming.indicator(indicator), subtitle, SMALL_LINE if small else LINE,
        height=SMALL if small else HEIGHT, data={"values": values}, encoding=shared, layer=layers,
    )  # fmt: skip


def _ground() -> Spec:
    return {"data": {"values": [{}]}, "mark": {"type": "rule", "color": "#888"}, "encoding": {"y": {"datum": 0}}}


def _name(row: Row, naming: Naming, areas: bool) -> str:
    own = series_name(row, naming.words)
    if not areas:
        return own or naming.words("chart.whole")
    area = naming.area(str(row["area_id"]))
    return f"{area} ({own})" if own else area


def _values(
    points: list[Point], names: dict[tuple[str, str, str], str], naming: Naming, unit: str | None
) -> list[Spec]:
    words, stretch = naming.words, stretches(points)
    values = []
    for place, point in enumerate(points):
        own = names[point.series]
        several = len(set(names.values())) > 1
        where = f"{own}, {point.year}" if several else str(point.year)
        value: Spec = {
            "year": point.year,
            "value": point.value,
            "kind": words(f"chart.{point.kind}"),
            "series": own,
            **marked(point, where, figure_text(point, naming, unit), naming),
        }
        optional = {"stretch": stretch.get(place), "low": point.low, "high": point.high}
        values.append(value | {name: content for name, content in optional.items() if content is not None})
    return values


def _height(zero: bool, small: bool) -> Spec:
    axis = {"format": ",.12~g", "tickCount": 3 if small else 6}
    return {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": zero, "nice": True},
        "axis": axis,
    }


def _line(several: bool, names: Sequence[str]) -> Spec:
    mark: Spec = {"type": "line", "strokeWidth": 1.5, "tooltip": None}
    encoding: Spec = {"detail": {"field": "stretch", "type": "nominal"}}
    if several:
        scale = {"domain": list(names), "range": [PALETTE[place % len(PALETTE)] for place in range(len(names))]}
        dashes = {"domain": list(names), "range": [DASHES[place % len(DASHES)] for place in range(len(names))]}
        legend = {"columns": 1, "symbolType": "stroke", "symbolSize": 300, "symbolStrokeWidth": 2}
        encoding["color"] = {"field": "series", "type": "nominal", "scale": scale, "legend": legend}
        encoding["strokeDash"] = {"field": "series", "type": "nominal", "scale": dashes, "legend": legend}
    else:
        mark["color"] = RESULT
    return {"transform": [{"filter": "isValid(datum.stretch)"}], "mark": mark, "encoding": encoding}


def _ranges(several: bool) -> Spec:
    """What a computed figure can be, from the rounding of those it was computed from."""
    encoding = {"y": {"field": "low", "type": "quantitative", "title": None}, "y2": {"field": "high"}}
    color = {} if several else {"color": "#c44e00"}
    return {"transform": [{"filter": "isValid(datum.low)"}], "mark": {"type": "rule", **color}, "encoding": encoding}


def _points(points: list[Point], several: bool, naming: Naming) -> Spec:
    words = naming.words
    scales = shape_scales([point.kind for point in points], words)
    if several:
        scales = {"shape": scales["shape"], "color": {"field": "series", "type": "nominal"}}
    return {"mark": "point", "encoding": scales | MARKED}


def _labels() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.stretch)"}],
        "mark": {"type": "text", "dy": -12, "fontSize": 11, "tooltip": None, "aria": False},
        "encoding": {"text": {"field": "value", "type": "quantitative", "format": ",.12~g"}},
    }


def _alarm() -> Spec:
    """A mark that does not depend on colour beside each figure that must be looked at."""
    return {
        "transform": [{"filter": "isValid(datum.doubt)"}],
        "mark": {
            "type": "text",
            "text": "!",
            "dx": 9,
            "fontSize": 15,
            "fontWeight": "bold",
            "color": ALARM,
            "aria": False,
        },
    }
