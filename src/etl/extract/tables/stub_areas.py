"""Whose the rows of a list of places are: below a province stand its owners and branches, which are not the whole's.

A list goes on from page to page, with or without indent; a group of rows or a sum ends what a province stands over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from etl.catalogue.areas import NATION
from etl.extract.tables.boxhead import Heading
from etl.extract.tokens import Token

UNKNOWN = "unknown"
"""In the place of an area: the rows are somebody's whom the table does not name."""

Scope = Token | str | None
"""The province that a row without a place of its own belongs to; UNKNOWN; None where it is the whole table's."""


@dataclass(slots=True)
class StubAreas:
    """The list of places of one table over all its pages. `listed` are the provinces it names, `before` the rows that
    stood above the first of them (by page, None at the end of a page without any)."""

    listed: set[str] = field(default_factory=set)
    _current: Scope = None
    _column: int = 0
    _is_group: bool = False
    _has_begun: bool = False

    def page(
        self, rows: Mapping[int, Heading], columns: Mapping[int, int], filled: Collection[int], is_again: bool
    ) -> tuple[dict[int, Scope], frozenset[int]]:
        """The scope of every row of the next page, and the rows above the first province of the list.

        `columns` tell in which column the label of a row begins, `filled` the rows with figures; `is_again` that the
        page says it goes on with another one ("tiếp theo") that is not known.
        """
        if is_again and not self._has_begun:
            self._current = UNKNOWN
        scopes, above = dict[int, Scope](), set[int]()
        for row, heading in rows.items():
            if heading.tokens:
                self._row(heading, columns.get(row, 0), row not in filled)
            if not self._has_begun:
                above.add(row)
            nobodys = not heading.tokens and row in filled and self._current is not None
            scopes[row] = UNKNOWN if nobodys else self._current if heading.area is None else None
        return scopes, frozenset(above)

    def _row(self, heading: Heading, column: int, is_group: bool) -> None:
        place = heading.area
        if place is not None and place.value.kind == "area":
            is_nation = place.value.area_id == NATION
            self._has_begun = self._has_begun or not is_nation
            self._current, self._column, self._is_group = None if is_nation else place, column, is_group
            if not is_nation:
                self.listed.add(place.value.area_id)
        elif self._current is None or place is not None:
            return
        elif heading.total is not None and heading.first is heading.total and not heading.names:
            self._current = self._current if self._is_group else None
        elif is_group and column <= self._column:
            self._current = None
        elif heading.strange and not heading.names and column <= self._column:
            self._current = UNKNOWN  # "Các tỉnh khác", "Bộ Y tế": what stands below it is its own
