"""What is known of time at a place of the text: period, scenario and comparison, and how long each holds."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import OPENERS, comparison_at
from etl.extract.prose.time_context import TOLD, TimeContext
from etl.extract.tokens import Token, Tokens
from etl.language.fold import fold
from etl.language.period_expressions import Calendar
from etl.language.reported_period import ReportPeriod
from etl.language.sentences import Sentence
from tests.extract.conftest import Reader, tokens_of

NINE = Calendar("2015-M01/M09", 2015, 2015)
YEAR = Calendar("2015", 2015, 2016)


def _sentence(first: bool = True, bullet: bool = False, opens: bool = False, level: int = 0) -> Sentence:
    return Sentence(0, 1, 0, first, bullet, opens, level > 0, level)


def _read(context: TimeContext, tokens: Tokens, sentence: Sentence, goes_on: bool = False) -> None:
    """Lets the sentence pass, as `engine` does, up to its end."""
    context.sentence(sentence, goes_on, tokens)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        found = comparison_at(tokens, i) if token.kind in OPENERS else None
        if found is not None:
            context.compare(found[0], tokens, i, first=True)
            i = found[1]
            continue
        if token.is_("sign", "("):
            context.open()
        elif token.is_("sign", ")"):
            context.close()
        elif token.kind == "quantity":
            context.figure()
        elif token.kind == "sign":
            context.sign(tokens, i)
        elif token.kind in TOLD:
            context.take(tokens, i)
        i += 1


def _after(text: str, catalogue: Catalogue, report: Calendar = NINE) -> TimeContext:
    context = TimeContext(ReportPeriod(report, None, "text"), fold(text), catalogue.spoken_of)
    _read(context, tokens_of(text, catalogue), _sentence())
    return context


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kim ngạch xuất khẩu đạt", "2015-M01/M09"),  # the report's own
        ("Năm 2014, kim ngạch xuất khẩu đạt", "2014"),
        ("Tháng 9, xuất khẩu đạt 5 tỷ đồng; lũy kế đạt", "2015-M01/M09"),
        ("Cùng kỳ năm trước đạt", "2014-M01/M09"),
        ("Cùng kỳ năm 2013 đạt", "2013-M01/M09"),
        ("Năm trước đạt", "2014-M01/M09"),
        ("Tháng 9 đạt 5 tỷ đồng, tháng trước đạt", "2015-M08"),
        ("9 tháng đạt 5 tỷ đồng, tháng trước đạt", None),  # before which month is not said
        ("Năm 2014 (quý I", "2014-Q1"),
        ("Năm 2014 (quý I đạt 5 tỷ đồng) đạt", "2014"),
        ("Trước năm 2010, kim ngạch xuất khẩu đạt", "2015-M01/M09"),  # that year is no figure's
    ],
)
def test_the_period_of_a_figure(text: str, code: str | None, catalogue: Catalogue) -> None:
    assert _after(text, catalogue).period(None)[0] == code


def test_a_period_behind_the_figure_is_its_own(catalogue: Catalogue) -> None:
    (own,) = tokens_of("năm 2012", catalogue)
    assert _after("Năm 2014 đạt", catalogue).period(own.value)[0] == "2012"


def test_this_year_in_a_report_of_january_is_the_year_it_looks_back_on(catalogue: Catalogue) -> None:
    assert _after("Năm nay, kim ngạch xuất khẩu đạt", catalogue, YEAR).period(None)[0] == "2015"
    assert _after("Phấn đấu năm nay kim ngạch xuất khẩu đạt", catalogue, YEAR).period(None)[0] == "2016"


def test_a_scenario_holds_for_one_figure_and_a_plan_for_the_sentence(catalogue: Catalogue) -> None:
    estimate = _after("Kim ngạch xuất khẩu ước đạt", catalogue).now.scenario
    assert estimate is not None
    assert estimate.value == "estimate"
    assert _after("Kim ngạch xuất khẩu ước đạt 5 tỷ đồng, tăng", catalogue).now.scenario is None
    planned = _after("Phấn đấu kim ngạch xuất khẩu đạt 5 tỷ đồng, tăng", catalogue).now.planned
    assert planned is not None
    assert planned.value == "plan"


def test_a_comparison_before_the_figure(catalogue: Catalogue) -> None:
    context = _after("So với cùng kỳ, kim ngạch xuất khẩu tăng", catalogue)
    assert context.now.standing is not None
    assert context.now.standing.kind == "same"
    told = _after("Vượt kế hoạch", catalogue).now.before
    assert told is not None
    assert told.kind == "plan"


def test_a_bracket_has_its_own_state(catalogue: Catalogue) -> None:
    context = _after("Kim ngạch xuất khẩu đạt (ước đạt", catalogue)
    assert context.bracket
    assert context.now.scenario is not None
    context.close()
    assert not context.bracket
    assert context.now.scenario is None
    context.close()  # one too many changes nothing
    assert not context.bracket


def test_a_paragraph_starts_from_the_reports_period_unless_it_goes_on(catalogue: Catalogue) -> None:
    first, second = tokens_of("Tháng 9 đạt 5 tỷ đồng.", catalogue), tokens_of("Xuất khẩu đạt", catalogue)
    for goes_on, code in ((False, "2015-M01/M09"), (True, "2015-M09")):
        context = TimeContext(ReportPeriod(NINE, None, "text"), "", catalogue.spoken_of)
        _read(context, first, _sentence())
        _read(context, second, _sentence(), goes_on)
        assert context.period(None)[0] == code


def test_a_sentence_goes_on_with_the_period_of_its_paragraph(catalogue: Catalogue) -> None:
    context = _after("Tháng 9 đạt 5 tỷ đồng.", catalogue)
    _read(context, tokens_of("Xuất khẩu đạt", catalogue), _sentence(first=False))
    assert context.period(None)[0] == "2015-M09"


def test_what_a_list_is_opened_with_holds_for_its_items(catalogue: Catalogue) -> None:
    context = TimeContext(ReportPeriod(NINE, None, "text"), "", catalogue.spoken_of)
    opening = _sentence(opens=True)
    _read(context, tokens_of("Mục tiêu năm 2016:", catalogue), opening)
    context.end(opening)
    for _ in range(2):
        _read(context, tokens_of("Xuất khẩu đạt 5 tỷ đồng", catalogue), _sentence(bullet=True))
        assert context.now.planned is not None
        assert context.period(None)[0] == "2016"
    _read(context, tokens_of("Xuất khẩu đạt", catalogue), _sentence())
    assert context.now.planned is None


def test_a_heading_holds_up_to_the_next_of_its_level(catalogue: Catalogue) -> None:
    context = TimeContext(ReportPeriod(NINE, None, "text"), "", catalogue.spoken_of)
    for heading, code in (("Quý I năm 2015", "2015-Q1"), ("Quý II năm 2015", "2015-Q2"), ("Công nghiệp", None)):
        line = _sentence(level=2)
        _read(context, tokens_of(heading, catalogue), line)
        context.end(line)
        _read(context, tokens_of("Xuất khẩu đạt", catalogue), _sentence())
        assert context.period(None)[0] == (code or "2015-M01/M09")


def test_the_span_of_a_yearly_average(catalogue: Catalogue) -> None:
    assert _after("Giai đoạn 2011-2015, kim ngạch xuất khẩu tăng", catalogue).span_code() == "2011/2015"
    assert _after("Kim ngạch xuất khẩu tăng", catalogue).span_code() is None
    own = Calendar("2011/2015", 2015, 2016)
    assert _after("Kim ngạch xuất khẩu tăng", catalogue, own).span_code() == "2011/2015"


def test_the_years_since_the_one_compared_with_are_a_span_of_five(catalogue: Catalogue) -> None:
    for base, span in (("2010", "2011/2015"), ("2009", None), ("2010-H1", None)):
        context = _after("Kim ngạch xuất khẩu tăng", catalogue, YEAR)
        context.since(base, "2015", Token("quantity", None, 0, 1))
        assert context.span_code() == span


def test_an_average_is_spoken_of_until_the_next_figure(catalogue: Catalogue) -> None:
    assert _after("Bình quân mỗi năm tăng", catalogue).now.average
    assert not _after("Bình quân mỗi năm tăng 5%, đạt", catalogue).now.average
    assert not _after("Bình quân tăng", catalogue).now.average  # of places or of months, as far as is said


def _stated(text: str, read_sentence: Reader) -> set[tuple[str, str, str, str]]:
    return {(o.indicator, o.period, o.scenario, str(o.value)) for o in read_sentence(text).observations}


def test_a_paragraph_about_a_part_of_the_time_is_over_with_it(read_sentence: Reader) -> None:
    text = """9 tháng năm 2015, giá trị sản xuất công nghiệp đạt 1.783 tỷ đồng.

Riêng quý III, giá trị sản xuất công nghiệp đạt 612 tỷ đồng.

Nếu chia theo ngành: công nghiệp khai thác mỏ đạt 98 tỷ đồng."""
    assert _stated(text, read_sentence) == {
        ("industrial_output", "2015-M01/M09", "actual", "1783"), ("industrial_output", "2015-Q3", "actual", "612"),
        ("industrial_output.mining", "2015-M01/M09", "actual", "98"),
    }  # fmt: skip
