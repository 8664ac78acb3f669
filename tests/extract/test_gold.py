"""The hand-read reports: what is stated is what a person read, and every span is its quote."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks import accuracy, scoring

from etl.catalogue import Catalogue, load
from etl.documents import Document, read
from etl.extract import Extraction, extract

SETS = accuracy.sets()
# What each set must reach at least, complete F1 and precision; raised when reading gets better, never lowered.
FLOORS = {
    "building": (0.97, 0.99),
    "north": (0.98, 0.99),
    "south": (0.99, 0.99),
    "mixed": (0.98, 0.99),
    "common": (0.98, 0.98),
    "latest": (0.92, 0.94),
    "north-later": (0.96, 0.97),
    "south-later": (0.94, 0.96),
    "press": (0.93, 0.93),
    "offices": (0.95, 0.96),
    "annual": (0.97, 0.98),
    "times": (0.96, 0.96),
    "late": (0.97, 0.97),
    "fields": (0.88, 0.92),
    "centre": (0.98, 0.98),
    "varied": (0.88, 0.91),
    "usual": (0.92, 0.94),
    "subjects": (0.81, 0.88),
    "constructions": (0.98, 0.99),
    "fresh": (0.97, 0.99),
    "fresh-later": (0.98, 0.99),
    "fresh-plans": (0.98, 0.99),
    "fresh-usual": (0.99, 0.99),
    "fresh-single": (0.97, 0.98),
    "fresh-last": (0.98, 0.98),
    "fresh-news": (0.99, 0.99),
    "fresh-aims": (0.98, 0.98),
    "fresh-unseen": (0.98, 0.98),
    "fresh-outlook": (0.94, 0.98),
    "fresh-bulletins": (0.98, 0.99),
    "fresh-mixed": (0.97, 0.99),
    "fresh-pages": (0.99, 0.99),
    "fresh-winter": (0.97, 0.98),
    "fresh-spring": (0.96, 0.98),
    "fresh-autumn": (0.96, 0.99),
    "fresh-hand": (0.90, 0.97),
    "fresh-night": (0.88, 0.95),
    "fresh-dawn": (0.86, 0.94),
    "fresh-noon": (0.97, 0.98),
    "fresh-papers": (0.90, 0.97),
}


@cache
def read_once(path: Path) -> tuple[Document, Extraction]:
    """A report and what is read of it, for all tests of it."""
    document = read(path, load())
    return document, extract(document, load())


@pytest.mark.parametrize("gold", SETS, ids=lambda gold: gold.name)
def test_a_set_is_read_as_well_as_ever(gold: accuracy.GoldSet, catalogue: Catalogue) -> None:
    factors = {unit.unit: float(unit.factor) for unit in catalogue.units.values()}
    scored = scoring.total(
        scoring.score(facts["facts"], accuracy.stated(read_once(path)[1], catalogue), "complete", factors)
        for _, path, facts in gold.documents()
    )
    f1, precision = FLOORS[gold.name]
    assert scored.f1 >= f1
    assert scored.precision >= precision


@pytest.mark.parametrize("path", [path for gold in SETS for _, path, _ in gold.documents()], ids=lambda path: path.stem)
def test_every_span_is_its_quote(path: Path) -> None:
    document, extraction = read_once(path)
    spans = [(o.char_start, o.char_end, o.quote) for o in extraction.observations]
    spans += [(d.char_start, d.char_end, d.quote) for d in extraction.doubts]
    spans += [(n.char_start, n.char_end, n.quote) for n in extraction.left_out]
    assert spans
    assert all(document.text[start:end] == quote for start, end, quote in spans)


def test_figures_are_at_the_prices_that_a_person_read() -> None:
    """Nine of ten have the basis that they were read with, the others none; no figure has another one."""
    right = missing = 0
    for gold in SETS:
        for name, path, facts in gold.documents():
            for fact in (one for one in facts["facts"] if one.get("price_basis")):
                bases = _bases(fact, read_once(path)[1])
                right += fact["price_basis"] in bases
                missing += bases == {None}
                assert bases <= {None, fact["price_basis"]} or fact["price_basis"] in bases, (name, fact)
    assert right > 9 * missing


def _bases(fact: dict[str, Any], read: Extraction) -> set[str | None]:
    """The price bases that the figures of `fact` were read with."""
    told = fact["indicator"], fact["period"], fact["measure"], Decimal(str(fact["value"]))
    return {o.price_basis for o in read.observations if (o.indicator, o.period, o.measure, o.value) == told}


def test_the_first_report_gives_its_fifteen_facts_and_nothing_else(catalogue: Catalogue) -> None:
    factors = {unit.unit: float(unit.factor) for unit in catalogue.units.values()}
    (found,) = [(p, facts) for name, p, facts in SETS[0].documents() if name == "lang-son-2015"]
    guesses = accuracy.predictions(found[0], catalogue)
    assert scoring.misses(found[1]["facts"], guesses, factors) == ([], [])
    assert len(scoring.distinct(guesses, factors)) == 15
