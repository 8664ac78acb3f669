"""What a text names by less than its name, sentence by sentence: parts in a list of parts, a place's economy, industry.

How a sentence shows which they are is in `short_parts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.names.short_parts import (
    bare_sectors,
    branches_of_output,
    economies,
    opens_parts,
    short_owner,
    short_parts,
    tells_parts_of_grdp,
)
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Vocabulary

_GRDP, _OUTPUT = "grdp", "industrial_output"


class ShortNames:
    """The short names of one document, by its `folded` text."""

    def __init__(self, folded: str, words: Vocabulary, said: SpokenOf) -> None:
        self._folded, self._words, self._said = folded, words, said
        self._sectors: Mapping[int, str] = {}  # codes of GRDP's sectors
        self._parts: Mapping[int, str] = {}  # branches of industry, owners
        self._economies = self._branches = frozenset[int]()  # what grows of a place, and what its industry produced
        self._before = Tokens()  # the sentence before
        self._of_owners = False  # it opens a list of parts, of which owners may be
        self.tells_parts_of_grdp = False  # whatever was named before

    def sentence(self, tokens: Tokens, by_owners: bool) -> None:
        """A new sentence begins; `by_owners` where the one before told what owners have."""
        self._sectors = bare_sectors(tokens, self._before, self._folded, self._words, self._said)
        self.tells_parts_of_grdp = tells_parts_of_grdp(tokens, self._sectors, self._words)
        self._branches, self._economies = branches_of_output(tokens), economies(tokens, self._folded)
        self._parts = short_parts(tokens, self._folded, self._said)
        if self._of_owners or by_owners:
            self._parts = self._parts or short_owner(tokens, self._folded, self._said)
        self._of_owners, self._before = opens_parts(tokens, self._before, self._folded, self._said), tokens

    def sector(self, token: Token) -> str | None:
        """The code of the sector of GRDP that the token names without a word for "sector"."""
        return self._sectors.get(token.start)

    def named(self, token: Token) -> Token | None:
        """The branch of industry or the owner that the word names here, as a part, or a place's economy or its industry
        as what is told of them; None where it is but a word."""
        if token.start in self._economies:
            return replace(token, kind="indicator", value=_GRDP)
        if token.start in self._branches:
            return replace(token, kind="indicator", value=_OUTPUT)
        part = self._parts.get(token.start)
        return replace(token, kind="part", value=part) if part is not None else None
