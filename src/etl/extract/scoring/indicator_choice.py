"""Which indicator a slot is a figure of, or none: the candidates and their features. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.scoring.lines import Candidate, Line, Name, Slot, Text, few
from etl.extract.vocabulary import Counted

NONE = "none"
_LINES, _NAMES, _BEHIND = 4, 6, 8
_HEADS = frozenset({"verb", "quantity", "scenario", "bound"})
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
            features = [
                f"counted {how}",
                f"counted {code}",
                f"counted {how} named" if code in seen else f"counted {how} unnamed",
            ]
            keys = line.keys
            features += [f"counted behind {key}" for key in keys[max(0, slot.at - 4) : slot.at]]
            features += [f"counted before {key}" for key in keys[slot.at + 2 : slot.at + 4]]
            features += [f"{code} size {slot.size}"]
            yield code, features


def _features(text: Text, slot: Slot, line: Line, name: Name, code: str, how: str, nth: int, again: int) -> list[str]:
    kind, here, keys, at = slot.kind, text.lines[slot.line], line.keys, name.at
    token = line.tokens[at]
    # How the name is written: its length does for the words.
    surface = f"surface {name.code} {token.end - token.start}"
    out = [
        f"code {code if name.kind == 'part' else name.code} {kind}",
        f"how {how}", f"how {how} {kind}", f"nth {few(nth)}", f"nth {few(nth)} {how}",
        f"size {code} {kind} {slot.size}", f"again {again}", surface, f"{surface} {kind}",
        f"before name {keys[at - 1] if at else '^'}", f"after name {keys[at + 1] if at + 1 < len(keys) else '$'}",
    ]  # fmt: skip
    if at <= 1:
        out.append("name opens line")
    if line.number == slot.line:
        if name.at < slot.at:
            out += _between(here, name.at + 1, slot.at, kind)
        else:
            out.append("name behind")
            out.append(f"name behind by {few(name.at - slot.at, 6)}")
            out += [f"behind over {k}" for k in set(keys[slot.at + 1 : name.at])]
        out.append(f"depth {here.depths[slot.at] - here.depths[name.at]}")
    else:
        lines = slot.line - line.number
        out.append(f"lines {few(lines)}")
        out.append(f"lines {few(lines)} {how}")
        same = line.sentence.paragraph == here.sentence.paragraph
        out.append(f"other line, {'same' if same else 'other'} paragraph")
        if line.sentence.heading or line.number == here.heading:
            out.append("name in heading")
        if here.sentence.bullet:
            out.append("from above into item")
            if line.sentence.opens:
                out.append("item under opening")
        named = [n for n in here.names if n.at < slot.at]
        out.append(f"named nearer {few(len(named), 3)}")
        out += [f"over start {k}" for k in here.keys[: min(3, slot.at)]]
        out += _crossed(here, 0, slot.at)
        out.append(f"line {line.number}" if line.number < 2 else "line later")
    return out


def _between(line: Line, low: int, high: int, kind: str) -> list[str]:
    """What is between a name and a slot of the same line."""
    out = _crossed(line, low, high)
    out.append(f"gap {few(high - low, 12)}")
    tokens, keys = line.tokens, line.keys
    words, figures, commas, before_verb = 0, 0, 0, True
    for i in range(low, high):
        token_kind = tokens[i].kind
        if token_kind == "sign":
            commas += tokens[i].value in ",;"
        elif token_kind == "quantity":
            figures += 1
        if before_verb and token_kind in _HEADS:
            out.append(f"until {keys[i]} {few(words, 5)}")
            before_verb = False
        words += token_kind == "word"
    out += [f"figures between {few(figures)}", f"figures between {few(figures)} {kind}"]
    out.append(f"commas between {few(commas)}")
    return out


def _crossed(line: Line, low: int, high: int) -> list[str]:
    return [feature for features in set(line.over[low:high]) for feature in features]


def _none(line: Line, slot: Slot) -> list[str]:
    kind, i, keys, tokens = slot.kind, slot.at, line.keys, line.tokens
    out = [f"none {kind}", f"none unit {slot.quantity.base}", f"none {kind} size {slot.size}"]
    for k in range(1, 4):
        out.append(f"none -{k} {keys[i - k] if i >= k else '^'}")
        out.append(f"none +{k} {keys[i + k] if i + k < len(keys) else '$'}")
    out += [
        f"none before {key}"
        for key in {keys[j] for j in range(max(0, i - 10), i) if tokens[j].kind not in ("quantity", "period", "area")}
    ]
    out += [f"none behind {key}" for key in {keys[j] for j in range(i + 1, min(len(keys), i + 6))}]
    out.append(f"none {kind} -1 {tokens[i - 1].kind if i else '^'}")
    out.append(f"none names {few(sum(1 for n in line.names if n.at < i), 3)}")
    out.append(f"none depth {min(2, line.depths[i])}")
    q = slot.quantity
    for flag, said in (
        (q.fraction, "fraction"),
        (q.each is not None, "each"),
        (q.per_year, "per year"),
        (bool(q.sign), "sign"),
    ):
        if flag:
            out.append(f"none {said}")
    j = i - 1
    while j >= 0 and i - j < 25 and tokens[j].kind not in ("indicator", "part"):
        if tokens[j].kind in ("other", "area", "aside", "narrow", "action"):
            out.append(f"none nearest {keys[j]}")
            break
        j -= 1
    for j in range(i - 1, max(-1, i - 8), -1):
        if tokens[j].kind == "verb":
            out.append(f"none verb {keys[j]} {kind}")
            break
    if line.sentence.bullet:
        out.append("none item")
    if slot.line == 0:
        out.append("none first line")
    out.append(f"none line {few(slot.line // 5, 5)}")
    return out
