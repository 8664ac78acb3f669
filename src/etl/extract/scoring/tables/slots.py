"""A cell for a figure with all that the decisions about it are made by."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.scoring.tables.view import Column, Row

_SIZES = (10, 50, 85, 97, 103, 115, 150, 300, 1000)


class About(NamedTuple):
    """What is known of the document: the `year` and `month` in which it was published (0: unknown), its area."""

    year: int
    month: int
    area_id: str | None


class Slot(NamedTuple):
    """A figure's cell: the number as `written`, whether with a percent sign, its row and column, and the document."""

    written: Decimal
    percent: bool
    row: Row
    column: Column
    about: About
    catalogue: Catalogue

    @property
    def size(self) -> str:
        """About how large the number is, as a ratio or an index would be."""
        value = abs(self.written)
        return next((f"<{bound}" for bound in _SIZES if value < bound), "large")

    @property
    def order(self) -> int:
        """Its order of magnitude."""
        return max(-1, self.written.adjusted()) if self.written else -1

    def unit(self) -> tuple[tuple[str, ...], str]:
        """The units that are told nearest, and where; nothing where none is."""
        head = self.column.head.units
        if head:
            return head, "head"
        told = self.row.units or self.column.units
        return (told[0][1], told[0][0].partition(" ")[0]) if told else ((), "")
