"""Rows of parts below a rate of their whole: "Cơ cấu GRDP (%)", "Tốc độ tăng GRDP", and below it the sectors, which are
shares or growth, too, though only the row above says so.

Which rows are parts of which is told in `stub`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from etl.catalogue import Catalogue
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.name import Name

_UNTOLD = "a percentage below a level, but whether a share or growth is not told"


@dataclass(slots=True)
class _Above:
    """The row of a whole that was read last: what it is of, its heading where it is a rate, and whether its figures are
    percentages."""

    indicator: str
    rate: Heading | None
    in_percent: bool


def below_rates(
    rows: Mapping[int, Heading], names: Mapping[int, Name], units: Mapping[int, Heading], catalogue: Catalogue
) -> tuple[dict[int, Heading], dict[int, Name]]:
    """The headings of `rows`, those of parts below a rate of their whole with what makes that one a rate, and the
    `names`, unclear where a part is in percent and its whole is not. `units` are those of the unit column."""
    headings, told, above = dict(rows), dict(names), None
    for row, heading in rows.items():
        name = names.get(row)
        if name is None or name.indicator is None:
            continue
        whole = catalogue.indicators[name.indicator].parent
        is_whole = whole is None or above is None or above.indicator != whole
        if is_whole and heading.is_ratio and not heading.names and not _is_structure(heading):
            continue  # "So với cùng kỳ (%)" is of the row above alone
        if is_whole or above is None:
            rate = heading if heading.is_ratio else None
            above = _Above(name.indicator, rate, rate is not None or _in_percent(row, heading, units))
        elif heading.is_ratio or not (_in_percent(row, heading, units) or _untold(row, heading, units)):
            continue
        elif above.rate is not None:
            rate = above.rate
            headings[row] = replace(
                heading, ratio=rate.ratio, marker=rate.marker, against=rate.against, average=rate.average,
                unit=heading.unit or rate.unit,
            )  # fmt: skip
        elif not above.in_percent and _in_percent(row, heading, units) and catalogue.indicators[name.indicator].index:
            told[row] = replace(name, why=_UNTOLD, is_unclear=True)
    return headings, told


def with_times_above(rows: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings of `rows` below columns of years; a rate that names nothing and tells no time has that of the row
    right above, where it tells months: "So với kế hoạch năm" below "Lũy kế 10 tháng"."""
    found, above = dict[int, Heading](), Heading()
    for row, heading in rows.items():
        side, when = heading.side, above.side.when
        is_bare = heading.is_ratio and not (heading.names or heading.strange or side.timed)
        if is_bare and when is not None and not when.value.year and (when.value.first, when.value.last) != (1, 12):
            heading = replace(heading, side=replace(side, when=when, cumulative=above.side.cumulative))
        found[row] = above = heading
    return found


def amounts(
    names: Mapping[int, Name], headings: Mapping[int, Heading], units: Mapping[int, Heading], title: Heading
) -> dict[int, str]:
    """The indicators of those that name one and are neither rates nor percentages: only amounts add up. What tells no
    unit is as the `title` says: "Tốc độ tăng GRDP theo quý (%)"."""
    is_of_rates = not _is_structure(title) and (title.says_growth or _in_percent(-1, title, {}))
    return {
        key: name.indicator
        for key, name in names.items()
        if name.indicator is not None
        and not headings[key].is_ratio
        and not _in_percent(key, headings[key], units)
        and not (is_of_rates and _untold(key, headings[key], units))
    }


def _is_structure(heading: Heading) -> bool:
    return heading.ratio is not None and heading.ratio.value == "share"


def _in_percent(row: int, heading: Heading, units: Mapping[int, Heading]) -> bool:
    """Whether the label, or the unit column, says that the figures of the row are percentages."""
    told = (heading.unit, units[row].unit if row in units else None)
    return any(unit is not None and unit.value == "pct" for unit in told)


def _untold(row: int, heading: Heading, units: Mapping[int, Heading]) -> bool:
    """Whether neither tells a unit."""
    return heading.unit is None and row not in units
