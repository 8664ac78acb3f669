"""Whether a slot states what was reached, estimated or planned. Features only."""

from __future__ import annotations

from bisect import bisect_left

from etl.extract.scoring.lines import Bundle, Features, Line, Names, Slot, Text, few, once
from etl.extract.scoring.period_choice import relation, shape, when

_TELLING = frozenset({"verb", "compare", "scenario", "aside", "cumulative"})


def scenario_features(text: Text, slot: Slot, measure: str, period: str, report: str | None) -> Features:
    """The features of a slot that states `measure` of `period` in a report about the period `report`."""
    line = text.lines[slot.line]
    i, keys = slot.at, line.keys
    beside, estimates = relation(period, report), min(text.estimates, 3)
    then = when(period, text.published, text.month)
    out = {
        f"-1 {keys[i - 1] if i else '^'}", f"-2 {keys[i - 2] if i > 1 else '^'}", f"-3 {keys[i - 3] if i > 2 else '^'}",
        *line.telling("before", i, _TELLING),
    }  # fmt: skip
    bundles: list[Bundle] = [(_about, beside, shape(period), measure, estimates, then), _above(text, line)]
    said = line.words_of_scenarios
    nth = bisect_left(said, i)
    out.add(f"{then} {keys[said[nth - 1]] if nth else 'nothing said'}")
    if said:
        if nth:
            nearest = said[nth - 1]
            bundles.append((_nearest, keys[nearest], min(line.figures_between(nearest, i), 4), beside, measure))
        out.update(f"behind {keys[j]}" for j in said[nth:] if i < j < i + 8)
    return out, bundles


def _about(beside: str, kind: str, measure: str, estimates: int, then: str) -> Names:
    said = f"report estimates {few(estimates, 3)}"
    return once(
        f"is {beside}", f"is {kind}", f"measure {measure}", f"is {beside} {measure}", said, f"{said} {beside}",
        then, f"{then} {kind}", f"{then} {measure}",
    )  # fmt: skip


def _nearest(key: str, figures: int, beside: str, measure: str) -> Names:
    said, over = f"nearest {key}", f"over {few(figures)}"
    return said, f"{said} {over}", f"{said} {beside}", f"{said} {over} {measure}"


def _above(text: Text, line: Line) -> Bundle:
    """What the lines before `line` say, the same for each of its slots."""
    found = text.scenarios_above.get(line.number)
    if found is None:
        said: list[str] = []
        for back in range(1, min(3, line.number) + 1):
            earlier = text.lines[line.number - back]
            same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
            if not earlier.scenarios:
                said.append(f"{same} paragraph silent {back}")
            for key in sorted(earlier.scenarios):
                said += [f"{same} paragraph {key} {back}", f"{same} paragraph {key}"]
        found = text.scenarios_above[line.number] = (once, *said)
    return found
