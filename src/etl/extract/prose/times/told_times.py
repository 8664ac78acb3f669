"""The times of which a sentence has told figures: where it ends with an earlier one, what goes on may be of either.

"Kim ngạch xuất khẩu đạt 400 triệu USD, năm 2010 mới đạt 200 triệu USD. Trong đó, khu vực FDI đạt 90 triệu USD."
"""

from __future__ import annotations

from etl.language import periods


class ToldTimes:
    """The times of this sentence's figures, and what those of the one before leave open."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self.is_open = False
        """The sentence goes on with one that ended with an earlier time, and has named none of its own so far."""

    def sentence(self, goes_on: bool) -> None:
        """A sentence begins; `goes_on` where it is about the parts of the one before."""
        latest = max(map(_end, self._told), default=0)
        self.is_open = goes_on and bool(self._told) and _end(self._told[-1]) < latest
        self._told = []

    def figure(self, code: str | None) -> None:
        """A figure of the time `code` has been told outside brackets."""
        if code is not None:
            self._told.append(code)

    def named(self) -> None:
        """This sentence names a time."""
        self.is_open = False


def _end(code: str) -> int:
    return periods.months(code)[1]
