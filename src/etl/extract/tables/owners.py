"""Labels that name an owner only because other owners stand beside them: "Nhà nước", "Đầu tư nước ngoài"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tokens import Token
from etl.language.fold import fold

Cells = Sequence[Sequence[Token]]
"""The tokens of one heading, cell by cell."""


def among_owners(headings: Mapping[int, Cells], text: str, catalogue: Catalogue) -> dict[int, Heading]:
    """The headings of all rows, or of all columns, of a table over `text`."""
    words, owners = _words(catalogue), _owners(catalogue)
    named = {token.value for cells in headings.values() for cell in cells for token in cell if token.kind == "part"}
    beside = {part for part in words.values() if named & (owners - {part})}

    def read(token: Token) -> Token:
        part = words.get(fold(text[token.start : token.end])) if token.kind == "indicator" else None
        return replace(token, kind="part", value=part) if part in beside else token

    if not beside:
        return {key: read_heading(cells) for key, cells in headings.items()}
    return {key: read_heading([[read(t) for t in cell] for cell in cells]) for key, cells in headings.items()}


@lru_cache(maxsize=4)
def _words(catalogue: Catalogue) -> dict[str, str]:
    """The words that name an owner among owners, folded, with the part that they name."""
    return {fold(phrase): part for part, phrases in catalogue.tables["among_owners"].items() for phrase in phrases}


@lru_cache(maxsize=4)
def _owners(catalogue: Catalogue) -> set[str]:
    """The parts that divide a whole by ownership."""
    parts = ((code.rpartition(".")[2], indicator) for code, indicator in catalogue.indicators.items())
    return {part for part, indicator in parts if indicator.partition == "ownership"}
