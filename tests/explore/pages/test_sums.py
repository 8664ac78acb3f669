"""Sums of periods and provinces beside a figure, and a year that no report states, on its page."""

from __future__ import annotations

from typing import Any

from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.explore.look import Look
from etl.explore.pages.sums import sums
from etl.settings import Settings
from etl.warehouse import begin
from tests.explore.client import Pages
from tests.warehouse.figures import figure, put, report

ROW: dict[str, Any] = {
    "unit": "bn_vnd", "periods_sum": 4100.0, "provinces_sum": None, "derived_from": ["a", "b"],
    "contradiction": "level and periods",
}  # fmt: skip
BESIDE = [
    {"role": "period", "level_observation_id": "a", "actual": 1900.0},
    {"role": "period", "level_observation_id": "b", "actual": 2200.0},
    {"role": "before", "level_observation_id": "c", "actual": 3600.0},
]


def test_a_sum_is_shown_with_its_figures_and_said_to_differ(look: Look, look_en: Look) -> None:
    (shown,) = sums(look, ROW, BESIDE)
    assert (shown["formula"], shown["result"]) == ("1.900 + 2.200", "4.100\u00a0tỷ đồng")
    assert (shown["verdict"], shown["agrees"]) == ("KHÔNG khớp với cả năm", False)
    (agrees,) = sums(look_en, {**ROW, "contradiction": None}, BESIDE)
    assert (agrees["what"], agrees["verdict"], agrees["agrees"]) == ("Sum of the periods of the year", "", True)


def test_provinces_and_the_nation(look_en: Look) -> None:
    of_nation = {**ROW, "periods_sum": None, "provinces_sum": 630.0, "contradiction": "level and provinces"}
    (shown,) = sums(look_en, of_nation, [])
    assert (shown["what"], shown["verdict"]) == ("Sum of the provinces", "does NOT agree with the nation")
    assert list(sums(look_en, {**ROW, "periods_sum": None}, [])) == []


def test_the_page_of_a_year_that_no_report_states(settings: Settings, catalogue: Catalogue) -> None:
    halves = [
        figure(f"{name}: {n} tỷ", f"industrial_output {year}-{name} actual {n} bn_vnd")
        for year in (2015, 2016)
        for name, n in (("H1", 1900), ("H2", 2200))
    ]
    others = [
        figure("quý I: 900 tỷ", "exports 2015-Q1 actual 900 mn_usd"),
        figure("quý I: 950 tỷ", "exports 2015-Q1 actual 950 mn_usd"),
        figure("cả năm 4.000", "industrial_output 2016 actual 4000 bn_vnd"),
    ]
    with begin(settings.warehouse, catalogue, 0) as version:
        put(version, report("a", "2017-01-10", [*halves, *others]))
        version.publish()
    server = Server(settings, catalogue)
    try:
        pages = Pages(server)
        shown = pages.get("/cell/lang-son/2015/industrial_output?lang=en")
        assert shown.texts("//p[contains(@class, 'headline')]") == ["4,100 billion dong (sum of its periods)"]
        assert "1,900 + 2,200 = 4,100" in shown.text
        differing = pages.get("/cell/lang-son/2016/industrial_output?lang=en")
        assert "The months, quarters or halves do not add up to the year." in differing.text
        assert "does NOT agree with the year" in differing.text
    finally:
        server.close()
