"""What a person should look at: contradictions, misread units, and what is none of them."""

from __future__ import annotations

import pytest

from tests.warehouse.figures import Ask, Publish, Report, completion, figure, growth, report

pytestmark = pytest.mark.usefixtures("in_views")

OFFICE = "Cục Thống kê Lạng Sơn"


def test_figures_of_one_publisher_confirm_and_contradict_each_other(publish: Publish, ask: Ask) -> None:
    output = "industrial_output 2015-M09"
    publish(
        report("a", "2015-09-29", [figure("ước 400 tỷ", f"{output} estimate 400 bn_vnd")], publisher=OFFICE),
        report("b", "2015-10-29", [figure("400 tỷ", f"{output} actual 400 bn_vnd")], publisher=OFFICE),
        report("c", "2015-11-29", [figure("407 tỷ", f"{output} actual 407 bn_vnd")], publisher=OFFICE),
        report("d", "2015-12-29", [figure("600 tỷ", f"{output} actual 600 bn_vnd")], publisher=OFFICE),
    )
    assert ask("select verdict from kpi_series order by before_value, value") == [
        {"verdict": verdict} for verdict in ("confirms", "revises", "contradicts")
    ]


def test_a_jump_of_a_power_of_ten_is_a_unit_that_was_misread(publish: Publish, ask: Ask) -> None:
    publish(
        report(
            "a",
            "2015-09-29",
            [figure("ước 400 tỷ", "industrial_output 2015-M09 estimate 400 bn_vnd")],
            publisher=OFFICE,
        ),
        report(
            "b", "2015-10-29", [figure("402 triệu", "industrial_output 2015-M09 actual 402 mn_vnd")], publisher=OFFICE
        ),
        report("c", "2015-11-29", [figure("410 tỷ", "industrial_output 2015-M10 actual 410 bn_vnd")], publisher=OFFICE),
    )
    [found] = ask("select kind, value, unit, beside, beside_unit, reason, len(figures) as figures from kpi_review")
    assert found == {
        "kind": "unit", "value": 402, "unit": "mn_vnd", "beside": 400.0, "beside_unit": "bn_vnd", "figures": 3,
        "reason": "0.001 times what the publisher states of the same period (ước 400 tỷ); "
        "0.001 times what the publisher states of the period after (410 tỷ): a unit is misread in one of them",
    }  # fmt: skip


@pytest.mark.parametrize(
    "doubt", [{"reading": "disputed"}, {"digits": "disputed", "digits_other": "1.046"}], ids=["words", "digits"]
)
def test_contradictions_of_disputed_figures_come_first(publish: Publish, ask: Ask, doubt: dict[str, str]) -> None:
    def contradicted(area: str, quote: str, value: int, **doubt: str) -> None:
        for name, day, said in (
            ("a", "2016-01-10", figure("1.000 tỷ", "industrial_output 2015 actual 1000 bn_vnd")),
            ("b", "2016-01-09", figure(quote, f"industrial_output 2015 actual {value} bn_vnd", **doubt)),
        ):
            reports.append(report(f"{name} {area}", day, [said], area_id=area))

    reports: list[Report] = []
    contradicted("ha-nam", "3.000 tỷ", 3000)
    contradicted("lang-son", "1.040 tỷ", 1040, **doubt)
    publish(*reports)
    assert ask("select area_id, disputed from kpi_contradiction order by gap") == [
        {"area_id": "lang-son", "disputed": True},
        {"area_id": "ha-nam", "disputed": False},
    ]
    assert ask("select area_id from kpi_review order by rank") == [{"area_id": "lang-son"}, {"area_id": "ha-nam"}]


def test_a_contradiction_waits_for_the_misread_unit_in_it(publish: Publish, ask: Ask) -> None:
    output = "industrial_output 2015"
    publish(
        report("a", "2016-01-10", [figure("4.013 tỷ", f"{output} actual 4013 bn_vnd")], publisher=OFFICE),
        report("b", "2016-02-10", [figure("4.013 triệu", f"{output} actual 4013 mn_vnd")], publisher=OFFICE),
        report("c", "2016-03-10", [figure("3.013 tỷ", f"{output} actual 3013 bn_vnd")]),
    )
    assert ask("select kind, value, unit from kpi_review") == [{"kind": "unit", "value": 4013, "unit": "mn_vnd"}]
    assert ask("select contradiction, len(figures) as figures from kpi_contradiction") == [
        {"contradiction": "level", "figures": 3}
    ]


def ids(ask: Ask) -> dict[str, str]:
    """The beginning of the id of each figure by its words."""
    return {row["quote"]: row["observation_id"][:8] for row in ask("select quote, observation_id from observation")}


def test_one_contradiction_is_one_row_with_all_figures_in_it(publish: Publish, ask: Ask) -> None:
    output = "industrial_output 2015"
    publish(
        report("before", "2015-01-10", [figure("3.439 tỷ", "industrial_output 2014 actual 3439 bn_vnd"),
                                        figure("mục tiêu 3.765 tỷ", f"{output} plan 3765 bn_vnd"),
                                        growth("mục tiêu 9%", f"{output} plan 9")]),
        report("a", "2016-01-10", [figure("4.013 tỷ", f"{output} actual 4013 bn_vnd"),
                                   completion("106,6%", f"{output} actual 106.6"),
                                   growth("16,7%", f"{output} actual 16.7")]),
        report("b", "2016-01-20", [figure("5.013 tỷ", f"{output} actual 5013 bn_vnd")]),
        report("c", "2016-01-20", [figure("13.700 tỷ", "retail_sales 2015 actual 13700 bn_vnd"),
                                   figure("13.900 tỷ", "retail_sales 2015 actual 13900 bn_vnd")]),
    )  # fmt: skip
    id_of = ids(ask)
    first, second = ask("select indicator, value, unit, beside, reason, figures, quote from kpi_review order by rank")
    assert first["reason"] == (
        "level, growth and levels, completion and plan do not agree: "
        f"level 4013 bn_vnd (a.txt, {id_of['4.013 tỷ']}); level 5013 bn_vnd (b.txt, {id_of['5.013 tỷ']}); "
        f"growth 16.7 pct (a.txt, {id_of['16,7%']}); completion 106.6 pct (a.txt, {id_of['106,6%']}); "
        f"plan 3765 bn_vnd (before.txt, {id_of['mục tiêu 3.765 tỷ']}); "
        f"level of 2014 3439 bn_vnd (before.txt, {id_of['3.439 tỷ']})"
    )
    assert [figure_id[:8] for figure_id in first["figures"]] == [
        id_of[quote] for quote in ("4.013 tỷ", "5.013 tỷ", "16,7%", "106,6%", "mục tiêu 3.765 tỷ", "3.439 tỷ")
    ]
    assert (first["quote"], round(first["beside"], 2)) == ("16,7%", 45.77)
    assert (second["indicator"], len(second["figures"])) == ("retail_sales", 2)


def test_parts_that_do_not_add_up_are_named(publish: Publish, ask: Ask) -> None:
    publish(
        report(
            "a",
            "2016-01-10",
            [
                figure("900 triệu USD", "trade_turnover 2015 actual 900 mn_usd"),
                figure("500 triệu USD", "exports 2015 actual 500 mn_usd"),
                figure("450 triệu USD", "imports 2015 actual 450 mn_usd"),
            ],
        )
    )
    id_of = ids(ask)
    assert ask("select figures_in_words, beside, gap from kpi_contradiction") == [
        {
            "figures_in_words": f"level 900 mn_usd (a.txt, {id_of['900 triệu USD']}); "
            f"exports 500 mn_usd (a.txt, {id_of['500 triệu USD']}); "
            f"imports 450 mn_usd (a.txt, {id_of['450 triệu USD']})",
            "beside": 950.0,
            "gap": 50 / 900,
        }
    ]


def test_reports_of_unknown_publishers_are_not_of_one_office(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2015-09-29", [figure("ước 400 tỷ", "industrial_output 2015-M09 estimate 400 bn_vnd")]),
        report("b", "2015-10-29", [figure("402 triệu", "industrial_output 2015-M09 actual 402 mn_vnd")]),
    )
    assert ask("from kpi_series") == []


def test_a_level_that_next_years_plan_is_a_thousand_times_of_is_to_be_looked_at(publish: Publish, ask: Ask) -> None:
    publish(
        report(
            "a",
            "2021-12-20",
            [
                figure("đạt trên 2,5 triệu USD", "exports 2021 estimate 2.5 mn_usd"),
                figure("phấn đấu đạt 2.693 triệu USD", "exports 2022 plan 2693 mn_usd"),
                figure("ước đạt 135 tỷ đồng", "retail_sales 2021 estimate 135 bn_vnd"),
                figure("đạt 145 tỷ đồng", "retail_sales 2022 plan 145 bn_vnd"),
            ],
            publisher=OFFICE,
        )
    )
    assert ask("select indicator, period, before_value, verdict from kpi_series") == [
        {"indicator": "exports", "period": "2022", "before_value": 2.5, "verdict": "unit"}
    ]
    [found] = ask("select kind, indicator, value, beside from kpi_review")
    assert (found["kind"], found["indicator"]) == ("unit", "exports")


def test_months_that_grow_are_no_jump(publish: Publish, ask: Ask) -> None:
    months = ((9, 4), (10, 40), (11, 90), (12, 700))
    said = [figure(f"{n} tỷ", f"industrial_output 2015-M{month:02d} actual {n} bn_vnd") for month, n in months]
    publish(report("a", "2016-01-29", said))
    assert ask("select distinct verdict from kpi_series") == [{"verdict": "follows"}]
    assert not ask("from kpi_review")
