"""Whether a slot states what was reached, estimated or planned. Features only."""

from __future__ import annotations

from etl.extract.scoring.lines import Line, Slot, Text, few
from etl.extract.scoring.period_choice import relation, shape

_TELLING = frozenset({"verb", "compare", "scenario", "aside", "cumulative"})


def scenario_features(text: Text, slot: Slot, measure: str, period: str, report: str | None) -> list[str]:
    """The features of a slot that states `measure` of `period` in a report about the period `report`."""
    line = text.lines[slot.line]
    i, keys, tokens = slot.at, line.keys, line.tokens
    beside = relation(period, report)
    estimates = f"report estimates {few(text.estimates, 3)}"
    out = [
        f"is {beside}", f"is {shape(period)}", f"measure {measure}", f"is {beside} {measure}",
        f"-1 {keys[i - 1] if i else '^'}", f"-2 {keys[i - 2] if i > 1 else '^'}", f"-3 {keys[i - 3] if i > 2 else '^'}",
        estimates, f"{estimates} {beside}",
    ]  # fmt: skip
    nearest = next((j for j in range(i - 1, -1, -1) if tokens[j].kind == "scenario"), None)
    if nearest is not None:
        over = few(line.figures_between(nearest, i))
        said = f"nearest {keys[nearest]}"
        out += [said, f"{said} over {over}", f"{said} {beside}", f"{said} over {over} {measure}"]
    out += [f"behind {key}" for key in {keys[j] for j in range(i + 1, min(len(keys), i + 8))} if key[:9] == "scenario:"]
    out += [f"before {key}" for key in {keys[j] for j in range(i) if tokens[j].kind in _TELLING}]
    out += _above(text, line)
    return out


def _above(text: Text, line: Line) -> list[str]:
    """What the lines before `line` say, the same for each of its slots."""
    found = text.scenarios_above.get(line.number)
    if found is None:
        found = text.scenarios_above[line.number] = []
        for back in range(1, min(3, line.number) + 1):
            earlier = text.lines[line.number - back]
            same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
            if not earlier.scenarios:
                found.append(f"{same} paragraph silent {back}")
            for key in earlier.scenarios:
                found += [f"{same} paragraph {key} {back}", f"{same} paragraph {key}"]
    return found
