"""What the lines of a table are: levels in a period, and comparisons with the lines that they can have been made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.times import Times
from etl.extract.tables.title import Clock
from etl.extract.tokens import Token
from etl.language.period_expressions import Calendar

NINE_MONTHS = Clock(
    Calendar("2015-M01/M09", 2015, 2015), period="2015-M01/M09", plan="2015", month="2015-M09",
    cumulative="2015-M01/M09", reached=("2015-M01/M09",), published=2015 * 12 + 9,
)  # fmt: skip
"""A table on nine months of 2015, in a report of October 2015."""

LEVELS = ("Kế hoạch năm 2015", "Thực hiện 9 tháng năm 2014", "Thực hiện 9 tháng năm 2015")
MONTHS = ("Tháng 8 năm 2015", "Tháng 9 năm 2015", "9 tháng năm 2015")
TRADE = ("Xuất khẩu năm 2014", "Xuất khẩu năm 2015", "Nhập khẩu năm 2014", "Nhập khẩu năm 2015")

Formulas = dict[int, tuple[int, int]]


def _heading(words: str, catalogue: Catalogue) -> Heading:
    return read_heading([scan(words, 0, catalogue)])


def _times(
    catalogue: Catalogue, *columns: str, title: str = "", formulas: Formulas | None = None, clock: Clock = NINE_MONTHS
) -> Times:
    headings = {line: _heading(words, catalogue) for line, words in enumerate(columns)}
    return Times(headings, clock, _heading(title, catalogue), formulas or {})


def test_a_line_that_compares_nothing_is_a_level_a_share_or_nothing(catalogue: Catalogue) -> None:
    times = _times(catalogue, *LEVELS)
    told = [times.meaning(line) for line in range(3)]
    assert [(m.kind, m.period, m.scenario) for m in told] == [
        ("level", "2015", "plan"),
        ("level", "2014-M01/M09", "actual"),
        ("level", "2015-M01/M09", "actual"),
    ]
    times = _times(catalogue, "Ước thực hiện năm 2015", "Cơ cấu năm 2015 (%)", "Tăng, giảm tuyệt đối")
    share = times.meaning(1)
    assert (share.kind, share.period, share.scenario) == ("share", "2015", "estimate")
    assert (times.meaning(2).kind, times.meaning(2).why) == ("nothing", "the size of a change, not a level")


@pytest.mark.parametrize(
    ("levels", "words", "told", "compared", "pairs"),
    [
        (LEVELS, "So với cùng kỳ (%)", "growth 2015-M01/M09", "same", ((2, 1),)),
        (LEVELS, "9 tháng năm 2015 so với 9 tháng năm 2014 (%)", "growth 2015-M01/M09", "period", ((2, 1),)),
        (LEVELS, "So với kế hoạch (%)", "completion 2015-M01/M09", None, ((2, 0),)),
        (LEVELS, "% KH", "completion 2015-M01/M09", None, ((2, 0),)),
        (LEVELS, "Tốc độ tăng (%)", "growth 2015-M01/M09", None, ((2, 1),)),
        (MONTHS, "So với tháng trước (%)", "growth 2015-M09", "month", ((1, 0),)),
        (TRADE, "Nhập khẩu năm 2015 so với năm 2014 (%)", "growth 2015", "period", ((3, 2),)),
    ],
)
def test_a_comparison_is_about_the_latest_level_of_its_own_name(
    levels: tuple[str, ...],
    words: str,
    told: str,
    compared: str | None,
    pairs: tuple[tuple[int, int], ...],
    catalogue: Catalogue,
) -> None:
    meaning = _times(catalogue, *levels, words).meaning(len(levels))
    assert (f"{meaning.kind} {meaning.period}", meaning.scenario, meaning.pairs) == (told, "actual", pairs)
    assert (meaning.compared.kind if meaning.compared else None) == compared


def test_a_formula_tells_which_lines_were_divided(catalogue: Catalogue) -> None:
    growth = _times(catalogue, *LEVELS, "Tỷ lệ", formulas={3: (2, 1)}).meaning(3)
    assert (growth.kind, growth.period, growth.pairs) == ("growth", "2015-M01/M09", ((2, 1),))
    assert growth.compared is not None
    assert growth.compared.period is not None
    assert growth.compared.period[2:5] == (1, 9, 2014)
    plan = _times(catalogue, *LEVELS, "Tỷ lệ", formulas={3: (2, 0)}).meaning(3)
    assert (plan.kind, plan.period, plan.compared) == ("completion", "2015-M01/M09", None)
    nowhere = _times(catalogue, *LEVELS, "Tỷ lệ", formulas={3: (2, 9)}).meaning(3)
    assert (nowhere.kind, nowhere.why) == ("nothing", "its formula names no column of levels")


def test_which_lines_were_divided_is_told_by_arithmetic_where_no_word_does(catalogue: Catalogue) -> None:
    times = _times(catalogue, *LEVELS, "So sánh (%)")
    bare = times.meaning(3)
    assert (bare.kind, bare.why) == ("nothing", "what it is compared with is not told")
    # Each level over the plan, and the later over the earlier; never a plan over anything.
    assert set(bare.pairs) == {(1, 0), (2, 0), (2, 1)}
    assert times.about(bare, None) is bare
    assert (times.about(bare, (2, 1)).kind, times.about(bare, (2, 1)).period) == ("growth", "2015-M01/M09")
    assert times.about(bare, (2, 0)).kind == "completion"
    columns = ("Tháng 9 năm 2014", "9 tháng năm 2014", "Tháng 9 năm 2015", "9 tháng năm 2015", "So với cùng kỳ (%)")
    times = _times(catalogue, *columns)
    either = times.meaning(4)
    assert (either.period, either.why) == (None, "which column it compares is not told")
    assert set(either.pairs) == {(2, 0), (3, 1)}
    assert (times.about(either, (3, 1)).period, times.about(either, (3, 1)).why) == ("2015-M01/M09", "")


def test_a_month_in_the_title_is_the_base_of_several_times_and_the_one_before_of_one(catalogue: Catalogue) -> None:
    title = "Chỉ số giá tiêu dùng so với tháng 12 năm 2014"
    several = _times(catalogue, "Tháng 1 năm 2015", "Tháng 2 năm 2015", title=title).against_title()
    single = _times(catalogue, "Tháng 1 năm 2015", title=title).against_title()
    assert several is not None
    assert single is not None
    assert (several.kind, single.kind) == ("base", "period")
    assert several.period is not None
    assert several.period[2:5] == (12, 12, 2014)
    assert _times(catalogue, *LEVELS, title="Chỉ số giá tiêu dùng").against_title() is None


def test_a_line_without_a_time_can_have_those_of_the_title_and_takes_the_chosen(catalogue: Catalogue) -> None:
    month, months = Token("period", None, 0, 7), Token("period", None, 11, 18)
    clock = replace(NINE_MONTHS, period=None, several=(("2015-M09", month), ("2015-M01/M09", months)))
    times = _times(catalogue, "Thực hiện", "So với tháng trước (%)", "Năm 2014", "Kế hoạch", clock=clock)
    assert times.alternatives(0) == clock.several
    assert times.alternatives(1) == (("2015-M09", month),)  # only a month has a month before
    assert times.alternatives(2) == times.alternatives(3) == ()
    chosen = times.with_times({0: clock.several[1]})
    assert (chosen.meaning(0).period, chosen.meaning(0).why, chosen.meaning(0).token) == ("2015-M01/M09", "", months)
    assert chosen.meaning(2).period == "2014"
    assert times.meaning(0).period is None


def test_a_month_is_not_held_against_a_sum_of_months(catalogue: Catalogue) -> None:
    heads = ("Tháng 9 năm 2014", "9 tháng năm 2014", "Tháng 9 năm 2015", "9 tháng năm 2015", "So sánh (%)")
    assert set(_times(catalogue, *heads).meaning(4).pairs) == {(2, 0), (3, 1)}


def test_the_same_time_is_of_month_or_sum_where_both_stand_beside_it(catalogue: Catalogue) -> None:
    times = _times(catalogue, "Tháng 9 năm 2015", "9 tháng năm 2015", "Cùng kỳ năm trước")
    assert times.meaning(2).period is None
    assert [code for code, _ in times.alternatives(2)] == ["2014-M09", "2014-M01/M09"]
    chosen = times.with_times({2: times.alternatives(2)[1]}).meaning(2)
    assert (chosen.period, chosen.why) == ("2014-M01/M09", "")
    assert _times(catalogue, "9 tháng năm 2015", "Cùng kỳ năm trước").meaning(1).period == "2014-M01/M09"
