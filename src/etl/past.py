"""Which documents a backfill reads again: those that report on given years, or those that could fill a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.errors import UsageError
from etl.questions import ask
from etl.settings import Settings
from etl.warehouse import exists
from etl.work import RawFile, Work, find_work, path_of, raw_file
from etl.years import Years

STATED = """
    select document.path, list(distinct figure.period) filter (figure.period is not null) as periods,
           count(*) filter (figure.accepted) as accepted
    from document
    left join (
        select document_id, period, true as accepted from observation
        union all
        select document_id, period, false from rejected
    ) as figure using (document_id)
    group by document.path
    order by document.path
"""

GAPS = """
    select area, year from kpi_coverage
    group by area, year having bool_and(coverage = 'missing')
    order by area, year
"""


def past_work(settings: Settings, years: Years, missing: bool, extractor_version: str) -> Work:
    """The documents of the past that are to be read again from their raw files, whatever version read them.

    Those that report on `years`; or with `missing` those that gave no figure. To both belong the raw files that a run
    would read anyway: what they report on is known once they are read. Raises UsageError when neither is asked for.
    """
    if bool(years) == missing:
        raise UsageError("backfill", "it needs either --years or --missing", "as in `etl backfill --years 2011:2015`")
    new = find_work(settings, (), extractor_version)
    if not exists(settings.warehouse):
        return new
    rows = ask(settings.warehouse, STATED).rows
    again = [path for path, periods, accepted in rows if (not accepted if missing else years.meet(periods or ()))]
    files = {file.name: file for file in (*new.todo, *_present(again, settings))}
    return replace(
        new,
        todo=tuple(files[name] for name in sorted(files)),
        unchanged=tuple(file for file in new.unchanged if file.name not in files),
        again=frozenset(again),
        gone=tuple(name for name in again if name not in files),
    )


def _present(names: Iterable[str], settings: Settings) -> list[RawFile]:
    paths = ((name, path_of(name, settings.raw)) for name in names)
    return [raw_file(path, settings) for name, path in paths if path.exists() or path.is_symlink()]


def gaps(settings: Settings) -> set[tuple[str, int]]:
    """The (area, year) pairs for which the warehouse has no KPI, inside the years and areas that it covers."""
    if not exists(settings.warehouse):
        return set()
    return {(area, year) for area, year in ask(settings.warehouse, GAPS).rows}
