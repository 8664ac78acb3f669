"""What a slot states of its indicator: measure and conversion of the number as written. Features only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from decimal import Decimal

from etl.extract.scoring.lines import COMPARING, Features, Line, Names, Slot, Text
from etl.language import periods

CONVERSIONS: dict[str, Callable[[Decimal], Decimal]] = {
    "same": lambda v: v,
    "negative": lambda v: -v,
    "over": lambda v: 100 + v,
    "short": lambda v: 100 - v,
    "index": lambda v: v - 100,
    "times": lambda v: v * 100,
    "times more": lambda v: v * 100 - 100,
}
"""How the number as written becomes the value stated: "vượt 6,6%" of a plan is 106.6."""

_SIZES = (20, 60, 90, 130, 200)
_SIZE_NAMES = (*(f"<{bound}" for bound in _SIZES), "large")
_VERB, _NEAR = 24, 15
"""How many tokens back a verb or a comparison may be that says what a figure is; a verb beside its comparison."""
_TELLING, _TELLING_VERBS = frozenset({"compare", "cumulative", "scenario"}), frozenset({"growth", "from", "share"})
"""The kinds of the tokens, and the verbs, that tell wherever they are before the slot."""
_STOPS = frozenset({"quantity", "indicator", "part", "verb"})


def measure_features(text: Text, slot: Slot, code: str, report: str | None) -> Features:
    """The features of the slot, as a figure of the indicator `code` in a report about the period `report`."""
    line, kind, size = text.lines[slot.line], slot.kind, bisect_right(_SIZES, slot.quantity.value)
    indicator = text.catalogue.indicators.get(code)
    whole = (indicator.parent or code) if indicator else code
    dimension = indicator.dimension if indicator is not None else ""
    out = _around(line, slot, kind)
    if line.periods and line.periods[-1] > slot.at:
        out.update(_years(line, slot, kind, report))
    nearest = line.verb_before(slot.at)
    verb = line.keys[nearest] if nearest > slot.at - _NEAR else "no verb"
    of = (_of, kind, slot.quantity.base or "none", whole, size, dimension)
    return out, (of, (_compared, _behind(line, slot.at), _before(line, slot.at), verb, kind, size))


def _of(kind: str, unit: str, whole: str, size: int, dimension: str) -> Names:
    of, large = f"of {whole} {kind}", _SIZE_NAMES[size]
    more = (f"dimension {dimension} {kind}",) if dimension else ()
    return f"kind {kind}", f"unit {unit}", of, f"{kind} {large}", f"{of} {large}", *more


def _compared(behind: str, before: str, verb: str, kind: str, size: int) -> Names:
    """What is compared with: behind the slot up to the next figure, before it back to the one before."""
    said = f"compared behind {behind}"
    return (
        f"{said} {kind}", f"compared {before} | {behind} {kind}", f"{said} {verb} {kind}",
        f"{said} {_SIZE_NAMES[size]}",
    )  # fmt: skip


def _around(line: Line, slot: Slot, kind: str) -> set[str]:
    i, keys, n = slot.at, line.keys, len(line.keys)
    out = {
        f"-1 {keys[i - 1] if i else '^'}", f"-2 {keys[i - 2] if i > 1 else '^'}",
        f"+1 {keys[i + 1] if i + 1 < n else '$'}", f"+2 {keys[i + 2] if i + 2 < n else '$'}",
        f"depth {min(2, line.depth(i))} {kind}", *line.telling("anywhere", i, _TELLING, _TELLING_VERBS),
    }  # fmt: skip
    figure = line.figure_before(i)
    verb = line.verb_before(i)
    if verb >= max(0, i - _VERB):
        said = f"verb {keys[verb]}"
        out.add(f"{said} {kind}")
        out.add(f"{said} {'crossed' if figure > verb else 'own'} {kind}")
    if figure < 0:
        out.add(f"first figure {kind}")
    q = slot.quantity
    if q.per_year:
        out.add("per year")
    if q.sign:
        out.add(f"sign {q.sign}")
    if q.value_to is not None:
        out.add("range")
    return out


def _behind(line: Line, i: int) -> str:
    keys, tokens = line.keys, line.tokens
    for j in range(i + 1, min(len(keys), i + 14)):
        kind = tokens[j].kind
        if kind == "compare" and tokens[j].value != "prefix":
            return keys[j]
        if kind == "period":
            return "<period> compared" if any(keys[k] in COMPARING for k in range(i + 1, j)) else "<period>"
        if kind in _STOPS or keys[j] in (";", ".") or (keys[j] == "," and j > i + 2):
            break
    return "nothing"


def _before(line: Line, i: int) -> str:
    nth = bisect_left(line.compared, i)
    if not nth or line.compared[nth - 1] < i - _VERB:
        return "nothing"
    key = line.keys[line.compared[nth - 1]]
    return "<period> compared" if key == "<period>" else key


def _years(line: Line, slot: Slot, kind: str, report: str | None) -> list[str]:
    """How far the period compared with lies from the report's, or from the one named last before it."""
    i, keys, tokens = slot.at, line.keys, line.tokens
    named = [tokens[j].value for j in line.periods if j < i and tokens[j].value.year]
    year = periods.year_of(report) if report else 0
    own = next((e.year_to or e.year for e in named[::-1]), year)
    out = []
    for j in line.periods:
        if not i < j <= i + 12 or any(tokens[k].kind == "quantity" for k in range(i + 1, j)):
            continue
        e = tokens[j].value
        if any(keys[k] in COMPARING for k in range(max(i + 1, j - 4), j)):
            months = "year" if (e.first, e.last) == (1, 12) else "month" if e.first == e.last else "months"
            for base, said in ((year, "report"), (own, "own")):
                apart = f"{max(-6, min(2, e.year - base)):+d}" if e.year and base else "no year"
                out += [f"compared with {months} {apart} of {said}", f"compared with {months} {apart} of {said} {kind}"]
                if months == "month" and not e.year:
                    last = periods.months(report)[1] % 12 + 1 if report else 0
                    which = "before" if e.last == last - 1 else "same" if e.last == last else "other"
                    out.append(f"compared with month {which}")
            break
    return out
