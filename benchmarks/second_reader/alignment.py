"""Where in a report its hand-read facts stand: each slot of the text with the facts that it can be.

A fact has its value and the words of it (`surface`), not its place. A slot whose number, in the fact's unit and by one
of the conversions, is the fact's value is where the fact stands; of several slots those are, that name its indicator.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.catalogue import Catalogue
from etl.extract.scoring.lines import Slot, Text
from etl.extract.scoring.measure_choice import CONVERSIONS
from etl.language.fold import fold

Fact = Mapping[str, Any]
_KIND_OF_BASE = {"pct": ("pct", "times"), "vnd": ("money",), "usd": ("money",), "kwh": ("energy",), "count": ("count",)}

_OF_LEVELS: tuple[str, ...] = ("same", "negative")
_OF_MULTIPLES: tuple[str, ...] = ("times", "times more")
_OF_RATIOS: tuple[str, ...] = ("same", "negative", "over", "short", "index")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A slot and the facts that stand there, each with the conversion; `sure`: the slot is certainly one of them."""

    slot: Slot
    facts: tuple[tuple[Fact, str], ...]
    sure: bool
    optional: bool


def lessons(text: Text, facts: Sequence[Fact], catalogue: Catalogue) -> list[Lesson]:
    """A lesson for every slot of `text`."""
    slots = text.slots()
    at: dict[int, list[tuple[Fact, str]]] = {}
    sure: dict[int, bool] = {}
    for fact in facts:
        places = [(k, how) for k, slot in enumerate(slots) if (how := _conversion(fact, slot, catalogue)) is not None]
        places = _written(places, slots, text, fact)
        named = [p for p in places if _is_named(text, slots[p[0]], fact, catalogue)]
        # A fact repeated elsewhere is one there too, or only looks like it.
        certain = named or places if len(places) > 1 else places
        for k, how in places:
            at.setdefault(k, []).append((fact, how))
            if (k, how) in certain and (len(certain) == 1 or named):
                sure[k] = True
    return [
        Lesson(
            slot, tuple(at.get(k, ())), sure.get(k, False), bool(at.get(k)) and all(f.get("optional") for f, _ in at[k])
        )
        for k, slot in enumerate(slots)
    ]


def _conversion(fact: Fact, slot: Slot, catalogue: Catalogue) -> str | None:
    unit = catalogue.units[fact["unit"]]
    kinds = _KIND_OF_BASE.get(unit.base_unit, ())
    if slot.kind not in kinds or (
        unit.base_unit in ("vnd", "usd") and (slot.quantity.base or unit.base_unit) != unit.base_unit
    ):
        return None
    wanted = [Decimal(str(v)) * unit.factor for v in (fact["value"], *fact.get("accept", {}).get("value", []))]
    q = slot.quantity
    if fact["measure"] == "value" and unit.base_unit != "pct":
        written, names = q.value * q.scale, _OF_LEVELS
    else:
        written = q.value
        names = _OF_MULTIPLES if slot.kind == "times" else _OF_RATIOS
    for value in wanted:  # the fact's own value before the others that a careful reader would give
        for name in names:
            if abs(CONVERSIONS[name](written) - value) <= Decimal("1e-6") * max(Decimal(1), abs(value)):
                return name
    return None


def _written(places: list[tuple[int, str]], slots: list[Slot], text: Text, fact: Fact) -> list[tuple[int, str]]:
    """The places whose words are those of the fact, where any are."""
    surface = " ".join(fold(str(fact.get("surface") or "")).split())
    del text
    same = [p for p in places if surface and _digits(slots[p[0]], surface)]
    return same or places


def _digits(slot: Slot, surface: str) -> bool:
    return str(slot.quantity.value.normalize()).replace(".", "").strip("0-") in surface.replace(".", "").replace(
        ",", ""
    ).replace(" ", "")


def _is_named(text: Text, slot: Slot, fact: Fact, catalogue: Catalogue) -> bool:
    line = text.lines[slot.line]
    code = fact["indicator"]
    whole = catalogue.indicators[code].parent
    part = code.rpartition(".")[2] if whole else None
    for name in line.names:
        if name.code in (code, part):
            return True
    return any(t.kind == "counted" for t in line.tokens[slot.at + 1 : slot.at + 2])
