"""The words behind a figure in one step: the sentence, or what the cell of a table is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.warehouse.figures import Ask, Publish, Report, figure, growth, page

pytestmark = pytest.mark.usefixtures("in_views")

CONTEXT = "Giá trị sản xuất công nghiệp | Tỷ đồng | TH 2015"
LEVEL = "Năm 2015, giá trị sản xuất công nghiệp\nđạt 4.013 tỷ đồng."
GROWTH = "Tăng 16,7% so với năm 2014."


def _report(context: str | None = None) -> Report:
    """A report of two sentences; its level is read from a cell with that `context`, or from prose."""
    figures = [figure(LEVEL, "industrial_output 2015 actual 4013 bn_vnd", cell_context=context)]
    figures.append(growth(GROWTH, "industrial_output 2015 actual 16.7"))
    made = page("a", "2016-01-10", figures, "Báo cáo năm 2015")
    places = {4013: "4.013 tỷ đồng", 16.7: "16,7%"}
    text = made.document.text
    for at, one in enumerate(made.observations):
        words = places[float(one.value)]
        start = text.index(words)
        made.observations[at] = replace(one, quote=words, char_start=start, char_end=start + len(words))
    return made


SENTENCES = """
    select quote, source_sentence(level_observation_id) as level, source_sentence(growth_observation_id) as growth
    from kpi_yearly
"""


def test_prose_gives_the_whole_sentence_in_one_line(publish: Publish, ask: Ask) -> None:
    publish(_report())
    level = LEVEL.replace("\n", " ")
    assert ask(SENTENCES) == [{"quote": "4.013 tỷ đồng", "level": level, "growth": GROWTH}]
    assert ask("select source_sentence('no such figure') as words") == [{"words": None}]


def test_a_cell_gives_its_row_unit_and_headings_which_stand_beside_every_quote(publish: Publish, ask: Ask) -> None:
    publish(_report(CONTEXT))
    assert ask(SENTENCES)[0]["level"] == CONTEXT
    for view in ("kpi_yearly", "kpi_period"):
        contexts = f"select cell_context, growth_cell_context from {view}"
        assert ask(contexts) == [{"cell_context": CONTEXT, "growth_cell_context": None}]
    stated = ask("select role, cell_context from kpi_vintage order by role")
    assert stated == [{"role": "growth", "cell_context": None}, {"role": "level", "cell_context": CONTEXT}]


def test_every_view_with_a_quote_has_the_context_of_the_cell(published: Path, ask: Ask) -> None:
    without = ask("""
        select table_name, column_name from duckdb_columns() as quotes
        where not internal and column_name like '%quote' and table_name not in ('correction', 'kpi_change')
              and not starts_with(table_name, 'check_')
          and not exists (
            from duckdb_columns() as beside
            where beside.table_name = quotes.table_name
              and beside.column_name = replace(quotes.column_name, 'quote', 'cell_context')
          )
    """)
    assert without == []
