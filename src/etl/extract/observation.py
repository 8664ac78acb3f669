"""What extraction gives: observations, figures in doubt, numbers left out, each with its place in the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class Evidence(NamedTuple):
    """Where one part of a reading came from: the words, their place, and how they were used.

    `start`/`end` are offsets into `Document.text`; both are -1 when the evidence stands outside the text (the card,
    the day of publication, a default).
    """

    says: str
    start: int = -1
    end: int = -1
    how: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of one report, as stated. Columns and codes are those of `docs/dictionary.md`.

    `value` is in `unit` as written, `value_base` in `base_unit`; `decimals` is how many decimals the figure was
    written with in `unit`, so that `value ± 0.5 * 10**-decimals` is what the print can mean. `char_start:char_end`
    is the place of `quote` in `Document.text`. `evidence` tells, per part (`indicator`, `period`, `area`,
    `scenario`, `measure`, …), which words decided.
    """

    document_id: str
    indicator: str
    area_id: str
    period: str
    scenario: str
    measure: str
    value: Decimal
    value_to: Decimal | None
    unit: str
    value_base: Decimal
    base_unit: str
    decimals: int
    bound: str | None
    price_basis: str | None
    scope: str | None
    base: str | None
    quote: str
    char_start: int
    char_end: int
    locator: str
    rule: str
    evidence: dict[str, Evidence] = field(default_factory=dict, compare=False)

    @property
    def observation_id(self) -> str:
        """Hash (16 hex digits) of document, indicator, area, period, scenario, measure and place in the text."""
        parts = (self.document_id, self.indicator, self.area_id, self.period, self.scenario, self.measure,
                 self.char_start, self.char_end)  # fmt: skip
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that looks like a KPI and could not be placed. Becomes a row of the warehouse's `rejected` table.

    What is known of it is kept, what is not is None; `reason` says in one sentence what is unclear.
    """

    document_id: str
    reason: str
    quote: str
    char_start: int
    char_end: int
    locator: str
    rule: str
    indicator: str | None = None
    area_id: str | None = None
    period: str | None = None
    scenario: str | None = None
    measure: str | None = None
    value: Decimal | None = None
    unit: str | None = None


class LeftOut(NamedTuple):
    """A number that is not one of our figures, and why: a date, a product, a share of something else."""

    quote: str
    char_start: int
    char_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything extraction has to say about one document; every number of the text is in one of the three."""

    observations: tuple[Observation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
