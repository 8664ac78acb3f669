"""Which cells of a heading, from the outermost to the innermost, say something of a column: what a group over several
columns says can be of the others only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.extract.tokens import Token

TIMES = frozenset({"period", "when", "scenario"})
"""Kinds of tokens that tell of which time or scenario figures are."""


def apart(parts: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """The tokens of each cell, without what outer ones say of other columns than that of the innermost."""
    return _without_sides(_with_own_scenario(parts))


def _with_own_scenario(parts: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """The cells, without the estimate that an outer one calls all below it where the innermost says no more than
    "Kế hoạch": of "Ước cả năm" over "Kế hoạch" and "Ước TH" one is estimated."""
    if len(parts) < 2 or not any(t.is_("scenario", "plan") for t in parts[-1]):
        return parts
    if any(t.kind not in ("scenario", "sign") for t in parts[-1]):
        return parts
    return [*(tuple(t for t in cell if not t.is_("scenario", "estimate")) for cell in parts[:-1]), parts[-1]]


def _without_sides(parts: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """The cells, without an outer one that names the two sides of a comparison where the innermost is one of them: of
    "Năm 2020/2019" over "Năm 2020" and "%" the first is a level."""
    if len(parts) < 2 or not (own := _told(parts[-1])) or len(own) < len(parts[-1]):
        return parts
    return [cell for cell in parts[:-1] if own not in _sides(cell)] + parts[-1:]


def _told(tokens: Sequence[Token]) -> list[tuple[str, Any]]:
    """The times and scenarios that tokens tell, wherever they stand."""
    told = [token for token in tokens if token.kind in TIMES]
    return [(t.kind, t.value._replace(start=0, end=0) if t.kind == "period" else t.value) for t in told]


def _sides(cell: Sequence[Token]) -> list[list[tuple[str, Any]]]:
    """What a cell tells left and right of its stroke, where it says no more than that; else []."""
    at = next((k for k, token in enumerate(cell) if token.is_("sign", "/")), None)
    if at is None or any(token.kind not in TIMES for k, token in enumerate(cell) if k != at):
        return []
    return [_told(cell[:at]), _told(cell[at + 1 :])]
