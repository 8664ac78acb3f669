"""The glyphs of a PDF page as they are read: one that is drawn twice to look bold counts once, and the small raised
mark of a note is not a digit of the figure before it.
"""

from __future__ import annotations

from typing import Any

from etl.documents.raised import raised

Glyph = dict[str, Any]
_HAIR = 0.12  # of a glyph's size: two of the same letter within this distance are one, drawn twice
_SMALL, _HIGH = 0.8, 0.2  # of the size of the glyph before: a raised one is smaller, and ends higher by so much
_BESIDE = 0.6  # of that size: how far after it a raised glyph may be
_AROUND = 12  # glyphs that decide what a raised one is


def cleaned(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs of a page in the order in which they are drawn, each once, raised ones as `raised` says."""
    return _without_marks(_once(glyphs))


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        text, size = glyph["text"], glyph["size"]
        cell = max(_HAIR * size, 0.1)
        column, row = int(glyph["x0"] / cell), int(glyph["top"] / cell)
        near = (
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in seen.get((text, x, y), ())
        )
        if text != " " and any(
            abs(other["x0"] - glyph["x0"]) <= cell and abs(other["top"] - glyph["top"]) <= cell for other in near
        ):
            continue
        seen.setdefault((text, column, row), []).append(glyph)
        kept.append(glyph)
    return kept


def _without_marks(glyphs: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    at = 0
    while at < len(glyphs):
        base = kept[-1] if kept else None
        end = at
        while base is not None and end < len(glyphs):
            if not _is_raised(glyphs[end], base, glyphs[end - 1] if end > at else base):
                break
            end += 1
        if end == at:
            kept.append(glyphs[at])
            at += 1
            continue
        before = "".join(glyph["text"] for glyph in kept[-_AROUND:])
        mark = "".join(glyph["text"] for glyph in glyphs[at:end])
        text = raised(before, mark, "".join(glyph["text"] for glyph in glyphs[end : end + _AROUND]))
        kept += [{**glyph, "text": sign} for glyph, sign in zip(glyphs[at:end], text, strict=False)]
        at = end
    return kept


def _is_raised(glyph: Glyph, base: Glyph, before: Glyph) -> bool:
    """Whether the glyph is small, higher than `base`, and right after the glyph `before`."""
    size = base["size"]
    return bool(
        glyph["size"] <= _SMALL * size
        and base["bottom"] - glyph["bottom"] >= _HIGH * size
        and base["top"] - glyph["top"] < size
        and -0.2 * size <= glyph["x0"] - before["x1"] <= _BESIDE * size
    )
