"""kpi_yearly: which statement is shown. Given these reports, this row; one case per rule of choosing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.cases import OUTPUT, A, Answers, B, C, Case, answers_of, out
from tests.warehouse.figures import Ask, Publish, completion, figure, growth, report

pytestmark = pytest.mark.usefixtures("in_views")

CASES = [
    Case(
        "actual before a later estimate",
        [report("a", A, [out("4.013 tỷ", "actual 4013")]), report("b", B, [out("ước 4.000 tỷ", "estimate 4000")])],
        {"actual": 4013, "status": "actual", "documents": 2, "disagreeing": 1, "consistency": "consistent"},
    ),
    Case(
        "estimate alone",
        [report("a", A, [out("ước 4.000 tỷ", "estimate 4000")])],
        {"actual": 4000, "status": "estimate", "consistency": "single", "documents": 1, "disagreeing": 0},
    ),
    Case(
        "preliminary before a later estimate, each a revision of the other",
        [
            report("a", A, [out("sơ bộ 4.010 tỷ", "estimate 4010", preliminary=True)]),
            report("b", B, [out("ước 4.000 tỷ", "estimate 4000")]),
        ],
        {"actual": 4010, "status": "preliminary", "disagreeing": 1, "consistency": "consistent"},
    ),
    Case(
        "actual before a later preliminary figure",
        [
            report("a", A, [out("4.013 tỷ", "actual 4013")]),
            report("b", B, [out("sơ bộ 4.010 tỷ", "estimate 4010", preliminary=True)]),
        ],
        {"actual": 4013, "status": "actual", "disagreeing": 1, "consistency": "consistent"},
    ),
    Case(
        "two preliminary figures that differ contradict each other",
        [
            report("a", A, [out("sơ bộ 4.010 tỷ", "estimate 4010", preliminary=True)]),
            report("b", B, [out("sơ bộ 4.060 tỷ", "estimate 4060", preliminary=True)]),
        ],
        {"actual": 4060, "status": "preliminary", "consistency": "conflict", "contradiction": "level"},
    ),
    Case(
        "an estimate and a result of one report that differ contradict each other",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), out("ước 4.500 tỷ", "estimate 4500")])],
        {"actual": 4013, "status": "actual", "disagreeing": 1, "consistency": "conflict", "contradiction": "level"},
    ),
    Case(
        "an estimate and a result of one report that mean the same do not",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), out("ước hơn 4.000 tỷ", "estimate 4000", bound="over")])],
        {"actual": 4013, "disagreeing": 0, "consistency": "consistent"},
    ),
    Case(
        "an undisputed estimate before a disputed result of the same report",
        [
            report(
                "a",
                A,
                [
                    out("ước 4.000 tỷ", "estimate 4000", reading="both"),
                    out("riêng gạo 865 tỷ", "actual 865", reading="disputed"),
                ],
            )
        ],
        {"actual": 4000, "status": "estimate", "consistency": "conflict", "contradiction": "level"},
    ),
    Case(
        "a disputed result of a later report before an undisputed estimate",
        [
            report("a", A, [out("ước 4.000 tỷ", "estimate 4000", reading="both")]),
            report("b", B, [out("4.013 tỷ", "actual 4013", reading="disputed")]),
        ],
        {"actual": 4013, "status": "actual", "reading": "disputed"},
    ),
    Case(
        "later publication first",
        [report("a", C, [out("4.020 tỷ", "actual 4020")]), report("b", A, [out("4.013 tỷ", "actual 4013")])],
        {"actual": 4020, "quote": "4.020 tỷ", "consistency": "conflict", "contradiction": "level", "disagreeing": 1},
    ),
    Case(
        "a report without a day comes last",
        [report("a", None, [out("4.020 tỷ", "actual 4020")]), report("b", A, [out("4.013 tỷ", "actual 4013")])],
        {"actual": 4013},
    ),
    Case(
        "exact before about, on one day",
        [
            report("a", A, [out("khoảng 4.000 tỷ", "actual 4000", bound="about")]),
            report("b", A, [out("4.013 tỷ", "actual 4013")]),
        ],
        {"actual": 4013, "consistency": "confirmed", "documents": 2, "disagreeing": 0},
    ),
    Case(
        "more decimals first, on one day",
        [
            report("a", A, [out("4.013 tỷ", "actual 4013")]),
            report("b", A, [out("4.013.249 triệu", "actual 4013249", "mn_vnd")]),
        ],
        {"actual": 4013.249, "consistency": "confirmed", "documents": 2, "disagreeing": 0},
    ),
    Case(
        "the latest announcement of a plan",
        [
            report("a", "2015-06-30", [out("điều chỉnh 3.800 tỷ", "plan 3800")]),
            report("b", "2015-01-12", [out("3.765 tỷ", "plan 3765")]),
        ],
        {
            "plan": 3800,
            "actual": None,
            "status": None,
            "quote": "điều chỉnh 3.800 tỷ",
            "documents": 2,
            "disagreeing": 1,
        },
    ),
    Case(
        "a planned growth is no growth",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), growth("phấn đấu tăng 9%", f"{OUTPUT} plan 9")])],
        {"actual": 4013, "growth_stated": None},
    ),
    Case(
        "growth alone makes a row",
        [report("a", A, [growth("12,8%", f"{OUTPUT} estimate 12.8")])],
        {
            "actual": None,
            "status": "estimate",
            "growth_stated": 12.8,
            "quote": "12,8%",
            "documents": 1,
            "consistency": "single",
        },
    ),
    Case(
        "growth without a price basis belongs to the level beside it",
        [
            report(
                "a",
                A,
                [out("4.013 tỷ", "actual 4013", price_basis="constant_2010"), growth("16,7%", f"{OUTPUT} actual 16.7")],
            )
        ],
        {"price_basis": "constant_2010", "actual": 4013, "growth_stated": 16.7},
    ),
    Case(
        "growth beside levels on two bases belongs to neither",
        [
            report(
                "a",
                A,
                [
                    out("4.013 tỷ", "actual 4013", price_basis="constant_2010"),
                    out("5.100 tỷ", "actual 5100", price_basis="current"),
                    growth("16,7%", f"{OUTPUT} actual 16.7"),
                ],
            )
        ],
        {"actual": None, "growth_stated": 16.7},
        "price_basis is null",
    ),
    Case(
        "a figure in another currency is not shown in this one",
        [
            report(
                "a",
                A,
                [
                    figure("1.200 triệu USD", "exports 2015 actual 1200 mn_usd"),
                    figure("27.000 tỷ đồng", "exports 2015 actual 27000 bn_vnd"),
                ],
            )
        ],
        {"actual": 1200, "unit": "mn_usd", "documents": 1, "disagreeing": 0},
    ),
    Case(
        "a part of the year is not the year",
        [
            report(
                "a",
                A,
                [figure("900 tỷ", "industrial_output 2015-Q1 actual 900 bn_vnd"), out("4.013 tỷ", "actual 4013")],
            )
        ],
        {"actual": 4013, "documents": 1},
    ),
]


answers = answers_of(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_given_and_expected(case: Case, answers: Answers) -> None:
    answers.check(case)


@pytest.mark.parametrize("order", [1, -1])
def test_a_tie_is_broken_the_same_way_whatever_came_first(order: int, publish: Publish, ask: Ask) -> None:
    twins = [report("a", A, [out("4.013 tỷ", "actual 4013")]), report("b", A, [out("4.031 tỷ", "actual 4031")])]
    expected = min(twins, key=lambda twin: twin.document.document_id)
    for twin in twins[::order]:
        publish(twin)
    assert ask("select document_id, consistency from kpi_yearly") == [
        {"document_id": expected.document.document_id, "consistency": "conflict"}
    ]


def test_the_lang_son_report_by_name(published: Path, ask: Ask) -> None:
    figures = "select actual, growth_stated, completion_stated from kpi_yearly where area = 'Lạng Sơn' and year = 2015"
    assert ask(f"{figures} and indicator = 'industrial_output'") == [
        {"actual": 4013.0, "growth_stated": 16.7, "completion_stated": 106.6}
    ]
    assert ask("select indicator, scope, plan, unit from kpi_yearly where year = 2016 order by plan") == [
        {"indicator": "trade_turnover", "scope": "border_gates", "plan": 3700.0, "unit": "mn_usd"},
        {"indicator": "industrial_output", "scope": None, "plan": 4310.0, "unit": "bn_vnd"},
        {"indicator": "retail_sales", "scope": None, "plan": 15280.0, "unit": "bn_vnd"},
    ]


def test_each_role_names_its_own_report_and_figure(publish: Publish, ask: Ask) -> None:
    given = {
        "level": report("a", A, [out("4.013 tỷ", "actual 4013")]),
        "plan": report("b", "2015-01-12", [out("3.765 tỷ", "plan 3765")]),
        "plan_growth": report("c", "2015-01-13", [growth("phấn đấu tăng 9%", f"{OUTPUT} plan 9")]),
        "growth": report("d", B, [growth("16,7%", f"{OUTPUT} actual 16.7")]),
        "completion": report("e", C, [completion("106,6%", f"{OUTPUT} actual 106.6")]),
    }
    publish(*given.values())
    documents = {f"{role}_document_id": one.document.document_id for role, one in given.items()}
    figures = {f"{role}_observation_id": one.observations[0].observation_id for role, one in given.items()}
    assert ask(f"select {', '.join([*documents, *figures])} from kpi_yearly") == [documents | figures]
    assert ask(f"select {', '.join([*documents, *figures])} from kpi_yearly_asof('2017-12-31')") == [
        documents | figures
    ]
    assert ask(f"select {', '.join(documents)} from kpi_plan_vs_actual") == [documents]
    before = "select level_document_id, plan_document_id from kpi_yearly_asof('2015-01-12')"
    assert ask(before) == [{"level_document_id": None, "plan_document_id": documents["plan_document_id"]}]


def test_as_it_was_known_on_a_day(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", A, [out("ước 4.000 tỷ", "estimate 4000")]),
        report("b", C, [out("4.013 tỷ", "actual 4013")]),
        report("c", None, [figure("5.000 tỷ", "industrial_output 2016 actual 5000 bn_vnd")]),
    )
    on = "select year, actual, status from kpi_yearly_asof('{}')"
    assert ask(on.format("2016-01-09")) == []
    assert ask(on.format("2016-01-10")) == [{"year": 2015, "actual": 4000.0, "status": "estimate"}]
    assert ask(on.format("2017-01-10")) == [{"year": 2015, "actual": 4013.0, "status": "actual"}]
    assert len(ask(on.format("infinity"))) == 2
