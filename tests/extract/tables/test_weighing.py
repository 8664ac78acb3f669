"""The time of columns whose heading tells none, chosen by the figures among those that the title tells."""

from __future__ import annotations

from collections.abc import Callable

from etl.extract.tables.boxhead import Heading
from etl.extract.tables.checks import Check, checked_lines
from etl.extract.tables.times import Times
from etl.extract.tables.title import Clock
from etl.extract.tables.weighing import weighed
from etl.extract.tokens import Token
from etl.language.period_expressions import Calendar
from tests.extract.tables.checks.held import Figures, held, rows

BEFORE, MONTH, SO_FAR = "2021-M01/M08", "2021-M09", "2021-M01/M09"


def times_of(columns: int, *several: str) -> Times:
    """Columns without a word, under a title that tells these times."""
    told = tuple((code, Token("period", code, 10 * k, 10 * k + 5)) for k, code in enumerate(several))
    headings = {line: Heading() for line in range(columns)}
    return Times(headings, Clock(Calendar(), several=told), Heading(), {})


def periods_of(times: Times) -> list[str | None]:
    return [times.meaning(line).period for line in times.headings]


def by_figures(figures: Figures) -> Callable[[Times], tuple[Check, ...]]:
    """The checks of a table with these figures."""
    return lambda times: checked_lines(held({line: times.meaning(line) for line in times.headings}, figures))


def test_the_only_alternative_needs_no_figures() -> None:
    assert periods_of(weighed(times_of(2, "2021"), lambda _: ())) == ["2021", "2021"]


def test_the_one_reading_that_adds_up_is_taken() -> None:
    """The middle column is the two others together. The figures do not tell which of the others is the month, so it is
    told: were the last column also open, both orders would add up."""
    times = times_of(3, BEFORE, MONTH, SO_FAR)
    times = times.with_times({2: (MONTH, Token("period", MONTH, 0, 5))})
    figures = rows(("80", "90", "10"), ("800", "930", "130"), ("7", "9", "2"))
    found = weighed(times, by_figures(figures))
    assert periods_of(found) == [BEFORE, SO_FAR, MONTH]
    assert found.meaning(1).token == Token("period", SO_FAR, 20, 25)


def test_two_readings_that_fit_leave_the_columns_without_a_time() -> None:
    figures = rows(("80", "90", "10"), ("800", "930", "130"), ("7", "9", "2"))
    assert periods_of(weighed(times_of(3, BEFORE, MONTH, SO_FAR), by_figures(figures))) == [None] * 3


def test_without_a_check_that_bears_it_out_no_reading_is_taken() -> None:
    assert periods_of(weighed(times_of(1, "2020", "2021"), lambda _: ())) == [None]


def test_a_reading_that_a_check_contradicts_is_not_taken() -> None:
    def checks(times: Times) -> tuple[Check, ...]:
        return Check("share", (0,), 3, 0), Check("twin", (0,), 0, 3 if periods_of(times) == ["2020"] else 0)

    assert periods_of(weighed(times_of(1, "2020", "2021"), checks)) == ["2021"]


def test_more_than_three_open_columns_are_not_tried() -> None:
    def checks(times: Times) -> tuple[Check, ...]:
        raise AssertionError("tried")

    assert periods_of(weighed(times_of(4, "2020", "2021"), checks)) == [None] * 4
