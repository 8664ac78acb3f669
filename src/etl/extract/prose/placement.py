"""The period, area and scenario of a reading, and the words that decided them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.catalogue import Catalogue
from etl.catalogue.areas import area_on
from etl.documents.document import Document
from etl.extract.figure import Figure, Interpretation
from etl.extract.observation import EARLY, Evidence
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.times.early_times import EarlyTimes
from etl.extract.prose.times.time_of_writing import TimeOfWriting
from etl.extract.report.speaking_day import speaking_day
from etl.extract.tokens import Token
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression
from etl.language.sentences import Sentence

_YEAR = 12
_TRADE, _WAYS = "trade_turnover", frozenset({"exports", "imports"})
_PAUSE = re.compile(r"[,;:.]\s")
_NOT_REACHED = frozenset({"is", "other"})  # verbs that do not say that it was reached


@dataclass(slots=True)
class Placed:
    """Period, area and scenario of a reading; None where unknown. `evidence` by part.

    `scenario` as in `observation.REACHED`, or `plan`.
    """

    period: str | None
    area_id: str | None
    scenario: str
    evidence: dict[str, Evidence]


class Placement:
    """Places the readings of one document."""

    def __init__(
        self, document: Document, catalogue: Catalogue, time_context: TimeContext, tracker: SubjectTracker
    ) -> None:
        self._document, self._areas = document, catalogue.areas
        self._time_context, self._tracker = time_context, tracker
        self._then = TimeOfWriting(document.published_on, time_context.report)
        self._of_report = Evidence("", how=f"the report's, from {document.area_evidence}")
        self._report_period = self._own_period()
        # scenario and period by indicator and area, in this sentence
        self._said: dict[tuple[str, str | None], tuple[str, str | None]] = {}
        self._announced: set[str] = set()  # indicators of which this sentence said what was planned
        self._forecast: str | None = None  # the time of which it has told an estimate or a forecast
        self._whole: tuple[str, str] | None = None  # the last whole and its scenario
        self._trade = ""  # the scenario of all trade, as it was told last
        self._early = EarlyTimes(document.text, document.published_on)

    def sentence(self, sentence: Sentence) -> None:
        """A new sentence begins: a part may still inherit from the whole before it."""
        self._early.sentence(sentence)
        self._said.clear()
        self._announced.clear()
        self._forecast = None

    def remember(self, figure: Figure, scenario: str, announced: bool) -> None:
        """What follows about the indicator, or about a part of it, is in the same scenario unless said otherwise.

        `announced`: it was told as the plan that something else is beside ("kế hoạch là 5.000, thực hiện đạt 5.650").
        """
        (self._announced.add if announced else self._announced.discard)(figure.indicator.indicator)
        said = (figure.indicator.indicator, self._area_spoken_of())
        if self._time_context.bracket and said in self._said:
            return  # "(cùng kỳ đạt 16.500 tỷ đồng)": what is said outside goes on
        before = self._said.get(said)
        if before is not None and before[0] in EARLY and _is_first_part(figure.period, before[1]):
            return  # "9 tháng ước tăng 10,5%; quý I tăng 9,7%, …, quý III tăng 10,9%"
        self._said[figure.indicator.indicator, self._area_spoken_of()] = scenario, figure.period
        if scenario in EARLY and not self._time_context.bracket:
            self._early.told(said[0], figure.period, said[1], figure.quantity.end)
        if figure.indicator.indicator == _TRADE:
            self._trade = scenario
        beside = scenario == "plan" and before is not None and before[0] != "plan" and before[1] == figure.period
        if figure.indicator.parent is None and not beside:  # "đạt 100 triệu USD, kế hoạch là 95. Khu vực FDI tăng 12%"
            self._whole = (figure.indicator.indicator, scenario)

    def unsettle(self, indicator: str, scenario: str, period: str) -> None:
        """What follows of the indicator is an estimate, too, as a bracket behind its figure says."""
        self._said[indicator, self._area_spoken_of()] = scenario, period

    def remember_estimate(self, figure: Figure) -> None:
        """A figure that was no observation may still have said that what follows is an estimate."""
        scenario = self._time_context.now.scenario
        if scenario is not None and scenario.value in EARLY and not self._time_context.bracket:
            said = figure.indicator.indicator, self._area_spoken_of()
            self._said.setdefault(said, (scenario.value, figure.period))
            self._early.told(said[0], figure.period, said[1], figure.quantity.end)

    def place(self, figure: Figure, reading: Interpretation, outcome: bool = False, far_above: bool = False) -> Placed:
        """Where the reading belongs; `outcome`: words say that it is what came of the plan before it; `far_above`: as a
        plan it is more than twice what was reached."""
        said = self._said.get((figure.indicator.indicator, self._area_spoken_of()))
        if outcome and not reading.plan and said is not None and self._comes_of(figure.period, said):
            self._time_context.reached()
            self._said.pop((figure.indicator.indicator, self._area_spoken_of()), None)
            self._announced.add(figure.indicator.indicator)
        evidence: dict[str, Evidence] = {}
        code, expression = reading.other_period or figure.period, figure.spoken
        if code is not None and periods.spans_years(code) and _is_of_the_end(figure, reading):
            code = str(periods.year_of(code))  # so many there are on a day, the last of them
        before = figure.before
        if reading.plan and before is not None and before.period is not None and code is not None:
            year = before.period.year or periods.year_of(code)
            code = period_expressions.resolve(before.period._replace(year=year), self._time_context.report.calendar)
        elif (
            reading.rule == "plan.level-announced"
            and code is not None
            and (far_above or (_is_so_far(code) and not _is_plans(figure)))
        ):
            code = str(periods.year_of(code))  # "9 tháng …, bằng 72% kế hoạch (720 triệu USD)"; a month, 5,2% of it
        evidence["period"] = self._period_evidence(expression)
        area_id = self._area(evidence)
        scenario = self._scenario(figure, reading, code, evidence)
        if scenario == "plan" and not reading.plan and self._is_of_the_year(code, expression):
            code = str(periods.year_of(code or ""))
        if scenario == "plan" and expression is None and self._then.is_ahead(self._time_context.topic_before()[0]):
            code, expression = self._time_context.topic_before()  # the talk has gone on to the next year
            evidence["period"] = self._period_evidence(expression)
        if reading.measure == "growth_avg" and code is not None and not periods.spans_years(code):
            told = (reading.other_period, figure.period, figure.span, self._time_context.span_code())
            code = next((one for one in told if one is not None and periods.spans_years(one)), None)
        return Placed(code, area_id, scenario, evidence)

    def _is_of_the_year(self, code: str | None, expression: Expression | None) -> bool:
        """Whether an aim is spoken of after months that are over, of which something else was told: it is the year's.

        "Hai tháng đầu năm 2023, … ước đạt 2.800 tỷ đồng. … mục tiêu đạt 14.000 tỷ đồng (tăng 11%)."
        """
        now, published = self._time_context.now, self._document.published_on
        planned = now.planned or now.scenario
        if code is None or published is None or planned is None or len(code) == len("2023"):
            return False
        first, last = periods.months(code)
        if expression is None and _is_so_far(code):
            return True  # "Phấn đấu xuất khẩu đạt 5,5 tỷ USD" in the report on a half
        over = first // _YEAR == last // _YEAR and last < published.year * _YEAR + published.month - 1
        if expression is None or not over:
            return over  # the report's own, of which nothing is said here
        between = self._document.text[expression.end : planned.start]
        return ". " in between or len(_PAUSE.findall(between)) > 1

    def _period_evidence(self, expression: Expression | None) -> Evidence:
        if expression is not None:
            return self._says(expression.start, expression.end, "spoken of")
        return self._report_period

    def _own_period(self) -> Evidence:
        report = self._time_context.report
        if report.expression is not None:
            return self._says(report.expression.start, report.expression.end, "the report's own period")
        return Evidence("", how=f"the report's own period, from {report.says}")

    def _area(self, evidence: dict[str, Evidence]) -> str | None:
        token = self._tracker.where.area
        if token is None:
            evidence["area"] = self._of_report
            return self._document.area_id
        evidence["area"] = self._says(token.start, token.end, "spoken of")
        own = self._document.area_id
        if own is not None and own.removesuffix("-2025") == token.value.area_id:
            return own
        return area_on(
            self._areas, token.value.area_id, speaking_day(self._document, self._time_context.report.calendar)
        )

    def _scenario(
        self, figure: Figure, reading: Interpretation, period: str | None, evidence: dict[str, Evidence]
    ) -> str:
        now = self._time_context.now
        if reading.plan:
            return "plan"
        if now.shift is not None or self._is_earlier(period):
            return "actual"
        if now.scenario is not None and now.scenario.value in EARLY:
            evidence["scenario"] = self._says(now.scenario.start, now.scenario.end, now.scenario.value)
            by_day = figure.spoken is not None and not figure.spoken.relative  # "ước tháng 7", told on 14 July
            ahead = self._then.is_ahead(period) and not self._then.is_under_way(period, by_day)
            ahead = ahead and not self._then.is_within_own(period)
            self._forecast = None if ahead else period
            return "plan" if ahead else str(now.scenario.value)
        if now.planned is not None and self._is_before_aim(figure, period, now.planned):
            return "actual"
        if now.planned is not None:
            evidence["scenario"] = self._says(now.planned.start, now.planned.end, "plan")
            return "plan"
        if now.scenario is not None:
            evidence["scenario"] = self._says(now.scenario.start, now.scenario.end, "expected")
            ahead = self._then.is_ahead(period) and not self._then.is_under_way(period)
            planned = now.scenario.value == "will" or ahead
            self._forecast = None if planned else period
            return "plan" if planned else "estimate"
        return self._inherited(figure, period, reading.measure == "plan_completion")

    def _inherited(self, figure: Figure, period: str | None, of_plan: bool) -> str:
        """Without a word of its own: as the same indicator before it, as its whole, or what was reached."""
        said = self._said.get((figure.indicator.indicator, self._area_spoken_of()))
        estimated = said is not None and said[0] in EARLY and said[1] == period  # "ước 38 so với kế hoạch 44, đạt 86%"
        beside = figure.indicator.indicator in self._announced and "level" in figure.verbs and not estimated
        reached = (
            figure.dated and figure.verb == "to" and self._then.is_under_way(period)
        )  # "tăng … lên 29,6% năm 2020"
        now = figure.spoken is not None and figure.spoken.relative == "now"  # "đến nay": what there is
        comes = self._then.is_ahead(period) and not (reached or now)
        ahead = said is not None and said[1] != figure.period and comes
        then = figure.beside and figure.dated  # "cao hơn so với mức tăng 6,4% của năm 2020"
        holds = said is not None and (said[1] == figure.period or "level" not in figure.verbs)
        holds = holds and not (of_plan and said is not None and said[0] == "plan")  # "…/kế hoạch 4.000, bằng 105%"
        over = said is not None and (said[0] in EARLY or (said[0] == "plan" and self._then.has_begun(period)))
        settled = said is not None and over and _ends_before(period, said[1])  # "…; năm 2014: 3.439 tỷ đồng"
        settled = settled or (said is not None and said[0] in EARLY and _is_first_part(period, said[1]))
        if said is not None and holds and not (beside or ahead or then or settled):
            return said[0]
        planned = self._time_context.report.planned and not self._then.is_before_own(period)
        back = self._time_context.looks_back and figure.spoken is None  # "I. THỰC TRẠNG" in a plan
        comes, planned = comes and not back, planned and not back
        if comes and not planned and self._then.is_under_way(period) and "level" in figure.verbs:
            return "estimate"  # "riêng năm 2020 đạt 430 triệu USD", told in August
        if comes or planned:
            return "plan"
        listed = self._time_context.now.listed
        if listed is not None and listed.value in EARLY and not settled:
            return str(listed.value)
        if listed is not None and listed.is_("scenario", "expected") and not settled:
            return "estimate"  # "Dự kiến cả năm 2015: xuất khẩu đạt 120 triệu USD; nhập khẩu đạt 80 triệu USD"
        if self._ends_with_heading(period):
            return "plan"
        own_verb = "level" in figure.verbs or "share" in figure.verbs
        if self._whole is not None and self._whole[0] == figure.indicator.parent and not own_verb:
            return self._whole[1]
        if self._trade in EARLY and self._tracker.tells_parts and figure.indicator.indicator in _WAYS and not own_verb:
            return self._trade  # "Kim ngạch xuất nhập khẩu ước đạt 118 triệu USD; trong đó xuất khẩu 72,4 triệu USD"
        reached = settled or not {*figure.verbs[-1:]} <= _NOT_REACHED
        name, at = figure.indicator.indicator, figure.quantity.start
        early = figure.indicator.flow and self._early.has(name, period, self._area_spoken_of(), reached, at)
        if early and not (now or self._time_context.bracket):
            return "estimate"  # "ước kiểm tra 345 vụ, xử lý 262 vụ"
        return "estimate" if period == self._forecast and self._then.is_unfinished(period) else "actual"

    def _ends_with_heading(self, period: str | None) -> bool:
        """Whether it ends with the time to come of the heading above: "Lũy kế 6 tháng" below "NHIỆM VỤ THÁNG 6"."""
        above = self._time_context.heading_code()
        if period is None or above is None or not self._then.is_ahead(above) or not self._then.is_unfinished(period):
            return False
        return periods.months(period)[1] == periods.months(above)[1]

    def _is_before_aim(self, figure: Figure, period: str | None, aim: Token) -> bool:
        """Whether behind an aim a time is told that ends before the one aimed at begins: "Phấn đấu năm 2017 xuất khẩu
        đạt 500 triệu USD; thực hiện năm 2016: 450 triệu USD"."""
        said = self._said.get((figure.indicator.indicator, self._area_spoken_of()))
        if figure.spoken is None or figure.spoken.start < aim.end:
            return False
        aimed = said[1] if said is not None and said[0] == "plan" else self._time_context.heading_code()
        return self._then.has_begun(period) and (_ends_before(period, aimed) or _is_first_part(period, aimed))

    def _comes_of(self, period: str | None, said: tuple[str, str | None]) -> bool:
        """Whether what was told of the period may be what came of the plan that was `said`, up to then or so far."""
        scenario, planned = said
        if scenario != "plan" or period == planned:
            return scenario == "plan"
        if period is None or planned is None or not self._then.has_begun(period):
            return False
        return periods.months(period)[1] < periods.months(planned)[1]

    def _area_spoken_of(self) -> str | None:
        token = self._tracker.where.area
        return None if token is None else str(token.value.area_id)

    def _is_earlier(self, period: str | None) -> bool:
        """Whether a bracket speaks of a time before the report's own ("(năm 2007 tăng 14,1%)")."""
        published = self._document.published_on
        if period is None or not self._time_context.bracket:
            return False
        if self._time_context.now.planned is not None and self._time_context.tells_own_time and published is not None:
            return periods.months(period)[1] < published.year * _YEAR + published.month - 1
        return self._then.is_before_own(period)

    def _says(self, start: int, end: int, how: str) -> Evidence:
        return Evidence(self._document.text[start:end], start, end, how)


def _is_of_the_end(figure: Figure, reading: Interpretation) -> bool:
    """Whether it is a level that several years do not add up to: so many there are, so much for each person."""
    if figure.indicator.each is not None:
        return reading.measure in ("value", "growth_base")  # "giai đoạn 2016-2020, …/người, gấp 2 lần năm 2015"
    return not figure.indicator.flow and reading.measure == "value"


def _ends_before(period: str | None, other: str | None) -> bool:
    """Whether a period is over before the other one begins."""
    return period is not None and other is not None and periods.months(period)[1] < periods.months(other)[0]


def _is_first_part(period: str | None, other: str | None) -> bool:
    """Whether a period is a part of the other one that was over before its last month: "9 tháng ước tăng 10,5%; quý I
    tăng 9,7%"."""
    if period is None or other is None:
        return False
    (first, last), (low, high) = periods.months(period), periods.months(other)
    return low <= first and last < high


def _is_so_far(code: str) -> bool:
    """Whether the period is several months from January on: plans are made for the year."""
    first, last = periods.months(code)
    return first % 12 == 0 and 0 < last - first < 11


def _is_plans(figure: Figure) -> bool:
    """Whether the time is told behind the plan, as its own: "Kịch bản xuất khẩu 6 tháng 1.550 triệu USD"."""
    plan, spoken = figure.before, figure.spoken
    return plan is not None and spoken is not None and spoken.start >= plan.end
