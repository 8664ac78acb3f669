"""The rows behind the page of a figure: the cell itself, and the cells that its arithmetic uses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from etl.explore.look import Look
from etl.language.periods import spans_years, year_of

Rows = Sequence[Mapping[str, Any]]

MOST = 2_000
"""Rows of all scopes and price bases."""


class Cells:
    """What is known of an indicator in an area and a period, with the period before, periods, parts and wholes."""

    def __init__(self, look: Look, area_id: str, period: str, code: str) -> None:
        self._related = look.ask("page_related", indicator=code)
        found = look.ask(
            "page_cell",
            area=area_id,
            period=period,
            year=year_of(period),
            indicator=code,
            indicators=sorted({code, *(one["indicator"] for one in self._related)}),
            most=MOST,
        )
        parts = {f"{period}{one['suffix']}" for one in look.ask("page_part_of_year")}
        placed = [{**row, "role": _role(row, period, code, parts)} for row in found]
        self.own: Rows = [row for row in placed if row["role"] == "cell"]
        self._others = [row for row in placed if row["role"] not in ("cell", None)]

    def beside(self, row: Mapping[str, Any], most: int) -> list[dict[str, Any]]:
        """The first `most` cells that the arithmetic of `row`, one of `own`, uses, each with its `role`: `before`,
        `part`, `period`, `whole`; a part or whole in each `partition` that it belongs to. Scope and price basis are
        those of the row: others are never reckoned with it.
        """
        alike = [one for one in self._others if all(one[name] == row[name] for name in ("scope", "price_basis"))]
        of_it = [{**one, "partition": None} for one in alike if one["role"] != "related"]
        by_code = {one["indicator"]: one for one in alike if one["role"] == "related"}
        of_it += [{**by_code[one["indicator"]], **one} for one in self._related if one["indicator"] in by_code]
        return sorted(of_it, key=_order)[:most]


def _role(row: Mapping[str, Any], period: str, code: str, parts: Collection[str]) -> str | None:
    """What a row is to the cell of `code` in `period`; None for one that its arithmetic does not use.

    `parts` are the periods that a year is added up from. A span of years has none before it.
    """
    if row["indicator"] != code:
        return "related"
    if row["period"] == period:
        return "cell"
    if not spans_years(period) and row["period"] == f"{int(period[:4]) - 1:04}{period[4:]}":
        return "before"
    return "period" if row["period"] in parts and row["actual"] is not None else None


def _order(row: Mapping[str, Any]) -> tuple[object, ...]:
    return row["role"], row["partition"] or "", row["indicator"], row["period"]
