"""Known families of tables: their titles, and the indicator they divide. The rows are a data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WHOLE, NOTHING, UNCLEAR = "whole", "nothing", "unclear"
"""In the place of an indicator's code: the label is of all that the table is of; of no indicator; of one or another."""


@dataclass(frozen=True, eq=False, slots=True)
class TableFamily:
    """A family of tables. Its tables divide `indicator`, None where the catalogue has no such indicator.

    `titles` are phrases of the title, `groups` those of a row without figures above rows of such a table. `is_mixed`:
    its rows name what they are, indicators of the catalogue among other things. `labels` are the whole labels of rows
    and columns that mean an indicator (or WHOLE, NOTHING, UNCLEAR) in such a table only, folded, by their words;
    `places` is the indicator that the rows of provinces are of, where it is another one than the rows above them;
    `shared` are those of the whole province of which such a table has the part of some enterprises.
    """

    code: str
    name: str
    indicator: str | None
    titles: tuple[str, ...]
    groups: tuple[str, ...]
    is_mixed: bool
    labels: Mapping[str, str]
    places: str | None = None
    shared: tuple[str, ...] = ()

    @property
    def has_indicators(self) -> bool:
        """Whether anything in such a table can be an indicator of the catalogue."""
        return self.indicator is not None or self.is_mixed or bool(self.labels)
