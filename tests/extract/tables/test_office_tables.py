"""Tables of the families that statistics offices print, made up: all their facts, what is in doubt, and none is silent.

`tests/cases/office_tables.txt` has one table after another: "## name", "@ area=… pub=…", the title on lines with ">",
the grid as in `test_layouts`, then "= " a fact (with "@area" where it is another one) and "? " a cell in doubt.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.extract import Extraction, extract
from tests.extract.tables.drawn_tables import DrawnTable, drawn_tables

CASES = Path(__file__).parents[2] / "cases" / "office_tables.txt"


TABLES = list(drawn_tables(CASES))


def _facts(extraction: Extraction, area: str) -> list[str]:
    return [
        f"{o.quote} {o.indicator} {o.period} {o.scenario} {o.measure} {o.value:f} {o.unit}"
        + (f" {o.base}" if o.base else "")
        + (f" @{o.area_id}" if o.area_id != area else "")
        for o in extraction.observations
    ]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_figure_of_an_indicator_is_read_or_in_doubt(table: DrawnTable, catalogue: Catalogue) -> None:
    document = table.document()
    extraction = extract(document, catalogue)
    assert _facts(extraction, document.area_id or "") == table.marks["="]
    assert [f"{d.quote} {d.indicator}: {d.rule}" for d in extraction.doubts] == table.marks["?"]
    reasons = " ".join(left.reason for left in extraction.left_out)
    assert extraction.observations or extraction.doubts or "of which the catalogue has no indicator" in reasons
