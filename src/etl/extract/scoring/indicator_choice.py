"""Which indicator a slot is a figure of, or none: the candidates and their features. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.scoring.lines import Candidate, Line, Name, Slot, Text, few
from etl.extract.vocabulary import Counted

NONE = "none"
_LINES, _NAMES, _BEHIND = 4, 6, 8
_ANY = frozenset({"quantity", "period", "area"})
_NAMING = frozenset({"indicator", "part"})
_ELSEWHERE = frozenset({"other", "area", "aside", "narrow", "action"})
"""The kinds of tokens that say that a figure may be of something else."""
_DIMENSIONS = {"money": ("money",), "energy": ("energy",), "count": ("count",), "other": ()}


def indicator_candidates(text: Text, slot: Slot) -> list[Candidate]:
    """(code of an indicator or `none`, features), `none` first; a code may occur more than once."""
    line = text.lines[slot.line]
    found = [(NONE, _none(line, slot))]
    seen: dict[str, int] = {}
    for nth, (at, name) in enumerate(_names(text, slot)):
        for code, how in _codes(text, at, name, slot):
            indicator = text.catalogue.indicators.get(code)
            if indicator is None or not _fits(slot, indicator.dimension):
                continue
            again = seen.get(code, 0)
            seen[code] = again + 1
            if again < 2:
                found.append((code, _features(text, slot, at, name, code, how, nth, again)))
    found.extend(_counted(text, line, slot, seen))
    return found


def _fits(slot: Slot, dimension: str) -> bool:
    return slot.kind in ("pct", "times") or dimension in _DIMENSIONS[slot.kind]


def _names(text: Text, slot: Slot) -> Iterator[tuple[Line, Name]]:
    """The names that the slot may be a figure of: those before it, nearest first, and the ones right behind it."""
    line, count = text.lines[slot.line], 0
    for name in reversed(line.names):
        if name.at < slot.at:
            yield line, name
            count += 1
            if count >= _NAMES:
                return
    for name in line.names:
        if slot.at < name.at <= slot.at + _BEHIND:
            yield line, name
            break
    for number in range(slot.line - 1, max(-1, slot.line - 1 - _LINES), -1):
        for name in reversed(text.lines[number].names):
            yield text.lines[number], name
            count += 1
            if count >= _NAMES:
                return
    heading = line.heading
    if 0 <= heading < slot.line - _LINES:
        for name in reversed(text.lines[heading].names):
            yield text.lines[heading], name


def _codes(text: Text, line: Line, name: Name, slot: Slot) -> Iterator[tuple[str, str]]:
    """The indicators that a name can mean at the slot, each with how."""
    indicators = text.catalogue.indicators
    if name.kind != "part":
        yield name.code, name.kind
        known = indicators.get(name.code)
        if known is not None and known.cases and slot.kind == "count":
            yield known.cases, "cases"
        return
    found, back = set[str](), 0
    k = text.wholes_before[line.number]
    while k < len(text.wholes) and text.wholes[k][:2] < (slot.line, slot.at):
        k += 1
    while k > 0 and back < 6 and len(found) < 3:
        k -= 1
        at, _, whole = text.wholes[k]
        back += 1
        code = text.words.parts_of.get(whole, {}).get(name.code)
        if code is not None and code not in found:
            found.add(code)
            yield code, f"part {len(found)}" + (" here" if at == slot.line else " near" if at >= slot.line - 2 else "")
    if not found:
        for whole in ("industrial_output", "iip"):
            code = text.words.parts_of.get(whole, {}).get(name.code)
            if code is not None:
                yield code, "part alone"
    for indicator in indicators.values() if slot.kind == "energy" else ():
        if indicator.of_part == name.code:
            yield indicator.indicator, "made by"


def _counted(text: Text, line: Line, slot: Slot, seen: dict[str, int]) -> Iterator[Candidate]:
    if slot.kind != "count" or slot.at + 1 >= len(line.tokens):
        return
    token = line.tokens[slot.at + 1]
    if token.kind != "counted":
        return
    value: Counted = token.value
    for codes, how in ((value.plain, "plain"), (value.context, "context")):
        for code in codes:
            named = "named" if code in seen else "unnamed"
            features = [f"counted {how}", f"counted {code}", f"counted {how} {named}", f"{code} size {slot.size}"]
            yield code, features


def _features(text: Text, slot: Slot, line: Line, name: Name, code: str, how: str, nth: int, again: int) -> list[str]:
    kind, here, keys, at = slot.kind, text.lines[slot.line], line.keys, name.at
    token, rank = line.tokens[at], few(nth)
    # How the name is written: its length does for the words.
    surface = f"surface {name.code} {token.end - token.start}"
    out = [
        f"nth {rank}", f"nth {rank} {how}", f"size {code} {kind} {slot.size}", f"again {again}",
        surface, f"{surface} {kind}",
        f"before name {keys[at - 1] if at else '^'}", f"after name {keys[at + 1] if at + 1 < len(keys) else '$'}",
    ]  # fmt: skip
    if at <= 1:
        out.append("name opens line")
    if line is here:
        out.append(f"depth {here.depths[slot.at] - here.depths[at]}")
        if at < slot.at:
            out += _between(here, at + 1, slot.at, kind)
        else:
            out += ["name behind", f"name behind by {few(at - slot.at, 6)}"]
            out += [f"behind over {key}" for key in set(keys[slot.at + 1 : at])]
    else:
        out += _from_above(line, here, slot, how)
    return out


def _from_above(line: Line, here: Line, slot: Slot, how: str) -> list[str]:
    """What is said of a name of `line` for a slot of a line below it."""
    lines = f"lines {few(slot.line - line.number)}"
    same = "same" if line.sentence.paragraph == here.sentence.paragraph else "other"
    nearer = sum(1 for n in here.names if n.at < slot.at)
    out = [lines, f"{lines} {how}", f"other line, {same} paragraph", f"named nearer {few(nearer, 3)}"]
    if line.sentence.heading or line.number == here.heading:
        out.append("name in heading")
    if here.sentence.bullet:
        out.append("from above into item")
        if line.sentence.opens:
            out.append("item under opening")
    out += [f"over start {key}" for key in here.keys[: min(3, slot.at)]]
    out += here.over(0, slot.at)
    out.append(f"line {line.number}" if line.number < 2 else "line later")
    return out


def _between(line: Line, low: int, high: int, kind: str) -> list[str]:
    """What is between a name and a slot of the same line."""
    figures = f"figures between {few(line.figures_between(low - 1, high))}"
    commas = sum(1 for key in line.keys[low:high] if key in (",", ";"))
    return [
        *line.over(low, high), f"gap {few(high - low, 12)}", figures, f"{figures} {kind}",
        f"commas between {few(commas)}",
    ]  # fmt: skip


def _none(line: Line, slot: Slot) -> list[str]:
    kind, i, keys, tokens, n = slot.kind, slot.at, line.keys, line.tokens, len(line.keys)
    out = [
        f"none {kind}", f"none unit {slot.quantity.base}", f"none {kind} size {slot.size}",
        f"none -1 {keys[i - 1] if i else '^'}", f"none -2 {keys[i - 2] if i > 1 else '^'}",
        f"none -3 {keys[i - 3] if i > 2 else '^'}", f"none {kind} -1 {tokens[i - 1].kind if i else '^'}",
        f"none names {few(sum(1 for name in line.names if name.at < i), 3)}", f"none depth {min(2, line.depths[i])}",
        f"none line {few(slot.line // 5, 5)}",
    ]  # fmt: skip
    out += [f"none before {keys[j]}" for j in range(max(0, i - 10), i) if tokens[j].kind not in _ANY]
    out += [f"none behind {key}" for key in keys[i + 1 : min(n, i + 6)]]
    q = slot.quantity
    for flag, said in (
        (q.fraction, "fraction"), (q.each is not None, "each"), (q.per_year, "per year"), (bool(q.sign), "sign"),
    ):  # fmt: skip
        if flag:
            out.append(f"none {said}")
    for j in range(i - 1, max(-1, i - 26), -1):
        if tokens[j].kind in _NAMING:
            break
        if tokens[j].kind in _ELSEWHERE:
            out.append(f"none nearest {keys[j]}")
            break
    verb = line.verb_before(i)
    if verb >= max(0, i - 7):
        out.append(f"none verb {keys[verb]} {kind}")
    if line.sentence.bullet:
        out.append("none item")
    if slot.line == 0:
        out.append("none first line")
    return out
