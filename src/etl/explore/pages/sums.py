"""What the periods of a year and the provinces of the nation come to, beside the figure that is stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from etl.explore import written
from etl.explore.look import Look


def sums(look: Look, row: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """The sums of a row of kpi_period with the figures put in, as far as they are `beside`, and whether they agree."""
    words, against = look.words, (row["contradiction"] or "").split(", ")
    stated = {one["level_observation_id"]: one["actual"] for one in beside if one["role"] == "period"}
    made_of = [stated[figure] for figure in row["derived_from"] or () if figure in stated]
    for name, figures in (("periods", made_of), ("provinces", [])):
        total = row[f"{name}_sum"]
        if total is None:
            continue
        differs = f"level and {name}" in against or f"sums of {name}" in against
        yield {
            "what": words(f"arithmetic.{name}"),
            "formula": " + ".join(written.number(value, words) for value in figures),
            "result": f"{written.computed(total, words)}\u00a0{look.unit(row['unit'])}",
            "verdict": words(f"arithmetic.{name}_differ") if differs else "",
            "agrees": not differs,
        }
