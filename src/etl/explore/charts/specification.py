"""What all charts share: their look, numbers as a language writes them, titles, tooltips, marks of kinds of figures."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from math import ceil
from typing import Any, Protocol

from etl.explore.address import Address, cell
from etl.explore.charts.points import KINDS, RESULTS, Point, Row, doubts, known
from etl.explore.words import Words
from etl.explore.written import computed, number, percent, percent_computed

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Names the version of the specification; nothing is fetched from there."""

RESULT, AIM, OTHER = "#0072b2", "#c44e00", "#767676"
"""Colours that people with any colour vision tell apart; each holds 3 to 1 against white and against a dark page."""

ALARM: Spec = {
    "type": "text", "text": "!", "fontSize": 15, "fontWeight": "bold", "color": "#d1242f", "aria": False,
    "tooltip": None,
}  # fmt: skip
"""The mark beside a figure that must be looked at; it does not depend on its colour."""

PALETTE = (RESULT, AIM, "#00855e", "#b0558f", OTHER, "#9a7500")
"""Of several series in one chart."""

DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [10, 4])
"""Their lines, which differ in print, too."""

LOOKS = {
    "actual": ("circle", RESULT, RESULT),
    "preliminary": ("square", RESULT, RESULT),
    "estimate": ("diamond", RESULT, "transparent"),
    "derived": ("cross", RESULT, RESULT),
    "computed": ("cross", OTHER, "transparent"),
    "plan": ("triangle-up", AIM, "transparent"),
    "plan_implied": ("triangle-down", AIM, "transparent"),
}
"""Kind of figure → shape, outline, filling. No two share a shape and a filling."""

TICKS = 8
"""Most years that are written below a chart."""

LINE = 44
"""Letters in a line of a title: as many as a phone shows."""

SMALL_LINE = 28

LETTER, SYMBOL = 6, 32
"""Width of a letter in a legend, and of the symbol before a name with the room around it, in points."""

MARKED: Spec = {
    "tooltip": {"field": "said", "type": "nominal"},
    "description": {"field": "said", "type": "nominal"},
    "href": {"condition": {"test": "isValid(datum.link)", "field": "link", "type": "nominal"}, "value": None},
}
"""The encodings of a mark that says what it stands for and leads to its page where there is one."""


class Naming(Protocol):
    """The words and names of a language, and where a page is: `etl.explore.look.Look` is one."""

    @property
    def words(self) -> Words:
        """The words of the language."""

    def indicator(self, code: str) -> str:
        """The name of an indicator."""

    def area(self, area_id: str) -> str:
        """The name of an area."""

    def unit(self, code: str | None) -> str:
        """The name of a unit."""

    def link(self, address: Address) -> str | None:
        """The link to a page; None where there is none."""


def chart(naming: Naming, title: str, subtitle: str, line: int = LINE, **parts: Any) -> Spec:
    """A chart as wide as its place, with title, description and numbers of the language."""
    lines = textwrap.wrap(title, line) or [""]
    return {
        "$schema": SCHEMA,
        "description": f"{title}. {subtitle}" if subtitle else title,
        "title": {"text": lines, "subtitle": textwrap.wrap(subtitle, line + 10)},
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": None,
        **parts,
        "config": config(naming.words),
    }


def config(words: Words) -> Spec:
    """The look of a chart on white paper; the page changes the colours of its words and rules in the dark."""
    decimal, thousands = (",", ".") if words.lang == "vi" else (".", ",")
    return {
        "locale": {
            "number": {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""], "minus": "−"}
        },
        "font": "system-ui, sans-serif",
        "title": {"anchor": "start", "fontSize": 14, "subtitleFontSize": 12, "offset": 10, "subtitlePadding": 4},
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 11,
            "titleFontSize": 11,
            "tickColor": "#8884",
            "gridColor": "#8883",
            "domainColor": "#888",
        },
        "legend": {
            "orient": "bottom",
            "direction": "horizontal",
            "labelFontSize": 11,
            "title": None,
            "labelLimit": {"expr": f"max({LETTER * 10}, width - {SYMBOL})"},
            "layout": {"bottom": {"anchor": "start", "direction": "vertical", "margin": 6}},
        },
        "point": {"opacity": 1, "size": 60, "strokeWidth": 1.6},
    }


def legend_columns(names: Sequence[str], most: int = 3) -> Spec:
    """How many names of a legend stand side by side: as many as fit the width that the chart has where it is drawn.

    A page in print, or on a phone, is narrower than the one that a chart was first drawn for.
    """
    widest = SYMBOL + LETTER * max(map(len, names), default=0)
    return {"expr": f"clamp(floor(width / {widest}), 1, {most})"}


def years_axis(points: Sequence[Point]) -> Spec:
    """Years as they lie in time, so that one without a figure is a gap."""
    first, last = (end(point.year for point in points) for end in (min, max))
    room = max(0.5, (last - first) * 0.05)
    ticks = sorted({point.year for point in points})
    if len(ticks) > TICKS:
        ticks = list(range(last, first - 1, -ceil((last - first + 1) / TICKS)))[::-1]
    return {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [first - room, last + room], "nice": False, "zero": False},
        "axis": {"format": "d", "values": ticks, "grid": False, "labelOverlap": True, "labelSeparation": 6},
    }


def shape_scales(kinds: Sequence[str], words: Words) -> dict[str, Spec]:
    """The encodings of shape, outline and filling of the kinds that a chart has, with one legend for the three."""
    present = [kind for kind in KINDS if kind in kinds]
    named = [words(f"chart.{kind}") for kind in present]
    legend = {"symbolSize": 70, "columns": legend_columns(named)} if present != ["actual"] else None
    return {
        channel: {
            "field": "kind",
            "type": "nominal",
            "scale": {"domain": named, "range": [LOOKS[kind][place] for kind in present]},
            "legend": legend,
        }
        for place, channel in enumerate(("shape", "stroke", "fill"))
    }


def figure_text(point: Point, naming: Naming, unit: str | None) -> str:
    """A figure with its unit, as a text writes it; in percent without a unit given."""
    rounded = point.kind in {"computed", "plan_implied"}
    if unit in {None, "pct"}:
        return (percent_computed if rounded else percent)(point.value, naming.words)
    figure = (computed if rounded else number)(point.value, naming.words)
    return f"{figure} {naming.unit(unit)}"


def marked(point: Point, where: str, figure: str, naming: Naming) -> Spec:
    """What is said of a mark, on a screen and to a screen reader: where, what, how sure; and where it leads.

    The doubt is one of the results, not of an aim beside them.
    """
    words, row = naming.words, point.row
    consistency, why = words.code("consistency", row.get("consistency")), doubt(row, words)
    lines = [f"{where}: {figure} ({words(f'chart.{point.kind}')})"]
    lines += [
        f"{words(f'chart.field_{name}')}: {said}"
        for name, said in (("consistency", consistency), ("doubt", why))
        if said
    ]
    alone = point.kind in RESULTS or not known(row.get("actual"))
    found = {
        "said": "\n".join(lines),
        "doubt": why if alone else "",
        "link": naming.link(row.get("address") or cell(row)),
    }
    return {name: content for name, content in found.items() if content}


def drawn(values: Sequence[Spec], *layers: tuple[str, Spec]) -> list[Spec]:
    """The layers of which there is something to draw: those whose field one of the values has."""
    return [layer for field, layer in layers if any(field in value for value in values)]


def doubt(row: Row, words: Words) -> str:
    """Why the figures of a row must be looked at; empty where nothing speaks against them."""
    return "; ".join(words.code(column, code) for column, code in doubts(row))


def series_name(row: Row, words: Words) -> str:
    """The scope and price basis of a row; empty for the whole at prices that no report names."""
    named = (words.code(column, row.get(column)) for column in ("scope", "price_basis"))
    return ", ".join(name for name in named if name)
