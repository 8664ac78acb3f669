"""Characters of symbol fonts (Symbol, Wingdings) as Unicode: signs that belong to figures and arrows; ornaments are a
space. The codes are those of Adobe's Symbol encoding and of Wingdings, which Word keeps from U+F020 to U+F0FF.
"""

from __future__ import annotations

import re

_SYMBOL = {code: chr(code) for code in b" %()+,./0123456789:;<=>[]|"} | {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xAD: "↑", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: '"', 0xB3: "≥",
    0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
}  # fmt: skip
_WINGDINGS = {0xE1: "↑", 0xE2: "↓", 0xE9: "↑", 0xEA: "↓", 0xF1: "↑", 0xF2: "↓"}
_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def is_symbols(font: str | None) -> bool:
    """Whether `font` is one whose characters are signs and not letters."""
    return font is not None and (font.lower() in _TABLES or font.lower().startswith(("wingdings", "webdings")))


def sign(font: str | None, code: int) -> str:
    """The character of `font` at `code`, given as the font counts it or in the private area; a space where it has no
    meaning for a figure."""
    return _TABLES.get((font or "").lower(), {}).get(code & 0xFF, " ")


def shown(text: str, font: str | None) -> str:
    """`text` of a run in `font` with the characters of symbol fonts as what they show. In such a font plain characters
    are signs, too; where the font is another, nobody can tell what a private character is: a space."""
    if is_symbols(font):
        return "".join(
            sign(font, code) if (code := ord(each)) <= 0xFF or _PRIVATE.match(each) else each for each in text
        )
    return _PRIVATE.sub(" ", text)
