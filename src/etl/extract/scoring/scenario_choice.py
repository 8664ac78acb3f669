"""Whether a slot states what was reached, estimated or planned. Features only."""

from __future__ import annotations

from etl.extract.scoring.lines import Slot, Text, few
from etl.extract.scoring.period_choice import relation, shape

_PLANS = ("scenario:plan", "compare:plan", "scenario:will", "scenario:expected")


def scenario_features(text: Text, slot: Slot, measure: str, period: str, report: str | None) -> list[str]:
    """The features of a slot that states `measure` of `period` in a report about the period `report`."""
    line = text.lines[slot.line]
    i, keys, tokens = slot.at, line.keys, line.tokens
    beside = relation(period, report)
    out = [f"is {beside}", f"is {shape(period)}", f"measure {measure}", f"is {beside} {measure}"]
    nearest = None
    for j in range(i - 1, -1, -1):
        if tokens[j].kind == "scenario":
            figures = sum(1 for k in line.figures if j < k < i)
            names = sum(1 for n in line.names if j < n.at < i)
            stops = sum(1 for k in range(j, i) if keys[k] in (",", ";"))
            if nearest is None:
                nearest = keys[j]
                said, over = f"nearest {keys[j]}", few(figures)
                out += [said, f"{said} over {over}", f"{said} names {few(names, 3)}", f"{said} stops {few(stops, 3)}"]
                out += [
                    f"{said} {beside}",
                    f"{said} over {over} {measure}",
                    f"{said} over {over} names {few(names, 2)}",
                ]
            else:
                out.append(f"further {keys[j]}")
    if nearest is None:
        out += ["no word before", f"no word before {beside}"]
    out += [f"behind {k}" for k in {keys[j] for j in range(i + 1, min(len(keys), i + 8))} if k.startswith("scenario:")]
    out += [f"-{k} {keys[i - k] if i >= k else '^'}" for k in range(1, 4)]
    out += [f"opens {k}" for k in keys[:3]]
    out += [
        f"before {k}"
        for k in {keys[j] for j in range(i) if tokens[j].kind in ("verb", "compare", "scenario", "aside", "cumulative")}
    ]
    out += _above(text, slot, beside)
    return out


def _above(text: Text, slot: Slot, beside: str) -> list[str]:
    """What the lines before and the headings say."""
    line, out = text.lines[slot.line], []
    for back in (1, 2, 3):
        if slot.line - back < 0:
            break
        earlier = text.lines[slot.line - back]
        same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
        said = {k for k in earlier.keys if k.startswith("scenario:")}
        out += [f"{same} paragraph {k} {back}" for k in said]
        out += [f"{same} paragraph {k}" for k in said]
        if not said:
            out.append(f"{same} paragraph silent {back}")
        if earlier.sentence.opens:
            out += [f"above {k}" for k in said | {k for k in earlier.keys if k in _PLANS}]
    if line.heading >= 0:
        heading = text.lines[line.heading]
        out += [
            f"heading {k}"
            for k in set(heading.keys)
            if k.startswith(("scenario:", "compare:plan")) or k in ("nhiệm", "giải", "phương", "kết")
        ]
    counts = f"estimates {few(text.estimates, 3)}"
    out += [f"report {counts}", f"report {counts} {beside}"]
    if slot.line == 0:
        out.append("first line")
    if slot.line < 3 and any(k == "scenario:estimate" for k in (text.lines[1].keys if len(text.lines) > 1 else ())):
        out.append("lead estimates")
    return out
