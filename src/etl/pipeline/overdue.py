"""Sources whose reports are due by a day of the month and have not come: what gives nothing fails at nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from etl.acquire import Source, load_sources
from etl.errors import UsageError, WarehouseError
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import exists
from etl.warehouse.sql_files import query


@dataclass(frozen=True, slots=True)
class Overdue:
    """A source, the day by which its report was due, and the day of the last report that is known (None = none)."""

    source: str
    due: date
    last: date | None

    def __str__(self) -> str:
        last = f"the last is of {self.last}" if self.last else "there has been none"
        said = f"overdue: {self.source}: a report was due by {self.due}, {last}"
        return f"{said}; see whether its address still leads to reports"


def overdue(settings: Settings, today: date) -> tuple[Overdue, ...]:
    """The sources that declare `due_day` and of which no report of the month of their last due day is known.

    A report is of a source when it lies in its folder or has its publisher. Raises UsageError for a faulty file of
    sources, WarehouseError when the warehouse cannot be read.
    """
    sources = load_sources(settings.sources_file, settings.sources is not None)
    expected = [source for source in sources if source.due_day and not source.paused]
    if not expected:
        return ()
    last = _last(settings, expected)
    dues = {source.name: last_due(source.due_day or 1, today) for source in expected}
    return tuple(
        Overdue(name, due, last.get(name))
        for name, due in dues.items()
        if (known := last.get(name)) is None or known < due.replace(day=1)
    )


def lines(settings: Settings, today: date) -> tuple[str, ...]:
    """A line for each source that is overdue, or why none can be named: what has been published does not fail by it."""
    try:
        return tuple(map(str, overdue(settings, today)))
    except (UsageError, WarehouseError) as fault:
        return (f"sources: {fault}",)


def last_due(day: int, today: date) -> date:
    """The last day with that number of the month that is over."""
    this = today.replace(day=day)
    return this if this < today else (today.replace(day=1) - timedelta(days=1)).replace(day=day)


def _last(settings: Settings, sources: list[Source]) -> dict[str, date]:
    if not exists(settings.warehouse):
        return {}
    asked = {"names": [source.name for source in sources], "publishers": [source.publisher for source in sources]}
    return dict(ask(settings.warehouse, query("last_report_of_source"), asked).rows)
