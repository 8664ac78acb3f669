"""Known families of tables: what their titles say, and which indicator they are of. The rows are a data file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableFamily:
    """A family of tables. `indicator` is what its tables divide, None where the catalogue has no such indicator.

    `titles` are phrases of the title, `groups` those of a row without figures above rows of such a table. `is_mixed`:
    its rows name what they are, indicators of the catalogue among other things.
    """

    code: str
    name: str
    indicator: str | None
    titles: tuple[str, ...]
    groups: tuple[str, ...]
    is_mixed: bool
