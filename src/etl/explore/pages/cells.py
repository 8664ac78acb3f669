"""The rows behind the page of a figure: the cell itself, and the cells that its arithmetic uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from etl.explore.look import Look

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
            indicator=code,
            related=sorted({one["indicator"] for one in self._related}),
            suffixes=[one["suffix"] for one in look.ask("page_part_of_year")],
            most=MOST,
        )
        self.own: Rows = [row for row in found if row["role"] == "cell"]
        self._others = [row for row in found if row["role"] != "cell"]

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


def _order(row: Mapping[str, Any]) -> tuple[object, ...]:
    return row["role"], row["partition"] or "", row["indicator"], row["period"]
