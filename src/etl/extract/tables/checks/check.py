"""What one check of a table says: which lines were held against each other, and whether their figures agree.

What is held against what is told in the modules beside this one; here are only their common words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.extract.tables.boxhead import Heading
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import Form
from etl.language.fold import fold

At = Callable[[int, int], CellFigure | None]
"""The figure at (line, cross)."""
Kind = tuple[tuple[str, str], ...]

FEWEST, _MOST = 3, Decimal("0.5")
"""So many rows have to speak; more than this part of them has to contradict."""
MOST_HELD = 1_000
"""How many times lines are held against each other in one kind of check; no table that anybody reads needs more."""
REVISED = Decimal("0.02")  # what an office puts right in months that are past
_OF_TIME = frozenset(
    {"period", "when", "scenario", "ratio", "prices", "sign", "number", "filler", "translation", "benign", "column"}
)


@dataclass(frozen=True, slots=True)
class Held:
    """A table as its checks see it: `meanings`, `kinds` and `forms` by line, the `crosses` that run over them, `at`.

    The kind of a line is what its heading says beside times and comparisons ("Lượng", "Trị giá"): lines of two kinds
    are no two answers to one question.
    """

    meanings: Mapping[int, Meaning]
    kinds: Mapping[int, Kind]
    forms: Mapping[int, Form]
    crosses: Sequence[int]
    at: At

    def levels(self) -> dict[int, Meaning]:
        """The lines that hold levels of a time that is told, plans left out."""
        told = {line: m for line, m in self.meanings.items() if m.period is not None}
        return {line: m for line, m in told.items() if m.kind == "level" and m.scenario != "plan"}

    def kind(self, line: int) -> Kind:
        """What the heading of the line says beside times and comparisons."""
        return self.kinds.get(line, ())


@dataclass(frozen=True, slots=True)
class Check:
    """What was held against what. `kind` is the name of the relation, `lines` are those that stand in it (of `wholes`
    the crosses), `agree` and `disagree` in how many places they do and do not."""

    kind: str
    lines: tuple[int, ...]
    agree: int
    disagree: int

    @property
    def fails(self) -> bool:
        """Whether the figures contradict what the lines are said to be."""
        told = self.agree + self.disagree
        return told >= FEWEST and self.disagree > _MOST * told

    @property
    def holds(self) -> bool:
        """Whether the figures bear out what the lines are said to be."""
        return self.agree >= FEWEST and not self.fails


def kind_of(heading: Heading, text: str) -> Kind:
    """What a heading over `text` says beside times and comparisons; a percent sign is that of comparing. Words that are
    no name of ours ("lao động") count as they are written."""
    told = (t for t in heading.tokens if t.kind not in _OF_TIME and not t.is_("unit", "pct"))
    return tuple((t.kind, fold(text[t.start : t.end]) if t in heading.strange else str(t.value)) for t in told)


def half(figure: CellFigure) -> Decimal:
    """Half of the last digit printed."""
    return Decimal(5).scaleb(-figure.decimals - 1)
