"""Phrases compiled for finding: every phrase of a set, in one pass over the words of a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from etl.catalogue.fold import fold

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")
"""A word, a number with its separators, or one sign: what a phrase is made of."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: `kind` and `value` as they were added, and the place in the text."""

    kind: str
    value: Any
    start: int
    end: int


class Lexicon:
    """A set of phrases, each with a kind and a value. Longest phrase wins; hits never overlap.

    Built once and never changed afterwards. Finding takes time linear in the number of words: at each word at most
    as many steps as the longest phrase has words.
    """

    def __init__(self, phrases: Iterable[tuple[str, str, Any]] = ()) -> None:
        """`phrases`: (phrase, kind, value). A phrase may be given once per kind; the same phrase in two kinds raises.

        Raises ValueError when one phrase would mean two things.
        """
        self._root: dict[str, Any] = {}
        for phrase, kind, value in phrases:
            node = self._root
            for word in WORD.findall(fold(phrase)):
                node = node.setdefault(word, {})
            found = node.setdefault("", (kind, value))
            if found != (kind, value):
                raise ValueError(f"phrase {phrase!r} means both {found} and {(kind, value)}")

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The hits in `folded[start:end]` from left to right, longest first at each place."""
        words = list(WORD.finditer(folded, start, len(folded) if end is None else end))
        i, n = 0, len(words)
        while i < n:
            last, best = self.longest(words, i)
            if best is None:
                i += 1
                continue
            yield Hit(best[0], best[1], words[i].start(), words[last].end())
            i = last + 1

    def longest(self, words: list[re.Match[str]], i: int) -> tuple[int, tuple[str, Any] | None]:
        """The longest phrase that starts at word `i`: index of its last word and (kind, value), or (i, None)."""
        node: Any = self._root
        best, last, j = None, i, i
        while j < len(words) and (node := node.get(words[j].group())) is not None:
            if "" in node:
                best, last = node[""], j
            j += 1
        return last, best
