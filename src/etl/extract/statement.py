"""A figure in its sentence, before anything is decided of it. What it states is decided in `statements`."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.quantities import Quantity
from etl.extract.tail import Tail
from etl.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity's token with its tail, at index `i` of its sentence's tokens."""

    token: Token
    tail: Tail
    tokens: list[Token]
    i: int

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        quantity: Quantity = self.token.value
        return quantity


@dataclass(frozen=True, slots=True)
class Last:
    """What was read last in this sentence: of whom, which measure, in which base unit, after which verbs."""

    indicator: str
    measure: str
    base: str | None
    verbs: tuple[str, ...]
