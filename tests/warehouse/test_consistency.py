"""kpi_yearly: how far a figure is to be believed: these reports, this consistency; one case per rule of comparing."""

from __future__ import annotations

import pytest

from tests.warehouse.cases import OUTPUT, A, Answers, B, Case, answers_of, out
from tests.warehouse.figures import Figure, completion, figure, growth, report


def ownership(*values: str) -> list[Figure]:
    """Levels of the parts of industrial output by ownership, in their order, as many as there are values."""
    parts = zip(("state", "non_state", "fdi"), values, strict=False)
    return [
        figure(f"{value} tỷ", f"industrial_output.{part} 2015 actual {value.replace('.', '')} bn_vnd")
        for part, value in parts
    ]


CASES = [
    Case(
        "a rounded figure is no contradiction, its neighbour is",
        [
            report("a", B, [out("4.013 tỷ", "actual 4013")]),
            report("b", A, [out("4.013.501 triệu", "actual 4013501", "mn_vnd")]),
        ],
        {"actual": 4013, "consistency": "conflict", "disagreeing": 1},
    ),
    Case(
        "the next figure in the last place is another one",
        [
            report("a", B, [out("4.013 tỷ", "actual 4013")]),
            report("b", A, [out("4.014 tỷ", "actual 4014")]),
        ],
        {"actual": 4013, "consistency": "conflict", "disagreeing": 1},
    ),
    Case(
        "an estimate beside it was revised and confirms nothing",
        [
            report("a", B, [out("4.013 tỷ", "actual 4013")]),
            report("b", A, [out("ước 4.014 tỷ", "estimate 4014")]),
        ],
        {"actual": 4013, "consistency": "consistent", "disagreeing": 1},
    ),
    Case(
        "half a unit rounded up is the same figure",
        [
            report("a", B, [out("4.014 tỷ", "actual 4014")]),
            report("b", A, [out("4.013,5 tỷ", "actual 4013.5")]),
        ],
        {"actual": 4014, "consistency": "confirmed"},
    ),
    Case(
        "over reaches to the next figure of its last place",
        [
            report("a", B, [out("4.013 tỷ", "actual 4013")]),
            report("b", A, [out("hơn 4.000 tỷ", "actual 4000", bound="over")]),
        ],
        {"actual": 4013, "consistency": "confirmed"},
    ),
    Case(
        "under does not",
        [
            report("a", B, [out("4.013 tỷ", "actual 4013")]),
            report("b", A, [out("gần 4.000 tỷ", "actual 4000", bound="under")]),
        ],
        {"actual": 4013, "consistency": "conflict"},
    ),
    Case(
        "the same figure twice in one report confirms nothing",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), out("4.013 tỷ đồng", "actual 4013")])],
        {"actual": 4013, "documents": 1, "consistency": "consistent"},
    ),
    Case(
        "two readings of one report that differ are a conflict",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), out("4.130 tỷ", "actual 4130")])],
        {"actual": 4013, "documents": 1, "disagreeing": 1, "consistency": "conflict"},
    ),
    Case(
        "growth confirmed by the levels of both years",
        [
            report(
                "a",
                A,
                [
                    out("4.013 tỷ", "actual 4013"),
                    growth("16,7%", f"{OUTPUT} actual 16.7"),
                    figure("3.439 tỷ", "industrial_output 2014 actual 3439 bn_vnd"),
                ],
            )
        ],
        {"growth_stated": 16.7, "growth_computed": pytest.approx(16.691, abs=1e-3), "consistency": "confirmed"},
    ),
    Case(
        "growth that the levels cannot give",
        [
            report(
                "a",
                A,
                [
                    out("4.013 tỷ", "actual 4013"),
                    growth("16,7%", f"{OUTPUT} actual 16.7"),
                    figure("3.500 tỷ", "industrial_output 2014 actual 3500 bn_vnd"),
                ],
            )
        ],
        {
            "growth_stated": 16.7,
            "growth_computed": pytest.approx(14.657, abs=1e-3),
            "consistency": "conflict",
            "contradiction": "growth and levels",
        },
    ),
    Case(
        "completion confirmed by the plan of the year before",
        [
            report("a", A, [out("4.013 tỷ", "actual 4013"), completion("106,6%", f"{OUTPUT} actual 106.6")]),
            report("b", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
        ],
        {
            "plan": 3765,
            "completion_stated": 106.6,
            "completion_computed": pytest.approx(106.587, abs=1e-3),
            "consistency": "confirmed",
            "plan_quote": "mục tiêu 3.765 tỷ",
        },
    ),
    Case(
        "levels on different bases are never compared",
        [
            report("a", A, [out("4.013 tỷ", "actual 4013", price_basis="constant_2010")]),
            report(
                "b", B, [figure("3.000 tỷ", "industrial_output 2014 actual 3000 bn_vnd", price_basis="constant_1994")]
            ),
        ],
        {"actual": 4013, "growth_computed": None, "consistency": "single"},
    ),
    Case(
        "levels of different scope are never compared",
        [
            report("a", A, [figure("4.100 triệu USD", "trade_turnover 2015 actual 4100 mn_usd", scope="border_gates")]),
            report("b", B, [figure("900 triệu USD", "trade_turnover 2015 actual 900 mn_usd", scope="local_goods")]),
        ],
        {"actual": 4100, "disagreeing": 0, "consistency": "single"},
        "scope = 'border_gates'",
    ),
    Case(
        "parts that come to the whole confirm it",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *ownership("1.000", "2.000", "1.013")])],
        {"actual": 4013, "consistency": "confirmed", "contradiction": None},
        "indicator = 'industrial_output'",
    ),
    Case(
        "parts that come to something else",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *ownership("1.000", "2.000", "1.023")])],
        {"actual": 4013, "consistency": "conflict", "contradiction": "level and parts"},
        "indicator = 'industrial_output'",
    ),
    Case(
        "rounding of the parts is no contradiction",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *ownership("1.001", "2.001", "1.012")])],
        {"actual": 4013, "consistency": "confirmed"},
        "indicator = 'industrial_output'",
    ),
    Case(
        "parts of which one is missing say nothing",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *ownership("1.000", "2.000")])],
        {"actual": 4013, "consistency": "single"},
        "indicator = 'industrial_output'",
    ),
    Case(
        "unless they come to more already",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), *ownership("1.000", "3.100")])],
        {"actual": 4013, "consistency": "conflict", "contradiction": "level and parts"},
        "indicator = 'industrial_output'",
    ),
    Case(
        "exports and imports are the parts of trade",
        [
            report(
                "a",
                A,
                [
                    figure("900 triệu USD", "trade_turnover 2015 actual 900 mn_usd"),
                    figure("500 triệu USD", "exports 2015 actual 500 mn_usd"),
                    figure("450 triệu USD", "imports 2015 actual 450 mn_usd"),
                ],
            )
        ],
        {"actual": 900, "consistency": "conflict", "contradiction": "level and parts"},
        "indicator = 'trade_turnover'",
    ),
    Case(
        "an index has no computed growth",
        [report("a", A, [figure("108,9%", "iip 2015 actual 108.9 pct"), figure("107%", "iip 2014 actual 107 pct")])],
        {"actual": 108.9, "growth_computed": None},
    ),
]


answers = answers_of(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_given_and_expected(case: Case, answers: Answers) -> None:
    answers.check(case)
