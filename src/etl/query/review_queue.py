"""The figures that a person should look at, the worst first, and the corrections that follow. Nothing is rendered here.

Their order is defined in the view `kpi_review`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from etl.catalogue import load
from etl.errors import UsageError
from etl.query.queries import QueryResult, answer, ask, connected
from etl.settings import Settings
from etl.warehouse import corrections
from etl.warehouse.apply_corrections import LEAVE, fitting
from etl.warehouse.corrections import Correction
from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = (
    "figure_id", "kind", "area", "period", "indicator", "measure", "value", "unit", "beside", "reason", "quote", "path",
)  # fmt: skip

SHOWN_OF_ID = 8
"""As many signs of the id of a figure as contradictions show, and as name it at least."""

_IDS = "`etl review` lists those in doubt; of any other figure the id is its observation_id"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person declares of a figure: `right` is the right number, written with a decimal point.

    The other arguments give what a rejected figure does not state itself (codes of the catalogue; None = as it is).
    """

    right: str
    reason: str
    who: str
    when: date
    unit: str | None = None
    indicator: str | None = None
    area: str | None = None
    period: str | None = None
    scenario: str | None = None
    measure: str | None = None


def worst(
    settings: Settings, most: int, area_ids: Sequence[str] | None = None, indicator: str | None = None
) -> tuple[QueryResult, int]:
    """The first `most` figures to look at (columns COLUMNS), and how many there are. Raises WarehouseError."""
    wanted = {"areas": None if area_ids is None else list(area_ids), "indicator": indicator, "most": most}
    found = ask(settings.warehouse, query("worst_figure"), wanted)
    total = found.rows[0][-1] if found.rows else 0
    return QueryResult(COLUMNS, [tuple(map(_plain, row[:-1])) for row in found.rows]), total


def _plain(value: object) -> object:
    """A decimal without the zeros that the column's type adds."""
    return value.normalize() if isinstance(value, Decimal) else value


def declare(settings: Settings, figure: str, verdict: Verdict) -> Correction:
    """Write the correction of the figure whose id begins with `figure` to the file of corrections; returns the entry.

    Any figure of the warehouse, in doubt or not. The next run applies it. Raises UsageError when `figure` is shorter
    than what is shown of an id, when no figure or several match, when `right` is no number, when the run could not
    apply the entry, or when the file of corrections cannot be read or written; nothing is written then.
    """
    if len(figure) < SHOWN_OF_ID:  # one that fits a single figure today may be a slip all the same: a year, a number
        what = f"{figure!r} is too short for the id of a figure"
        raise UsageError("review", what, f"write {SHOWN_OF_ID} of its signs at least; {_IDS}")
    with connected(settings.warehouse) as connection:
        found = answer(connection, query("reviewed_figure"), {"figure": figure}).records()
        if len(found) != 1:
            what = (
                f"the ids of {len(found)} figures begin with {figure!r}"
                if found
                else f"no figure has the id {figure!r}"
            )
            raise UsageError("review", what, _IDS)
        entry = _entry(found[0], verdict)
        _refuse_unfit(connection, settings, entry)
    corrections.append(settings.corrections_file, entry)
    return entry


def _refuse_unfit(connection: DuckDBPyConnection, settings: Settings, entry: Correction) -> None:
    """Raise UsageError where a run over what is published could not apply the entry beside those declared before."""
    declared = replace(entry, where="--")
    before = corrections.load(settings.corrections_file)
    _, faults = fitting(connection, (*before, declared), load())
    for fault in faults:
        if fault.where == declared.where:
            remedy = "" if fault.remedy == LEAVE else f"{fault.remedy}; "
            raise UsageError("review", fault.what, f"{remedy}nothing was written")


def _entry(row: dict[str, Any], verdict: Verdict) -> Correction:
    if row["value"] is None:
        remedy = "write the entry by hand into the file of corrections; its head shows how"
        raise UsageError("review", f"no number could be read from “{row['quote']}”", remedy)
    for option, column in _STATED.items():
        if (stated := row[column]) is not None and getattr(verdict, option) not in (None, stated):
            what = f"the figure is of {stated}: a correction gives the right number of it and moves it nowhere"
            remedy = f"if the report says otherwise, `etl explain {row['path']}` shows why it was read so: report that"
            raise UsageError(f"--{option}", what, remedy)
    says = Decimal(row["value"]).normalize()
    right = _number(verdict.right)
    if right == says:
        raise UsageError("--right", f"the report says {says:f} already", "say what should stand there instead")
    return Correction(
        document=row["path"],
        quote=row["quote"],
        says=says,
        right=right,
        reason=verdict.reason,
        who=verdict.who,
        when=verdict.when,
        at=row["char_start"],
        unit=verdict.unit,
        indicator=verdict.indicator or row["indicator"],
        area=verdict.area or row["area_id"],
        period=verdict.period or row["period"],
        scenario=verdict.scenario or row["scenario"],
        measure=verdict.measure or row["measure"],
    )


_STATED = {"indicator": "indicator", "area": "area_id", "period": "period"}
"""What a person may say of a figure that was rejected since it lacked it → the column of the figure."""


def draft(row: Mapping[str, Any], right: str, when: date) -> str:
    """The correction of a row of kpi_review as TOML; "" where no number was read.

    `right` holds the place of the number, and "…" that of whatever else a person has to say: as it is a run refuses it.
    """
    if row["value"] is None:
        return ""
    unknown = {key: row[column] or "…" for key, column in _TOLD.items()}
    says = Decimal(str(row["value"])).normalize()
    return corrections.entry(
        {"document": row["path"], "quote": row["quote"], "says": says, "right": right, "reason": "…", "who": "…",
         "when": when, "at": row["char_start"], **unknown}
    )  # fmt: skip


_TOLD = {"area": "area_id", "indicator": "indicator", "period": "period", "scenario": "scenario", "measure": "measure"}
"""What a correction states of a figure → the column of kpi_review."""


_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
"""What is thirteen thousand to a Vietnamese reader, and thirteen to a program: 13.800."""


def _number(text: str) -> Decimal:
    if _GROUPED.fullmatch(text.strip()):
        whole = text.strip().replace(".", "")
        raise UsageError(
            "--right", f"{text!r} can be {whole} or a number with three decimals", f"write {whole} or {text}0"
        )
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise UsageError(
            "--right", f"{text!r} is no number", "write it with a decimal point and no separators, as 4031.5"
        )
    return number
