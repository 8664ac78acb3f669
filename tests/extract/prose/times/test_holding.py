"""A time that is held for a while, and what is spoken of again behind it."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.times.held_times import HeldTimes
from etl.extract.prose.times.holding import Holding
from etl.extract.prose.times.named_years import NamedYears
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.language.fold import fold
from etl.language.period_expressions import Calendar, Expression
from etl.language.reported_period import ReportPeriod
from tests.extract.conftest import Reader, tokens_of

SPOKEN = Expression(0, 1, year=2015)


def test_behind_what_it_is_set_beside_the_year_before_is_spoken_of_again(catalogue: Catalogue) -> None:
    text = "Xuất khẩu vượt mức 395 triệu USD của năm 2011, tăng"
    tokens = tokens_of(text, catalogue)
    spoken, years = SpokenTime(ReportPeriod(Calendar("2015", 2015, 2016), None, "text")), NamedYears(2015)
    holding = Holding(spoken, years, HeldTimes(fold(text), catalogue.spoken_of))
    spoken.now.period, years.last = SPOKEN, 2015
    at = next(k for k, token in enumerate(tokens) if token.kind == "period")
    assert not holding.takes(tokens[at].value, tokens, at)
    assert holding.is_on
    spoken.now.period, years.last = tokens[at].value, 2011
    holding.reach(tokens[at + 1])
    assert not holding.is_on
    assert (spoken.now.period, years.last) == (SPOKEN, 2015)


def test_a_time_that_only_a_rate_is_set_beside_is_not_spoken_of(catalogue: Catalogue) -> None:
    text = "Xuất khẩu cao hơn năm 2011 là 9%"
    tokens = tokens_of(text, catalogue)
    spoken = SpokenTime(ReportPeriod(Calendar("2015", 2015, 2016), None, "text"))
    holding = Holding(spoken, NamedYears(2015), HeldTimes(fold(text), catalogue.spoken_of))
    at = next(k for k, token in enumerate(tokens) if token.kind == "period")
    assert holding.takes(tokens[at].value, tokens, at)
    assert not holding.is_on
    assert spoken.now.before is not None
    assert (spoken.now.before.kind, spoken.now.before.period) == ("period", tokens[at].value)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nếu năm 2011 thu ngân sách đạt 38 tỷ đồng thì nay đạt 5.000 tỷ đồng.",
        "Nếu như IIP năm 2011 tăng 17,6% thì năm nay tăng 10,7%.",
        "Nếu như bình quân giai đoạn 2006 - 2010 điện thương phẩm tăng 13,6% thì nay chỉ tăng 9,8%.",
        "Nếu như năm 2011 nhập khẩu đạt 300 triệu USD thì nay chỉ còn 30 triệu USD, giảm nhiều.",
        "Tình hình vẫn ổn định, nếu năm 2011 thu ngân sách đạt 38 tỷ đồng thì nay đạt 5.000 tỷ đồng.",
    ],
)
def test_the_time_of_if_ends_at_then(sentence: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{sentence} Xuất khẩu đạt 240 triệu USD.")
    assert [(o.indicator, o.period) for o in read.observations][-1] == ("exports", "2015")
    assert read.observations[0].period in ("2011", "2006/2010")


def test_the_same_told_in_another_way_keeps_its_time(read_sentence: Reader) -> None:
    read = read_sentence(
        "Xuất khẩu năm 2015 đạt 178 triệu USD; nếu tính riêng tháng 6 thì xuất khẩu đạt 34,5 triệu USD."
    )
    assert [o.period for o in read.observations] == ["2015", "2015-M06"]
