"""Years that follow from their periods, and what is held against a sum: periods against the year, provinces against the
nation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.warehouse import begin, differences, touched
from etl.warehouse.corrections import Correction
from tests.warehouse.cases import A, Answers, B, Case, answers_of, out
from tests.warehouse.figures import Ask, Figure, Publish, Report, figure, growth, put, report

pytestmark = pytest.mark.usefixtures("in_views")

SUM = ("actual", "origin", "status", "consistency", "contradiction")


def parts(suffixes: str, values: str, scenario: str = "actual", indicator: str = "industrial_output") -> list[Figure]:
    """Levels of parts of 2015: `parts("Q1 Q2", "900 1000")`."""
    unit = {"iip": "pct", "markets": "count", "grdp_per_head": "mn_vnd"}.get(indicator, "bn_vnd")
    pairs = zip(suffixes.split(), values.split(), strict=True)
    return [figure(f"{s}: {n} tỷ", f"{indicator} 2015-{s} {scenario} {n} {unit}") for s, n in pairs]


QUARTERS = "Q1 Q2 Q3 Q4"
MONTHS = " ".join(f"M{month:02d}" for month in range(1, 13))
DERIVED = {"actual": 4013, "origin": "derived", "periods_sum": 4013, "status": "actual", "consistency": "single"}

CASES = [
    Case("four quarters", [report("a", A, parts(QUARTERS, "900 1000 1100 1013"))], DERIVED),
    Case("two halves", [report("a", A, parts("H1 H2", "1900 2113"))], DERIVED),
    Case("twelve months", [report("a", A, parts(MONTHS, "300 " * 11 + "713"))], DERIVED),
    Case("months added up", [report("a", A, parts("M01/M12", "4013"))], DERIVED),
    Case(
        "eleven months and one, of two reports",
        [report("a", A, parts("M01/M11", "3600")), report("b", B, parts("M12", "413"))],
        {**DERIVED, "documents": 2, "quote": "M01/M11: 3600 tỷ + M12: 413 tỷ"},
    ),
    Case(
        "an estimate among the parts makes an estimate",
        [report("a", A, [*parts("Q1 Q2 Q3", "900 1000 1100"), *parts("Q4", "1013", "estimate")])],
        {**DERIVED, "status": "estimate"},
    ),
    Case(
        "a stated year stands, and its quarters confirm it",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *parts(QUARTERS, "900 1000 1100 1014")])],
        {"actual": 4013, "origin": "stated", "periods_sum": 4014, "consistency": "confirmed"},
    ),
    Case(
        "a stated year stands, and its quarters contradict it",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *parts(QUARTERS, "900 1000 1100 1100")])],
        {
            "actual": 4013, "origin": "stated", "periods_sum": 4100, "consistency": "conflict",
            "contradiction": "level and periods",
        },
    ),
    Case(
        "early months that were revised since contradict nothing",
        [
            report("a", A, [*parts("Q1 Q2", "900 1000", "estimate"), *parts("Q3 Q4", "1100 1100", "estimate")]),
            report("b", B, [out("ước 4.013 tỷ", "estimate 4013")]),
        ],
        {"actual": 4013, "origin": "stated", "periods_sum": 4100, "consistency": "single"},
    ),
    Case(
        "estimates of one report must add up",
        [report("a", A, [out("ước 4.013 tỷ", "estimate 4013"), *parts(QUARTERS, "900 1000 1100 1100", "estimate")])],
        {"actual": 4013, "consistency": "conflict", "contradiction": "level and periods"},
    ),
    Case(
        "the months added up in the report that states the year confirm nothing",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *parts("M01/M12", "4013")])],
        {"actual": 4013, "origin": "stated", "consistency": "single"},
    ),
    Case(
        "two ways of adding up that agree",
        [report("a", A, [*parts(QUARTERS, "900 1000 1100 1013"), *parts("H1 H2", "1900 2113")])],
        {**DERIVED, "consistency": "confirmed"},
    ),
    Case(
        "two ways of adding up that do not",
        [report("a", A, [*parts(QUARTERS, "900 1000 1100 1013"), *parts("H1 H2", "1900 2200")])],
        {"actual": 4100, "origin": "derived", "consistency": "conflict", "contradiction": "sums of periods"},
    ),
    Case(
        "a part that two reports state otherwise",
        [report("a", A, parts(QUARTERS, "900 1000 1100 1013")), report("b", B, parts("Q4", "1031"))],
        {"actual": 4031, "origin": "derived", "consistency": "conflict", "contradiction": "periods"},
    ),
    Case(
        "a year that is missing a quarter has no level",
        [report("a", A, [*parts("Q1 Q2 Q3", "900 1000 1100"), growth("9%", "industrial_output 2015 actual 9")])],
        {"actual": None, "origin": "stated", "periods_sum": None, "growth_stated": 9},
    ),
    Case(
        "a derived year has the growth on the year before",
        [
            report("a", A, parts("H1 H2", "1900 2113")),
            report("b", B, [figure("3.648 tỷ", "industrial_output 2014 actual 3648 bn_vnd")]),
        ],
        {"origin": "derived", "growth_computed": pytest.approx(10.0055, abs=1e-3)},
    ),
]  # fmt: skip


answers = answers_of(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_given_and_expected(case: Case, answers: Answers) -> None:
    answers.check(case)


@pytest.mark.parametrize("indicator", ["iip", "markets", "grdp_per_head"])
def test_no_index_no_stock_and_no_ratio_is_added_up(indicator: str, publish: Publish, ask: Ask) -> None:
    publish(report("a", A, parts(QUARTERS, "105 106 107 108", indicator=indicator)))
    assert ask("from kpi_yearly") == []
    assert {row["period"] for row in ask("select period from kpi_period")} == {f"2015-{q}" for q in QUARTERS.split()}


def test_plans_are_not_added_up(publish: Publish, ask: Ask) -> None:
    publish(report("a", A, parts(QUARTERS, "900 1000 1100 1013", "plan")))
    assert ask("from kpi_yearly") == []


def test_a_derived_year_names_its_figures_and_is_marked_wherever_it_shows(publish: Publish, ask: Ask) -> None:
    said = report("a", A, parts(QUARTERS, "900 1000 1100 1013"))
    publish(said)
    made_of = [observation.observation_id for observation in said.observations]
    assert ask("select derived_from from kpi_yearly") == [{"derived_from": made_of}]
    assert ask("select industrial_output, derived from kpi_wide") == [
        {"industrial_output": 4013.0, "derived": "industrial_output"}
    ]
    assert ask("select actual, source from kpi_2025_boundaries") == [{"actual": 4013.0, "source": "derived"}]
    assert ask("select actual, origin from kpi_yearly_asof(date '2016-01-10')") == [
        {"actual": 4013.0, "origin": "derived"}
    ]
    assert ask("from kpi_yearly_asof(date '2016-01-09')") == []


def test_a_corrected_part_marks_the_derived_year(path: Path, catalogue: Catalogue, publish: Publish, ask: Ask) -> None:
    publish(report("a", A, parts(QUARTERS, "900 1000 1100 1031")))
    declared = Correction(
        document="a.txt", quote="Q4: 1031 tỷ", says=Decimal(1031), right=Decimal(1013), reason="đảo chữ số", who="A",
        when=date(2016, 2, 1),
    )  # fmt: skip
    with begin(path, catalogue, 0) as version:
        version.correct([declared])
        version.materialise()
        version.publish()
    assert differences(path) == []
    (row,) = ask("select actual, origin, corrected from kpi_yearly")
    assert (row["actual"], row["origin"]) == (3913.0 + 100, "derived")
    assert row["corrected"] == "the report says 1031 bn_vnd; đảo chữ số (A, 2016-02-01)"
    assert ask("select actual from kpi_yearly_asof(date '2016-01-31')") == [{"actual": 4031.0}]


def test_what_periods_make_of_a_year_is_to_be_looked_at(publish: Publish, ask: Ask) -> None:
    publish(report("a", A, [out("4.013 tỷ", "actual 4013"), *parts(QUARTERS, "900 1000 1100 1100")]))
    rows = ask("select role, period, value, shown, computed from kpi_conflict order by role, value")
    assert [tuple(row.values()) for row in rows] == [
        ("level", "2015", 4013.0, 4013.0, 4100.0),
        *(("period", "2015", float(value), None, None) for value in (900, 1000, 1100, 1100)),
    ]
    assert [tuple(row.values()) for row in ask("select kind, period, value, beside from kpi_review")] == [
        ("conflict", "2015", 4013, 4100.0)
    ]


def test_sums_that_differ_are_to_be_looked_at_though_no_report_states_the_year(publish: Publish, ask: Ask) -> None:
    publish(report("a", A, [*parts(QUARTERS, "900 1000 1100 1013"), *parts("H1 H2", "1900 2200")]))
    assert len(ask("from kpi_review where kind = 'conflict'")) == 1


def nation(catalogue: Catalogue, total: str, year: int, without: str = "", scenario: str = "actual") -> list[Report]:
    """Every province of the end of the year with exports of 10, and the nation with a total."""
    there = [
        area.area_id
        for area in catalogue.areas.values()
        if area.kind != "nation"
        and (area.valid_from is None or area.valid_from.year <= year)
        and (area.valid_to is None or area.valid_to.year > year)
        and area.area_id != without
    ]
    said = [figure("10 triệu USD", f"exports {year} actual 10 mn_usd")]
    all_of = figure(f"{total} triệu USD", f"exports {year} {scenario} {total} mn_usd")
    return [
        *(report(f"{area_id}-{year}", f"{year + 1}-01-10", said, area_id=area_id) for area_id in there),
        report(f"vn-{year}", f"{year + 1}-02-10", [all_of], area_id="viet-nam"),
    ]


def test_the_nation_is_held_against_the_provinces_of_its_time(publish: Publish, ask: Ask, catalogue: Catalogue) -> None:
    publish(
        *nation(catalogue, "630", 2015),
        *nation(catalogue, "700", 2016),
        *nation(catalogue, "700", 2017, without="lang-son"),
        *nation(catalogue, "700", 2018, scenario="estimate"),
        *nation(catalogue, "340", 2025),
    )
    rows = ask("""
        select year, actual, provinces_sum, consistency, contradiction from kpi_yearly
        where area_id = 'viet-nam' order by year""")
    assert [tuple(row.values()) for row in rows] == [
        (2015, 630.0, 630.0, "confirmed", None),
        (2016, 700.0, 630.0, "conflict", "level and provinces"),
        (2017, 700.0, None, "single", None),
        (2018, 700.0, 630.0, "single", None),
        (2025, 340.0, 340.0, "confirmed", None),
    ]
    assert ask("select kind, value, beside from kpi_review") == [{"kind": "conflict", "value": 700, "beside": 630.0}]


def test_a_province_that_changes_touches_the_nation_of_that_year_alone(
    path: Path, publish: Publish, ask: Ask, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(*nation(catalogue, "630", 2015), *nation(catalogue, "630", 2016))
    monkeypatch.setattr(touched, "SHARE", 0)
    changed = report(
        "lang-son-2015", "2016-01-10", [figure("100 triệu USD", "exports 2015 actual 100 mn_usd")], area_id="lang-son"
    )
    with begin(path, catalogue, 0) as version:
        put(version, changed)
        targets = version._connection.execute("from target_cell where area_id = 'viet-nam'").fetchall()
        assert targets == [("viet-nam", 2015, "exports")]
        version.publish()
    assert differences(path) == []
    assert [
        tuple(row.values())
        for row in ask("""
        select year, provinces_sum, contradiction from kpi_yearly where area_id = 'viet-nam' order by year""")
    ] == [
        (2015, 720.0, "level and provinces"),
        (2016, 630.0, None),
    ]
