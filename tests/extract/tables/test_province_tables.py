"""Tables as departments and statistics offices of provinces annex them, made up: all that they state, price basis and
scope included, and what is in doubt.

`tests/cases/province_tables.txt` is written as `office_tables.txt` (see `test_office_tables`), with "~ " before the
lines below a table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.extract import extract
from etl.extract.observation import Observation
from tests.extract.tables.drawn_tables import DrawnTable, drawn_tables

CASES = Path(__file__).parents[2] / "cases" / "province_tables.txt"


TABLES = list(drawn_tables(CASES))


def fact(o: Observation, own: str) -> str:
    """What the figure states, behind its words."""
    more = "".join(f" {x}" for x in (o.base, o.price_basis, o.scope) if x)
    area = "" if o.area_id == own else f"@{o.area_id}"
    return f"{o.quote} = {o.indicator}{area} {o.period} {o.scenario} {o.measure} {o.value.normalize():f} {o.unit}{more}"


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_figure_is_read_as_it_is_meant_or_in_doubt(table: DrawnTable, catalogue: Catalogue) -> None:
    document = table.document()
    extraction = extract(document, catalogue)
    assert [fact(o, document.area_id or "") for o in extraction.observations] == table.marks["="]
    assert [f"{d.quote} {d.indicator}: {d.rule}" for d in extraction.doubts] == table.marks["?"]
