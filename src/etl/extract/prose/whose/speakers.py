"""Somebody who is named without an office: what he says of exports may be of his own business.

"Ông T., chủ một xưởng gỗ, cho biết xuất khẩu đạt 7,5 triệu USD"; not "ông Nguyễn Văn A, Giám đốc Sở Công Thương", nor
"ông A" further on.
"""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of

_HEAD = 4  # tokens of a sentence before which somebody who speaks in it is named: "Theo ông …", "Năm qua, bà …"
_NAME = 5  # tokens


class Speakers:
    """Who speaks in one document, by its `folded` text and its `text` as written."""

    def __init__(self, folded: str, text: str, words: SpokenOf) -> None:
        self._folded, self._text, self._words = folded, text, words
        self._officials = any_of(words.officials)
        self._persons = {person for person in words.persons if person in folded}
        self._known = set[str]()  # the given names, which stand last, of those who speak for an office

    def without_office(self, tokens: Tokens) -> tuple[int, str] | None:
        """Where a sentence names somebody at its head who speaks for no office, and by which words; None where it
        names none such."""
        if not self._persons:
            return None
        words_before = (k for k in tokens.places("word") if k + 1 < len(tokens))
        k = next((k for k in words_before if self._is_person(tokens[k], tokens[k + 1])), None)
        if k is None:
            return None
        words = [self._folded[t.start : t.end] for t in self._name(tokens, k + 1)]
        if self._officials.search(self._folded, tokens[0].start, tokens[-1].end) is not None:
            self._known.update(words[-1:])
            return None
        if k >= _HEAD or not self._known.isdisjoint(words[-1:]):
            return None
        return k, " ".join([self._folded[tokens[k].start : tokens[k].end], *words])

    def _is_person(self, token: Token, behind: Token) -> bool:
        said = self._folded[token.start : token.end] in self._persons
        return said and self._text[behind.start].isupper() and not self._folded[token.end : behind.start].strip()

    def _name(self, tokens: list[Token], k: int) -> list[Token]:
        """The words of the name that begins at token `k`."""
        end = next(
            (i for i in range(k, min(k + _NAME, len(tokens))) if not self._text[tokens[i].start].isupper()), None
        )
        return tokens[k : k + _NAME if end is None else end]
