"""Figures whose digits OCR reads one way and, at a second look, another way: they are doubts, with both readings."""

from __future__ import annotations

from collections.abc import Iterable

from etl.documents.document import Document, Unsure
from etl.extract.observation import Doubt, Observation

RULE = "ocr.digits"


def apart(observations: Iterable[Observation], document: Document) -> tuple[list[Observation], list[Doubt]]:
    """The observations whose digits are sure, and a doubt for each of the others."""
    if not document.unsure:
        return list(observations), []
    sure, doubts = list[Observation](), list[Doubt]()
    for observation in observations:
        unsure = _unsure(observation, document)
        if unsure is None:
            sure.append(observation)
        else:
            doubts.append(_doubt(observation, document.text[unsure.start : unsure.end], unsure.other))
    return sure, doubts


def _unsure(observation: Observation, document: Document) -> Unsure | None:
    overlapping = (u for u in document.unsure if u.start < observation.char_end and observation.char_start < u.end)
    return next(overlapping, None)


def _doubt(observation: Observation, read: str, other: str) -> Doubt:
    o = observation
    return Doubt(
        o.document_id, f"OCR reads “{read}”, and at a second look “{other}”", o.quote, o.char_start, o.char_end,
        o.locator, RULE, o.indicator, o.area_id, o.period, o.scenario, o.measure, o.value, o.unit, o.cell_context,
    )  # fmt: skip
