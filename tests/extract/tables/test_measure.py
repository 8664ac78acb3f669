"""What one figure of a table states: a level in the unit of its indicator, growth, a share, or how far a plan got."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import Comparison
from etl.extract.figure import Interpretation, Refusal
from etl.extract.tables.figures import read_figure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.measure import Stated, decide
from etl.extract.tables.ratios import DIFFERENCE, Form

INDEX, RATE, UNTOLD = Form(True, "by-arithmetic"), Form(False, "by-heading"), Form(None, "untold")
LEVEL, COMPLETION, SHARE = Meaning("level", "2015"), Meaning("completion", "2015"), Meaning("share", "2015")
SAME = Comparison("same", None, 0, 1, said=True)
BEFORE = Comparison("month", None, 0, 1, said=True)
GROWTH, MONTH = Meaning("growth", "2015", compared=SAME), Meaning("level", "2015-M09")
MONTHS, YEARS = Meaning("growth", "2015-M01/M09", compared=SAME), Meaning("growth", "2011/2015")


def _decide(
    catalogue: Catalogue, indicator: str, words: str, meaning: Meaning, **more: Any
) -> Interpretation | Refusal:
    figure = read_figure(words, ",")
    assert figure is not None
    known: dict[str, Any] = {
        "form": None, "unit": None, "unit_base": None, "average": False, "title": None, "beside": list,
    }  # fmt: skip
    return decide(Stated(figure, catalogue.indicators[indicator], meaning, **{**known, **more}))


def _read(answer: Interpretation | Refusal) -> tuple[str, Decimal]:
    assert isinstance(answer, Interpretation), answer
    return answer.measure, answer.value


def _refused(answer: Interpretation | Refusal) -> tuple[str, bool]:
    assert isinstance(answer, Refusal), answer
    return answer.rule, answer.doubt


@pytest.mark.parametrize(
    ("indicator", "unit", "base"),
    [("exports", "mn_usd", "usd"), ("exports", "bn_vnd", "vnd"), ("enterprises_registered", None, None)],
)
def test_a_level_is_one_in_a_unit_of_its_indicator(
    indicator: str, unit: str | None, base: str | None, catalogue: Catalogue
) -> None:
    answer = _decide(catalogue, indicator, "720", LEVEL, unit=unit, unit_base=base)
    assert _read(answer) == ("value", Decimal(720))


@pytest.mark.parametrize(
    ("indicator", "unit", "base", "refused"),
    [
        ("exports", None, None, ("table.level", True)),  # money in no unit
        ("exports", "count", "count", ("table.level", False)),  # how many there are
        ("exports", "pct", "pct", ("table.percentage", True)),  # a percentage of what?
        ("households_electrified", "count", "count", ("table.level-of-ratio", False)),  # how many, not what share
    ],
)
def test_a_figure_in_another_unit_is_no_level(
    indicator: str, unit: str | None, base: str | None, refused: tuple[str, bool], catalogue: Catalogue
) -> None:
    assert _refused(_decide(catalogue, indicator, "72", LEVEL, unit=unit, unit_base=base)) == refused


@pytest.mark.parametrize(
    ("indicator", "words", "meaning", "more", "measure", "value"),
    [
        ("exports", "116,7", GROWTH, {"form": INDEX}, "growth_yoy", "16.7"),
        ("exports", "98,5", GROWTH, {"form": INDEX}, "growth_yoy", "-1.5"),
        ("exports", "16,7", GROWTH, {"form": RATE}, "growth_yoy", "16.7"),
        ("exports", "-5,3", GROWTH, {"form": INDEX}, "growth_yoy", "-5.3"),  # no index has a sign
        ("exports", "-5,3", GROWTH, {"form": UNTOLD}, "growth_yoy", "-5.3"),
        ("exports", "116,7", GROWTH, {"form": INDEX, "counted_in": "usd"}, "growth_yoy", "16.7"),
        ("iip", "107,2", GROWTH, {"form": INDEX}, "growth_yoy", "7.2"),
        # An average of months of one year is compared with the same months, one of years is a yearly average.
        ("cpi", "102,4", MONTHS, {"form": INDEX, "average": True}, "growth_yoy", "2.4"),
        ("exports", "12,5", YEARS, {"form": RATE, "average": True}, "growth_avg", "12.5"),
        # An index under a time is compared with what the title says.
        ("cpi", "100,4", MONTH, {"unit": "pct", "unit_base": "pct", "title": BEFORE}, "growth_mom", "0.4"),
    ],
)
def test_growth_is_an_index_less_a_hundred_or_as_printed(
    indicator: str, words: str, meaning: Meaning, more: dict[str, Any], measure: str, value: str, catalogue: Catalogue
) -> None:
    assert _read(_decide(catalogue, indicator, words, meaning, **more)) == (measure, Decimal(value))


@pytest.mark.parametrize(
    ("indicator", "words", "meaning", "more", "refused"),
    [
        ("exports", "12,0", GROWTH, {"form": None}, ("table.growth", True)),
        ("exports", "12,0", GROWTH, {"form": UNTOLD}, ("table.growth", True)),
        ("exports", "12,0", GROWTH, {"form": Form(True, "by-size")}, ("table.growth", True)),  # beside 106,5 and 112,0
        ("households_electrified", "2,5", GROWTH, {"form": RATE}, ("table.points", False)),
        ("exports", "116,7", GROWTH, {"form": INDEX, "counted_in": "count"}, ("table.unit", False)),
        ("cpi", "100,4", MONTH, {"unit": "pct", "unit_base": "pct"}, ("table.level-of-index", True)),
    ],
)
def test_growth_that_is_not_told_or_is_of_something_else_is_none(
    indicator: str, words: str, meaning: Meaning, more: dict[str, Any], refused: tuple[str, bool], catalogue: Catalogue
) -> None:
    assert _refused(_decide(catalogue, indicator, words, meaning, **more)) == refused


def test_what_is_above_the_plan_is_a_hundred_and_that_of_it(catalogue: Catalogue) -> None:
    printed = _decide(catalogue, "exports", "106,6", COMPLETION, form=Form(True, "by-heading"))
    assert _read(printed) == ("plan_completion", Decimal("106.6"))
    above = _decide(catalogue, "exports", "-3,4", COMPLETION, form=RATE)
    assert _read(above) == ("plan_completion", Decimal("96.6"))
    fraction = _decide(catalogue, "exports", "1,066", COMPLETION, form=Form(None, "a fraction of one"))
    assert _refused(fraction) == ("table.completion", True)
    span = _decide(catalogue, "exports", "1,5-2", COMPLETION, form=RATE)
    assert isinstance(span, Interpretation)
    assert (span.value, span.value_to) == (Decimal("101.5"), Decimal(102))


def test_a_share_is_one_of_its_whole_only(catalogue: Catalogue) -> None:
    mining = "industrial_output.mining"
    assert _read(_decide(catalogue, mining, "12,5", SHARE)) == ("share", Decimal("12.5"))
    assert _read(_decide(catalogue, mining, "12,5", SHARE, divided="industrial_output")) == ("share", Decimal("12.5"))
    assert _refused(_decide(catalogue, mining, "12,5", SHARE, divided="exports")) == ("table.share", False)
    assert _refused(_decide(catalogue, "exports", "12,5", SHARE)) == ("table.share", False)


def test_what_has_a_sign_beside_the_plan_is_in_doubt(catalogue: Catalogue) -> None:
    completion = Meaning("completion", "2015")
    assert _refused(_decide(catalogue, "exports", "+4,8%", completion, form=INDEX)) == ("table.completion", True)
    assert _read(_decide(catalogue, "exports", "+4,8%", completion, form=RATE)) == ("plan_completion", Decimal("104.8"))


def test_the_size_of_a_change_is_no_rate_whatever_its_sign(catalogue: Catalogue) -> None:
    size = Form(None, DIFFERENCE)
    assert _refused(_decide(catalogue, "exports", "+120", GROWTH, form=size)) == ("table.growth", False)


@pytest.mark.parametrize("indicator", ["industrial_output", "exports", "electricity_sales"])
def test_so_few_of_a_bare_unit_are_in_doubt(indicator: str, catalogue: Catalogue) -> None:
    unit = {"industrial_output": "vnd", "exports": "usd", "electricity_sales": "kwh"}[indicator]
    assert _refused(_decide(catalogue, indicator, "3.000", LEVEL, unit=unit, unit_base=unit)) == ("table.level", True)
    many = _decide(catalogue, indicator, "3.000.000.000", LEVEL, unit=unit, unit_base=unit)
    assert _read(many) == ("value", Decimal(3_000_000_000))
