"""What one figure of a table states: measure and value, by named rules over what its line and its row are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.catalogue.indicators import Indicator
from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.rules.growth import GROWTH_TO, growth
from etl.extract.rules.measures import is_too_small
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import DIFFERENCE, NO_RATES, Form, by_size
from etl.extract.tables.sides import ENDS
from etl.language import periods
from etl.language.quantities import Quantity

_YEAR_BEFORE = ("same", "year")  # what a title "Chỉ số phát triển … (Năm trước = 100)" compares all its figures with
_ATTRACTED = frozenset({"fdi_capital", "fdi_projects", "fdi_realised"})
"""What is added up since the first project of all as often as since January."""
_WHOLE = Decimal(100)


@dataclass(slots=True)
class Stated:
    """A figure and everything that is known of it: `meaning` and `form` of its line, its `unit` (a code, None where
    none is told), what the unit column says its row is `counted_in` (a base unit), whether an `average` is spoken of,
    `title` what the title compares all figures with, `gathered` whether the row says that it is added up ("lũy kế"),
    but not since when, `beside` what gives the other figures of its row, `divided` the indicator that tables of its
    family divide, and `is_structure` whether the title says that the table is of shares.
    """

    figure: CellFigure
    indicator: Indicator
    meaning: Meaning
    form: Form | None
    unit: str | None
    unit_base: str | None
    average: bool
    title: Comparison | None
    beside: Callable[[], Sequence[Decimal]]
    counted_in: str | None = None
    divided: str | None = None
    is_structure: bool = False
    gathered: bool = False


def decide(stated: Stated) -> Interpretation | Refusal:
    """The reading of a figure, or why there is none."""
    kind = stated.meaning.kind
    if kind != "level" and stated.counted_in is not None and not _fits(stated.indicator, stated.counted_in):
        return Refusal(f"its row is counted in another unit than {stated.indicator.name_vi} is", "table.unit")
    if kind == "nothing":
        return Refusal(stated.meaning.why, "table.no-measure", doubt=stated.meaning.why.endswith("not told"))
    if stated.gathered and stated.indicator.flow:
        return Refusal("added up: over this time or since the first of all is not said", f"table.{kind}", doubt=True)
    if kind == "level":
        return _level(stated)
    if stated.meaning.why:
        return Refusal(stated.meaning.why, f"table.{kind}", doubt=True)
    if kind == "share":
        return _share(stated)
    if kind == "completion":
        return _completion(stated)
    return _growth(stated, stated.meaning.compared)


def _share(stated: Stated) -> Interpretation | Refusal:
    """A share of the whole that a part has; another part's, or the whole's own hundred, is none."""
    of_other = stated.divided is not None and stated.indicator.parent not in (None, stated.divided)
    if not stated.indicator.has_share or of_other:
        return Refusal("a share of something that is not its whole", "table.share")
    return Interpretation("share", stated.figure.value, "table.share")


def _completion(stated: Stated) -> Interpretation | Refusal:
    if stated.form is not None and stated.form.is_index is None:
        return Refusal(stated.form.how, "table.completion", doubt=True)
    over = stated.form is not None and stated.form.is_index is False
    if stated.figure.signed and not over:  # "+3,2" beside "So với kế hoạch"
        return Refusal("what was planned, or by how much it was passed: which is not said", "table.completion", True)
    how = stated.form.how if stated.form is not None else "by-heading"
    value, value_to = stated.figure.value, stated.figure.value_to
    if over:  # "Tăng, giảm so với kế hoạch (%)"
        return Interpretation(
            "plan_completion", 100 + value, f"table.completion-above-plan.{how}", value_to and 100 + value_to
        )
    return Interpretation("plan_completion", value, "table.completion", value_to)


def _growth(stated: Stated, compared: Comparison | None) -> Interpretation | Refusal:
    """Growth in the column's form: an index less 100, or as printed."""
    form, value, value_to = stated.form, stated.figure.value, stated.figure.value_to
    if form is not None and form.how == DIFFERENCE:
        return Refusal(form.how, "table.growth")
    if form is None or (form.is_index is None and (not stated.figure.signed or form.how in NO_RATES)):
        return Refusal(form.how if form else "no form", "table.growth", doubt=True)
    if stated.indicator.dimension == "ratio" and not _is_index(stated.indicator):
        return Refusal("the change of a percentage, in points", "table.points")
    if form.is_index and not stated.figure.signed and value <= GROWTH_TO and form.how == "by-size":
        return Refusal("the other figures of its column are indices, this one looks like a rate", "table.growth", True)
    if form.is_index and not stated.figure.signed:
        rate, rate_to, rule = value - 100, value_to and value_to - 100, f"table.growth-of-index.{form.how}"
    else:
        rate, rate_to, rule = value, value_to, f"table.growth-as-printed.{form.how}"
    figure = _as_sentence(stated, compared)
    if figure.average and abs(rate) > _WHOLE:  # "Bình quân/năm" below "Giai đoạn 2011-2015", of amounts
        return Refusal("a mean of the years or its growth: which is not said", "table.growth", doubt=True)
    answer = growth(figure, rate, rate_to, rule)
    if isinstance(answer, Refusal):
        return Refusal(answer.reason, f"table.{answer.rule}", answer.doubt)
    return answer


def _as_sentence(stated: Stated, compared: Comparison | None) -> Figure:
    """The figure as one of a sentence, so that growth is measured by the same rules."""
    figure, period = stated.figure, stated.meaning.period
    # "Bình quân 9 tháng so với cùng kỳ" is an index of nine months, no yearly average.
    within_year = compared is not None and period is not None and not periods.spans_years(period)
    quantity = Quantity(-1, -1, figure.value, figure.decimals, Decimal(1), "pct", figure.rule, figure.value_to)
    return Figure(
        quantity=quantity, indicator=stated.indicator, verbs=(), behind=compared, before=None, standing=None,
        bracket=False, average=stated.average and not within_year, counts=False, period=period, span=None, last=None,
    )  # fmt: skip


def _is_index(indicator: Indicator) -> bool:
    return indicator.index


def _level(stated: Stated) -> Interpretation | Refusal:
    """A level in the indicator's own dimension; a percentage under a column of levels is what its row says."""
    indicator, figure, period = stated.indicator, stated.figure, stated.meaning.period
    if not indicator.flow and not _is_index(indicator) and period is not None and periods.spans_years(period):
        return Refusal("what there is at one time, and its years are several", "table.level", doubt=True)
    if stated.unit == "pct" or (stated.unit is None and indicator.dimension == "ratio"):
        return _percentage(stated)
    if indicator.dimension == "ratio":
        return Refusal("the indicator is a percentage, this is none", "table.level-of-ratio")
    token = stated.meaning.token
    if token is not None and token.is_("when", "until_now") and indicator.indicator.partition(".")[0] in _ATTRACTED:
        return Refusal("attracted until now: in this time or in all is not said", "table.level", doubt=True)
    if indicator.flow and stated.meaning.token is not None and stated.meaning.token.is_("when", *ENDS):
        return Refusal("what there is at one time, but it is a sum over a time", "table.level", doubt=True)
    if stated.unit is None and indicator.dimension != "count":
        return Refusal("the unit is not told", "table.level", doubt=True)
    if indicator.dimension == "count" and stated.unit in (None, "count") and figure.value % 1:
        return Refusal("a number of things is whole, this is none", "table.level", doubt=True)
    if not _fits(indicator, stated.unit_base):
        return Refusal(f"in {stated.unit}, which {indicator.name_vi} is not counted in", "table.level")
    if (
        stated.unit == stated.unit_base
        and figure.value
        and is_too_small(abs(figure.value), stated.unit_base, indicator)
    ):
        return Refusal("so small an amount: a word of its unit may be missing", "table.level", doubt=True)
    return Interpretation("value", figure.value, "table.level", figure.value_to)


def _fits(indicator: Indicator, unit_base: str | None) -> bool:
    """Whether the indicator can be counted in a unit with this base."""
    if indicator.dimension == "ratio":
        return unit_base == "pct"
    return unit_base in indicator.bases or (unit_base is None and indicator.dimension == "count")


def _percentage(stated: Stated) -> Interpretation | Refusal:
    indicator, figure = stated.indicator, stated.figure
    if indicator.dimension == "ratio" and not _is_index(indicator):
        if not stated.figure.percent and indicator.high is not None and figure.value > max(indicator.high, _WHOLE):
            return Refusal("the indicator is a percentage, this is none", "table.level-of-ratio")
        return Interpretation("value", figure.value, "table.level-of-ratio", figure.value_to)
    if stated.is_structure:
        return _share(stated)
    if not _is_index(indicator) and (stated.title is None or stated.title.kind not in _YEAR_BEFORE):
        return Refusal("a percentage, but of what is not told", "table.percentage", doubt=True)
    if indicator.indicator == "cpi" and stated.title is None:
        return Refusal("an index, but against which time is not told", "table.level-of-index", doubt=True)
    form = by_size([figure.value, *stated.beside()])
    return _growth(replace(stated, form=form), stated.title)
