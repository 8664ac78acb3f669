"""The materialised marts: what stands in the tables is what their files compute."""

from __future__ import annotations

from etl.warehouse.sql_files import MATERIALISED, computation
from tests.warehouse.figures import Ask, Publish, figure, lang_son, report

OTHER = report("b", "2018-01-02", [figure("7 triệu USD", "exports 2017 actual 7 mn_usd")], area_id="ha-nam")


def test_a_run_fills_the_tables(publish: Publish, ask: Ask) -> None:
    publish(lang_son())
    publish(OTHER)
    asked = "select actual from kpi_yearly where area_id = 'ha-nam' and year = 2017"
    assert ask(asked) == [{"actual": 7.0}]
    for name in MATERIALISED:
        assert ask(f"from {name} order by all") == ask(f"from ({computation(name)}) order by all"), name
