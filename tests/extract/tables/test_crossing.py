"""The time and scenario that a row and a column tell together."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.crossing import crossed
from etl.extract.tables.levels import Levels, Meaning
from etl.extract.tables.title import Clock
from etl.language.period_expressions import Calendar

LEVELS = Levels(Clock(Calendar("2015", 2015, 2016), period="2015", plan="2015"), Heading())


def _heading(words: str, catalogue: Catalogue) -> Heading:
    return read_heading([scan(words, 0, catalogue)])


def _crossed(line: str, other: str, catalogue: Catalogue) -> Meaning:
    """What a column under `line` holds in the row `other`."""
    heading = _heading(line, catalogue)
    return crossed(LEVELS.level(heading.side), heading, _heading(other, catalogue), LEVELS)


@pytest.mark.parametrize(
    ("line", "other", "period", "scenario"),
    [
        ("Năm 2014", "Tháng 9", "2014-M09", "actual"),
        ("Tháng 9", "Năm 2014", "2014-M09", "actual"),
        ("Năm 2014", "Kế hoạch", "2014", "plan"),
        ("Ước năm 2015", "Thực hiện", "2015", "estimate"),
        ("Thực hiện", "Ước năm 2015", "2015", "estimate"),
        ("Thực hiện", "Sơ bộ năm 2015", "2015", "preliminary"),
        ("Sơ bộ năm 2015", "Ước thực hiện", "2015", "estimate"),
        ("Thực hiện", "Năm 2013", "2013", "actual"),
    ],
)
def test_both_together_tell_the_time_and_the_scenario(
    line: str, other: str, period: str, scenario: str, catalogue: Catalogue
) -> None:
    meaning = _crossed(line, other, catalogue)
    assert (meaning.kind, meaning.period, meaning.scenario) == ("level", period, scenario)


@pytest.mark.parametrize(
    ("line", "other", "why"),
    [
        ("Năm 2014", "Năm 2015", "its row and its column tell two times"),
        ("Tháng 8", "Tháng 9", "its row and its column tell two times"),
        ("Kế hoạch", "Thực hiện", "its row and its column tell two scenarios"),
    ],
)
def test_what_does_not_go_together_is_nothing(line: str, other: str, why: str, catalogue: Catalogue) -> None:
    meaning = _crossed(line, other, catalogue)
    assert (meaning.kind, meaning.period, meaning.why) == ("nothing", None, why)


def test_a_row_that_tells_nothing_leaves_the_meaning_of_its_column(catalogue: Catalogue) -> None:
    meaning = Meaning("level", "2014")
    assert crossed(meaning, _heading("Năm 2014", catalogue), _heading("Xuất khẩu", catalogue), LEVELS) is meaning
    nothing = Meaning("nothing", why="it is not told")
    assert crossed(nothing, Heading(), _heading("Năm 2014", catalogue), LEVELS) is nothing


def test_a_comparison_stays_one_and_takes_the_time_and_the_scenario_of_its_row(catalogue: Catalogue) -> None:
    heading = _heading("Tốc độ tăng (%)", catalogue)
    growth = Meaning("growth", "2015")
    timed = crossed(growth, heading, _heading("Năm 2013", catalogue), LEVELS)
    assert (timed.kind, timed.period, timed.scenario) == ("growth", "2013", "actual")
    planned = crossed(growth, heading, _heading("Kế hoạch", catalogue), LEVELS)
    assert (planned.kind, planned.period, planned.scenario) == ("growth", "2015", "plan")
