"""A figure in its sentence: everything that is known of it before it is decided what it states."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from etl.catalogue.indicators import Indicator
from etl.extract.comparison import Comparison
from etl.language.period_expressions import Expression
from etl.language.quantities import Quantity


@dataclass(slots=True)
class Figure:
    """A quantity, the indicator it is about, and the words around it.

    `verbs` are the kinds of the verbs of its clause in order (`level`, `up`, …). `behind` is the comparison that
    follows it, `before` the one that precedes it, `standing` one that the sentence set for all that follows.
    `bracket` tells that it stands in brackets, `average` that a yearly average is spoken of, `counts` that a noun of
    this indicator is counted. `period` is the code of its period, None where it is unknown, `spoken` the expression
    that told it; `span` the last period of several years spoken of, where a yearly average needs one. `last` is
    the measure that was read last of the same subject in this sentence, `dated` that its own period stands behind it,
    `beside` that the verb sets it beside another value ("cao hơn"), `of_rate` that a rate does ("hơn 2,6 lần tốc độ
    tăng trưởng GDP").
    """

    quantity: Quantity
    indicator: Indicator
    verbs: tuple[str, ...]
    behind: Comparison | None
    before: Comparison | None
    standing: Comparison | None
    bracket: bool
    average: bool
    counts: bool
    period: str | None
    span: str | None
    last: str | None
    dated: bool = False
    of_rate: bool = False
    spoken: Expression | None = None
    beside: bool = False

    @property
    def verb(self) -> str | None:
        """The verb the figure depends on: the last one before it."""
        return self.verbs[-1] if self.verbs else None

    @property
    def compared(self) -> Comparison | None:
        """What it is compared with, if anything is said of that: behind it, before it, or for the whole list."""
        if self.behind is not None:
            return self.behind
        return self.before if self.before is not None else self.standing

    @property
    def with_plan(self) -> bool:
        """Whether the comparison behind it, or else before it, or else of the whole sentence, is with the plan."""
        nearest = self.behind or self.before or self.standing
        return nearest is not None and nearest.kind == "plan"


@dataclass(slots=True)
class Interpretation:
    """What a figure states: measure and value (in the unit written), by which `rule`.

    `base` names the period of a `growth_base`; `plan` that it is what was planned, `bound` a bound that the verb
    implies, `other_period` the period where it is not the sentence's (a span of years).
    """

    measure: str
    value: Decimal
    rule: str
    value_to: Decimal | None = None
    base: str | None = None
    plan: bool = False
    bound: str | None = None
    other_period: str | None = None


class Refusal(NamedTuple):
    """Why a figure is no observation. `doubt`: it may well be one, and a person should look."""

    reason: str
    rule: str
    doubt: bool = False
