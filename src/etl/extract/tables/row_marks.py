"""The marks that number the rows of a table ("I", "1.2.", "-"): how deep they put a row."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?P<mark>[IVXLC]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*|[-–+*•])(?:(?<=[-–+*•])|[.)]|\s+[-–](?=\s)|\s*$)\s*"
)
_LEVELS = (
    (re.compile(r"[IVXLC]{1,5}"), 10), (re.compile(r"[A-ZĐ]"), 5), (re.compile(r"\d+"), 20),
    (re.compile(r"\d+\.\d+"), 30), (re.compile(r"\d+(?:\.\d+)+"), 40), (re.compile(r"[a-zđ]"), 50),
    (re.compile(r"[-–]"), 60), (re.compile(r"[+*•]"), 70),
)  # fmt: skip


def mark_level(numbering: str, label: str) -> tuple[int | None, int]:
    """How deep a row stands by its numbering, in its own cell or before the label; and where the words begin."""
    own = _level(numbering.strip().rstrip(".)"))
    match = _MARK.match(label)
    if match is None:
        return own, 0
    inner = _level(match["mark"])
    return (inner if own is None else max(own, inner or 0)), match.end()


def _level(mark: str) -> int | None:
    return next((level for pattern, level in _LEVELS if pattern.fullmatch(mark)), None) if mark else None
