"""Layers of a PDF (optional content, ISO 32000-1, 8.11) that are switched off: no viewer shows or prints them.

Layout programs keep drafts, notes and other languages on them. pdfminer, and so pdfplumber, reads them like the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from etl.documents.formats.aside import Aside


@contextmanager
def without_hidden(pdf: Any, aside: Aside) -> Iterator[None]:
    """Within it, pages of a pdfplumber document have nothing of the layers that are off; `aside` gets their text."""
    hidden = hidden_layers(pdf.doc.catalog)
    if not hidden:
        yield
        return
    pages: Any = import_module("pdfplumber.page")
    before = pages.PDFPageInterpreter
    pages.PDFPageInterpreter = _shown_only(hidden, aside)
    try:
        yield
    finally:
        pages.PDFPageInterpreter = before


def hidden_layers(catalog: Mapping[str, Any]) -> frozenset[int]:
    """The object numbers of the layers that are off when the file is opened, from the catalog as pdfminer reads it."""
    from pdfminer.pdftypes import resolve1

    layers = resolve1(catalog.get("OCProperties"))
    if not isinstance(layers, dict):
        return frozenset()
    at_first = resolve1(layers.get("D"))
    at_first = at_first if isinstance(at_first, dict) else {}
    off = _numbers(at_first.get("OFF"))
    if _name(at_first.get("BaseState")) == "OFF":
        off |= _numbers(layers.get("OCGs")) - _numbers(at_first.get("ON"))
    return off


def _numbers(references: Any) -> frozenset[int]:
    from pdfminer.pdftypes import PDFObjRef, resolve1

    listed = resolve1(references)
    if not isinstance(listed, list):
        listed = [references]
    return frozenset(one.objid for one in listed if isinstance(one, PDFObjRef))


def _name(literal: Any) -> str | None:
    from pdfminer.pdftypes import resolve1

    name: str | None = getattr(resolve1(literal), "name", None)
    return name


def _is_off(layer: Any, hidden: frozenset[int]) -> bool:
    """Whether a layer, or a combination of several (OCMD), is not shown; one that is told by an expression is shown."""
    from pdfminer.pdftypes import resolve1

    said = resolve1(layer)
    if not isinstance(said, dict) or _name(said.get("Type")) != "OCMD":
        return bool(_numbers(layer) & hidden)
    of = _numbers(said.get("OCGs"))
    if not of or "VE" in said:
        return False
    off = of & hidden
    shown = {"AllOn": not off, "AnyOff": bool(off), "AllOff": off == of}
    return not shown.get(_name(said.get("P")) or "AnyOn", off != of)


def _shown_only(hidden: frozenset[int], aside: Aside) -> type:
    """An interpreter of pages that takes back from a page what it has put there between the marks of a hidden layer."""
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdftypes import resolve1

    class Shown(PDFPageInterpreter):
        def init_state(self, ctm: Any) -> None:
            super().init_state(ctm)
            self._open: list[int | None] = []  # per mark, how much was on the page before; None where it is shown

        def do_BMC(self, tag: Any) -> None:  # noqa: N802
            super().do_BMC(tag)
            self._open.append(None)

        def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
            super().do_BDC(tag, props)
            layer = self._layer(props) if _name(tag) == "OC" else None
            self._open.append(len(self._placed()) if _is_off(layer, hidden) else None)

        def do_EMC(self) -> None:  # noqa: N802
            super().do_EMC()
            self._end()

        def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
            """A drawing of its own, which may be on a layer as a whole."""
            drawing = resolve1(self.xobjmap.get(_name(xobjid_arg) or ""))
            is_off = hasattr(drawing, "get") and _is_off(drawing.get("OC"), hidden)
            before = len(self._placed())
            super().do_Do(xobjid_arg)
            if is_off:
                self._take_back(before)

        def render_contents(self, *given: Any, **named: Any) -> None:
            super().render_contents(*given, **named)
            while self._open:  # a mark without an end goes on to the end of the page
                self._end()

        def _end(self) -> None:
            before = self._open.pop() if self._open else None
            if before is not None:
                self._take_back(before)

        def _layer(self, props: Any) -> Any:
            named = resolve1((self.resources or {}).get("Properties"))
            return named.get(_name(props)) if isinstance(named, dict) else None

        def _placed(self) -> list[Any]:
            placed: list[Any] = self.device.cur_item._objs  # type: ignore[attr-defined]
            return placed

        def _take_back(self, before: int) -> None:
            placed = self._placed()
            aside.add("hidden", "".join(map(_text, placed[before:])))
            del placed[before:]

    return Shown


def _text(item: Any) -> str:
    """The letters of an item of a page, or of all that is in it."""
    if hasattr(item, "get_text"):
        text: str = item.get_text()
        return text
    return "".join(map(_text, getattr(item, "_objs", ())))
