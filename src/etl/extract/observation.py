"""What extraction returns: observations, figures in doubt, numbers left out, each with its place in the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

REACHED = ("estimate", "preliminary", "actual")
"""What words say of a figure that was reached, the least settled first; SDMX has E, P and A for them."""

EARLY = REACHED[:2]
"""Those of a figure that is not settled."""

EXCL_PART = "excl_part"
"""What the scope of a figure begins with that leaves out a part for which no scope is known; the part follows."""


def scenario_of(said: str) -> str:
    """The scenario of a figure that is `said` to be so: a preliminary one is an estimate by its scenario."""
    return "estimate" if said in EARLY else said


class Evidence(NamedTuple):
    """The words from which one part of a reading follows, their place, and how they were used.

    `start`/`end` are offsets into `Document.text`; both are -1 where the evidence is not in the text (the card, the day
    of publication, a default).
    """

    says: str
    start: int = -1
    end: int = -1
    how: str = ""


@dataclass(slots=True, unsafe_hash=True)  # nobody changes one; a frozen one takes twice as long to make
class Observation:
    """One figure of one report, as stated. Columns and codes are those of `docs/dictionary.md`.

    `value` is in `unit` as written, `value_base` in `base_unit`; `decimals` is the number of decimals written in
    `unit`, so that the print can mean `value ± 0.5 * 10**-decimals`. `char_start:char_end` is the place of `quote` in
    `Document.text`. `evidence` has, for each part (`indicator`, `period`, `area`, `scenario`, `measure`, …), the words
    that decided it. `preliminary` tells of an `estimate` that the report calls preliminary ("sơ bộ").
    `reading` is what the second reader makes of it (see `reconciliation`) and `reading_probability` how probable it
    holds it to be, None where it cannot say.
    `digits` tells of a figure that was read off a picture whether two recognitions `agreed` on it, `one` read it, or it
    is `disputed` and settled by arithmetic (see `settled_digits`); None where the file states the letters.
    `digits_other` is what the second recognition made of a disputed one, as written.
    `cell_context` says what a cell of a table is (label of its row | unit | headings of its column); None in prose.
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
    preliminary: bool = False
    reading: str | None = "one"
    reading_probability: Decimal | None = None
    cell_context: str | None = None
    digits: str | None = None
    digits_other: str | None = None

    @property
    def status(self) -> str | None:
        """How far what was reached is settled: `estimate`, `preliminary` or `actual`; None for a plan."""
        if self.scenario not in REACHED:
            return None
        return "preliminary" if self.preliminary else self.scenario

    @property
    def observation_id(self) -> str:
        """Hash (16 hex digits) of document, indicator, area, period, scenario, measure and place in the text."""
        parts = (
            f"{self.document_id}\x1f{self.indicator}\x1f{self.area_id}\x1f{self.period}\x1f{self.scenario}\x1f"
            f"{self.measure}\x1f{self.char_start}\x1f{self.char_end}"
        )
        return hashlib.sha256(parts.encode()).hexdigest()[:16]


_PARTS = tuple(part.name for part in fields(Observation))
_AT = {part: at for at, part in enumerate(_PARTS)}
_parts_of = attrgetter(*_PARTS)


def with_parts(observation: Observation, **parts: Any) -> Observation:
    """The observation with other `parts`: as `dataclasses.replace`, in a fraction of its time, for there are many."""
    values = list(_parts_of(observation))
    try:
        for part, value in parts.items():
            values[_AT[part]] = value
    except KeyError as error:
        raise TypeError(f"an observation has no part {error}") from None
    return Observation(*values)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that looks like an indicator's and cannot be placed; a row of the warehouse's table `rejected`.

    What is not known of it is None; `reason` states in one sentence what is unclear. `cell_context` as in Observation.
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
    cell_context: str | None = None

    @classmethod
    def of(cls, one: Observation, reason: str, rule: str) -> Doubt:
        """The figure of an observation as one in doubt."""
        return cls(
            one.document_id, reason, one.quote, one.char_start, one.char_end, one.locator, rule, one.indicator,
            one.area_id, one.period, one.scenario, one.measure, one.value, one.unit, one.cell_context,
        )  # fmt: skip


class LeftOut(NamedTuple):
    """A number that is no figure of an indicator, and why: a date, a product, a share of something else."""

    quote: str
    char_start: int
    char_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction read in one document; every number of the text is in one of the three."""

    observations: tuple[Observation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
