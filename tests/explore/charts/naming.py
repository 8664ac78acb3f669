"""Names for charts without a warehouse, rows as `kpi_yearly` has them, and the parts of a chart that tests ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.catalogue import load
from etl.explore.address import Address
from etl.explore.charts import Spec
from etl.explore.words import Words


@dataclass(frozen=True, slots=True)
class Names:
    """As `etl.explore.look.Look` names things."""

    words: Words

    def indicator(self, code: str) -> str:
        found = load().indicators[code]
        return found.name_vi if self.words.lang == "vi" else found.name_en

    def area(self, area_id: str) -> str:
        return load().areas[area_id].name

    def unit(self, code: str | None) -> str:
        found = load().units.get(code or "")
        return "" if found is None else found.name_vi if self.words.lang == "vi" else found.name_en

    def link(self, address: Address) -> str | None:
        return f"/{address.path}"


VI, EN = Names(Words("vi")), Names(Words("en"))


def row(
    year: int = 2015, area_id: str = "lang-son", indicator: str = "industrial_output", **known: Any
) -> dict[str, Any]:
    """A row with what is given; nothing else is known."""
    kept: dict[str, Any] = {
        "area_id": area_id, "year": year, "indicator": indicator, "unit": "bn_vnd", "status": "actual",
        "origin": "stated", "consistency": "consistent", "reading": "both", "trust": "text",
    }  # fmt: skip
    return kept | known


LANG_SON = (
    row(2014, actual=3439, status="estimate"),
    row(2015, actual=4013.0, growth_stated=16.7, growth_computed=16.6909, plan_implied=3764.54, plan_implied_low=3762.3,
        plan_implied_high=3766.8),
    row(2016, plan=4310.0, status=None),
)  # fmt: skip
"""A province over three years: an estimate, a result, an aim."""


def values(spec: Spec | None) -> list[Mapping[str, Any]]:
    """The data of a chart."""
    assert spec is not None
    found: list[Mapping[str, Any]] = spec["data"]["values"]
    return found


def layer(spec: Spec | None, kind: str) -> Spec:
    """The layer with a mark of a kind."""
    assert spec is not None
    marks = ((one["mark"] if isinstance(one["mark"], str) else one["mark"]["type"], one) for one in spec["layer"])
    found: Spec = next(one for mark, one in marks if mark == kind)
    return found
