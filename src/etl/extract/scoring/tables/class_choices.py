"""What a cell states of its indicator (measure and conversion), and whether it was reached, estimated or planned.

Features only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from etl.extract.scoring.lines import Bundle, Features, Names, once
from etl.extract.scoring.period_choice import shape, when
from etl.extract.scoring.tables.said import NOTHING, Said
from etl.extract.scoring.tables.slots import Slot
from etl.extract.scoring.tables.view import Column
from etl.language import periods
from etl.language.period_expressions import Expression

Question = tuple[Any, ...]


def measure_question(slot: Slot, code: str) -> Question:
    """What the answer depends on, for `measure_features`, for a figure of the indicator `code`."""
    row, column, indicator = slot.row, slot.column, slot.catalogue.indicators[code]
    units, where = slot.unit()
    sized = (slot.size, slot.written < 0, slot.percent, bool(units) and units[0] == "pct", where)
    label = row.label.kinds, _is_level(row.label), "pct" in row.label.units
    return column, label, row.groups[:1], sized, indicator.dimension, indicator.parent or code


def measure_features(
    column: Column, label: tuple[Any, ...], groups: tuple[Said, ...], sized: tuple[Any, ...], dimension: str, whole: str
) -> Features:
    """The features of a cell as a figure of a part of `whole`, or of the whole."""
    size, _, _, pct, _ = sized
    bundles: list[Bundle] = [
        (_said, "head", column.head), *((_said, "group", each) for each in groups),
        *((_pairs, "title", each) for each in column.titles), *((_keys, "left", each) for each in column.left[:1]),
        (_sized, *sized, dimension, whole), (_head_sized, column.head, size, pct, dimension),
        (_pattern, column.head, pct, size, dimension), (_pattern_of_label, *label, size),
    ]  # fmt: skip
    return (), bundles


def scenario_question(slot: Slot, measure: str, period: str) -> Question:
    """What the answer depends on, for `scenario_features`, for a figure of `measure` and `period`."""
    row, about = slot.row, slot.about
    return (
        slot.column,
        row.label.kinds,
        bool(row.label.scenarios),
        row.groups[:1],
        about.year,
        about.month,
        measure,
        period,
    )


def scenario_features(
    column: Column, label: tuple[str, ...], told: bool, groups: tuple[Said, ...], year: int, month: int, measure: str,
    period: str,
) -> Features:  # fmt: skip
    """The features of a cell that states `measure` of `period` in a document published in `month` of `year`."""
    head, then = column.head, when(period, year, month)
    silent = not (told or head.scenarios)
    bundles: list[Bundle] = [
        (_said, "head", head), (_listed, "label", *label), *((_keys, "group", each) for each in groups),
        *((_keys, f"title {silent}", each) for each in column.titles), (_about, then, shape(period), measure, silent),
        (_said_then, head, measure, then), (_matched, _twin(column, period), measure, silent),
        *((_keys, f"left {measure}", each) for each in column.left[:1]),
    ]  # fmt: skip
    return (), bundles


def _listed(where: str, *keys: str) -> Names:
    return tuple(f"{where} {key}" for key in keys)


def _twin(column: Column, period: str) -> str:
    """What the nearest column that tells the same months says of plans and estimates; itself where it says so."""
    months = periods.months(period)
    for piece in (column.head, *column.left, *column.right):
        times = [each.expression for each in piece.times if not each.compared]
        if piece.scenarios and any(_is_of(each, months) for each in times):
            return piece.scenarios[0]
    return "none"


def _is_of(expression: Expression, months: tuple[int, int]) -> bool:
    first, last = months
    if (expression.first, expression.last) != (first % 12 + 1, last % 12 + 1) or expression.year_to:
        return False
    return expression.year in (0, first // 12)


def _matched(twin: str, measure: str, silent: bool) -> Names:
    return f"twin {twin}", f"twin {twin} {measure}", f"twin {twin} silent {silent}"


def _keys(where: str, piece: Said) -> Names:
    return once(*[f"{where} {key}" for key in piece.keys])


def _pairs(where: str, piece: Said) -> Names:
    return once(*[f"{where} {key}" for key in piece.keys], *[f"{where} {a} {b}" for a, b in pairwise(piece.keys)])


def _said(where: str, piece: Said) -> Names:
    """What a piece says, by kinds of tokens and by the words themselves, alone and in pairs."""
    keys, words = piece.keys, piece.words
    if piece is NOTHING:
        return (f"{where} nothing",)
    return once(
        *[f"{where} {key}" for key in keys], *[f"{where} {a} {b}" for a, b in pairwise(("^", *keys, "$"))],
        *[f"{where} '{word}'" for word in words], *[f"{where} '{a} {b}'" for a, b in pairwise(words)],
    )  # fmt: skip


def _sized(size: str, negative: bool, percent: bool, pct: bool, where: str, dimension: str, whole: str) -> Names:
    unit = "pct" if pct else "level" if where else "no unit"
    near = "own" if where in ("head", "label") else "far"
    return (
        f"size {size}", f"negative {negative}", f"percent {percent}", f"unit {unit} {where}", f"unit {unit} {near}",
        f"dimension {dimension}", f"dimension {dimension} {size}", f"of {whole}", f"of {whole} {size}",
        f"of {whole} {unit}", f"{unit} {size}", f"{unit} {dimension} {size}",
    )  # fmt: skip


def _head_sized(head: Said, size: str, pct: bool, dimension: str) -> Names:
    small = size in ("<10", "<50")
    return once(
        *[f"head {key} size {size}" for key in head.keys], *[f"head {key} small {small}" for key in head.keys],
        *[f"head {key} {dimension}" for key in head.keys], *[f"head {key} pct {pct}" for key in head.keys],
    )  # fmt: skip


def _about(then: str, kind: str, measure: str, silent: bool) -> Names:
    return once(
        f"is {then}", f"is {kind}", f"measure {measure}", f"is {then} {kind}", f"is {then} {measure}",
        f"is {then} silent {silent}", f"measure {measure} silent {silent}",
    )  # fmt: skip


def _said_then(head: Said, measure: str, then: str) -> Names:
    told = [key for key in head.keys if key.startswith(("scenario", "ratio", "when"))]
    return once(*[f"{key} {measure}" for key in told], *[f"{key} {then}" for key in told])


_PATTERN = ("ratio:", "when:", "scenario:", "unit:pct", "compare:", "measured:", "quantity:")


def _pattern(head: Said, pct: bool, size: str, dimension: str) -> Names:
    """Of which kinds of words a heading is, together; and how what is compared lies beside what it is compared with."""
    kinds = sorted({key for key in head.keys if key.startswith(_PATTERN)} | ({"level"} if _is_level(head) else set()))
    said = " ".join(kinds) or "nothing"
    compared = _compared(head)
    return once(
        f"pattern {said}", f"pattern {said} {size}", f"pattern {said} pct {pct}", f"compares {compared}",
        f"compares {compared} {size}", f"compares {compared} {dimension}",
        *[f"{kind} compares {compared}" for kind in kinds], f"ratio {any(k.startswith('ratio') for k in kinds)} {size}",
        f"ratio {any(k.startswith('ratio') for k in kinds)} pct {pct}",
    )  # fmt: skip


def _pattern_of_label(kinds: tuple[str, ...], is_level: bool, is_pct: bool, size: str) -> Names:
    found = sorted({*(key for key in kinds if key.startswith(_PATTERN)), *_marks(is_level, is_pct)})
    said = " ".join(found) or "nothing"
    return (
        f"label pattern {said}", f"label pattern {said} {size}", *[f"label {key}" for key in kinds],
        *[f"label {key} {size}" for key in kinds],
    )  # fmt: skip


def _marks(is_level: bool, is_pct: bool) -> list[str]:
    return ["level"] * is_level + ["unit:pct"] * is_pct


def _is_level(piece: Said) -> bool:
    return bool(piece.units) and "pct" not in piece.units


def _compared(head: Said) -> str:
    """How the time that is compared with lies beside the column's own."""
    own = next((each.expression for each in head.times if not each.compared), None)
    other = next((each.expression for each in head.times if each.compared), None)
    if other is None:
        return "no time"
    years = "" if own is None or not (own.year and other.year) else f"{max(-3, min(1, other.year - own.year)):+d}"
    if own is None:
        return (
            "a month" if other.first == other.last else "a year" if (other.first, other.last) == (1, 12) else "months"
        )
    if (own.first, own.last) == (other.first, other.last):
        return f"the same months {years}"
    if own.first == own.last and other.last == other.first:
        before = (
            "month before"
            if other.last % 12 == (own.first - 1) % 12
            else "december"
            if other.last == 12
            else "other month"
        )
        return f"{before} {years}"
    return f"{'a year' if (other.first, other.last) == (1, 12) else 'other months'} {years}"
