"""Rows as JSON whose numbers are exactly those of the warehouse."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)  # `json.dumps` makes one for every value


def json_object(record: dict[str, Any]) -> str:
    """A JSON object in one line; decimals are numbers exactly as they are written."""
    pairs = (f"{_text(key)}: {json_value(value)}" for key, value in record.items())
    return "{" + ", ".join(pairs) + "}"


def json_value(value: Any) -> str:
    """A JSON value. `json.dumps` would write a Decimal as text, or as a float with other digits."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        return json_object({str(key): item for key, item in value.items()})
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(json_value, value)) + "]"
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return "null"
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    return _text(value)


def _text(value: Any) -> str:
    """As JSON, readable, with everything escaped that would steer a terminal."""
    text = _ENCODER.encode(value)
    return text if text.isprintable() else "".join(map(_sign, text))


def _sign(sign: str) -> str:
    return sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else json.dumps(sign)[1:-1]
