"""Which lines above a table are its title. Headings of the whole report: `metadata.headline`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.language.fold import fold

_LONGEST, _MOST = 200, 5  # characters of a caption line; lines of a caption
_SENTENCE_END = re.compile(r"[.;!?…]\s*$")
_NAMED = re.compile(r"^\W*(?:bảng|biểu|phụ lục|phụ biểu)(?!\w)")
_UNIT = re.compile(r"^\W*(?:đơn vị(?: tính)?|đvt|đv)\s*[-:.(]")


def caption_lines(above: Sequence[str]) -> list[str]:
    """The lines at the end of `above` that name the table after them: at most five short ones that are no sentences."""
    start = len(above)
    while start and len(above) - start < _MOST and _can_be_caption(above[start - 1]):
        start -= 1
    named = (index for index in range(start, len(above)) if _NAMED.search(fold(above[index])))
    return list(above[next(named, start) :])  # a line above "Biểu số 1" is a signature, or ends another part


def is_caption(line: str) -> bool:
    """Whether a line by its own words begins a table: "Biểu số 2: …", "Đơn vị tính: tỷ đồng"."""
    folded = fold(line)
    return len(line) <= _LONGEST and bool(_NAMED.search(folded) or _UNIT.search(folded))


def _can_be_caption(line: str) -> bool:
    return len(line) <= _LONGEST and (is_caption(line) or _SENTENCE_END.search(line) is None)
