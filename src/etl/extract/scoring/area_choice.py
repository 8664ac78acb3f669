"""Which area a slot is a figure of: the report's own, or one that is named beside it. Features only."""

from __future__ import annotations

from etl.catalogue.areas import NATION
from etl.extract.scoring.lines import Candidate, Slot, Text, few


def area_candidates(text: Text, slot: Slot, report: str | None) -> list[Candidate]:
    """Each area_id with what speaks for it, for a slot of a report about the area `report`."""
    line = text.lines[slot.line]
    found: dict[str, list[str]] = {}
    if report is not None:
        found[report] = ["the report's"]
    for i in line.areas:
        mention = line.tokens[i].value
        features = found.setdefault(mention.area_id, [])
        if i > slot.at:  # the first behind the slot is a candidate that nothing else speaks for
            break
        features += [
            f"here {mention.kind}", f"here {mention.frame}", f"here over {few(line.figures_between(i, slot.at), 3)}",
            f"here depth {line.depth(slot.at) - line.depth(i)}",
        ]  # fmt: skip
    for back in (1, 2):
        if slot.line - back >= 0:
            earlier = text.lines[slot.line - back]
            same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
            for i in earlier.areas[-2:]:
                mention = earlier.tokens[i].value
                found.setdefault(mention.area_id, []).extend([f"earlier {back} {same}", f"earlier {mention.frame}"])
    return _candidates(found, report)


def is_area_near(text: Text, slot: Slot) -> bool:
    """Whether an area is named where one would speak for the slot: in its line or the two before it."""
    return any(line.areas for line in text.lines[max(0, slot.line - 2) : slot.line + 1])


def silent_areas(report: str | None) -> list[Candidate]:
    """The candidates where no area is named nearby, those of `area_candidates`."""
    return _candidates({} if report is None else {report: ["the report's"]}, report)


def _candidates(found: dict[str, list[str]], report: str | None) -> list[Candidate]:
    found.setdefault(NATION, [])
    for area_id, features in found.items():
        who = "own" if area_id == report else "nation" if area_id == NATION else "other"
        features += [f"is {who}", *[f"{feature} {who}" for feature in features]]
    return [(area_id, set(features), ()) for area_id, features in found.items()]
