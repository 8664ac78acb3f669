"""Phrases compiled for finding: every phrase of a set, in one pass over the words of a folded text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import Any, NamedTuple

from etl.language.fold import fold

# The letters of folded Vietnamese come first, though the class behind them holds them too: a set is found faster.
_WORD = r"[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]+[^\W\d_]*|[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_"
WORD = re.compile(_WORD)
"""A word, a number with its separators, or one sign: what a phrase is made of."""
_WORDS_AND_GAPS = re.compile(f"({_WORD})")


class TextWords(NamedTuple):
    """The words of a folded text: word `i` is `text[i]` at `start[i]:stop[i]`. Plain lists, for there are many."""

    text: list[str]
    start: list[int]
    stop: list[int]


def words_of(folded: str, start: int = 0, end: int | None = None) -> TextWords:
    """The words of `folded[start:end]`, left to right."""
    # Gap, word, gap, word, …, gap: a word starts where the lengths before it end.
    pieces = _WORDS_AND_GAPS.split(folded[start:end])
    ends = list(accumulate(map(len, pieces), initial=start))
    return TextWords(pieces[1::2], ends[1:-1:2], ends[2::2])


def words_outside(words: TextWords, spans: Sequence[tuple[int, int]]) -> TextWords:
    """The `words` but for those in `spans`, which are in order. A stroke stands in the place of each of them: no phrase
    goes on behind it."""
    text, start, stop, done = list[str](), list[int](), list[int](), 0
    for begin, end in spans:
        first = bisect_left(words.start, begin)
        text += [*words.text[done:first], "|"]
        start += [*words.start[done:first], begin]
        stop += [*words.stop[done:first], begin + 1]
        done = max(done, bisect_left(words.start, end))
    if not done:
        return words
    return TextWords(text + words.text[done:], start + words.start[done:], stop + words.stop[done:])


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
        """`phrases`: (phrase, kind, value). Raises ValueError where one phrase has two kinds or values."""
        self._root: dict[str, Any] = {}
        for phrase, kind, value in phrases:
            node = self._root
            for word in WORD.findall(fold(phrase)):
                node = node.setdefault(word, {})
            found = node.setdefault("", (kind, value))
            if found != (kind, value):
                raise ValueError(f"phrase {phrase!r} means both {found} and {(kind, value)}")

    def beginnings(self, words: list[str]) -> list[int]:
        """The indices of `words` where a phrase may begin, by the word there and the next one."""
        root, following = self._root, [*words[1:], ""]
        openers = compress(range(len(words)), map(root.__contains__, words))
        return [i for i in openers if following[i] in (node := root[words[i]]) or "" in node]

    def opening(self, word: str) -> tuple[tuple[str, Any] | None, Container[str]]:
        """What `word` alone means (kind and value, or None) and the words that can follow it in a longer phrase."""
        node = self._root.get(word, {})
        return node.get(""), node

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The hits in `folded[start:end]` from left to right, longest first at each place."""
        return self.find_in(words_of(folded, start, end))

    def find_in(self, words: TextWords) -> Iterator[Hit]:
        """The hits among `words`, from left to right, longest first at each place."""
        after = 0
        for i in self.beginnings(words.text):
            if i < after:
                continue
            last, best = self.longest(words.text, i)
            if best is not None:
                yield Hit(best[0], best[1], words.start[i], words.stop[last])
                after = last + 1

    def longest(self, words: list[str], i: int, end: int | None = None) -> tuple[int, tuple[str, Any] | None]:
        """The longest phrase that starts at word `i` and ends before word `end`.

        Returns the index of its last word and (kind, value), or (i, None).
        """
        node: Any = self._root
        best, last = None, i
        for j in range(i, len(words) if end is None else end):
            node = node.get(words[j])
            if node is None:
                break
            if "" in node:
                best, last = node[""], j
        return last, best
