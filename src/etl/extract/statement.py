"""A figure in its sentence, before anything is decided of it. What it states is decided in `statements`."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.quantities import Quantity
from etl.extract.tail import Tail
from etl.extract.tokens import Token


class Statement(NamedTuple):
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


class Last(NamedTuple):
    """What was read last in this sentence: of whom, which measure, in which base unit, after which verbs."""

    indicator: str
    measure: str
    base: str | None
    verbs: tuple[str, ...]
