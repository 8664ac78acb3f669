"""A figure in its sentence; `assembly` decides what it states."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.comparison import Comparison
from etl.extract.prose.right_context import RightContext
from etl.extract.tokens import Token
from etl.language.quantities import Quantity


@dataclass(slots=True)
class Mention:
    """A quantity's token with its tail, at index `i` of its sentence's tokens.

    `compared` is the comparison that it is the figure of: what something else was set beside.
    """

    token: Token
    right: RightContext
    tokens: list[Token]
    i: int
    compared: Comparison | None = None

    def followed_by(self, kind: str, *values: str) -> bool:
        """Whether the token behind the figure and its tail is of `kind`, and has one of `values`."""
        return self.right.next < len(self.tokens) and self.tokens[self.right.next].is_(kind, *values)

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        quantity: Quantity = self.token.value
        return quantity


@dataclass(slots=True)
class Last:
    """What was read last in this sentence: its indicator, measure, base unit and verbs."""

    indicator: str
    measure: str
    base: str | None
    verbs: tuple[str, ...]
