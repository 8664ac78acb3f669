"""Columns of rates that tell by what stands beside them what they are: "%" behind the levels of two times, "Tăng trưởng
(%)" behind the one indicator and the other, "Tháng trước" among the bases of consumer prices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.catalogue.table_families import TableFamily
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.heading_cells import TIMES
from etl.extract.tables.name import Name
from etl.extract.tables.sides import Side
from etl.extract.tokens import Token

_BASES = ("same", "month", "december", "year", "quarter", "base")
_PRICES = "cpi"
_FEWEST_TIMES = 2
_BESIDE = ("price", "filler", "benign")  # of a heading over levels and the sign: "Theo giá so sánh 2010"


def by_sign(columns: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings; of those that say nothing but "%" beside levels of several times each compares two of these: which,
    arithmetic tells. Below "Tháng 10" those are the levels below it, too."""
    return {
        column: replace(heading, marker=heading.unit)
        if _is_sign_alone(heading) and len(_times_beside(heading, columns.values())) >= _FEWEST_TIMES
        else heading
        for column, heading in columns.items()
    }


def _is_sign_alone(heading: Heading) -> bool:
    said = [token for token in heading.tokens if token.kind != "sign"]
    is_sign = bool(said) and said[-1].is_("unit", "pct") and heading.marker is None
    return is_sign and all(token.kind in TIMES or token.kind in _BESIDE for token in said[:-1])


def _times_beside(sign: Heading, columns: Iterable[Heading]) -> set[str]:
    """The times and scenarios of the levels that stand below all that stands over a `sign`."""
    over = {token.start for token in sign.tokens if token.kind in TIMES}
    levels = (h.side for h in columns if not h.is_ratio and not (h.unit is not None and h.unit.value == "pct"))
    beside = (side for side in levels if over <= {token.start for token in _told(side)})
    return {
        " ".join(str(t.value[2:] if t.kind == "period" else t.value) for t in _told(side)) for side in beside if side
    }


def _told(side: Side) -> list[Token]:
    return [t for t in (side.scenario, side.when, side.relative, side.cumulative, side.own) if t is not None]


def bases_alone(columns: Mapping[int, Heading], family: TableFamily | None) -> dict[int, Heading]:
    """The headings; in a table of consumer prices in which none tells a time of its own, and several what prices are
    held against, that is a base: "Tháng trước" is no level of that month."""
    if family is None or family.indicator != _PRICES:
        return dict(columns)
    alone = {column for column, heading in columns.items() if _is_base_alone(heading)}
    others = (heading for column, heading in columns.items() if column not in alone)
    if len(alone) < 2 or any(heading.side.timed and heading.average is None for heading in others):
        return dict(columns)
    return {
        column: replace(heading, side=Side(), against=heading.side, marker=heading.side.relative)
        if column in alone
        else heading
        for column, heading in columns.items()
    }


def _is_base_alone(heading: Heading) -> bool:
    relative = heading.side.relative
    if relative is None or relative.value not in _BASES or heading.is_ratio or heading.names or heading.strange:
        return False
    return heading.side.scenario is None and heading.side.cumulative is None


_OF_WHICH = "of which of the columns before it is not told"


def left_open(columns: Mapping[int, Heading], names: Mapping[int, Name], rows: Mapping[int, Name]) -> dict[int, Name]:
    """The names, in doubt, of columns of rates that name nothing and stand behind levels that do, in a table whose rows
    name none: "Xuất khẩu", "Nhập khẩu", "Tăng trưởng (%)"."""
    if any(name.indicator is not None for name in rows.values()):
        return {}
    found: dict[int, Name] = {}
    above: Name | None = None
    for column, heading in sorted(columns.items()):
        if column in names:
            above = names[column]
        elif above is not None and above.indicator is not None and heading.is_ratio and not heading.strange:
            found[column] = Name(above.indicator, _OF_WHICH, tokens=above.tokens, is_unclear=True)
    return found


def of_levels_beside(columns: Mapping[int, Heading], names: Mapping[int, Name]) -> dict[int, Name]:
    """The names of columns of rates that name nothing, where every column that does is followed by some: "Xuất khẩu",
    "Tăng trưởng (%)", "Nhập khẩu", "Tăng trưởng (%)". Each is of the one to its left, over one column or
    several. One that is in percent itself ("Chỉ số sản xuất công nghiệp (%)") needs none."""
    found: dict[int, Name] = {}
    above: Name | None = None
    waiting = False  # whether the last name has no rates yet
    for column, heading in sorted(columns.items()):
        if column in names:
            if waiting and above is not None and above.indicator != names[column].indicator:
                return {}
            in_percent = heading.unit is not None and heading.unit.value == "pct"
            above, waiting = names[column], not (heading.is_ratio or in_percent)
        elif not heading.is_ratio or above is None or heading.strange:
            return {}
        else:
            found[column], waiting = above, False
    return {} if waiting else found
