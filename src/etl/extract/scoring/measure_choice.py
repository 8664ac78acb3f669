"""What a slot states of its indicator: measure and conversion of the number as written. Features only."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from etl.extract.scoring.lines import COMPARING, Line, Slot, Text
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
_VERB, _NEAR = 24, 15
"""How many tokens back a verb may be that says what a figure is; one that goes with its comparison."""
_TELLING = frozenset({"compare", "cumulative", "scenario", "verb:growth", "verb:from", "verb:share"})
"""The kinds and keys of the tokens that tell wherever they are before the slot."""
_STOPS = frozenset({"quantity", "indicator", "part", "verb"})


def measure_features(text: Text, slot: Slot, code: str, report: str | None) -> list[str]:
    """The features of the slot, as a figure of the indicator `code` in a report about the period `report`."""
    line, kind, size = text.lines[slot.line], slot.kind, _size(float(slot.quantity.value))
    indicator = text.catalogue.indicators.get(code)
    whole = (indicator.parent or code) if indicator else code
    out = [
        f"kind {kind}", f"unit {slot.quantity.base or 'none'}", f"of {whole} {kind}", f"{kind} {size}",
        f"of {whole} {kind} {size}",
    ]  # fmt: skip
    if indicator is not None:
        out.append(f"dimension {indicator.dimension} {kind}")
    out += _around(line, slot, kind)
    out += _years(line, slot, kind, report)
    out += _comparison(line, slot, kind, size)
    return out


def _size(value: float) -> str:
    return next((f"<{bound}" for bound in _SIZES if value < bound), "large")


def _around(line: Line, slot: Slot, kind: str) -> list[str]:
    i, keys, tokens, n = slot.at, line.keys, line.tokens, len(line.keys)
    out = [
        f"-1 {keys[i - 1] if i else '^'}", f"-2 {keys[i - 2] if i > 1 else '^'}",
        f"+1 {keys[i + 1] if i + 1 < n else '$'}", f"+2 {keys[i + 2] if i + 2 < n else '$'}",
        f"depth {min(2, line.depths[i])} {kind}",
    ]  # fmt: skip
    figure = line.figure_before(i)
    verb = line.verb_before(i)
    if verb >= max(0, i - _VERB):
        said = f"verb {keys[verb]}"
        out += [f"{said} {kind}", f"{said} {'crossed' if figure > verb else 'own'} {kind}"]
    out += [
        f"anywhere {key}" for key in {keys[j] for j in range(i) if tokens[j].kind in _TELLING or keys[j] in _TELLING}
    ]
    if figure < 0:
        out.append(f"first figure {kind}")
    q = slot.quantity
    for flag, said in ((q.per_year, "per year"), (bool(q.sign), f"sign {q.sign}"), (q.value_to is not None, "range")):
        if flag:
            out.append(said)
    return out


def _comparison(line: Line, slot: Slot, kind: str, size: str) -> list[str]:
    """What is compared with: behind the slot up to the next figure, before it back to the one before."""
    i, keys = slot.at, line.keys
    behind, before = _behind(line, i), _before(line, i)
    nearest = line.verb_before(i)
    verb = keys[nearest] if nearest > i - _NEAR else "no verb"
    said = f"compared behind {behind}"
    return [f"{said} {kind}", f"compared {before} | {behind} {kind}", f"{said} {verb} {kind}", f"{said} {size}"]


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
    keys, tokens = line.keys, line.tokens
    for j in range(i - 1, max(-1, i - 25), -1):
        if tokens[j].kind == "compare" and tokens[j].value != "prefix":
            return keys[j]
        if tokens[j].kind == "period" and j and keys[j - 1] in COMPARING:
            return "<period> compared"
    return "nothing"


def _years(line: Line, slot: Slot, kind: str, report: str | None) -> list[str]:
    """How far the period compared with lies from the report's, or from the one named last before it."""
    i, keys, tokens = slot.at, line.keys, line.tokens
    named = [tokens[j].value for j in line.periods if j < i and tokens[j].value.year]
    year = periods.year_of(report) if report else 0
    own = next((e.year_to or e.year for e in reversed(named)), year)
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
