"""Parts against the whole that their rows name: no more than it together, and no less where none is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract.tables.checks.check import REVISED, Check, Held, half

Partition = tuple[str, str]


@dataclass(slots=True)
class _Whole:
    """A row of an indicator, and the rows below it that name parts of it in one way of dividing."""

    cross: int
    parts: dict[str, list[int]] = field(default_factory=dict)


def wholes(table: Held, names: Mapping[int, str], catalogue: Catalogue) -> Iterator[Check]:
    """`wholes`: by way of dividing, the rows of parts against those of their wholes, over all lines of levels. `names`
    are the indicators by cross."""
    for (indicator, partition), groups in _groups(names, catalogue).items():
        every = {
            code
            for code, one in catalogue.indicators.items()
            if one.parent == indicator and one.partition == partition and one.adds_up
        }
        agree = disagree = 0
        for group in groups:
            for line in table.levels():
                holds = _holds(line, group, every, table)
                agree, disagree = agree + (holds is True), disagree + (holds is False)
        rows = tuple(cross for group in groups for crosses in group.parts.values() for cross in crosses)
        yield Check("wholes", rows, agree, disagree)


def _groups(names: Mapping[int, str], catalogue: Catalogue) -> dict[Partition, list[_Whole]]:
    found: dict[Partition, list[_Whole]] = {}
    last: dict[str, int] = {}
    for cross, code in names.items():
        one = catalogue.indicators[code]
        if one.parent is None or one.partition is None:
            last[code] = cross
        elif one.adds_up and one.parent in last:
            groups = found.setdefault((one.parent, one.partition), [])
            if not groups or groups[-1].cross != last[one.parent]:
                groups.append(_Whole(last[one.parent]))
            groups[-1].parts.setdefault(code, []).append(cross)
    return found


def _holds(line: int, group: _Whole, every: set[str], table: Held) -> bool | None:
    """Whether the parts go with their whole; None where that cannot be told."""
    whole = table.at(line, group.cross)
    parts = [table.at(line, crosses[0]) for crosses in group.parts.values()]
    told = [part for part in parts if part is not None]
    if whole is None or not told or any(len(crosses) > 1 for crosses in group.parts.values()):
        return None
    slack = REVISED * abs(whole.value) + half(whole) + sum((half(part) for part in told), Decimal(0))
    together = sum((part.value for part in told), Decimal(0))
    if together > whole.value + slack:
        return False
    if len(told) < len(every) or group.parts.keys() != every:
        return None
    return together >= whole.value - slack
