"""Which indicator a slot is a figure of, or none: the candidates and their features. Nothing is decided here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from etl.extract.scoring.lines import Bundle, Candidate, Features, Line, Name, Names, Slot, Text, few, once
from etl.extract.vocabulary import Counted

NONE = "none"
_LINES, _NAMES, _BEHIND = 4, 6, 8
_WHOLES, _MEANINGS = 6, 3
_FAR, _MANY = 12, 3
_ANY = frozenset({"quantity", "period", "area"})
_NAMING = frozenset({"indicator", "part"})
_ELSEWHERE = frozenset({"other", "area", "aside", "narrow", "action"})
"""The kinds of tokens that say that a figure may be of something else."""
_DIMENSIONS: dict[str, tuple[str, ...]] = {"money": ("money",), "energy": ("energy",), "count": ("count",), "other": ()}
"""Of which dimension an indicator is that a slot of a kind can be a figure of; the kinds that are not here, of any."""


def indicator_candidates(text: Text, slot: Slot) -> list[Candidate]:
    """Each code of an indicator, or `none`, with what speaks for it; `none` first; a code may occur more than once."""
    line, kind, size = text.lines[slot.line], slot.kind, slot.size
    indicators, fitting = text.catalogue.indicators, _DIMENSIONS.get(kind)
    found: list[Candidate] = [(NONE, *_none(line, slot, size))]
    seen: dict[str, int] = {}
    above: tuple[Bundle, ...] | None = None
    nearer = bisect_left(line.names, (slot.at,))
    for nth, (at, name) in enumerate(_names(text, slot, nearer)):
        around: tuple[Bundle, ...] | None = None  # the same for every indicator that the name can mean
        for code, how in _codes(text, at, name, slot):
            indicator = indicators.get(code)
            if indicator is None or (fitting is not None and indicator.dimension not in fitting):
                continue
            again = seen.get(code, 0)
            seen[code] = again + 1
            if again >= 2:
                continue
            features: Collection[str] = ()
            own: tuple[Bundle, ...] = (_ranked, nth, how, again), (_sized, code, kind, size)
            if at is line:
                if name.at > slot.at:
                    features = {f"behind over {key}" for key in line.keys[slot.at + 1 : name.at]}
                around = around or _beside(line, slot, name)
            else:
                above = above or ((_starts, *line.keys[: min(3, slot.at)]), line.over(0, slot.at))
                around = around or above
                own = (*own, _from_above(at, line, slot, how, nearer))
                if at.number in line.under:
                    own = (*own, _of_heading(at, line, slot, how, nearer))
            found.append((code, features, ((_written, kind, *name.written), *around, *own)))
    if kind == "count":
        found.extend(_counted(line, slot, seen))
    return found


def _names(text: Text, slot: Slot, nearer: int) -> list[tuple[Line, Name]]:
    """The names that the slot may be a figure of: those before it, nearest first, and the one right behind it.

    `nearer` of its own line's names are before it.
    """
    line = text.lines[slot.line]
    found = [(line, name) for name in line.names[max(0, nearer - _NAMES) : nearer][::-1]]
    if nearer >= _NAMES:
        return found
    if nearer < len(line.names) and line.names[nearer].at <= slot.at + _BEHIND:
        found.append((line, line.names[nearer]))
    if (above := text.names_above.get(slot.line)) is None:
        above = text.names_above[slot.line] = _names_above(text, line)
    found += above[: _NAMES - nearer]
    if nearer + len(above) < _NAMES:
        found += _names_of_headings(text, line)
    return found


def _names_of_headings(text: Text, line: Line) -> list[tuple[Line, Name]]:
    """The names in the heading or opening line before `line`, where it is far above, else in one it stands below."""
    for number in (line.heading, *line.under):
        heading = text.lines[number]
        if 0 <= number < line.number - _LINES and heading.names:
            return [(heading, name) for name in reversed(heading.names)]
    return []


def _names_above(text: Text, line: Line) -> list[tuple[Line, Name]]:
    """The names in the lines right above `line`, nearest first."""
    lines = text.lines[max(0, line.number - _LINES) : line.number]
    return [(each, name) for each in reversed(lines) for name in reversed(each.names)][:_NAMES]


def _codes(text: Text, line: Line, name: Name, slot: Slot) -> list[tuple[str, str]]:
    """The indicators that a name can mean at the slot, each with how."""
    indicators = text.catalogue.indicators
    if name.kind == "part":
        return _codes_of_part(text, line, name, slot)
    known = indicators.get(name.code) if slot.kind == "count" else None
    if known is not None and known.cases:
        return [(name.code, name.kind), (known.cases, "cases")]
    return [(name.code, name.kind)]


def _codes_of_part(text: Text, line: Line, name: Name, slot: Slot) -> list[tuple[str, str]]:
    """The indicators that the name of a part can mean: of the wholes named last, else of output; and what it makes."""
    parts_of, found = text.words.parts_of, dict[str, str]()
    last = bisect_left(text.wholes, (slot.line, slot.at), text.wholes_before[line.number])
    for at, _, whole in reversed(text.wholes[max(0, last - _WHOLES) : last]):
        code = parts_of.get(whole, {}).get(name.code)
        if code is not None and code not in found:
            near = " here" if at == slot.line else " near" if at >= slot.line - 2 else ""
            found[code] = f"part {len(found) + 1}{near}"
            if len(found) == _MEANINGS:
                break
    codes = list(found.items())
    if not codes:
        of_output = (parts_of.get(whole, {}).get(name.code) for whole in ("industrial_output", "iip"))
        codes = [(code, "part alone") for code in of_output if code is not None]
    if slot.kind == "energy":
        made = (each for each in text.catalogue.indicators.values() if each.of_part == name.code)
        codes += [(each.indicator, "made by") for each in made]
    return codes


def _counted(line: Line, slot: Slot, seen: dict[str, int]) -> Iterator[Candidate]:
    if slot.at + 1 >= len(line.tokens) or line.kinds[slot.at + 1] != "counted":
        return
    value: Counted = line.tokens[slot.at + 1].value
    for codes, how in ((value.plain, "plain"), (value.context, "context")):
        for code in codes:
            named = "named" if code in seen else "unnamed"
            features = {f"counted {how}", f"counted {code}", f"counted {how} {named}", f"{code} size {slot.size}"}
            yield code, features, ()


def _written(kind: str, code: str, length: int, before: str, behind: str, opens: bool) -> Names:
    """How a name is written, and between which words, for slots of a kind."""
    surface = f"surface {code} {length}"
    said = (surface, f"{surface} {kind}", f"before name {before}", f"after name {behind}")
    return (*said, "name opens line") if opens else said


def _ranked(nth: int, how: str, again: int) -> Names:
    return f"nth {few(nth)}", f"nth {few(nth)} {how}", f"again {again}"


def _sized(code: str, kind: str, size: int) -> Names:
    return (f"size {code} {kind} {size}",)


def _beside(line: Line, slot: Slot, name: Name) -> tuple[Bundle, ...]:
    """What is said of a name of the slot's own line."""
    at, here = name.at, slot.at
    depth = line.depth(here) - line.depth(at)
    if at > here:
        return ((_behind, depth, at - here),)
    commas = bisect_left(line.commas, here) - bisect_left(line.commas, at)
    figures = line.figures_between(at, here)
    return (_apart, depth, min(here - at - 1, _FAR), figures, commas, slot.kind), line.over(at + 1, here)


def _behind(depth: int, by: int) -> Names:
    return f"depth {depth}", "name behind", f"name behind by {few(by, 6)}"


def _apart(depth: int, gap: int, figures: int, commas: int, kind: str) -> Names:
    """How far a name is before a slot of its line."""
    said = f"figures between {few(figures)}"
    return f"depth {depth}", f"gap {few(gap, _FAR)}", said, f"{said} {kind}", f"commas between {few(commas)}"


def _starts(*keys: str) -> Names:
    """How the line of the slot begins, for names of the lines above."""
    return once(*[f"over start {key}" for key in keys])


def _from_above(line: Line, here: Line, slot: Slot, how: str, nearer: int) -> Bundle:
    """What is said of a name of `line` for a slot of the line `here` below it; `nearer` names are between them."""
    sentence = line.sentence
    return (
        _above, slot.line - line.number, how, sentence.paragraph == here.sentence.paragraph, min(nearer, 3),
        sentence.heading or line.number == here.heading, here.sentence.bullet, sentence.opens, min(line.number, 2),
    )  # fmt: skip


def _above(
    lines: int, how: str, same: bool, nearer: int, heading: bool, item: bool, opens: bool, number: int
) -> Names:  # fmt: skip
    said = f"lines {few(lines)}"
    flags = (
        (heading, "name in heading"), (item, "from above into item"), (item and opens, "item under opening"),
    )  # fmt: skip
    return (
        said, f"{said} {how}", f"other line, {'same' if same else 'other'} paragraph", f"named nearer {few(nearer, 3)}",
        f"line {number if number < 2 else 'later'}", *(feature for holds, feature in flags if holds),
    )  # fmt: skip


def _of_heading(heading: Line, here: Line, slot: Slot, how: str, nearer: int) -> Bundle:
    """What is said of a name of a heading above the line `here`, with `nearer` names before the slot in that line."""
    nth = here.under.index(heading.number)
    alone = len(heading.names) == 1 and not heading.figures
    return _headed, how, nth, alone, nearer, here.keys[0], here.figures_between(-1, slot.at)


def _headed(how: str, nth: int, alone: bool, nearer: int, begins: str, figures: int) -> Names:
    said = f"headed {'alone' if alone else 'beside others'}"
    here = "named here" if nearer else "unnamed here"
    return (
        f"{said} {few(nth, 2)}", f"{said} {here}", f"{said} {here} {few(nth, 2)} {how}",
        *([] if nearer else [f"{said} begins {begins}", f"{said} {here} figures {few(figures, 2)}"]),
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
    names = min(bisect_left(line.names, (i,)), _MANY)
    return out, (
        (_none_of, kind, q.base, size, names, min(2, line.depth(i)), min(slot.line // 5, 5)),
        (
            _none_said, q.fraction, q.each is not None, bool(q.per_year), bool(q.sign), line.sentence.bullet,
            slot.line == 0, f"verb {keys[verb]} {kind}" if verb >= max(0, i - 7) else "",
        ),
    )  # fmt: skip


def _none_of(kind: str, base: str | None, size: int, names: int, depth: int, line: int) -> Names:
    return (
        f"none {kind}", f"none unit {base}", f"none {kind} size {size}", f"none names {few(names, _MANY)}",
        f"none depth {depth}", f"none line {few(line, 5)}",
    )  # fmt: skip


def _none_said(
    fraction: bool, each: bool, per_year: bool, sign: bool, item: bool, first: bool, verb: str
) -> Names:  # fmt: skip
    flags = (
        (fraction, "fraction"), (each, "each"), (per_year, "per year"), (sign, "sign"), (verb, verb), (item, "item"),
        (first, "first line"),
    )  # fmt: skip
    return tuple(f"none {said}" for holds, said in flags if holds)
