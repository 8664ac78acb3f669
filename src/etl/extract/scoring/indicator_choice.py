"""Which indicator a slot is a figure of, or none: the candidates and their features. Nothing is decided here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import lru_cache

from etl.extract.scoring.lines import Bundle, Candidate, Features, Line, Name, Slot, Text, few
from etl.extract.vocabulary import Counted

NONE = "none"
_LINES, _NAMES, _BEHIND = 4, 6, 8
_ANY = frozenset({"quantity", "period", "area"})
_NAMING = frozenset({"indicator", "part"})
_ELSEWHERE = frozenset({"other", "area", "aside", "narrow", "action"})
"""The kinds of tokens that say that a figure may be of something else."""
_DIMENSIONS = {"money": ("money",), "energy": ("energy",), "count": ("count",), "other": ()}


def indicator_candidates(text: Text, slot: Slot) -> list[Candidate]:
    """Each code of an indicator, or `none`, with what speaks for it; `none` first; a code may occur more than once."""
    line, size = text.lines[slot.line], slot.size
    found: list[Candidate] = [(NONE, *_none(line, slot, size))]
    seen: dict[str, int] = {}
    above: Bundle | None = None
    for nth, (at, name) in enumerate(_names(text, slot)):
        named = None
        for code, how in _codes(text, at, name, slot):
            indicator = text.catalogue.indicators.get(code)
            if indicator is None or not _fits(slot, indicator.dimension):
                continue
            again = seen.get(code, 0)
            seen[code] = again + 1
            if again >= 2:
                continue
            if named is None:  # the same for every indicator that the name can mean
                named = [_written(text, at, name, slot.kind)]
                if at is line:
                    features = _beside(line, slot, name, named)
                else:
                    above = above or _before(line, slot)
                    named.append(above)
                    features = frozenset()
            bundles = [*named, _ranked(few(nth), how, again), _sized(code, slot.kind, size)]
            if at is not line:
                bundles.append(_from_above(at, line, slot, how))
            found.append((code, features, bundles))
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
            features = {f"counted {how}", f"counted {code}", f"counted {how} {named}", f"{code} size {slot.size}"}
            yield code, features, ()


def _written(text: Text, line: Line, name: Name, kind: str) -> Bundle:
    """How a name is written, and between which words, for slots of a kind."""
    key = (line.number, name.at, kind)
    found = text.named.get(key)
    if found is None:
        at, keys = name.at, line.keys
        token = line.tokens[at]
        surface = f"surface {name.code} {token.end - token.start}"  # its length does for the words
        found = text.named[key] = (
            surface, f"{surface} {kind}", f"before name {keys[at - 1] if at else '^'}",
            f"after name {keys[at + 1] if at + 1 < len(keys) else '$'}", *(("name opens line",) if at <= 1 else ()),
        )  # fmt: skip
    return found


@lru_cache(maxsize=1024)
def _ranked(rank: str, how: str, again: int) -> Bundle:
    return f"nth {rank}", f"nth {rank} {how}", f"again {again}"


@lru_cache(maxsize=4096)
def _sized(code: str, kind: str, size: int) -> Bundle:
    return (f"size {code} {kind} {size}",)


def _beside(line: Line, slot: Slot, name: Name, bundles: list[Bundle]) -> Collection[str]:
    """What is said of a name of the slot's own line; adds `bundles`."""
    at, here = name.at, slot.at
    depth = line.depth(here) - line.depth(at)
    if at > here:
        bundles.append((f"depth {depth}", "name behind", f"name behind by {few(at - here, 6)}"))
        return {f"behind over {key}" for key in line.keys[here + 1 : at]}
    commas = bisect_left(line.commas, here) - bisect_left(line.commas, at)
    figures = line.figures_between(at, here)
    bundles.append(_apart(depth, few(here - at - 1, 12), few(figures), few(commas), slot.kind))
    return line.over(at + 1, here)


@lru_cache(maxsize=4096)
def _apart(depth: int, gap: str, figures: str, commas: str, kind: str) -> Bundle:
    """How far a name is before a slot of its line."""
    said = f"figures between {figures}"
    return f"depth {depth}", f"gap {gap}", said, f"{said} {kind}", f"commas between {commas}"


def _before(line: Line, slot: Slot) -> Bundle:
    """What is before the slot in its line, for names of the lines above."""
    return (*{f"over start {key}" for key in line.keys[: min(3, slot.at)]}, *line.over(0, slot.at))


def _from_above(line: Line, here: Line, slot: Slot, how: str) -> Bundle:
    """What is said of a name of `line` for a slot of the line `here` below it."""
    sentence = line.sentence
    return _above(
        few(slot.line - line.number), how, "same" if sentence.paragraph == here.sentence.paragraph else "other",
        few(sum(1 for n in here.names if n.at < slot.at), 3), sentence.heading or line.number == here.heading,
        here.sentence.bullet, sentence.opens, str(line.number) if line.number < 2 else "later",
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _above(
    lines: str, how: str, same: str, nearer: str, heading: bool, item: bool, opens: bool, number: str
) -> Bundle:  # fmt: skip
    said = f"lines {lines}"
    flags = (
        (heading, "name in heading"), (item, "from above into item"), (item and opens, "item under opening"),
    )  # fmt: skip
    return (
        said, f"{said} {how}", f"other line, {same} paragraph", f"named nearer {nearer}", f"line {number}",
        *(feature for holds, feature in flags if holds),
    )  # fmt: skip


def _none(line: Line, slot: Slot, size: int) -> Features:
    kind, i, keys, kinds, n = slot.kind, slot.at, line.keys, line.kinds, len(line.keys)
    q = slot.quantity
    out = {
        f"none -1 {keys[i - 1] if i else '^'}", f"none -2 {keys[i - 2] if i > 1 else '^'}",
        f"none -3 {keys[i - 3] if i > 2 else '^'}", f"none {kind} -1 {kinds[i - 1] if i else '^'}",
        *[f"none before {keys[j]}" for j in range(max(0, i - 10), i) if kinds[j] not in _ANY],
        *[f"none behind {key}" for key in keys[i + 1 : min(n, i + 6)]],
    }  # fmt: skip
    for j in range(i - 1, max(-1, i - 26), -1):
        if kinds[j] in _NAMING:
            break
        if kinds[j] in _ELSEWHERE:
            out.add(f"none nearest {keys[j]}")
            break
    verb = line.verb_before(i)
    names = few(sum(1 for name in line.names if name.at < i), 3)
    return out, (
        _none_of(kind, q.base or "", size, names, min(2, line.depth(i)), few(slot.line // 5, 5)),
        _none_said(
            q.fraction, q.each is not None, bool(q.per_year), bool(q.sign), line.sentence.bullet, slot.line == 0,
            f"verb {keys[verb]} {kind}" if verb >= max(0, i - 7) else "",
        ),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _none_of(kind: str, base: str, size: int, names: str, depth: int, line: str) -> Bundle:
    return (
        f"none {kind}", f"none unit {base or None}", f"none {kind} size {size}", f"none names {names}",
        f"none depth {depth}", f"none line {line}",
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _none_said(
    fraction: bool, each: bool, per_year: bool, sign: bool, item: bool, first: bool, verb: str
) -> Bundle:  # fmt: skip
    flags = (
        (fraction, "fraction"), (each, "each"), (per_year, "per year"), (sign, "sign"), (verb, verb), (item, "item"),
        (first, "first line"),
    )  # fmt: skip
    return tuple(f"none {said}" for holds, said in flags if holds)
