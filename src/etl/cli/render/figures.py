"""Observations without a warehouse: as a table, or one JSON object per line. Nothing is read here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console

from etl.catalogue import Catalogue
from etl.cli.render import tables, terminal
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.pipeline.read import Reading
from etl.query.json_text import json_object


def record(document: Document, observation: Observation, catalogue: Catalogue) -> dict[str, Any]:
    """The keys of `etl extract --format jsonl`, `area` being the Vietnamese name, values exactly as written."""
    return {
        "document": document.path,
        "document_id": document.document_id,
        "indicator": observation.indicator,
        "area": catalogue.areas[observation.area_id].name,
        "area_id": observation.area_id,
        "period": observation.period,
        "scenario": observation.scenario,
        "measure": observation.measure,
        "value": observation.value,
        "value_to": observation.value_to,
        "unit": observation.unit,
        "value_base": observation.value_base,
        "base_unit": observation.base_unit,
        "bound": observation.bound,
        "price_basis": observation.price_basis,
        "scope": observation.scope,
        "base": observation.base,
        "quote": observation.quote,
        "char_start": observation.char_start,
        "char_end": observation.char_end,
        "locator": observation.locator,
        "rule": observation.rule,
        "status": observation.status,
        "reading": observation.reading,
        "reading_probability": observation.reading_probability,
        "cell_context": observation.cell_context,
        "digits": observation.digits,
        "digits_other": observation.digits_other,
    }


COLUMNS = ("document", "area", "period", "indicator", "scenario", "measure", "value", "unit", "quote")


def show(
    out: Console, err: Console, readings: Sequence[Reading], catalogue: Catalogue, format: str, detail: bool = False
) -> None:
    """The observations to `out` as a table or as JSON lines; faults, parts left out and the number of doubts to `err`.

    Series in detail that stand in a table, of which one workbook has a thousand figures, only with `detail`.
    """
    for reading in readings:
        if reading.fault is not None:
            err.print(f"etl: {reading.fault}", soft_wrap=True)
        for told in (*reading.document.warnings, *reading.document.notes) if reading.document is not None else ():
            err.print(f"etl: {told}", soft_wrap=True, markup=False)
    records = [
        record(reading.document, observation, catalogue)
        for reading in readings
        if reading.document is not None
        for observation in reading.extraction.observations
        if detail or not (catalogue.indicators[observation.indicator].detail and observation.rule.startswith("table."))
    ]
    aside = sum(len(reading.extraction.observations) for reading in readings) - len(records)
    if format == "jsonl":
        for item in records:
            sys.stdout.write(json_object(item) + "\n")
    else:
        terminal.show(out, tables.table(COLUMNS, ([item[name] for name in COLUMNS] for item in records)))
    doubts = sum(len(reading.extraction.doubts) for reading in readings)
    if aside:
        cells = tables.count(aside, "table cell")
        err.print(f"{cells} of series in detail not printed (`etl extract --detail` prints them)")
    err.print(f"{len(readings)} documents, {len(records)} figures, {doubts} in doubt (`etl explain` says why)")
