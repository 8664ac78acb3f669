"""Rows with the name of a part ("Khai khoáng", "Nhà nước"): of which whole above them they are it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.extract.tables.families import part_of
from etl.extract.tables.name import PART_OF_WHAT, Name
from etl.extract.tokens import Token
from etl.language.fold import fold


class Parts:
    """The parts that the rows of one table have named."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        """`text` is that of the document."""
        self._text, self._catalogue = text, catalogue
        self._named: dict[str, str] = {}  # by code, the words they were named with

    def forget(self) -> None:
        """Another province begins, whose owners are named anew."""
        self._named = {}

    def named(self, token: Token, described: Name, above: Sequence[tuple[Name, bool]], title: Name) -> Name:
        """The part of the nearest row that has it of those `above`, from the innermost, each with whether it has a
        number. A row of something else stands in between, unless the `title` names the whole: then rows without a
        number are details between the parts."""
        for name, is_marked in [*above, (title, True)]:
            whole = name.indicator and (self._catalogue.indicators[name.indicator].parent or name.indicator)
            code = self.of_whole(whole, token)
            if code in self._catalogue.indicators:
                if (first := self._named_before(code, token)) is not None:
                    return replace(described, why=f"it is within “{first}”, which stands above it", tokens=(token,))
                return replace(
                    described, indicator=code, tokens=(token, *name.tokens),
                    price=described.price or name.price, scope=described.scope or name.scope,
                )  # fmt: skip
            if is_marked or f"{title.indicator}.{token.value}" not in self._catalogue.indicators:
                break
        return replace(described, why=PART_OF_WHAT, tokens=(token,))

    def of_whole(self, whole: str | None, token: Token) -> str:
        """The code of the part of `whole`, which may exist or not. Another family can have its own word for it: the
        foreign sector, an owner in industry, is one of the two sectors that trade goods."""
        code = f"{whole}.{token.value}"
        if whole is None or code in self._catalogue.indicators:
            return code
        return part_of(whole, self._text[token.start : token.end], self._catalogue) or code

    def _named_before(self, code: str, token: Token) -> str | None:
        """The other words that named the same part before: below "Ngoài nhà nước", "Tư nhân" is a part of that."""
        words = self._text[token.start : token.end]
        first = self._named.setdefault(code, words)
        return first if fold(first) != fold(words) else None
