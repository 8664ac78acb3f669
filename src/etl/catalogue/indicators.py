"""Indicators and units: the rows of the catalogue's two central tables. The rows themselves are data files."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in which figures are written: one of it is `factor` of the `base_unit`.

    `unit_mult` is SDMX's UNIT_MULT (power of ten), where the base is counted in units.
    """

    unit: str
    base_unit: str
    factor: Decimal
    dimension: str
    unit_mult: int
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Part:
    """A label that has a meaning only under a whole: "khai khoáng" under industrial output or under the index.

    Parts with the same `partition` (`industry`, `ownership`) divide the whole among themselves; one without is only
    one of many. `low` is the least that it can be, where that is less than the least of its whole; `detail` as for
    indicators. The names of the part `named_as` mean this one in prose, under the wholes that have this one; the
    phrases `beside` mean it in prose only where its whole was named before: "bán lẻ hàng hóa".
    """

    part: str
    name_vi: str
    name_en: str
    partition: str | None
    phrases: tuple[str, ...]
    low: Decimal | None = None
    detail: bool = False
    named_as: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the catalogue.

    `dimension` is money, count, energy, ratio, power, area, mass or volume;
    `display_unit` the unit views show it in. `parent` is the indicator
    this one is a part of, with `partition` naming the way of dividing: the parts of one partition add up to the
    parent where `adds_up`. `flow`: a sum over a period, not a stock on a day. `low`/`high` bound a plausible
    figure of one area for one period in `display_unit` (None = unbounded).

    `phrases` name it in reports. `counted` are the nouns that follow a bare number ("83 chợ"); those in
    `counted_in_context` count only where the sentence speaks of the indicator ("kiểm tra 255 vụ"). A level under one
    of the `negative` phrases ("nhập siêu") is below zero. `weak` phrases name it only as the head of their clause.
    Indicators of one `group` are reported together; the `in_context` names mean this one only among the others, and so
    do those of the indicator `named_as`.
    One of the `heads` followed by a part's label names the part. `of_part` is a part of industry that makes what is
    counted here, so that an amount in this dimension under the part's name is this one's. `cases` is the indicator
    that counts what this one sums up: things counted under its name are that one's. `monthly`: a month's change,
    compared with nothing, is that since the month before. `index`: a percentage stated of it alone is one of the year
    before, or a growth. `at_prices`: told at the prices of a year or at current ones; a basis told in a head
    ("giá trị sản xuất (giá so sánh 2010):") is that of its figures below. `within` is the indicator that it is a part
    of under a name of its own. `has_share`: reports state it as a share of something named with it. `detail`: one of
    the series that statistics offices print by the hundred; `etl extract` prints those of tables only when asked for
    them. `bases` are the base units of its dimension, `each` what it is a sum for each of (`person`): such a figure is
    told with or without "/người".
    """

    indicator: str
    name_vi: str
    name_en: str
    dimension: str
    display_unit: str
    headline: bool
    adds_up: bool
    flow: bool
    parent: str | None
    partition: str | None
    low: Decimal | None
    high: Decimal | None
    phrases: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    counted_in_context: frozenset[str] = frozenset()
    negative: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    group: str | None = None
    in_context: tuple[str, ...] = ()
    named_as: str | None = None
    has_share: bool = False
    heads: tuple[str, ...] = ()
    of_part: str | None = None
    cases: str | None = None
    monthly: bool = False
    index: bool = False
    at_prices: bool = False
    within: str | None = None
    companies: bool = False
    detail: bool = False
    bases: frozenset[str] = frozenset()
    each: str | None = None

    def dimension_of(self, measure: str) -> str:
        """The dimension of `measure` of this indicator: the indicator's own for its value, else ratio."""
        return self.dimension if measure == "value" else "ratio"
