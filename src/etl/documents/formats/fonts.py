"""The text of Word paragraphs, run by run: a run in an old Vietnamese font (.VnTime, VNI-Times) becomes Unicode.

The font is surer evidence than the letters, and one paragraph may mix fonts. What has no telling font is left to
`legacy_encodings.recognise`, which looks at the whole report.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from etl.documents import legacy_encodings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FAMILIES = ((re.compile(r"^\.vn", re.IGNORECASE), "tcvn3"), (re.compile(r"^vni[- ]", re.IGNORECASE), "vni"),
             (re.compile(r"^vps[- ]", re.IGNORECASE), "vps"))  # fmt: skip
_CAPITALS = re.compile(r"^\.vn\w*h$", re.IGNORECASE)  # .VnTimeH draws small letters as capitals
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def encoding_of(font: str | None) -> str | None:
    """The encoding that a font is made for: `tcvn3`, `vni`, `vps`; None for a Unicode font."""
    return next((encoding for name, encoding in _FAMILIES if name.match(font or "")), None)


class FontReader:
    """Reads the text of the paragraphs of one document, knowing the fonts of its styles."""

    def __init__(self, document: Any) -> None:
        self._any_old = any(map(encoding_of, _fonts_in(document.element) | _fonts_in(document.styles.element)))
        styles = list(document.styles.element.iter(f"{_W}style")) if self._any_old else []
        self._based_on = {style.get(f"{_W}styleId"): _value(style, "basedOn") for style in styles}
        self._fonts = {style.get(f"{_W}styleId"): _font(style) for style in styles}
        default = next((s for s in styles if s.get(f"{_W}default") == "1" and s.get(f"{_W}type") == "paragraph"), None)
        self._default = default.get(f"{_W}styleId") if default is not None else None

    def text_of(self, paragraph: Any) -> str:
        """The text of a `w:p` element, deletions and text boxes left out; a line break in it is a line end."""
        runs = [run for run in paragraph.iter(f"{_W}r") if _is_shown(run, paragraph)]
        if not self._any_old:
            return "".join(map(_run_text, runs))
        style = _value(paragraph.find(f"{_W}pPr"), "pStyle") or self._default
        by_font = groupby(runs, key=lambda run: self._font_of(run, style))
        return "".join(_unicode("".join(map(_run_text, group)), font) for font, group in by_font)

    def _font_of(self, run: Any, style: str | None) -> str | None:
        """The run's own font, else that of its style, of the paragraph's style, or of what those are based on."""
        own = _font(run)
        return own or self._inherited(_value(run.find(f"{_W}rPr"), "rStyle")) or self._inherited(style)

    def _inherited(self, style: str | None) -> str | None:
        for _ in range(len(self._fonts)):  # a style that is based on itself must not keep us
            if style is None or self._fonts.get(style):
                break
            style = self._based_on.get(style)
        return self._fonts.get(style) if style else None


def _fonts_in(element: Any) -> set[str]:
    """The fonts that are named anywhere in a part of the file."""
    from lxml import etree

    find = etree.XPath("//w:rFonts/@w:ascii | //w:rFonts/@w:hAnsi", namespaces={"w": _W[1:-1]}, smart_strings=False)
    return set(find(element))


def _unicode(text: str, font: str | None) -> str:
    encoding = encoding_of(font)
    if encoding is None or font is None:
        return text
    converted = legacy_encodings.to_unicode(text, encoding)
    return converted.upper() if _CAPITALS.match(font) else converted


def _run_text(run: Any) -> str:
    return "".join(each.text or "" if each.tag == f"{_W}t" else _TEXT.get(each.tag, "") for each in run)


def _is_shown(run: Any, paragraph: Any) -> bool:
    """Whether a run is the paragraph's own: not deleted, and not in a text box, which is drawn elsewhere."""
    for parent in run.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}p"):
            return False
    return True


def _font(element: Any) -> str | None:
    """The font that a run or a style sets."""
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    return None if fonts is None else fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")


def _value(element: Any, name: str) -> str | None:
    child = None if element is None else element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")
