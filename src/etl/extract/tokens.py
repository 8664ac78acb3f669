"""A sentence as tokens: the kind of each word or group of words. What they state together is decided in `rules`.

Kinds: `quantity`, `period`, `area`; the catalogue's `indicator`, `part`, `contextual`, `counted`; the sections of
`phrases.toml` (`verb`, `scenario`, `compare`, `bound`, …); `sign` (punctuation) and `word` (not in the vocabulary).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

PLAIN = ("word", "back", "turn", "begin", "end")
"""The values of benign words that say nothing of themselves; "cuối" and "đầu năm" do only in a comparison."""


@dataclass(slots=True)
class Token:
    """A span of text: `kind` as above, `value` by kind (a code, a Quantity, an Expression, …)."""

    kind: str
    value: Any
    start: int
    end: int

    def is_(self, kind: str, *values: str) -> bool:
        """Whether the token is of `kind` and, where values are given, has one of them."""
        return self.kind == kind and (not values or self.value in values)


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

    def has(self, kind: str, *values: str) -> bool:
        """Whether one of the tokens is of `kind` and has one of `values`."""
        return any(self[k].value in values for k in self.of_kind.get(kind, ()))
