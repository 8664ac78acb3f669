"""The reports that the figures of an area rest on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from etl.catalogue import Catalogue
from etl.warehouse import begin, differences
from tests.warehouse.figures import Ask, Publish, Report, figure, put, report

SHOWN = "select area, path, figures, withdrawn_on is not null as gone from area_report order by area, path"


def test_a_report_stands_with_its_area_and_each_that_it_states_a_figure_of(publish: Publish, ask: Ask) -> None:
    said = "exports 2015 actual 900 mn_usd"
    own, other = figure("900 triệu USD", said), figure("500 triệu USD", said, area_id="cao-bang")
    publish(report("a", "2016-01-18", [own, other]), report("b", None, [], area_id="cao-bang"))
    assert [tuple(row.values()) for row in ask(SHOWN)] == [
        ("Cao Bằng", "a.txt", 1, False),
        ("Cao Bằng", "b.txt", 0, False),
        ("Lạng Sơn", "a.txt", 1, False),
    ]


def test_a_run_brings_the_reports_that_it_touches_up_to_date(path: Path, catalogue: Catalogue, ask: Ask) -> None:
    def run(*reports: Report, gone: tuple[str, ...] = ()) -> None:
        with begin(path, catalogue, 0) as version:
            put(version, *reports)
            version.withdraw(gone, date(2016, 3, 1), "gone")
            version.materialise()
            version.publish()
        assert differences(path) == []

    said = figure("900 triệu USD", "exports 2015 actual 900 mn_usd")
    later = figure("5 triệu USD", "exports 2014 actual 5 mn_usd")
    others = [report(f"r{number}", "2016-01-18", [said], area_id="ha-giang") for number in range(12)]
    run(*others, report("a", "2016-01-18", [said]), report("b", "2016-01-19", [said]))
    run(report("a", "2016-01-18", [said, later], copy="2"), gone=("b.txt",))
    assert [tuple(row.values()) for row in ask(SHOWN) if row["area"] == "Lạng Sơn"] == [
        ("Lạng Sơn", "a.txt", 2, False),
        ("Lạng Sơn", "b.txt", 1, True),
    ]
