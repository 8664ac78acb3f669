"""Marks that stand for the words above them: quotation marks, two commas, "nt" (như trên)."""

from __future__ import annotations

import re

_DITTO = re.compile(r"\s*(?:[\"”“″]+|''|,,|-?\s?nt\s?-?|//)\s*", re.IGNORECASE)


def is_ditto(text: str) -> bool:
    """Whether `text`, as a cell or the end of a label has it, is but such a mark."""
    return _DITTO.fullmatch(text) is not None
