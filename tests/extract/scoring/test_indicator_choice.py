"""The candidates for a slot's indicator."""

from __future__ import annotations

from etl.extract.scoring.indicator_choice import NONE, indicator_candidates
from tests.extract.scoring.conftest import REPORT, TextOf, by_label, slot


def test_none_is_the_first_candidate_and_names_before_the_slot_follow(seen: TextOf) -> None:
    text = seen(REPORT)
    assert [candidate[0] for candidate in indicator_candidates(text, slot(text))][:2] == [NONE, "industrial_output"]


def test_a_part_is_that_of_a_whole_named_before(seen: TextOf) -> None:
    text = seen("Chỉ số sản xuất công nghiệp tăng 5%, trong đó khai khoáng giảm 2%.")
    codes = by_label(indicator_candidates(text, slot(text, 1)))
    assert "iip.mining" in codes
    assert "industrial_output.mining" not in codes


def test_an_amount_is_no_figure_of_an_index(seen: TextOf) -> None:
    text = seen("Chỉ số sản xuất công nghiệp tăng; thu hút được 5 tỷ đồng.")
    assert "iip" not in by_label(indicator_candidates(text, slot(text)))


def test_what_is_counted_is_a_candidate(seen: TextOf) -> None:
    text = seen("Toàn tỉnh có 83 chợ.")
    assert "markets" in by_label(indicator_candidates(text, slot(text)))
