"""What a slot states of its indicator: measure and conversion of the number as written. Features only."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from etl.extract.scoring.lines import COMPARING, Line, Slot, Text, few
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


def measure_features(text: Text, slot: Slot, code: str, report: str | None) -> list[str]:
    """The features of the slot, as a figure of the indicator `code` in a report about the period `report`."""
    line = text.lines[slot.line]
    i, keys, tokens, kind = slot.at, line.keys, line.tokens, slot.kind
    indicator = text.catalogue.indicators.get(code)
    whole = (indicator.parent or code) if indicator else code
    base = slot.quantity.base or "none"
    value = float(slot.quantity.value)
    size = (
        "<20"
        if value < 20
        else "<60"
        if value < 60
        else "<90"
        if value < 90
        else "<130"
        if value < 130
        else "<200"
        if value < 200
        else "200+"
    )
    out = [f"kind {kind}", f"unit {base}", f"of {whole} {kind}", f"{kind} {size}", f"of {whole} {kind} {size}"]
    if indicator is not None:
        out.append(f"index {indicator.index} {kind}")
        out.append(f"dimension {indicator.dimension} {kind}")
    out += _around(line, slot, kind)
    out += _years(line, slot, kind, report)
    out += _comparison(line, slot, kind, size, bool(indicator and indicator.index))
    del keys, tokens, i
    return out


def _around(line: Line, slot: Slot, kind: str) -> list[str]:
    i, keys, tokens = slot.at, line.keys, line.tokens
    out = [f"-{k} {keys[i - k] if i >= k else '^'}" for k in range(1, 4)]
    out += [f"+{k} {keys[i + k] if i + k < len(keys) else '$'}" for k in range(1, 4)]
    out.append(f"depth {min(2, line.depths[i])} {kind}")
    verbs = []
    for j in range(i - 1, max(-1, i - 25), -1):
        if tokens[j].kind == "verb":
            verbs.append(keys[j])
            if len(verbs) == 1:
                out.append(f"verb {keys[j]} {kind}")
                out.append(f"verb at {few(i - j, 6)}")
                crossed = any(tokens[k].kind == "quantity" for k in range(j, i))
                out.append(f"verb {keys[j]} {'crossed' if crossed else 'own'} {kind}")
            if len(verbs) == 3:
                break
    out.append(f"verbs {' '.join(verbs[:2])} {kind}")
    out.append(f"verbs {' '.join(verbs)} {kind}")
    out += [f"near {key}" for key in {keys[j] for j in range(max(0, i - 7), i)}]
    out += [
        f"anywhere {k}"
        for k in {keys[j] for j in range(i)}
        if k.startswith(("compare:", "verb:growth", "cumulative:", "verb:from", "scenario:", "verb:share"))
    ]
    figure = next((j for j in range(i - 1, -1, -1) if tokens[j].kind == "quantity"), None)
    if figure is None:
        out.append(f"first figure {kind}")
    else:
        out.append(f"after figure {keys[figure]} {kind} {few(i - figure, 6)}")
        out += [f"since figure {k} {kind}" for k in {keys[j] for j in range(figure + 1, i)}]
    q = slot.quantity
    for flag, said in ((q.per_year, "per year"), (bool(q.sign), f"sign {q.sign}"), (q.value_to is not None, "range")):
        if flag:
            out.append(said)
    return out


def _comparison(line: Line, slot: Slot, kind: str, size: str, index: bool) -> list[str]:
    """What is compared with: behind the slot up to the next figure, before it back to the one before."""
    i, keys, tokens = slot.at, line.keys, line.tokens
    out = []
    behind = "nothing"
    for j in range(i + 1, min(len(keys), i + 14)):
        if tokens[j].kind == "quantity":
            break
        if tokens[j].kind == "compare" and tokens[j].value != "prefix":
            behind = keys[j]
            break
        if tokens[j].kind == "period":
            behind = (
                "<period> compared"
                if any(keys[k] in ("compare:prefix", "benign:with", "bound:over") for k in range(i + 1, j))
                else "<period>"
            )
            break
        if tokens[j].kind in ("indicator", "part", "verb") or keys[j] in (";", ".") or (keys[j] == "," and j > i + 2):
            break
    before = "nothing"
    for j in range(i - 1, max(-1, i - 25), -1):
        if tokens[j].kind == "compare" and tokens[j].value != "prefix":
            before = keys[j]
            break
        if tokens[j].kind == "period" and j and keys[j - 1] in ("compare:prefix", "benign:with", "bound:over"):
            before = "<period> compared"
            break
    verb = next((keys[j] for j in range(i - 1, max(-1, i - 15), -1) if tokens[j].kind == "verb"), "no verb")
    out += [
        f"compared behind {behind} {kind}", f"compared before {before} {kind}", f"compared {before} | {behind} {kind}",
        f"compared behind {behind} {verb} {kind}", f"compared before {before} {verb} {kind}",
        f"{verb} {size} {kind}", f"compared behind {behind} {size}", f"{verb} {behind} {size} {kind} {index}",
        f"index {index} {verb} {size}",
    ]  # fmt: skip
    return out


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
