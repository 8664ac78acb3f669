"""Results of a time that had not begun when the report came out."""

from dataclasses import replace
from datetime import date

from etl.catalogue import Catalogue
from etl.extract.observation import Doubt, Observation
from etl.extract.report.not_begun import without_results_of_plans, without_times_to_come
from tests.extract.conftest import Reader


def _told(read_sentence: Reader, **changes: object) -> Observation:
    (one,) = read_sentence("Kim ngạch xuất khẩu đạt 480 triệu USD.").observations
    return replace(one, **changes)  # type: ignore[arg-type]


def test_a_result_of_a_year_to_come_is_in_doubt(read_sentence: Reader, catalogue: Catalogue) -> None:
    one = _told(read_sentence, period="2020")
    (found,) = without_times_to_come([one], date(2016, 3, 15), None, catalogue)
    assert isinstance(found, Doubt)
    assert (found.rule, found.value, found.period) == ("period.not-begun", one.value, "2020")


def test_aims_and_times_that_have_begun_stand(read_sentence: Reader, catalogue: Catalogue) -> None:
    told = [
        _told(read_sentence, period="2020", scenario="plan"),
        _told(read_sentence, period="2016"),
        _told(read_sentence, period="2016-M03", scenario="estimate"),
        _told(read_sentence, period="2020", cell_context="Xuất khẩu | 2020"),
    ]
    assert [*without_times_to_come(told, date(2016, 3, 15), None, catalogue)] == told
    assert [*without_times_to_come([_told(read_sentence, period="2020")], None, None, catalogue)] == [
        _told(read_sentence, period="2020")
    ]


def test_a_result_of_a_year_that_goes_on_is_in_doubt(read_sentence: Reader, catalogue: Catalogue) -> None:
    one = _told(read_sentence, period="2016")
    (found,) = without_times_to_come([one], date(2016, 10, 5), "2016-M01/M09", catalogue)
    assert isinstance(found, Doubt)
    assert found.rule == "period.not-over"


def test_what_a_year_will_have_come_to_stands(read_sentence: Reader, catalogue: Catalogue) -> None:
    told = _told(read_sentence, period="2016")
    for one, day, own in [
        (replace(told, scenario="estimate"), date(2016, 10, 5), "2016-M01/M09"),
        (told, date(2016, 11, 28), "2016-M01/M11"),  # the year is nearly over
        (told, date(2016, 10, 5), "2016"),  # the report is about it
        (told, date(2016, 10, 5), "2011/2016"),  # it looks back
        (told, date(2016, 10, 5), None),
        (replace(told, indicator="industrial_clusters"), date(2016, 10, 5), "2016-M01/M09"),  # so many there are
        (replace(told, quote="từ 380 năm 2010 lên 480 triệu USD năm 2016"), date(2016, 10, 5), "2016-M01/M09"),
    ]:
        assert [*without_times_to_come([one], day, own, catalogue)] == [one]


def test_what_a_plan_tells_as_reached_in_its_year_is_in_doubt(read_sentence: Reader, catalogue: Catalogue) -> None:
    one = _told(read_sentence, period="2015")
    for day in (date(2015, 1, 10), date(2014, 12, 20), None):
        (found,) = without_results_of_plans([one], day, "2015", catalogue)
        assert isinstance(found, Doubt)
        assert (found.rule, found.value, found.period) == ("period.of-plan", one.value, "2015")


def test_aims_of_a_plan_and_what_was_reached_before_stand(read_sentence: Reader, catalogue: Catalogue) -> None:
    told = _told(read_sentence, period="2015")
    for one, day, planned in [
        (replace(told, scenario="plan"), date(2015, 1, 10), "2015"),
        (replace(told, period="2014"), date(2015, 1, 10), "2015"),
        (replace(told, indicator="industrial_clusters"), date(2015, 1, 10), "2015"),  # so many there are
        (told, date(2015, 12, 20), "2015"),  # the year is nearly over
        (told, date(2015, 1, 10), None),  # the report is no plan
        (told, date(2015, 1, 10), "2011/2015"),
    ]:
        assert [*without_results_of_plans([one], day, planned, catalogue)] == [one]
