"""The catalogue's phrases compiled for extraction: the kind of token that each is. The phrases themselves are data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.catalogue import Catalogue
from etl.errors import CatalogueError
from etl.language.fold import fold
from etl.language.lexicon import Lexicon
from etl.language.quantities import QuantityFinder


@dataclass(frozen=True, slots=True)
class Counted:
    """The indicators that a counted noun can be a figure of: always (`plain`), or where the sentence names them
    (`context`)."""

    plain: tuple[str, ...]
    context: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Everything that finds words: the lexicon of all phrases and the finder of quantities.

    `ratios` are the indicators that are percentages themselves (not indices). `weak` and `negative` hold folded
    phrases (see `Indicator`); `unit_codes` maps (base unit, factor) to the unit, `parts_of` a whole's code to the
    codes of its parts, `beside` to those of parts by the phrases that name them only beside it. `rates` are the words
    for a rate that another one is set beside.
    """

    lexicon: Lexicon
    quantities: QuantityFinder
    ratios: frozenset[str]
    weak: frozenset[str]
    negative: frozenset[str]
    unit_codes: dict[tuple[str, int], str]
    parts_of: dict[str, dict[str, str]]
    beside: dict[str, dict[str, str]]
    rates: frozenset[str]


@lru_cache(maxsize=4)
def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The compiled words of `catalogue`. Raises CatalogueError where one phrase would mean two things."""
    indicators = catalogue.indicators.values()
    try:
        lexicon = Lexicon(_phrases(catalogue))
    except ValueError as error:
        raise CatalogueError("catalogue", str(error), "leave the phrase in one place") from None
    return Vocabulary(
        lexicon=lexicon,
        quantities=QuantityFinder(list(_unit_words(catalogue))),
        ratios=frozenset(i.indicator for i in indicators if i.dimension == "ratio" and i.low == 0 and i.high == 100),
        weak=frozenset(fold(p) for i in indicators for p in i.weak),
        negative=frozenset(fold(p) for i in indicators for p in i.negative),
        parts_of=_parts_of(catalogue),
        beside=_beside(catalogue),
        rates=catalogue.spoken_of.rates_beside,
        unit_codes={(u.base_unit, int(u.factor)): u.unit for u in catalogue.units.values()},
    )


def based(unit: str, catalogue: Catalogue) -> tuple[str, int]:
    """The base of the `unit` of a unit word, and how many of it one is: "MWh" are a thousand kWh."""
    known = catalogue.units.get(unit)
    return (unit, 1) if known is None else (known.base_unit, int(known.factor))


def _unit_words(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    for surface, kind, value in catalogue.unit_words:
        base, times = based(value, catalogue) if kind == "unit" else (value, 1)
        yield fold(surface), kind, base
        if times != 1:
            yield fold(surface), "multiple", str(times)


def _parts_of(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    parts: dict[str, dict[str, str]] = {}
    for code, indicator in catalogue.indicators.items():
        part = catalogue.parts.get(code.rpartition(".")[2])
        if indicator.parent is None or part is None:
            continue
        ours = parts.setdefault(indicator.parent, {})
        if part.phrases:  # others only tables name
            ours[part.part] = code
        if part.named_as is not None:
            ours.setdefault(part.named_as, code)
    return parts


def _beside(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    beside: dict[str, dict[str, str]] = {}
    for code, indicator in catalogue.indicators.items():
        part = catalogue.parts.get(code.rpartition(".")[2])
        if indicator.parent is not None and part is not None:
            beside.setdefault(indicator.parent, {}).update((fold(phrase), code) for phrase in part.beside)
    return beside


def _phrases(catalogue: Catalogue) -> Iterator[tuple[str, str, Any]]:
    counted: dict[str, tuple[list[str], list[str]]] = {}
    for indicator in catalogue.indicators.values():
        for phrase in indicator.phrases:
            yield phrase, "indicator", indicator.indicator
        for phrase in indicator.heads:
            yield phrase, "head", indicator.indicator
        for phrase in indicator.in_context:
            yield phrase, "contextual", indicator.indicator
        for phrase in indicator.counted:
            counted.setdefault(fold(phrase), ([], []))[0].append(indicator.indicator)
        for phrase in indicator.counted_in_context:
            counted.setdefault(fold(phrase), ([], []))[1].append(indicator.indicator)
    for phrase, (plain, context) in counted.items():
        yield phrase, "counted", Counted(tuple(plain), tuple(context))
    for part in catalogue.parts.values():
        for phrase in part.phrases:
            yield phrase, "part", part.part
    for section, keys in catalogue.phrases.items():
        for key, phrases in keys.items():
            for phrase in phrases:
                yield phrase, section, key
