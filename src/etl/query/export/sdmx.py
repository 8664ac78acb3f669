"""SDMX-CSV 2.0: one line for each figure of a row, under the data structure definition that is written beside it.

A plan is a SCENARIO and no OBS_STATUS. Half-years are `2015-S1`. SDMX has no code for months added up since January nor
for a span of years: these are ranges of time with a duration (`2015-01-01/P9M`, `2011-01-01/P5Y`), of frequency `_O`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import UsageError
from etl.language.periods import months
from etl.query.csv_text import guarded
from etl.query.export.contents import Content
from etl.query.export.sdmx_structure import UNSTATED, components_of, indicator_id, schema_of, write_structure
from etl.query.export.values import as_text

if TYPE_CHECKING:
    from pyarrow import RecordBatch

# Column of a KPI → SCENARIO, TRANSFORMATION, COMPILATION, the columns with its words and its report, and what the
# columns with its bound and the upper end of its range begin with.
_FIGURES = {
    "actual": ("ACTUAL", "N", "STATED", "quote", "level_document_id", "actual"),
    "plan": ("PLAN", "N", "STATED", "plan_quote", "plan_document_id", "plan"),
    "plan_implied": ("PLAN", "N", "COMPUTED", None, None, None),
    "plan_growth": ("PLAN", "GY", "STATED", "plan_growth_quote", "plan_growth_document_id", "plan_growth"),
    "growth_stated": ("ACTUAL", "GY", "STATED", "growth_quote", "growth_document_id", "growth"),
    "growth_computed": ("ACTUAL", "GY", "COMPUTED", None, None, None),
    "completion_stated": ("ACTUAL", "PC", "STATED", "completion_quote", "completion_document_id", "completion"),
    "completion_computed": ("ACTUAL", "PC", "COMPUTED", None, None, None),
}
_MEASURES = {
    "value": "N", "growth_yoy": "GY", "growth_mom": "G1", "growth_avg": "GA", "growth_base": "GR",
    "plan_completion": "PC", "share": "SH",
}  # fmt: skip
_SOURCES = "select document_id, publisher, url, published_on from document where document_id in (select unnest(?))"
_STATUSES = {"estimate": "E", "preliminary": "P"}
_PRICES = {"current": "V", "constant_1994": "Q_1994", "constant_2010": "Q_2010", "constant_2020": "Q_2020"}


def structure_beside(target: Path) -> Path:
    """Where the structure of the data in `target` is written: kpi.csv → kpi.structure.json."""
    return target.with_name(f"{target.stem}.structure.json")


def write_sdmx(content: Content, path: Path, structure: Path) -> None:
    """The content as SDMX-CSV at `path`, its structure as SDMX-JSON at `structure`. Raises UsageError and OSError."""
    try:
        from pysdmx.io.csv.sdmx20.writer import write
        from pysdmx.io.pd import PandasDataset
    except ImportError:
        remedy = "install it: pip install 'congthuong-kpi[sdmx]'"
        raise UsageError("--format sdmx-csv", "it needs pysdmx, which is not installed", remedy) from None
    import pandas as pd

    write_structure(content, structure)
    schema, ids = schema_of(content), [part.id for part in components_of(content.what)]
    units = {row["unit"]: row for row in content.lookup("select unit, base_unit, unit_mult from unit")}
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(["STRUCTURE", "STRUCTURE_ID", "ACTION", *ids]) + "\n")
        for batch in content.batches():
            lines = _observations(content.what, batch, units, _sources_of(batch, content))
            safe = ({name: guarded(text) for name, text in line.items()} for line in lines)
            frame = pd.DataFrame(safe, columns=ids, dtype="str").fillna("")
            if not frame.empty:
                text = write([PandasDataset(structure=schema, data=frame)]) or ""
                file.write(text.split("\n", 1)[1])


def sdmx_time(period: str) -> tuple[str, str]:
    """FREQ and TIME_PERIOD of a period code. Raises ValueError for what is no period."""
    first, last = months(period)
    year, month = first // 12, first % 12 + 1
    if period.isdigit():
        return "A", period
    if "-H" in period:
        return "S", period.replace("-H", "-S")
    if "-Q" in period:
        return "Q", period
    if first == last:
        return "M", f"{year}-{month:02d}"
    length = last - first + 1
    return "_O", f"{year}-{month:02d}-01/" + (f"P{length // 12}Y" if length % 12 == 0 else f"P{length}M")


def _observations(
    what: str, batch: RecordBatch, units: Mapping[str, Mapping[str, Any]], sources: Mapping[str, Mapping[str, str]]
) -> Iterator[dict[str, str]]:
    for row in batch.to_pylist():
        frequency, time = sdmx_time(row["period"] if "period" in row else str(row["year"]))
        common = {
            "FREQ": frequency,
            "TIME_PERIOD": time,
            "REF_AREA": row["area_id"],
            "INDICATOR": indicator_id(row["indicator"]),
            "SCOPE": row["scope"] or UNSTATED,
            "PRICES": _PRICES[row["price_basis"]] if row["price_basis"] else UNSTATED,
            "OBS_STATUS": _STATUSES.get(row.get("status") or row.get("scenario", ""), "A"),
            **{key: as_text(row.get(key.lower())) for key in (
                "CONSISTENCY", "CONTRADICTION", "CORRECTED", "TRUST"
            )},
            **sources[row["document_id"]],
        }  # fmt: skip
        yield from _statement(row, common, units) if what == "observations" else _figures(row, common, units, sources)


def _sources_of(batch: RecordBatch, content: Content) -> dict[str, dict[str, str]]:
    """The reports that the rows of the batch name: all that there are would grow with the warehouse."""
    named = {
        document
        for name in batch.schema.names
        if name.endswith("document_id")
        for document in batch.column(name).unique().drop_null().to_pylist()
    }
    return {row["document_id"]: _source(row) for row in content.lookup(_SOURCES, [sorted(named)])}


def _source(document: Mapping[str, Any]) -> dict[str, str]:
    return {
        "DOCUMENT_ID": document["document_id"],
        "PUBLISHED_ON": as_text(document["published_on"]),
        "SOURCE": as_text(document["publisher"]),
        "SOURCE_URL": as_text(document["url"]),
    }


def _figures(
    row: Mapping[str, Any], common: dict[str, str], units: Mapping[str, Mapping[str, Any]],
    sources: Mapping[str, Mapping[str, str]],
) -> Iterator[dict[str, str]]:  # fmt: skip
    """The figures of a KPI, each a line of its own with its own report; that of a computed one is that of the row."""
    for column, (scenario, transformation, compilation, quote, document, role) in _FIGURES.items():
        value = row.get(column)
        if value is None:
            continue
        derived = column == "actual" and row.get("origin") == "derived"
        yield {
            **common,
            **sources[(document and row[document]) or row["document_id"]],
            **_unit(units, row["unit"] if transformation == "N" else "pct"),
            "SCENARIO": scenario,
            "TRANSFORMATION": transformation,
            "COMPILATION": "DERIVED" if derived else compilation,
            "OBS_STATUS": _status(row, scenario, role, common["OBS_STATUS"]),
            "OBS_VALUE": as_text(value),
            "BOUND": as_text(row.get(f"{role}_bound")),
            "VALUE_TO": as_text(row.get(f"{role}_to")),
            "QUOTE": as_text(row.get(quote)) if quote else "",
        }


def _status(row: Mapping[str, Any], scenario: str, role: str | None, of_row: str) -> str:
    """OBS_STATUS of one figure of a KPI: its own, of a computed one that of the row, of a plan none but "A"."""
    if scenario == "PLAN":
        return "A"
    own = row.get(f"{role}_status")
    return _STATUSES.get(own, "A") if own else of_row


def _statement(
    row: Mapping[str, Any], common: dict[str, str], units: Mapping[str, Mapping[str, Any]]
) -> Iterator[dict[str, str]]:
    """A figure as one report states it."""
    yield {
        **common,
        **_unit(units, row["unit"]),
        "SCENARIO": "PLAN" if row["scenario"] == "plan" else "ACTUAL",
        "TRANSFORMATION": _MEASURES[row["measure"]],
        "COMPILATION": "STATED",
        "STATEMENT": row["observation_id"],
        "OBS_VALUE": as_text(row["value"]),
        "WITHDRAWN": " ".join(as_text(row[name]) for name in ("withdrawn_on", "withdrawn_reason")).strip(),
        "VALUE_TO": as_text(row["value_to"]),
        "BOUND": "range" if row["value_to"] is not None else as_text(row["bound"]),
        "BASE_PER": as_text(row["base"]),
        "QUOTE": row["quote"],
    }


def _unit(units: Mapping[str, Mapping[str, Any]], code: str) -> dict[str, str]:
    unit = units[code]
    return {"UNIT_MEASURE": unit["base_unit"].upper(), "UNIT_MULT": str(unit["unit_mult"])}
