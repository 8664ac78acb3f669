"""The sentences behind rows of KPIs: figures of one sentence together, a derived year with those of its periods."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.query.queries import ask
from etl.query.sources import COLUMNS, sources, with_first
from etl.warehouse import begin
from tests.warehouse.figures import figure, growth, page, put

OFFICE = "Sở Công Thương Lạng Sơn"
SENTENCE = "Năm 2014 công nghiệp đạt 3.600 tỷ đồng, tăng 9%."


@pytest.fixture
def warehouse(tmp_path: Path, catalogue: Catalogue) -> Path:
    figures = [
        figure("3.600 tỷ đồng", "industrial_output 2014 actual 3600 bn_vnd"),
        growth("tăng 9%", "industrial_output 2014 actual 9"),
        figure("Nửa đầu: 1.900 tỷ.", "industrial_output 2015-H1 actual 1900 bn_vnd"),
        figure("Nửa cuối: 2.113 tỷ.", "industrial_output 2015-H2 actual 2113 bn_vnd", cell_context="CN | tỷ đồng | H2"),
    ]
    said = page("a", "2016-01-10", figures, SENTENCE, publisher=OFFICE)
    with begin(tmp_path / "w.duckdb", catalogue, 0) as version:
        put(version, said)
        version.publish()
    return tmp_path / "w.duckdb"


def test_figures_of_one_sentence_stand_together(warehouse: Path) -> None:
    answer = ask(warehouse, f"select area, year, {', '.join(COLUMNS)} from kpi_yearly order by year")
    stated, derived = sources(warehouse, answer.records())
    assert [(source.figures, source.sentence) for source in stated] == [(("actual", "growth_stated"), SENTENCE)]
    assert (stated[0].publisher, str(stated[0].published_on), stated[0].path) == (OFFICE, "2016-01-10", "a.txt")
    assert [(source.figures, source.sentence) for source in derived] == [
        (("actual",), "Nửa đầu: 1.900 tỷ."), (("actual",), "CN | tỷ đồng | H2"),
    ]  # fmt: skip
    beside = with_first(answer, [stated, []], COLUMNS)
    assert beside.columns == ("area", "year", "sentence", "publisher", "published_on", "path")
    assert [row[2] for row in beside.rows] == [SENTENCE, None]
