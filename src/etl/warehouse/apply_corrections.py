"""Finds the figures that declared corrections name, or reports why not. Shown by `sql/staging/period_figure.sql`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from etl.catalogue import Catalogue
from etl.catalogue.area_names import area_named
from etl.catalogue.areas import NATION
from etl.errors import AuditFailed
from etl.language.periods import is_period
from etl.validate.columns import MEASURES, SCENARIOS
from etl.validate.plausible_range import range_of, years
from etl.vietnam_time import today
from etl.warehouse.engine import bindable
from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from etl.warehouse.corrections import Correction

PARTS = ("indicator", "area_id", "period", "scenario", "measure", "unit")
"""What a statement must have; a rejected figure may lack some, which the entry then states."""

LARGEST_BASE = Decimal(10) ** 32
"""What the columns of base values hold, DECIMAL(38, 6)."""

LEAVE = "mend or remove the entry"


class _Mismatch(Exception):
    """Why an entry does not fit, and what to do about it."""

    def __init__(self, what: str, remedy: str = LEAVE) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that an entry may mean: the columns of `queries/corrected_figure.sql`."""

    document_id: str
    observation_id: str | None
    rejected_id: str | None
    indicator: str | None
    area_id: str | None
    period: str | None
    scenario: str | None
    measure: str | None
    scope: str | None
    price_basis: str | None
    value: Decimal | None
    unit: str | None
    quote: str
    char_start: int


def correct(connection: DuckDBPyConnection, declared: Sequence[Correction], catalogue: Catalogue) -> AuditFailed | None:
    """Fill the table `correction` with what is `declared`, as far as it fits. The caller holds the transaction.

    Returns what does not fit, every entry at once; None where all do.
    """
    rows, faults = fitting(connection, declared, catalogue)
    connection.execute("delete from correction")
    for row in rows:
        names = ", ".join(row)
        connection.execute(f"insert into correction ({names}) values ({', '.join(f'${n}' for n in row)})", row)
    if len(faults) > 1:
        first, others = faults[0], "; ".join(f"{fault.where}: {fault.what}" for fault in faults[1:])
        return AuditFailed(first.where, f"{first.what}; so do not fit: {others}", LEAVE)
    return faults[0] if faults else None


def fitting(
    connection: DuckDBPyConnection, declared: Sequence[Correction], catalogue: Catalogue
) -> tuple[list[dict[str, Any]], list[AuditFailed]]:
    """The rows of table `correction` of those `declared` that fit a figure, and a fault for each of the others."""
    rows, faults = list[dict[str, Any]](), list[AuditFailed]()
    taken: dict[str | None, str] = {}
    present = _present(connection)
    for entry in declared:
        try:
            if entry.when > present + timedelta(days=1):
                raise _Mismatch(f"when is {entry.when}, which lies ahead", "write the day on which it is declared")
            row = _row(entry, _meant(connection, entry, catalogue), catalogue)
            figure = row["observation_id"] or row["rejected_id"]
            if figure in taken:
                raise _Mismatch(f"{taken[figure]} corrects the same figure", "change or remove that entry")
            taken[figure] = entry.where
        except _Mismatch as mismatch:
            faults.append(AuditFailed(entry.where, mismatch.what, mismatch.remedy))
            continue
        rows.append(row)
    return rows, faults


def _present(connection: DuckDBPyConnection) -> date:
    """Today, or the latest day of a run or a correction in the warehouse, in case the clock was set back: no correction
    ends for that."""
    known = "select unnest([(select max(declared_on) from correction), (select max(started_at)::date from run)])"
    days: list[date] = [day for (day,) in connection.execute(known).fetchall() if day is not None]
    return max([today(), *days])


def keep_corrections(connection: DuckDBPyConnection) -> None:
    """Keeps the corrections that are there, but for those whose figure is gone. The caller holds the transaction."""
    connection.execute(query("stale_correction"))


def _figures(connection: DuckDBPyConnection, entry: Correction, words: bool = True) -> list[_Figure]:
    """The figures that the entry's report, `words` and codes fit: accepted ones, else rejected ones."""
    given = {
        "document": entry.document,
        "quote": entry.quote if words else None,
        "at": entry.at if words else None,
        "indicator": entry.indicator,
        "area_id": entry.area,
        "period": entry.period,
        "scenario": entry.scenario,
        "measure": entry.measure,
    }
    figures = [_Figure(*row) for row in connection.execute(query("corrected_figure"), given).fetchall()]
    return [figure for figure in figures if figure.observation_id] or figures


def _meant(connection: DuckDBPyConnection, entry: Correction, catalogue: Catalogue) -> _Figure:
    """The one figure with the value that the entry expects."""
    if entry.unit is not None and entry.unit not in catalogue.units:
        raise _Mismatch(f"{entry.unit} is not a unit of the catalogue")
    _refuse_unknown(entry, catalogue)
    figures = _figures(connection, entry)
    agreeing = [figure for figure in figures if _says(figure, entry.says, entry, catalogue)]
    if len(agreeing) == 1:
        return agreeing[0]
    if agreeing:
        raise _Mismatch(
            f"it fits {len(agreeing)} figures", "add indicator, period, measure or at, the place in the text"
        )
    # A publisher who corrects the figure changes the words too, so what is right is looked for without them.
    alike = figures or (_figures(connection, entry, words=False) if entry.indicator and entry.period else [])
    if any(_says(figure, entry.right, entry, catalogue) for figure in alike):
        raise _Mismatch(f"the report now says {entry.right:f}, which is right", "remove the entry")
    if figures:
        stated = " or ".join(sorted({f"{f.value.normalize():f} {f.unit}" for f in figures if f.value is not None}))
        raise _Mismatch(f"it expects {entry.says:f}, but the report says {stated}")
    if connection.execute(query("matching_document"), {"document": entry.document}).fetchone() == (0,):
        raise _Mismatch("no such report is in the warehouse")
    raise _Mismatch("it matches no figure of the report", f"`etl review` shows the words as they are; {LEAVE}")


def _says(figure: _Figure, value: Decimal, entry: Correction, catalogue: Catalogue) -> bool:
    """Whether the figure is `value` in the entry's unit; a number that could not be kept may be any."""
    if figure.value is None or figure.unit is None:
        return True
    mine, other = catalogue.units[figure.unit], catalogue.units[entry.unit or figure.unit]
    return mine.base_unit == other.base_unit and figure.value * mine.factor == value * other.factor


def _row(entry: Correction, figure: _Figure, catalogue: Catalogue) -> dict[str, Any]:
    """The row of table `correction`; what the figure itself does not state, the entry must."""
    declared = {**{part: getattr(entry, part, None) for part in PARTS}, "area_id": entry.area}
    told: dict[str, Any] = {part: getattr(figure, part) or declared[part] for part in PARTS}
    told["unit"] = entry.unit or figure.unit
    missing = [part.removesuffix("_id") for part, value in told.items() if value is None]
    if missing:
        raise _Mismatch(f"the figure does not say its {', '.join(missing)}", "say it in the entry")
    _check(told, catalogue)
    _refuse_implausible(entry, told, catalogue)
    unit = catalogue.units[told["unit"]]
    return {
        **told,
        "correction_id": entry.correction_id,
        "document_id": figure.document_id,
        "observation_id": figure.observation_id,
        "rejected_id": figure.rejected_id,
        "scope": figure.scope,
        "price_basis": figure.price_basis,
        "expect": bindable(entry.says),
        "expect_unit": told["unit"],
        "value": bindable(entry.right),
        "value_base": _base(entry.right, unit.factor),
        "decimals": max(0, -int(entry.right.as_tuple().exponent)),
        "quote": figure.quote,
        "char_start": figure.char_start,
        "reason": entry.reason,
        "provider": entry.who,
        "declared_on": entry.when,
    }


def _refuse_implausible(entry: Correction, told: dict[str, Any], catalogue: Catalogue) -> None:
    """Raise _Mismatch for a figure that would be rejected if a report stated it."""
    is_nation = told["area_id"] == NATION
    its = range_of(catalogue, told["indicator"], told["measure"], told["unit"], is_nation, years(told["period"]))
    if entry.right not in its:
        what = f"{told['measure']} of {told['indicator']}: expected {its}"
        remedy = f"{LEAVE}, or widen that range in the catalogue (ranges.toml)"
        raise _Mismatch(f"{entry.right:f} {told['unit']} is not plausible as {what}", remedy)


def _base(right: Decimal, factor: Decimal) -> Decimal:
    """The figure in its base unit, as DECIMAL(38, 6) holds it."""
    base = bindable(right * factor)
    if abs(base) >= LARGEST_BASE:
        raise _Mismatch(f"{right:f} is more than the warehouse can hold in that unit", "state it in a smaller `unit`")
    return base


def _refuse_unknown(entry: Correction, catalogue: Catalogue) -> None:
    """Raise _Mismatch for a code of the entry that no figure can have: it would be said to match no figure."""
    for part, value in {part: getattr(entry, part.removesuffix("_id")) for part in PARTS}.items():
        if value is not None and not _is_known(part, value, catalogue):
            meant = area_named(value, catalogue) if part == "area_id" else None
            what = f"{value} is no {part.removesuffix('_id')} that the warehouse knows"
            raise _Mismatch(what, f"write {meant}" if meant else LEAVE)


def _is_known(part: str, value: str, catalogue: Catalogue) -> bool:
    """Whether a figure can have that `value` as one of its PARTS."""
    if part == "period":
        return is_period(value)
    known: Mapping[str, Collection[str]] = {
        "indicator": catalogue.indicators,
        "area_id": catalogue.areas,
        "scenario": SCENARIOS,
        "measure": MEASURES,
        "unit": catalogue.units,
    }
    return value in known[part]


def _check(told: dict[str, Any], catalogue: Catalogue) -> None:
    """Raise _Mismatch for an unknown code, or a unit that does not fit the measure."""
    for part in PARTS:
        if not _is_known(part, told[part], catalogue):
            raise _Mismatch(f"{told[part]} is no {part.removesuffix('_id')} that the warehouse knows")
    dimension = catalogue.indicators[told["indicator"]].dimension_of(told["measure"])
    if catalogue.units[told["unit"]].dimension != dimension:
        raise _Mismatch(f"{told['measure']} of {told['indicator']} cannot be in {told['unit']}")
