"""Phrases compiled for finding: every phrase of a set, in one pass over the words of a folded text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from etl.catalogue.fold import fold

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")
"""A word, a number with its separators, or one sign: what a phrase is made of."""


class TextWords(NamedTuple):
    """The words of a folded text: word `i` is `text[i]` and stands at `start[i]`. Plain lists, for there are many."""

    text: list[str]
    start: list[int]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.start[i] + len(self.text[i])


def words_of(folded: str, start: int = 0, end: int | None = None) -> TextWords:
    """The words of `folded[start:end]`, left to right."""
    text = WORD.findall(folded, start, len(folded) if end is None else end)
    starts, at = [], start
    for word in text:
        at = folded.index(word, at)
        starts.append(at)
        at += len(word)
    return TextWords(text, starts)


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

    @property
    def first_words(self) -> Container[str]:
        """The words that phrases begin with."""
        return self._root

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The hits in `folded[start:end]` from left to right, longest first at each place."""
        return self.find_in(words_of(folded, start, end))

    def find_in(self, words: TextWords) -> Iterator[Hit]:
        """The hits among `words`, from left to right, longest first at each place."""
        root, text, i, n = self._root, words.text, 0, len(words.text)
        while i < n:
            if text[i] not in root:  # most words begin no phrase
                i += 1
                continue
            last, best = self.longest(text, i)
            if best is None:
                i += 1
                continue
            yield Hit(best[0], best[1], words.start[i], words.end(last))
            i = last + 1

    def longest(self, words: list[str], i: int, end: int | None = None) -> tuple[int, tuple[str, Any] | None]:
        """The longest phrase that starts at word `i` and ends before word `end`.

        Gives the index of its last word and (kind, value), or (i, None).
        """
        node: Any = self._root.get(words[i])
        best, last, j, n = None, i, i, len(words) if end is None else end
        while node is not None:
            if "" in node:
                best, last = node[""], j
            j += 1
            if j >= n:
                break
            node = node.get(words[j])
        return last, best
