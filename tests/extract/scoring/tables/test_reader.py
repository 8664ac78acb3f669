"""The second reader of tables: what it reads, and what it does without its weights."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from benchmarks.second_reader.source import source_of_table_features
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.catalogue import Catalogue
from etl.catalogue.loader import DATA
from etl.catalogue.reader_weights import ReaderWeights
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.reconciliation import CellReconciliation, reconciled_cells
from etl.extract.scoring.second_reader import Reading
from etl.extract.scoring.tables import FEATURES
from etl.extract.scoring.tables.reader import TableReader, fault_of_tables, written_in
from tests.extract.scoring.tables.conftest import PLAN, starts_at
from tests.extract.tables.test_layouts import document_of


def _read(document: Document, quote: str, catalogue: Catalogue) -> Reading | None:
    reader = TableReader(document, catalogue, catalogue.table_reader)
    slot = reader.slot(starts_at(document, quote))
    assert slot is not None
    return reader.opinion(slot).reading


def test_the_stored_weights_are_those_of_the_code() -> None:
    """Where this fails, the features have changed since the weights were trained: `make train`."""
    stored = json.loads((DATA / "table_reader.json").read_text("utf-8"))
    assert (stored["features"], stored["source"]) == (FEATURES, source_of_table_features())


@pytest.mark.parametrize(
    ("quote", "stated"),
    [
        ("3.440", ("industrial_output", "2014", "actual", "value", "3.44E+12")),
        ("3.900", ("industrial_output", "2015", "plan", "value", "3.9E+12")),
        ("4.013", ("industrial_output", "2015", "estimate", "value", "4.013E+12")),
        ("116,7", ("industrial_output", "2015", "estimate", "growth_yoy", "16.7")),
        ("362,8", ("exports", "2015", "estimate", "value", "3.628E+8")),
    ],
)
def test_a_plain_table_is_read_as_a_person_reads_it(quote: str, stated: tuple[str, ...], catalogue: Catalogue) -> None:
    reading = _read(document_of(PLAN), quote, catalogue)
    assert reading is not None
    value = str(reading.value_base.normalize())
    assert (reading.indicator, reading.period, reading.scenario, reading.measure, value) == stated


def test_both_readers_agree_on_it_and_another_reading_is_disputed(catalogue: Catalogue) -> None:
    document = document_of(PLAN)
    observations = extract(document, catalogue).observations
    assert {o.reading for o in observations if o.quote in ("3.440", "3.900", "4.013", "116,7")} == {"both"}
    level = next(o for o in observations if o.quote == "3.900")
    held = CellReconciliation(TableReader(document, catalogue, catalogue.table_reader))
    right = held.verdict(level)
    for other in ({"scenario": "actual"}, {"period": "2014"}, {"value_base": Decimal(39) * 10**9}):
        wrong = held.verdict(replace(level, **other))
        assert wrong.reading == "disputed"
        assert (wrong.probability or 0) < (right.probability or 0)
    told = next(iter(reconciled_cells([replace(level, scenario="actual")], document, catalogue)))
    assert "scenario plan" in told.evidence["reading"].how


def test_without_weights_every_cell_is_one(catalogue: Catalogue) -> None:
    document = document_of(PLAN)
    both = extract(document, catalogue).observations
    for weights in (ReaderWeights(), replace(catalogue.table_reader, features="of old")):
        assert fault_of_tables(weights) is not None or weights.fault is None
        alone = extract(document, replace(catalogue, table_reader=weights)).observations
        assert {(o.reading, o.reading_probability) for o in alone} == {("one", None)}
        assert [(o.indicator, o.period, o.value) for o in alone] == [(o.indicator, o.period, o.value) for o in both]


def test_numbers_are_read_by_each_reading_of_their_separators() -> None:
    assert written_in("4.013") == [Decimal(4013), Decimal("4.013")]
    assert written_in("(5,2)") == [Decimal("-5.2")]
    assert written_in("-3,1%") == [Decimal("-3.1")]
    assert written_in("12 345") == [Decimal(12345)]
    assert written_in("x") == []


_CELLS = st.sampled_from([
    "", "Tổng số", "Năm 2015", "Kế hoạch", "12,5", "4.013", "-3", "so với cùng kỳ (%)", "Tỷ đồng", "Khai khoáng",
    "Kim ngạch xuất khẩu", "tháng 9", "2014", "x", "Hà Nội",
])  # fmt: skip


@settings(deadline=None)
@given(rows=st.lists(st.lists(_CELLS, min_size=4, max_size=4), min_size=1, max_size=8))
def test_any_table_has_an_opinion_of_each_number_and_none_of_what_is_no_number(
    rows: list[list[str]], catalogue: Catalogue
) -> None:
    document = document_of({"grid": "\n".join(" | ".join(row) for row in rows)})
    reader = TableReader(document, catalogue, catalogue.table_reader)
    for table in document.tables:
        for cell in table.cells:
            slot = reader.slot(cell.start)
            words = document.text[cell.start : cell.end]
            if cell.start == cell.end or not written_in(words):
                continue
            assert slot is not None
            opinion = reader.opinion(slot)
            assert sum(opinion.indicator.chances.values()) == pytest.approx(1)
            reading = opinion.reading
            assert reading is None or opinion.probability(reading) >= reading.probability * 0.99
