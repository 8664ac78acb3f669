"""A sentence as tokens: a list that knows where those of each kind are. One of them is in `token`.

A module of its own: mypyc compiles no class that is a list, and the others that know tokens are compiled (`setup.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from etl.extract.token import PLAIN, Token

__all__ = ["PLAIN", "Token", "Tokens"]


class Tokens(list[Token]):
    """The tokens of a sentence, left to right; `of_kind` are the indices of those of each kind that it has.

    They are `cut` where they are a part of a sentence that is too long to be read whole.
    """

    __slots__ = ("cut", "of_kind")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        super().__init__(tokens)
        of_kind: dict[str, list[int]] = {}
        for k, token in enumerate(self):
            if token.kind in of_kind:
                of_kind[token.kind].append(k)
            else:
                of_kind[token.kind] = [k]
        self.of_kind, self.cut = of_kind, False

    def places(self, kind: str) -> Sequence[int]:
        """The indices of the tokens of `kind`, in order."""
        return self.of_kind.get(kind, ())

    def places_of(self, kinds: Iterable[str]) -> list[int]:
        """The indices of the tokens of any of `kinds`, in order."""
        found = [places for kind in kinds if (places := self.of_kind.get(kind)) is not None]
        return sorted(chain.from_iterable(found)) if len(found) > 1 else found[0] if found else []

    def last(self, before: int, kind: str, *values: str) -> int | None:
        """The index of the last token of `kind` before token number `before`, of one of `values` where some are given;
        None without one."""
        for k in reversed(self.of_kind.get(kind, ())):
            if k < before and (not values or self[k].value in values):
                return k
        return None

    def next(self, start: int, kind: str, *values: str) -> int | None:
        """The index of the first token of `kind` from token number `start` on, of one of `values` where some are given;
        None without one."""
        for k in self.of_kind.get(kind, ()):
            if k >= start and (not values or self[k].value in values):
                return k
        return None

    def has(self, kind: str, *values: str) -> bool:
        """Whether one of the tokens is of `kind` and has one of `values`."""
        return any(self[k].value in values for k in self.of_kind.get(kind, ()))
