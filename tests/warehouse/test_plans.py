"""kpi_yearly: plans that are revised, recalled, grown or implied, and completions held against them."""

from __future__ import annotations

import pytest

from tests.warehouse.cases import OUTPUT, A, Answers, B, Case, answers_of, out
from tests.warehouse.figures import completion, growth, report

CASES = [
    Case(
        "a completion of the first plan and one of the revised plan, both of the level",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("b", "2015-07-01", [out("điều chỉnh 3.900 tỷ", "plan 3900")]),
            report("c", A, [out("4.013 tỷ", "actual 4013"), completion("106,6%", f"{OUTPUT} actual 106.6")]),
            report("d", B, [completion("102,9%", f"{OUTPUT} actual 102.9")]),
        ],
        {
            "actual": 4013,
            "plan": 3900,
            "completion_stated": 102.9,
            "contradiction": None,
            "completion_computed": pytest.approx(102.897, abs=1e-3),
            "consistency": "confirmed",
        },
    ),
    Case(
        "a completion of the first plan alone",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("b", "2015-07-01", [out("điều chỉnh 3.900 tỷ", "plan 3900")]),
            report("c", A, [out("4.013 tỷ", "actual 4013"), completion("106,6%", f"{OUTPUT} actual 106.6")]),
        ],
        {"plan": 3900, "completion_stated": 106.6, "contradiction": None, "consistency": "confirmed"},
    ),
    Case(
        "a completion of neither plan",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("b", "2015-07-01", [out("điều chỉnh 3.900 tỷ", "plan 3900")]),
            report("c", A, [out("4.013 tỷ", "actual 4013"), completion("110%", f"{OUTPUT} actual 110")]),
        ],
        {"plan": 3900, "contradiction": "completion and plan", "consistency": "conflict"},
    ),
    Case(
        "a completion is not of a plan that was announced after it",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report(
                "b", "2015-07-01", [out("4.013 tỷ", "estimate 4013"), completion("102,9%", f"{OUTPUT} estimate 102.9")]
            ),
            report("c", B, [out("điều chỉnh 3.900 tỷ", "plan 3900")]),
        ],
        {"plan": 3900, "contradiction": "completion and plan"},
    ),
    Case(
        "a plan that a later report recalls, where none is known from before",
        [
            report("a", A, [out("4.013 tỷ", "actual 4013"), completion("106,6%", f"{OUTPUT} actual 106.6")]),
            report("b", B, [out("kế hoạch 3.000 tỷ", "plan 3000")]),
        ],
        {"contradiction": "completion and plan"},
    ),
    Case(
        "a completion of the revised plan beside one of no plan",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("c", A, [out("4.013 tỷ", "actual 4013"), completion("99%", f"{OUTPUT} actual 99")]),
            report("d", B, [completion("106,6%", f"{OUTPUT} actual 106.6")]),
        ],
        {"contradiction": "completion"},
    ),
    Case(
        "two completions that differ where no plan is known",
        [
            report("a", A, [completion("106,6%", f"{OUTPUT} actual 106.6")]),
            report("b", B, [completion("102,9%", f"{OUTPUT} actual 102.9")]),
        ],
        {"contradiction": "completion"},
    ),
    Case(
        "a plan that was revised is no contradiction, and nothing bears it out",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("b", "2015-07-01", [out("điều chỉnh 3.900 tỷ", "plan 3900")]),
        ],
        {"plan": 3900, "consistency": "single", "contradiction": None, "documents": 2, "disagreeing": 1},
    ),
    Case(
        "two plans of one day contradict each other",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("b", "2015-01-12", [out("mục tiêu 3.675 tỷ", "plan 3675")]),
        ],
        {"consistency": "conflict", "contradiction": "plan"},
    ),
    Case(
        "a plan as growth stands beside the growth that came of it",
        [
            report("a", "2015-01-12", [growth("phấn đấu tăng 9%", f"{OUTPUT} plan 9")]),
            report("b", A, [growth("tăng 16,7%", f"{OUTPUT} actual 16.7")]),
        ],
        {
            "plan": None,
            "plan_growth": 9,
            "plan_growth_quote": "phấn đấu tăng 9%",
            "growth_stated": 16.7,
            "quote": "tăng 16,7%",
            "status": "actual",
            "consistency": "single",
        },
    ),
    Case(
        "planned growth alone makes a row, the latest announcement of it",
        [
            report("a", "2015-01-12", [growth("tăng 9%", f"{OUTPUT} plan 9")]),
            report("b", "2015-07-01", [growth("nâng lên 11%", f"{OUTPUT} plan 11")]),
        ],
        {
            "plan_growth": 11,
            "growth_stated": None,
            "status": None,
            "quote": "nâng lên 11%",
            "consistency": "single",
            "contradiction": None,
        },
    ),
    Case(
        "two planned growths of one report contradict each other",
        [report("a", A, [growth("tăng 9%", f"{OUTPUT} plan 9"), growth("tăng 11%", f"{OUTPUT} plan 11")])],
        {"consistency": "conflict", "contradiction": "planned growth"},
    ),
    Case(
        "a level and its completion imply the plan that nobody states",
        [report("a", A, [out("4.013 tỷ", "actual 4013"), completion("106,6%", f"{OUTPUT} actual 106.6")])],
        {
            "plan": None,
            "plan_implied": pytest.approx(3764.54, abs=1e-2),
            "plan_implied_low": pytest.approx(100 * 4012.5 / 106.65),
            "plan_implied_high": pytest.approx(100 * 4013.5 / 106.55),
            "completion_computed": None,
        },
    ),
    Case(
        "a plan that is stated leaves nothing to imply",
        [
            report("a", "2015-01-12", [out("mục tiêu 3.765 tỷ", "plan 3765")]),
            report("b", A, [out("4.013 tỷ", "actual 4013"), completion("106,6%", f"{OUTPUT} actual 106.6")]),
        ],
        {"plan": 3765, "plan_implied": None, "plan_implied_low": None},
    ),
    Case(
        "an estimated completion implies nothing about the level that came of it",
        [
            report("a", "2015-12-20", [out("4.000 tỷ", "estimate 4000"), completion("106%", f"{OUTPUT} estimate 106")]),
            report("b", A, [out("4.100 tỷ", "actual 4100")]),
        ],
        {"actual": 4100, "completion_stated": 106, "plan_implied": None},
    ),
]


answers = answers_of(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_given_and_expected(case: Case, answers: Answers) -> None:
    answers.check(case)
