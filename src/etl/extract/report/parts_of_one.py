"""Parts that are named as their whole is, which arithmetic tells apart: "34 đề án …; cụ thể: 28 đề án …, 6 đề án …".

Several levels of one thing at one time contradict each other, unless those behind the first add up to it: then they are
its parts, whatever words stand between, and what is told of them is not told of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from etl.extract.observation import Doubt, LeftOut, Observation

_FEWEST, _MOST = 2, 8
"""Parts that a whole is taken to have."""
_NEAR = 400
"""Characters between two of them at most."""
_PART = "a part of the figure before it: together with those beside it, it adds up to that"
_OF_PART = "behind a part: of it or of the whole, which is not said"


def without_parts(observations: Sequence[Observation]) -> tuple[list[Observation], list[LeftOut], list[Doubt]]:
    """The observations (in the order of the text) without such parts, the parts, and as doubts what is told of them."""
    parts: dict[int, LeftOut] = {}
    of_parts: dict[tuple[str, str], list[tuple[int, int]]] = {}  # places by indicator and area
    for levels in _levels(observations).values():
        k = 0
        while k < len(levels):
            count = _parts_of(levels, k)
            for one in levels[k + 1 : k + 1 + count]:
                parts[one.char_start] = LeftOut(one.quote, one.char_start, one.char_end, _PART)
            if count:
                span = levels[k + 1].char_start, levels[k + count].char_end + _NEAR
                of_parts.setdefault((levels[k].indicator, levels[k].area_id), []).append(span)
            k += count + 1
    if not parts:
        return [*observations], [], []
    kept, doubts = list[Observation](), list[Doubt]()
    for one in observations:
        spans = of_parts.get((one.indicator, one.area_id), ())
        if one.measure == "value" and one.char_start in parts:
            continue
        if one.measure != "value" and any(begin < one.char_start < end for begin, end in spans):
            doubts.append(Doubt.of(one, _OF_PART, "parts.of-one"))
        else:
            kept.append(one)
    return kept, [*parts.values()], doubts


def _levels(observations: Sequence[Observation]) -> dict[tuple[object, ...], list[Observation]]:
    """The levels in prose by what they are of, where there are enough of them to be a whole and its parts."""
    found: dict[tuple[object, ...], list[Observation]] = {}
    for one in observations:
        if one.measure == "value" and one.cell_context is None and one.value_base > 0:
            cell = one.indicator, one.area_id, one.period, one.scenario, one.scope, one.price_basis, one.base_unit
            found.setdefault(cell, []).append(one)
    return {cell: levels for cell, levels in found.items() if len(levels) > _FEWEST}


def _parts_of(levels: Sequence[Observation], k: int) -> int:
    """How many of the levels right behind the one at `k` add up to it; 0 where they do not."""
    whole, near = levels[k], 0
    for before, one in zip(levels[k:], levels[k + 1 : k + 1 + _MOST], strict=False):
        if one.char_start - before.char_end > _NEAR or one.bound is not None:
            break
        near += 1
    sums = accumulate(one.value_base for one in levels[k + 1 : k + 1 + near])
    return next((count for count, total in enumerate(sums, 1) if count >= _FEWEST and total == whole.value_base), 0)
