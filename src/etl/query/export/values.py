"""How values are written as text, and which rows are marked. Knows no format of files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

DOUBTFUL = (("consistency", "conflict"), ("reading", "disputed"), ("digits", "disputed"), ("change", "contradicted"))
"""Column and value of a row whose figure must not be taken as it is."""

STATED = ("withdrawn_on", "corrected")
"""Columns that mark a row by holding anything: its report was withdrawn, or a person corrected it."""


def mark(row: Mapping[str, Any]) -> str | None:
    """`doubtful`, `corrected`, `ocr` (read off a picture, a digit may be wrong) or None; the gravest one."""
    if row.get("withdrawn_on") or any(row.get(column) == value for column, value in DOUBTFUL):
        return "doubtful"
    if row.get("corrected"):
        return "corrected"
    return "ocr" if row.get("trust") == "ocr" else None


def as_text(value: Any) -> str:
    """A value as text for CSV: numbers exactly and without zeros at the end, days as 2015-12-31, null as nothing."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=as_text) if isinstance(value, list | dict) else str(value)


def plain(number: float | Decimal) -> str:
    """4013.0 and Decimal("4013.000000") → "4013"; never with an exponent."""
    text = f"{Decimal(repr(number)) if isinstance(number, float) else number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
