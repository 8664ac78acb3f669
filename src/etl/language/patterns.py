"""Phrases written once for all their variants: "[tổng] {kim ngạch|giá trị} xuất khẩu" stands for four."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

_GROUP = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}")
_LIMIT = 2000


def expand(pattern: str) -> Iterator[str]:
    """The phrases that `pattern` stands for: `[x]` may be left out, `{a|b}` is one of its alternatives.

    Raises ValueError for a pattern of more than 2,000 phrases or with a bracket left open.
    """
    choices: list[list[str]] = []
    at = 0
    for match in _GROUP.finditer(pattern):
        choices.append([pattern[at : match.start()]])
        choices.append(["", *match[1].split("|")] if match[1] is not None else match[2].split("|"))
        at = match.end()
    choices.append([pattern[at:]])
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > _LIMIT or any(sign in text for choice in choices for text in choice for sign in "[]{}"):
        raise ValueError(f"phrase pattern {pattern!r} stands for too many phrases, or a bracket is left open")
    for parts in product(*choices):
        yield " ".join("".join(parts).split()).replace(" ,", ",")


def expand_all(patterns: Iterable[str]) -> tuple[str, ...]:
    """The phrases of all `patterns`, each once, in order."""
    return tuple(dict.fromkeys(phrase for pattern in patterns for phrase in expand(pattern)))


@lru_cache(maxsize=256)
def either(words: frozenset[str] | tuple[str, ...]) -> str:
    """A pattern that matches one of `words` to the letter, the longest that fits."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=128)
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds one of `words` where no letter or digit stands right before or behind it."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)")


@lru_cache(maxsize=256)
def occurring(words: frozenset[str], text: str) -> re.Pattern[str] | None:
    """`any_of` these `words`, or None where `text` has none of them: most lists have no word in a report, so that its
    sentences need not be searched for them one by one."""
    return any_of(words) if any(word in text for word in words) else None
