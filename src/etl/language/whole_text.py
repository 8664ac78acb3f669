"""What is asked of a whole text by those who describe it, and again by those who read its figures.

Each is kept for the text that was asked about last. What is returned is not to be changed.
"""

from __future__ import annotations

from functools import lru_cache

from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.lexicon import TextWords, words_of
from etl.language.period_expressions import Expression


@lru_cache(maxsize=1)
def folded_text(text: str) -> str:
    """The `text` folded (`fold`)."""
    return fold(text)


@lru_cache(maxsize=1)
def words_of_text(folded: str) -> TextWords:
    """The words of the `folded` text (`words_of`)."""
    return words_of(folded)


@lru_cache(maxsize=1)
def times_of_text(folded: str) -> tuple[Expression, ...]:
    """The period expressions of the `folded` text by its words (`period_expressions.find`)."""
    return tuple(period_expressions.find(folded, words_of_text(folded)))
