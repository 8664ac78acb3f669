"""Two rates of one thing, of which only the second says against what it is.

"Trong đó, khu vực trong nước đạt 587,3 triệu USD, tăng 36,8% và giảm 8,9% so với cùng kỳ; khu vực FDI đạt 2.535,1 triệu
USD, tăng 36,3%": the sentence before compared with two times, and what this one takes over from it is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.catalogue import Catalogue
from etl.extract.observation import Doubt, Observation
from etl.extract.report.arithmetic import interval

_REASON = "another rate of the same stands behind it; against what this one is is not said"
_RULE = "rate.of-two"
_BESIDE = re.compile(r"\s*,?\s*và\s*")
_ENDS = re.compile(r"[.!?\n](?!\d)")


def with_doubtful_rates(
    observations: Sequence[Observation], text: str, catalogue: Catalogue
) -> Iterator[Observation | Doubt]:
    """The observations (in the order of `text`); as doubts the rates that say against nothing, where another value of
    the same stands right behind that does, and those like them in the rest of the sentence."""
    until = -1
    for k, one in enumerate(observations):
        following = observations[k + 1] if k + 1 < len(observations) else None
        if _is_bare(one) and following is not None and _is_another(one, following, text, catalogue):
            found = _ENDS.search(text, following.char_end)
            until = found.start() if found else len(text)
        yield Doubt.of(one, _REASON, _RULE) if one.char_start < until and _is_bare(one) else one


def _is_bare(one: Observation) -> bool:
    """Whether it is a rate of growth in prose that says against nothing."""
    return one.measure == "growth_yoy" and one.cell_context is None and "comparison" not in one.evidence


def _is_another(one: Observation, following: Observation, text: str, catalogue: Catalogue) -> bool:
    cell, other = ((o.indicator, o.area_id, o.period, o.scenario, o.measure, o.scope) for o in (one, following))
    if cell != other or "comparison" not in following.evidence:
        return False
    beside = _BESIDE.fullmatch(text, one.char_end, following.char_start)
    return beside is not None and not interval(one, catalogue).overlaps(interval(following, catalogue))
