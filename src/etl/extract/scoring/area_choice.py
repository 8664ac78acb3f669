"""Which area a slot is a figure of: the report's own, or one that is named beside it. Features only."""

from __future__ import annotations

from etl.catalogue.areas import NATION
from etl.extract.scoring.lines import Candidate, Slot, Text, few


def area_candidates(text: Text, slot: Slot, report: str | None) -> list[Candidate]:
    """(area_id, features) for a slot of a report about the area `report`."""
    line = text.lines[slot.line]
    found: dict[str, list[str]] = {}
    if report is not None:
        found[report] = ["the report's"]
    here = [i for i in line.areas if i < slot.at]
    for nth, i in enumerate(reversed(here)):
        mention = line.tokens[i].value
        figures = sum(1 for j in line.figures if i < j < slot.at)
        names = sum(1 for n in line.names if i < n.at < slot.at)
        before = line.keys[i - 1] if i else "^"
        found.setdefault(mention.area_id, []).extend(
            [f"here {mention.kind}", f"here {mention.frame}", f"here nth {few(nth, 3)}", f"here over {few(figures, 3)}",
             f"here {mention.frame} over {few(figures, 3)}", f"here names {few(names, 3)}", f"here behind {before}",
             f"here depth {line.depths[slot.at] - line.depths[i]}", "here opens" if i <= 1 else "here later"]
        )  # fmt: skip
    for i in line.areas:
        if i > slot.at:
            mention = line.tokens[i].value
            figures = sum(1 for j in line.figures if slot.at < j < i)
            found.setdefault(mention.area_id, []).extend(
                [
                    f"behind {mention.frame}",
                    f"behind over {few(figures, 2)}",
                    f"behind {mention.frame} over {few(figures, 2)} by {few(i - slot.at, 5)}",
                ]
            )
            break
    for back in (1, 2):
        if slot.line - back >= 0:
            earlier = text.lines[slot.line - back]
            same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
            for i in earlier.areas[-2:]:
                mention = earlier.tokens[i].value
                found.setdefault(mention.area_id, []).extend([f"earlier {back} {same}", f"earlier {mention.frame}"])
    found.setdefault(NATION, []).append("nation offered")
    for area_id, features in found.items():
        who = "own" if area_id == report else "nation" if area_id == NATION else "other"
        features += [f"is {who}", *(f"{f} {who}" for f in list(features))]
        if who == "own" and here:
            features.append(
                "own beside another" if any(line.tokens[i].value.area_id != report for i in here) else "own named"
            )
    return list(found.items())
