"""What a run would change among the figures of the published warehouse, found without publishing anything.

Figures are compared document by document: what both state is the same wherever it stands, what is left is paired by its
place in the text or by its value, and what finds no partner is new or gone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.catalogue import load
from etl.pipeline.discover import find_work
from etl.pipeline.workers import read_all
from etl.progress import Step, Stopwatch
from etl.query.queries import ask
from etl.settings import Settings
from etl.version import extractor_version
from etl.warehouse import exists
from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from pandas import DataFrame

Row = Mapping[str, Any]

PARTS = (
    "indicator", "area_id", "period", "scenario", "measure", "value_base", "value_to", "price_basis", "scope", "base",
    "bound", "reading",
)  # fmt: skip
"""What two readings of a figure can differ in."""


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of `document` that would be new, gone or changed: the rows before and after, one of them None.

    `kind` names the parts that differ, or is "new" or "gone"; `reason` is why a figure that is gone is now rejected,
    None where nothing says so.
    """

    document: str
    kind: str
    old: Row | None
    new: Row | None
    reason: str | None = None

    @property
    def change(self) -> str:
        """new, gone or changed."""
        return "new" if self.old is None else "gone" if self.new is None else "changed"

    @property
    def quote(self) -> str:
        """The words of the figure, as they would be quoted from then on."""
        return str((self.new or self.old or {}).get("quote", ""))


@dataclass(frozen=True, slots=True)
class FigureDiff:
    """All differences; `read` documents were read again, `unchanged` need it not, `failed` are (name, fault)."""

    differences: tuple[FigureDifference, ...]
    read: int
    unchanged: int
    failed: tuple[tuple[str, str], ...] = ()

    def kinds(self) -> list[tuple[str, str, int]]:
        """(change, kind, how many), the most first."""
        counts = Counter((d.change, d.kind) for d in self.differences)
        return [(change, kind, n) for (change, kind), n in counts.most_common()]


def figure_diff(settings: Settings, paths: Sequence[Path] = (), step: Step | None = None) -> FigureDiff:
    """What a run over `paths` (none = the raw folder) would change; only reads. Raises as `run` does."""
    watch = Stopwatch(step)
    work = find_work(settings, paths, extractor_version())
    with watch.stage("read", len(work.todo)) as done:
        readings = read_all(work.todo, settings, done)
    from etl.pipeline.judging import validate_batch  # pandas and pandera, not before the first figure is read

    checked = validate_batch(readings, load())
    names = {line.document_id: line.name for line in checked.lines}
    read = {reading.file.name for reading in readings}  # the figures of one that cannot be read would be gone
    new = _by_document(_rows(checked.figures.accepted), lambda row: names[row["document_id"]])
    rejected = _by_document(_rows(checked.figures.rejected), lambda row: names[row["document_id"]])
    old = _published(settings, [*read, *work.gone])
    found = [
        difference
        for name in sorted({*read, *work.gone})
        for difference in compared(name, old.get(name, ()), new.get(name, ()), rejected.get(name, ()))
    ]
    failed = [(reading.file.name, str(reading.fault)) for reading in readings if reading.fault is not None]
    return FigureDiff(tuple(found), len(readings), len(work.unchanged), tuple(failed))


def _published(settings: Settings, names: Sequence[str]) -> dict[str, list[Row]]:
    if not exists(settings.warehouse):
        return {}
    rows = ask(settings.warehouse, query("published_figure"), {"paths": list(names)}).records()
    return _by_document(rows, lambda row: row["path"])


def _by_document(rows: Iterable[Row], name: Callable[[Row], str]) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        found[name(row)].append(row)
    return found


def _rows(frame: DataFrame) -> list[Row]:
    """The rows of a frame as they would come out of the warehouse: what is not known is None."""
    return [
        {str(key): value for key, value in row.items()}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]


def compared(name: str, old: Sequence[Row], new: Sequence[Row], rejected: Sequence[Row]) -> Iterator[FigureDifference]:
    """The differences between the figures of one document before and after, in the order of their places."""
    before, after = _without_same(old, new)
    by_place, by_value = defaultdict[Any, list[Row]](list), defaultdict[Any, list[Row]](list)
    for row in after:
        by_place[_place(row)].append(row)
        by_value[row["value_base"], row["base_unit"]].append(row)
    taken, found = set[int](), list[FigureDifference]()
    for row in before:
        near = [*by_place[_place(row)], *by_value[row["value_base"], row["base_unit"]]]
        free = [other for other in near if id(other) not in taken]
        partner = max(free, key=lambda other: _likeness(row, other), default=None)
        if partner is None:
            reason = next((r["reason"] for r in rejected if _place(r) == _place(row)), None)
            found.append(FigureDifference(name, "gone", row, None, reason))
        else:
            taken.add(id(partner))
            found.append(FigureDifference(name, ", ".join(_differing(row, partner)), row, partner))
    found += [FigureDifference(name, "new", None, row) for row in after if id(row) not in taken]
    yield from sorted(found, key=lambda d: (d.new or d.old or {}).get("char_start") or 0)


def _without_same(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of both that the other does not have."""
    counts = Counter(map(_parts, new))
    counts &= Counter(map(_parts, old))
    return _beyond(old, counts.copy()), _beyond(new, counts)


def _beyond(rows: Sequence[Row], counts: Counter[tuple[Any, ...]]) -> list[Row]:
    left = []
    for row in rows:
        if counts[_parts(row)] > 0:
            counts[_parts(row)] -= 1
        else:
            left.append(row)
    return left


def _parts(row: Row) -> tuple[Any, ...]:
    return tuple(row[part] for part in PARTS)


def _differing(one: Row, other: Row) -> list[str]:
    return [part for part in PARTS if one[part] != other[part]]


def _likeness(row: Row, other: Row) -> tuple[bool, int]:
    return _place(row) == _place(other), -len(_differing(row, other))


def _place(row: Row) -> tuple[Any, ...]:
    """The document as it was read, by its bytes, and the place of the words in it."""
    return row["document_id"], row["char_start"]
