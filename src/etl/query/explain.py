"""How each figure of a document was read, as an auditor's working paper. Only arranged here, not rendered."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from etl import documents
from etl.catalogue import Catalogue
from etl.catalogue.areas import area_on
from etl.documents.document import Document
from etl.documents.raw_names import path_of
from etl.errors import UsageError
from etl.extract import extract, table_lines
from etl.extract.observation import Doubt, Evidence, Extraction, LeftOut, Observation
from etl.language.fold import nfc
from etl.query.names import find_areas
from etl.reading import read_and_extract
from etl.settings import Settings

LONGEST_PATH = 256
"""A longer argument can only be a sentence."""

Explained = TypeVar("Explained", Observation, Doubt, LeftOut)

_ENDS = re.compile(r"\n+|(?<=[.!?;…])[ \t]+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One part of a reading (`indicator`, `period`, …), what it was read as, and the words and rule behind it."""

    name: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class PaperSentence:
    """A piece of the text with the figures, doubts and left-out numbers that begin in it."""

    start: int
    end: int
    observations: tuple[Observation, ...]
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The working paper of one document: its facts and its sentences; those without any number are not listed."""

    document: Document
    facts: tuple[PaperPart, ...]
    sentences: tuple[PaperSentence, ...]
    tables: tuple[str, ...] = ()


def explained(
    what: str, catalogue: Catalogue, settings: Settings, area: str | None = None, published_on: date | None = None
) -> Paper:
    """The working paper of `what`: a report's path, or a sentence about `area` published on a day.

    Raises InputError when the report cannot be read, UsageError when there is nothing to explain, or the path is a
    folder or does not exist, or the area does not.
    """
    if not what.strip():
        raise UsageError("explain", "there is nothing to explain", "name a report, or write a sentence between quotes")
    path = _file(what, settings.raw)
    if path is not None and path.is_dir():
        raise UsageError(what, "it is a folder", "name a report in it")
    if path is not None:
        with documents.Sandbox(settings.bounds) as sandbox:
            document, extraction = read_and_extract(path, catalogue, settings, sandbox)
        # Its tables were understood within the bounds of reading just now; to understand them again costs no more.
        return replace(working_paper(document, extraction), tables=table_lines(document, catalogue))
    if Path(what).suffix.lower() in documents.suffixes() and " " not in what:
        raise UsageError(what, "there is no such file", "name a report, or write a sentence between quotes")
    area_id = find_areas(catalogue, area)[0] if area else None
    if area_id and published_on:
        area_id = area_on(catalogue.areas, area_id, published_on)
    document = sentence_document(what, area_id, published_on)
    return working_paper(document, extract(document, catalogue))


def _file(what: str, raw: Path) -> Path | None:
    """The file `what` names, as given or inside the raw folder as the warehouse names it; None for a sentence."""
    if len(what) >= LONGEST_PATH or "\n" in what:
        return None
    path = path_of(what, raw)
    return path if os.path.lexists(path) else None  # a sentence may be too long for a name


def working_paper(document: Document, extraction: Extraction) -> Paper:
    """Arranges what was read from `document` sentence by sentence, in the order of the text."""
    sentences = tuple(
        sentence
        for start, end in sentence_spans(document.text)
        if (sentence := _sentence(start, end, extraction)).observations or sentence.doubts or sentence.left_out
    )
    return Paper(document, tuple(_facts(document)), sentences)


def sentence_document(text: str, area_id: str | None = None, published_on: date | None = None) -> Document:
    """A document that consists of `text` alone, for trying out a sentence."""
    text = nfc(text)
    told = "the command line"
    return Document(
        document_id=hashlib.sha256(text.encode()).hexdigest(),
        path="(sentence)",
        format="txt",
        text=text,
        published_on=published_on,
        published_on_evidence=told if published_on else None,
        area_id=area_id,
        area_evidence=told if area_id else None,
    )


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Places of the sentences of `text`, for showing them: line ends, and stops that a letter follows."""
    start = 0
    for gap in _ENDS.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _sentence(start: int, end: int, extraction: Extraction) -> PaperSentence:
    def inside(figures: Sequence[Explained]) -> tuple[Explained, ...]:
        here = [figure for figure in figures if start <= figure.char_start < end]
        return tuple(sorted(here, key=lambda figure: (figure.char_start, figure.char_end)))

    return PaperSentence(
        start, end, inside(extraction.observations), inside(extraction.doubts), inside(extraction.left_out)
    )


def _facts(document: Document) -> Iterator[PaperPart]:
    yield PaperPart("document", document.path, f"sha256 {document.document_id[:16]}…")
    yield PaperPart("title", document.title or "-", "")
    published = document.published_on.isoformat() if document.published_on else document.published_hint
    yield PaperPart("published", published or "-", document.published_on_evidence or "no step could tell")
    yield PaperPart("area", document.area_id or "-", document.area_evidence or "no step could tell")
    if document.period:
        yield PaperPart("period", document.period, "card")
    yield PaperPart("publisher", document.publisher or "-", document.url or "")
    for warning in document.warnings:
        yield PaperPart("warning", warning, "")
    for note in document.notes:
        yield PaperPart("left out", note, "")


def parts(observation: Observation, catalogue: Catalogue) -> list[PaperPart]:
    """The parts of one reading, each with the words that decided it."""
    indicator = catalogue.indicators[observation.indicator]
    area = catalogue.areas[observation.area_id]
    value = f"{observation.value:f}" + (f" to {observation.value_to:f}" if observation.value_to is not None else "")
    bound = f", {observation.bound}" if observation.bound else ""
    values = {
        "value": f"{value} {observation.unit}{bound} = {observation.value_base:f} {observation.base_unit}",
        "indicator": f"{observation.indicator} ({indicator.name_vi})",
        "measure": observation.measure,
        "period": observation.period,
        "area": f"{observation.area_id} ({area.name})",
        "scenario": observation.scenario,
        "status": "preliminary" if observation.status == "preliminary" else None,
        "scope": observation.scope,
        "price_basis": observation.price_basis,
        "base": observation.base,
        "reading": _reading(observation),
        "digits": observation.digits,
        "cell": observation.cell_context,
    }
    named = [
        PaperPart(name, text, because(observation.evidence.get(name)))
        for name, text in values.items()
        if text is not None
    ]
    more = [PaperPart(name, "", because(found)) for name, found in observation.evidence.items() if name not in values]
    return [*named, *more, PaperPart("rule", observation.rule, observation.locator)]


def _reading(observation: Observation) -> str | None:
    """What the two readers make of it; nothing where the second one cannot say."""
    if observation.reading_probability is None:
        return None
    return f"{observation.reading} ({observation.reading_probability:f})"


def because(evidence: Evidence | None) -> str:
    """The words behind a part and how they were used: `“năm 2014” at 1312: the year compared with`."""
    if evidence is None:
        return ""
    place = f" at {evidence.start}" if evidence.start >= 0 else ""
    words = f"“{evidence.says}”{place}" if evidence.says else ""
    return ": ".join(filter(None, (words, evidence.how)))
