"""Headlines that tell in short what the text tells of something else.

"Giá trị sản xuất công nghiệp đạt hơn 5 tỷ đồng" above "giá trị sản xuất công nghiệp trên địa bàn huyện … là 5,3 tỷ
đồng": the headline's figure is of that, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.observation import Doubt, Observation
from etl.extract.report.arithmetic import interval
from etl.language.sentences import Sentence

_REASON = "the text below tells this figure of something else"
_RULE = "headline.refused"


class Refused(NamedTuple):
    """A figure under the name of an `indicator` that was no observation: so much in its base unit, and where."""

    indicator: str
    base_unit: str | None
    amount: Decimal
    char_start: int


def doubtful_headlines(
    headlines: Sequence[Sentence], observations: Iterable[Observation], refused: Sequence[Refused], catalogue: Catalogue
) -> Iterator[Observation | Doubt]:
    """The observations; those of `headlines` (in the order of the text) that only a refused figure of the text below
    repeats as doubts."""
    starts = [line.start for line in headlines]

    def in_headline(place: int) -> bool:
        k = bisect_right(starts, place) - 1
        return k >= 0 and place < headlines[k].end

    below = [one for one in refused if not in_headline(one.char_start)]
    for one in observations:
        again = below and in_headline(one.char_start) and any(_repeats(other, one, catalogue) for other in below)
        yield Doubt.of(one, _REASON, _RULE) if again else one


def _repeats(other: Refused, one: Observation, catalogue: Catalogue) -> bool:
    """Whether the refused figure is the one of the headline, told more exactly."""
    if (other.indicator, other.base_unit) != (one.indicator, one.base_unit) or other.char_start < one.char_start:
        return False
    means = interval(one, catalogue)
    return means.low <= other.amount <= means.high
