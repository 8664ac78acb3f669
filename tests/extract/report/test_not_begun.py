"""Results of a time that had not begun when the report came out."""

from dataclasses import replace
from datetime import date

from etl.extract.observation import Doubt, Observation
from etl.extract.report.not_begun import without_times_to_come
from tests.extract.conftest import Reader


def _told(read_sentence: Reader, **changes: object) -> Observation:
    (one,) = read_sentence("Kim ngạch xuất khẩu đạt 480 triệu USD.").observations
    return replace(one, **changes)  # type: ignore[arg-type]


def test_a_result_of_a_year_to_come_is_in_doubt(read_sentence: Reader) -> None:
    one = _told(read_sentence, period="2020")
    (found,) = without_times_to_come([one], date(2016, 3, 15))
    assert isinstance(found, Doubt)
    assert (found.rule, found.value, found.period) == ("period.not-begun", one.value, "2020")


def test_aims_and_times_that_have_begun_stand(read_sentence: Reader) -> None:
    told = [
        _told(read_sentence, period="2020", scenario="plan"),
        _told(read_sentence, period="2016"),
        _told(read_sentence, period="2016-M03", scenario="estimate"),
        _told(read_sentence, period="2020", cell_context="Xuất khẩu | 2020"),
    ]
    assert [*without_times_to_come(told, date(2016, 3, 15))] == told
    assert [*without_times_to_come([_told(read_sentence, period="2020")], None)] == [
        _told(read_sentence, period="2020")
    ]
