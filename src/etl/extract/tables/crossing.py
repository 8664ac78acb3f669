"""What a row and a column say together of one figure's time and scenario: years under "Kế hoạch", months by years.

What each of them means alone is told in `levels` and `times`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.extract.observation import EARLY, REACHED
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.levels import Levels, Meaning
from etl.extract.tables.sides import THIS, Side, is_year, together
from etl.extract.tokens import Token
from etl.language import periods

_TIMES = "its row and its column tell two times"
_SCENARIOS = "its row and its column tell two scenarios"


def crossed(meaning: Meaning, heading: Heading, other: Heading, levels: Levels) -> Meaning:
    """`meaning`, which is that of the line under `boxhead`, in the row or column under `other`.

    Unchanged where `other` tells nothing; a meaning of nothing where both tell what does not go together.
    """
    is_own_time = (
        meaning.kind == "level"
        and other.side.timed
        and (not heading.side.timed or _has_its_year(heading, other) or _has_its_year(other, heading))
    )
    if meaning.kind == "nothing" or not other.side or (other.is_ratio and not is_own_time):
        return meaning
    scenario, clash = _scenario(heading.side.scenario, other.side.scenario)
    if clash:
        return Meaning("nothing", why=_SCENARIOS)
    time = _time(heading.side, other.side)
    if time is None:
        return Meaning("nothing", why=_TIMES)
    if heading.average is not None and meaning.kind == "growth":
        time = _so_far(time)
    found = levels.level(replace(time, scenario=scenario))
    if meaning.kind == "level":
        return replace(found, scenario=meaning.scenario) if _ends_early(meaning, found, other) else found
    told = meaning.scenario if other.side.scenario is None else found.scenario
    if not other.side.timed:
        return replace(meaning, scenario=told)
    return replace(meaning, period=found.period, scenario=told, why=found.why, token=found.token)


def settled(heading: Heading) -> Heading:
    """The heading without the word for how settled its figures are."""
    side = heading.side
    return heading if side.scenario is None else replace(heading, side=replace(side, scenario=None))


def last_year(headings: Mapping[int, Heading]) -> int:
    """The last year that one of the rows or columns tells; 0 where none tells one."""
    return max(map(_year, headings.values()), default=0)


def is_over(heading: Heading, other: Heading, last: int) -> bool:
    """Whether a heading of months that are only estimated ("Ước tháng 4") is crossed by an `other` of an earlier year
    than the `last` one beside it: of that year these months are known."""
    said, when = heading.side.scenario, heading.side.when
    if said is None or said.value not in EARLY or when is None or is_year(when.value) or when.value.year:
        return False
    return 0 < _year(other) < last


def _year(heading: Heading) -> int:
    """The year that a heading tells, and nothing else of a time; 0 where it tells another time, or none."""
    side = heading.side
    return side.when.value.year if side.when is not None and side.is_of_year and not side.when.value.year_to else 0


def _ends_early(meaning: Meaning, found: Meaning, other: Heading) -> bool:
    """Whether what was `found` ends with the time of a line that is known to be no final one ("Thực hiện 2011-2015"
    beside "Ước 2015"), and the crossing line says nothing else."""
    if meaning.scenario not in EARLY or other.side.scenario is not None or None in (meaning.period, found.period):
        return False
    return found.scenario == "actual" and _last(found) == _last(meaning)


def _last(meaning: Meaning) -> int:
    return periods.months(meaning.period or "")[1]


def _has_its_year(heading: Heading, other: Heading) -> bool:
    """Whether a row of comparisons tells the year of the months over it ("So sánh 2022/2021" below "Tháng 1"), or the
    other way round the months of the year over it ("Tháng 10 so với cùng kỳ" below "Thực hiện 2021")."""
    own, told = heading.side.when, other.side.when
    if own is None or told is None or own.value.year or not told.value.year:
        return False
    return (told.value.first, told.value.last) == (1, 12) and (own.value.first, own.value.last) != (1, 12)


def _so_far(time: Side) -> Side:
    """The months up to that of a row, of which a column of averages is: "Bình quân so với cùng kỳ" by "Tháng 3"."""
    when = time.when
    if when is None or when.value.first != when.value.last:
        return time
    return replace(time, when=replace(when, value=when.value._replace(first=1)))


def _scenario(one: Token | None, other: Token | None) -> tuple[Token | None, bool]:
    """The scenario of both, and whether they differ; "Thực hiện" over "Ước 2015" is an estimate.

    Of two words for what was reached the less certain one holds.
    """
    if one is None or other is None or one.value == other.value:
        return one or other, False
    if one.value in REACHED and other.value in REACHED:
        return min(one, other, key=lambda token: REACHED.index(token.value)), False
    return None, (one.value in REACHED) != (other.value in REACHED)


def _time(one: Side, other: Side) -> Side | None:
    """The time of both: "Tháng 9" by "Năm 2015"; None where they are two times."""
    if one.relative is not None and one.relative.value in THIS and other.timed:
        one = replace(one, relative=None)
    if other.relative is not None and other.relative.value in THIS and one.timed:
        other = replace(other, relative=None)
    if one.relative is not None and other.relative is not None and one.relative.value != other.relative.value:
        return None
    when = one.when or other.when
    if one.when is not None and other.when is not None:
        when = together(one.when, other.when)
        if when is None:
            return None
    return Side(None, when, one.relative or other.relative, one.cumulative or other.cumulative)
