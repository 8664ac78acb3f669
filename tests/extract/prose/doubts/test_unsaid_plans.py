"""Figures of which the words leave open whether they were planned, and of which plan they are."""

from __future__ import annotations

from tests.extract.conftest import Reader


def test_a_number_that_something_expected_brings_about_is_planned_or_reached(read_sentence: Reader) -> None:
    read = read_sentence("Dự kiến có thêm 2 cụm công nghiệp, nâng tổng số lên 7 cụm công nghiệp.")
    assert 7 not in [float(one.value) for one in read.observations]


def test_so_much_of_a_quarters_plan_is_not_of_the_years(read_sentence: Reader) -> None:
    read = read_sentence("Thu ngân sách đạt 102% kế hoạch quý và 27% kế hoạch năm.")
    assert [(o.measure, float(o.value)) for o in read.observations] == [("plan_completion", 27)]
    assert [doubt.rule for doubt in read.doubts] == ["completion.of-part"]


def test_what_came_of_the_years_plan_is_read(read_sentence: Reader) -> None:
    (one,) = read_sentence("Thu ngân sách đạt 102% kế hoạch năm.").observations
    assert (one.measure, float(one.value)) == ("plan_completion", 102)
