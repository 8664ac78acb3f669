"""The materialised marts: what stands in the tables is what their files compute."""

from __future__ import annotations

import pytest

from etl.warehouse import touched
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


@pytest.mark.parametrize(
    ("before", "after", "is_misread"),
    [
        ("2015-M09 actual 40 bn_vnd", "2015-M09 actual 321 bn_vnd", True),
        ("2015-M09 actual 40 bn_vnd", "2015-M09 actual 40 mn_vnd", True),
        ("2015-M09 actual 40 bn_vnd", "2015-M10 actual 12100 bn_vnd", True),
        ("2015 actual 40 bn_vnd", "2016 plan 40 mn_vnd", True),
        ("2015-M09 actual 40 bn_vnd", "2015 actual 12100 bn_vnd", False),
        ("2015-M09 actual 40 bn_vnd", "2015-M09 actual 310 bn_vnd", False),
    ],
)
def test_a_unit_is_found_misread_by_the_run_that_brings_the_later_level(
    monkeypatch: pytest.MonkeyPatch, publish: Publish, ask: Ask, before: str, after: str, is_misread: bool
) -> None:
    monkeypatch.setattr(touched, "SHARE", 0)  # however much is touched, only that is computed again
    publish(
        OTHER, report("a", "2015-10-29", [figure("40 tỷ", f"industrial_output {before}")], publisher="Sở Công Thương")
    )
    publish(report("c", "2016-12-29", [figure("một số", f"industrial_output {after}")], publisher="Sở Công Thương"))
    assert len(ask("from kpi_misread_unit")) == is_misread
    for name in MATERIALISED:
        assert ask(f"from {name} order by all") == ask(f"from ({computation(name)}) order by all"), name
