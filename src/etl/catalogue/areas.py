"""Areas: the nation, the 63 provinces until 2025-06-30 and the 34 after, and which of them a name means on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NATION = "viet-nam"
MERGER = date(2025, 7, 1)
"""The day on which 63 provinces became 34."""


@dataclass(frozen=True, slots=True)
class Area:
    """A province or the nation in the time in which it exists (`valid_from`/`valid_to` inclusive, None = open).

    `kind` is `nation`, `province` or `city` (a city under central rule). `merged_into` is the area_id that contains it
    since 2025-07-01, None where nothing changed.
    """

    area_id: str
    name: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    official_code: str | None
    merged_into: str | None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.aliases)


def area_on(areas: dict[str, Area], area_id: str, day: date) -> str:
    """The area that has the name of `area_id` on `day`: `tuyen-quang` before the merger, `tuyen-quang-2025` after.

    A province whose name ended with the merger keeps its id, and its figures.
    """
    slug = area_id.removesuffix("-2025")
    later = f"{slug}-2025"
    if later in areas:
        return later if day >= MERGER else slug
    return slug
