"""Cells of CSV files: none is a formula to a spreadsheet, and none steers a terminal."""

from __future__ import annotations

import re

from etl.errors import printable

_CALCULATED = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?")


def guarded(text: str) -> str:
    """The text of a cell, which a person may open in a spreadsheet or print on a terminal.

    Text that would be taken for a formula gets an apostrophe in front; numbers do not. To have it as it was, take one
    apostrophe away where `=`, `+`, `-` or `@` follows. Control characters are escaped, lines stay lines.
    """
    text = printable(text, kept="\n")
    return f"'{text}" if _CALCULATED.match(text) and not _NUMBER.fullmatch(text) else text
