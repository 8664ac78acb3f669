"""How a fault of the command looks."""

from __future__ import annotations


def one_line(text: str) -> bool:
    """Whether `text` is one line that the command prints for a fault."""
    return text.startswith("etl: ") and text.count("\n") == 1 and "Traceback" not in text
