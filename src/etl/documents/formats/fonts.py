"""The text of Word paragraphs, run by run: a run in an old Vietnamese font (.VnTime, VNI-Times) becomes Unicode, one
that is struck out or hidden is left out, and one that is raised is read as `raised` says.

The font is surer evidence than the letters, and one paragraph may mix fonts. Text whose font gives no sign is left to
`legacy_encodings.recognise`, which looks at the whole report.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from etl.documents.formats.aside import Aside
from etl.documents.formats.old_fonts import encoding_of, in_unicode
from etl.documents.formats.symbol_fonts import shown, sign
from etl.documents.formats.word_blocks import goes_on, is_placeholder
from etl.documents.formats.word_runs import RunLook, value_of
from etl.documents.raised import raised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


class FontReader:
    """Reads the text of the paragraphs of one document by the fonts of its runs and styles; `aside` receives what is
    left out."""

    def __init__(self, document: Any, aside: Aside) -> None:
        self._look, self._aside = RunLook(document), aside
        self._any_old = any(map(encoding_of, _fonts_in(document.element) | _fonts_in(document.styles.element)))
        styles = list(document.styles.element.iter(f"{_W}style")) if self._any_old else []
        self._based_on = {style.get(f"{_W}styleId"): value_of(style, "basedOn") for style in styles}
        self._fonts = {style.get(f"{_W}styleId"): _font(style) for style in styles}
        default = next((s for s in styles if s.get(f"{_W}default") == "1" and s.get(f"{_W}type") == "paragraph"), None)
        self._default = default.get(f"{_W}styleId") if default is not None else None

    def text_of(self, paragraph: Any) -> str:
        """The text of a `w:p` element, deletions and text boxes left out; a line break in it is a line end."""
        runs = [run for run in paragraph.iter(f"{_W}r") if self._is_shown(run, paragraph)]
        if not self._any_old and self._look.plain:
            return "".join(map(_run_text, runs))
        style = value_of(paragraph.find(f"{_W}pPr"), "pStyle") or self._default
        pieces = list[tuple[str, bool]]()
        for (font, high), group in groupby(runs, key=lambda run: (self._font_of(run, style), self._is_high(run))):
            pieces.append((in_unicode("".join(map(_run_text, group)), font), high))
        return _joined(pieces)

    def text_in(self, cell: Any) -> str:
        """The text of all paragraphs of a cell, those of tables in it included."""
        texts, end = list[str](), True
        for paragraph in cell.iter(f"{_W}p"):
            if any(parent.tag == f"{_W}txbxContent" or is_placeholder(parent) for parent in paragraph.iterancestors()):
                continue
            text = self.text_of(paragraph)
            texts[-1:] = [texts[-1] + text] if texts and not end else [*texts[-1:], text]
            end = not goes_on(paragraph)
        return " ".join(texts)

    def is_deleted(self, row: Any) -> bool:
        """Whether a row of a table was deleted by a change that is tracked."""
        if row.find(f"{_W}trPr/{_W}del") is None:
            return False
        self._aside.add("deleted", "".join(map(_run_text, row.iter(f"{_W}r"))))
        return True

    def _is_high(self, run: Any) -> bool:
        return not self._look.plain and self._look.raised(run)

    def _is_shown(self, run: Any, paragraph: Any) -> bool:
        """Whether a run belongs to the paragraph and is read: not deleted, struck out or hidden, not the placeholder of
        a control, and not in a text box, which is drawn elsewhere."""
        for parent in run.iterancestors():
            if parent is paragraph:
                break
            if parent.tag in (f"{_W}del", f"{_W}moveFrom"):
                self._aside.add("deleted", _deleted_text(run))
                return False
            if parent.tag in (f"{_W}txbxContent", f"{_W}p") or is_placeholder(parent):
                return False
        if self._look.plain:
            return True
        for kind, is_so in (("struck", self._look.struck), ("hidden", self._look.hidden)):
            if is_so(run):
                self._aside.add(kind, _run_text(run))
                return False
        return True

    def _font_of(self, run: Any, style: str | None) -> str | None:
        """The run's own font, else that of its style, of the paragraph's style, or of what those are based on."""
        own = _font(run)
        return own or self._inherited(value_of(run.find(f"{_W}rPr"), "rStyle")) or self._inherited(style)

    def _inherited(self, style: str | None) -> str | None:
        for _ in range(len(self._fonts)):  # ends for a style that is based on itself
            if style is None or self._fonts.get(style):
                break
            style = self._based_on.get(style)
        return self._fonts.get(style) if style else None


def _fonts_in(element: Any) -> set[str]:
    """The fonts that are named anywhere in a part of the file."""
    from lxml import etree

    find = etree.XPath("//w:rFonts/@w:ascii | //w:rFonts/@w:hAnsi", namespaces={"w": _W[1:-1]}, smart_strings=False)
    return set(find(element))


def _run_text(run: Any) -> str:
    pieces, font = list[str](), _font(run)
    for each in run:
        if each.tag == f"{_W}t":
            pieces.append(shown(each.text or "", font))
        elif each.tag == f"{_W}sym":
            pieces.append(sign(each.get(f"{_W}font"), int(each.get(f"{_W}char") or "0", 16)))
        else:
            pieces.append(_TEXT.get(each.tag, ""))
    return "".join(pieces)


def _deleted_text(run: Any) -> str:
    return "".join(each.text or "" for each in run.iter(f"{_W}delText", f"{_W}t"))


def _joined(pieces: list[tuple[str, bool]]) -> str:
    """The pieces as one text, those that are raised (True) as their neighbours make them."""
    text = ""
    for at, (piece, high) in enumerate(pieces):
        text += raised(text, piece, pieces[at + 1][0] if at + 1 < len(pieces) else "") if high else piece
    return text


def _font(element: Any) -> str | None:
    """The font that a run or a style sets."""
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    return None if fonts is None else fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")
