"""The measure of a rate of growth: on the year before, on the month before, on a named base, or a yearly average."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression

_TERM = 5
"""Years that plans are made for."""

# A percentage compared with a year before is an index from 60, a rate of growth up to 40; between them it is in doubt.
INDEX_FROM, GROWTH_TO = 60, 40
_OF_A_MONTH = 5
"""Percent that consumer prices change by in a month at most: the most of any month since 1995 is 3.9."""


def growth(figure: Figure, rate: Decimal, rate_to: Decimal | None, rule: str) -> Interpretation | Refusal:
    """The growth of `rate` (to `rate_to`) percent that `figure` states, by what it is compared with; the year before if
    nothing. A refusal where that is no measure of the warehouse, or unclear."""
    if figure.average or figure.quantity.per_year:
        return _average(figure, rate, rate_to, rule)
    compared, last = figure.compared, _last_of_months(figure)
    if last is not None and compared is not None and _is_month(compared):
        answer = growth(replace(figure, period=last), rate, rate_to, rule)
        return replace(answer, other_period=last) if isinstance(answer, Interpretation) else answer
    if compared is None and figure.period is not None and periods.spans_years(figure.period):
        if figure.last == "growth_avg":  # "bình quân 2001-2005 tăng 6,2%, giai đoạn 2006-2010 tăng 10,8%"
            return _average(figure, rate, rate_to, rule)
        return Refusal("growth over several years, whether in each or in all is not said", "growth.span", doubt=True)
    if compared is None and figure.indicator.monthly and _is_since_january(figure):
        if figure.mean:
            return Refusal("an average since January; what it is compared with is not said", "growth.mean", doubt=True)
        return _since_december(figure, rate, rate_to, rule)
    if compared is None and figure.indicator.monthly and figure.period is not None and periods.is_month(figure.period):
        if figure.mean:  # "CPI bình quân tăng 2,31%", in a report on July
            return Refusal("an average, but of which months is not said", "growth.mean", doubt=True)
        if abs(rate) > _OF_A_MONTH:
            return Refusal("too much for one month; what it is compared with is not said", "growth.mom", doubt=True)
        return Interpretation("growth_mom", rate, rule, rate_to)
    if figure.against_mean and figure.period is not None and periods.is_month(figure.period):
        month = periods.months(figure.period)[0]  # "CPI tháng 7 … tăng 2,3% so với bình quân cùng kỳ": of seven months
        return Interpretation("growth_yoy", rate, rule, rate_to, other_period=periods.code(month // 12 * 12, month))
    if compared is None or compared.kind in ("same", "year", "plan"):
        return Interpretation("growth_yoy", rate, rule, rate_to)
    if compared.kind == "last":  # "so với trước": the one before of its own kind
        of_month = figure.period is not None and periods.is_month(figure.period)
        return Interpretation("growth_mom" if of_month else "growth_yoy", rate, rule, rate_to)
    if compared.kind == "month":
        if figure.period is not None and not periods.is_month(figure.period):
            if figure.behind is None and figure.before is None:  # "so tháng trước tăng 2%, …; 8 tháng tăng 8,32%"
                return Interpretation("growth_yoy", rate, rule, rate_to)
            return Refusal("compared with the month before, but its own period is no month", "growth.mom", doubt=True)
        return Interpretation("growth_mom", rate, rule, rate_to)
    if compared.kind == "base" and compared.period is not None:
        base = period_expressions.resolve(compared.period, period_expressions.Calendar())
        if base is not None:  # "kỳ gốc (2019)" is never the year before, not even in 2020
            return Interpretation("growth_base", rate, rule, rate_to, base=base)
    if compared.kind == "period" and compared.period is not None:
        beside = None if compared.said else _beside(figure, compared.period, rate, rate_to, rule)
        return beside or _against(figure, compared.period, rate, rate_to, rule)
    if compared.kind == "december" and figure.period is not None:
        if _is_stock_of_year(figure):
            return Interpretation("growth_yoy", rate, rule, rate_to)
        return _since_december(figure, rate, rate_to, rule)
    return Refusal(_no_measure(compared), "growth.no-measure", doubt=compared.kind in ("unknown", "base"))


def _is_since_january(figure: Figure) -> bool:
    """ "Tính từ đầu năm, chỉ số giá tiêu dùng tăng 1,53%": since December of the year before, no month and no year."""
    return figure.spoken is not None and figure.spoken.relative == "so far" and figure.period is not None


def _last_of_months(figure: Figure) -> str | None:
    """The last of the months so far: what prices of one month are compared with is theirs ("8 tháng …; so với tháng 12
    năm trước tăng 2%"). None for other periods, and for what is summed up."""
    if not figure.indicator.monthly or figure.period is None or periods.is_month(figure.period):
        return None
    first, last = periods.months(figure.period)
    return periods.code(last, last) if first % 12 == 0 and last - first < 11 else None


def _is_month(compared: Comparison) -> bool:
    told = compared.period if compared.kind == "period" else None
    return compared.kind == "december" or (told is not None and told.first == told.last and not told.year_to)


def _since_december(figure: Figure, rate: Decimal, rate_to: Decimal | None, rule: str) -> Interpretation:
    """Growth since December of the year before: prices of the last month that is spoken of, not of all of them."""
    period = figure.period or ""
    last = periods.months(period)[1]
    month = periods.code(last, last) if figure.indicator.monthly and _is_since_january(figure) else None
    base = f"{periods.year_of(period) - 1}-M12"
    return Interpretation("growth_base", rate, rule, rate_to, base=base, other_period=month)


def _is_stock_of_year(figure: Figure) -> bool:
    """Whether a year's end is compared with the one before of what is counted on a day."""
    stock = not (figure.indicator.flow or figure.indicator.index)
    return stock and figure.period is not None and figure.period.isdigit()


def _average(figure: Figure, rate: Decimal, rate_to: Decimal | None, rule: str) -> Interpretation | Refusal:
    if figure.period is not None and periods.spans_years(figure.period):
        later = figure.span if figure.span is not None and _ends_alike(figure.span, figure.period) else None
        return Interpretation("growth_avg", rate, rule, rate_to, other_period=later)
    span = _years_to(figure.period, figure.span)
    if span is not None:
        return Interpretation("growth_avg", rate, rule, rate_to, other_period=span)
    return Refusal("a yearly average, but over which years is not said", "growth.average", doubt=True)


def _ends_alike(span: str, period: str) -> bool:
    """Whether the years spoken of last are fewer than those of the report and end with them: "Nhiệm kỳ 2020-2025, …
    bình quân giai đoạn 2021-2025 …. Giá trị sản xuất tăng bình quân 7,8%/năm"."""
    (first, last), (begin, end) = periods.months(span), periods.months(period)
    return last == end and first > begin


def _years_to(period: str | None, span: str | None) -> str | None:
    """The years of an average: the `span` spoken of last, or those behind it up to the year that is spoken of.

    "… giai đoạn 2016-2020 …. Mục tiêu đến năm 2025: tăng bình quân 14%/năm" is of 2021 to 2025.
    """
    if span is None or period is None or not period.isdigit():
        return span
    last, year = periods.months(span)[1] // 12, int(period)
    if year <= last + 1:
        return span
    return f"{last + 1}/{year}" if year - last <= _TERM else None


def _against(
    figure: Figure, expression: Expression, rate: Decimal, rate_to: Decimal | None, rule: str
) -> Interpretation | Refusal:
    """Growth against a named period: the year before, the month before, or an earlier base."""
    if figure.period is None:
        return Refusal("the figure's own period is not known", "growth.against", doubt=True)
    first, last = periods.months(figure.period)
    year = expression.year or (first // 12 - (1 if expression.first >= first % 12 + 1 else 0))
    base = (
        f"{year}/{expression.year_to}"
        if expression.year_to
        else periods.in_year(year, expression.first, expression.last)
    )
    base_first, base_last = periods.months(base)
    if base_last >= last or (base_first >= first and not _is_stock_of_year(figure)):  # in a year: its month 3
        return Refusal(f"compared with {base}, which is not before {figure.period}", "growth.against", doubt=True)
    if expression.year_to and _follows(base, figure.period):  # "gấp 3,8 lần giai đoạn 2006-2010": five years, too
        span = periods.shift(base, base_last - base_first + 1)
        return Interpretation("growth_base", rate, rule, rate_to, base=base, other_period=span)
    if base_first == base_last == first - 1 and _is_stock_of_year(figure):
        return Interpretation("growth_yoy", rate, rule, rate_to)
    if base == periods.shift(figure.period, -12) or (base == str(first // 12 - 1) and last - first < 12):
        return Interpretation("growth_yoy", rate, rule, rate_to)
    if periods.is_month(figure.period) and base_first == base_last == first - 1:
        return Interpretation("growth_mom", rate, rule, rate_to)
    return Interpretation("growth_base", rate, rule, rate_to, base=base)


def _beside(
    figure: Figure, told: Expression, rate: Decimal, rate_to: Decimal | None, rule: str
) -> Interpretation | Refusal | None:
    """What a rate states beside a time that no word sets it against: "đạt 152 triệu USD, tăng 8% năm 2014", "bằng 88%
    năm 2014". None where it is so much of the same time a year before."""
    base = periods.in_year(told.year, told.first, told.last)
    if figure.verb != "index":
        if base == figure.period:
            return Interpretation("growth_yoy", rate, rule, rate_to)
        return Refusal("against the time behind it or of that time: which is not said", "growth.beside", doubt=True)
    if figure.period is not None and base == periods.shift(figure.period, -12):
        return None
    return Refusal("of what was planned or of the year before: which is not said", "growth.index", doubt=True)


def _follows(span: str, period: str) -> bool:
    """Whether `period` is a year, and the last of as many years as `span` has that directly follow it."""
    first, last = periods.months(span)
    return periods.months(period) == (2 * last - first - 10, 2 * last - first + 1)


def _no_measure(compared: Comparison) -> str:
    if compared.kind == "base":
        return "compared with a base whose year is not told"
    if compared.kind == "quarter":
        return "growth against the quarter before is no measure of the warehouse"
    if compared.kind == "rate":
        return "compared with another rate, so that it is a difference of points"
    if compared.kind == "peer":
        return "compared with other places, not with another time"
    return "what it is compared with could not be told"
