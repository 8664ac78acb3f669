"""What was computed from the figures beside a cell and held against it, with the figures put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from etl.explore import written
from etl.explore.look import Look
from etl.explore.pages.sums import sums


def arithmetic(look: Look, row: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """What was computed and compared, with the figures put in and whether the result agrees."""
    words, against = look.words, (row["contradiction"] or "").split(", ")
    before = next((one for one in beside if one["role"] == "before"), None)
    actual = written.number(row["actual"], words)
    if row["growth_computed"] is not None and before is not None:
        formula = f"{actual} ÷ {written.number(before['actual'], words)} − 1"
        yield _checked(
            look, "growth", formula, row["growth_computed"], row["growth_stated"], "growth and levels" in against
        )
    if row["completion_computed"] is not None:
        formula = f"{actual} ÷ {written.number(row['plan'], words)}"
        yield _checked(
            look,
            "completion",
            formula,
            row["completion_computed"],
            row["completion_stated"],
            "completion and plan" in against,
        )
    if row["plan_implied"] is not None:
        unit = look.unit(row["unit"])
        least, most = (written.computed(row[name], words) for name in ("plan_implied_low", "plan_implied_high"))
        yield {
            "what": words("arithmetic.plan_implied"),
            "formula": f"{actual} ÷ {written.percent(row['completion_stated'], words)}",
            "result": f"{written.computed(row['plan_implied'], words)}\u00a0{unit} ({least} – {most})",
            "verdict": "", "agrees": True,
        }  # fmt: skip
    yield from sums(look, row, beside)
    parts = [one for one in beside if one["role"] == "part" and one["actual"] is not None]
    for partition in dict.fromkeys(one["partition"] for one in parts):
        of_it = [one for one in parts if one["partition"] == partition]
        total = sum(one["actual"] for one in of_it)
        differs = "level and parts" in against
        yield {
            "what": words("arithmetic.parts", partition=words.code("partition", partition)),
            "formula": " + ".join(f"{written.number(one['actual'], words)}" for one in of_it),
            "result": f"{written.computed(total, words)}\u00a0{look.unit(row['unit'])}",
            "verdict": words("arithmetic.parts_differ", total=actual) if differs else "",
            "agrees": not differs,
        }


def _checked(look: Look, what: str, formula: str, found: float, stated: float | None, differs: bool) -> dict[str, Any]:
    words = look.words
    verdict = ""
    if stated is not None:
        verdict = words("arithmetic.differs" if differs else "arithmetic.agrees", stated=written.percent(stated, words))
    return {
        "what": words(f"arithmetic.{what}"), "formula": formula, "result": written.percent_computed(found, words),
        "verdict": verdict, "agrees": not differs,
    }  # fmt: skip
