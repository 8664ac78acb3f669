"""Alternatives: the time of a column whose heading tells none, under a title that tells several.

The arithmetic of the table chooses, where it leaves one of them; else the column stays without a time, and in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

from etl.extract.tables.checks import Check
from etl.extract.tables.times import Times

_MOST = 3  # columns without a time; with more of them too many readings fit


def weighed(times: Times, checks: Callable[[Times], Iterable[Check]]) -> Times:
    """`times`, with the alternatives that the figures leave; `checks` holds a table against itself with such times."""
    open_lines = {line: found for line in times.headings if (found := times.alternatives(line))}
    times = times.with_times({line: found[0] for line, found in open_lines.items() if len(found) == 1})
    unsure = {line: found for line, found in open_lines.items() if len(found) > 1}
    if not 0 < len(unsure) <= _MOST:
        return times
    fitting = list[Times]()
    for choice in product(*unsure.values()):
        tried = times.with_times(dict(zip(unsure, choice, strict=True)))
        held = tuple(checks(tried))
        borne_out = {line for one in held if one.holds for line in one.lines}
        if not any(one.fails for one in held) and borne_out.issuperset(unsure):
            fitting.append(tried)
    return fitting[0] if len(fitting) == 1 else times
