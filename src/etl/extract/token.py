"""A token: the kind of a word or group of words. What those of a sentence state together is decided in `rules`.

Kinds: `quantity`, `period`, `area`; the catalogue's `indicator`, `part`, `contextual`, `counted`; the sections of
`phrases.toml` (`verb`, `scenario`, `compare`, `bound`, …); `sign` (punctuation) and `word` (not in the vocabulary).
"""

from __future__ import annotations

from dataclasses import dataclass
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
