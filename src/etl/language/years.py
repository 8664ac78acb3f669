"""Sets of years as people write them ("2011:2015,2020", "2011-2015"), and whether periods touch them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from etl.errors import UsageError
from etl.language.fold import fold, nfc
from etl.language.periods import years_of

FIRST, LAST = 1976, 2100
"""The years that can be meant: from the country's reunification to the end of this century."""

_PART = re.compile(r"(\d{4})(?:\s*(?::|-|/|\.\.|đến|to)\s*(\d{4}))?")
_WORDS = re.compile(r"^(?:(?:các|từ|giai đoạn|from) )*(?:năm )?")
"""Words before years that say no more than the years themselves."""


@dataclass(frozen=True, slots=True)
class Years:
    """A set of years; `None` inside means every year."""

    chosen: frozenset[int] | None = None

    @classmethod
    def parse(cls, text: str | None, option: str = "--years") -> Years:
        """`2011:2015,2020` → 2011 to 2015 (both included) and 2020; None → every year. Raises UsageError.

        A span may also be written as reports write it: `2011-2015`, `2011–2015`, `từ năm 2011 đến năm 2015`.
        """
        if text is None:
            return cls()
        chosen: set[int] = set()
        for part in re.split("[,;]", text):
            chosen.update(_range(option, text, part.strip()))
        return cls(frozenset(chosen))

    def __bool__(self) -> bool:
        """Whether some years were chosen at all (False = every year)."""
        return self.chosen is not None

    def __str__(self) -> str:
        """The years as they are written on the command line: neighbours drawn together."""
        return "every year" if self.chosen is None else spans(self.chosen)

    def meet(self, periods: Iterable[str | None]) -> bool:
        """Whether one of `periods` ("2015", "2015-M01/M09", "2011/2015") touches one of the years."""
        if self.chosen is None:
            return True
        return any(not self.chosen.isdisjoint(years_of(period)) for period in periods if period)


def _range(option: str, text: str, part: str) -> range:
    plain = " ".join(fold(nfc(part)).split())
    found = _PART.fullmatch(_WORDS.sub("", plain).replace(" năm ", " "))
    if found is None:
        raise UsageError(option, f"{text!r} is no list of years", "write single years and spans, as in 2011:2015,2020")
    first, last = int(found[1]), int(found[2] or found[1])
    if not FIRST <= first <= last <= LAST:
        what = f"{part!r} is no span from {FIRST} to {LAST}"
        raise UsageError(option, what, "write the earlier year first" if first > last else "write years between these")
    return range(first, last + 1)


def spans(years: Iterable[int]) -> str:
    """{2011, 2012, 2013, 2020} → "2011:2013,2020"."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1] = [runs[-1][0], year]
        else:
            runs.append([year])
    return ",".join(":".join(map(str, run)) for run in runs)
