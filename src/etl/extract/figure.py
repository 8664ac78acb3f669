"""A figure in its sentence: everything that is known of it before the rules decide what it states."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    `bracket`: it is in brackets; `average`: the words are about a yearly average; `counts`: a noun of this indicator is
    counted. `period` is the code of its period (None where unknown), `spoken` the expression that states it, `span` the
    last period of several years in the text, for a yearly average that names none. `last` is the measure that was read
    last of the same subject in this sentence. `dated`: its own period follows it; `beside`: the verb compares it with
    another value ("cao hơn"); `of_rate`: it is compared with a rate ("hơn 2,6 lần tốc độ tăng trưởng GDP").
    `mean`: an average of months is spoken of ("CPI bình quân"); `against_mean`: it is compared with one; `of_planned`:
    the figure before it was so much of what was planned ("5.400/5.200 tỷ đồng"); `implied` is what the levels told
    before it come to, in percent of what was planned.
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
    mean: bool = False
    against_mean: bool = False
    of_planned: bool = False
    implied: Decimal | None = None
    verb: str | None = field(init=False)  # the one that the figure depends on: the last one before it

    def __post_init__(self) -> None:
        """Takes the last verb, which every rule asks for."""
        self.verb = self.verbs[-1] if self.verbs else None

    @property
    def compared(self) -> Comparison | None:
        """What it is compared with: by the words after it, else before it, else for the whole list; else None."""
        if self.behind is not None:
            return self.behind
        return self.before if self.before is not None else self.standing

    @property
    def with_plan(self) -> bool:
        """Whether it is compared with the plan."""
        nearest = self.behind or self.before or self.standing
        return nearest is not None and nearest.kind == "plan"


@dataclass(slots=True)
class Interpretation:
    """What a figure states: measure and value (in the unit written), by which `rule`.

    `base` is the period of a `growth_base`; `plan`: it is what was planned; `bound` is one that the verb implies,
    `other_period` the period where it is not the sentence's (a span of years).
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
    """Why a figure is no observation. `doubt`: it may be one, and a person should look."""

    reason: str
    rule: str
    doubt: bool = False
