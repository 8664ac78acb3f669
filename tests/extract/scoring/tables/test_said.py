"""What the words of a heading, a label or a title say."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.scoring.tables.said import NOTHING, said


def test_no_words_say_nothing(catalogue: Catalogue) -> None:
    assert said("", catalogue) is NOTHING


def test_a_heading_says_times_scenarios_and_units(catalogue: Catalogue) -> None:
    piece = said("Ước thực hiện tháng 9 năm 2015 (Tỷ đồng)", catalogue)
    assert piece.units == ("bn_vnd",)
    assert piece.scenarios == ("scenario:estimate",)
    assert [(t.expression.year, t.expression.last, t.compared) for t in piece.times] == [(2015, 9, False)]
    assert piece.tells_time


def test_what_is_compared_with_is_neither_the_time_nor_the_plan_of_a_column(catalogue: Catalogue) -> None:
    piece = said("Năm 2015 so với kế hoạch năm 2015 (%)", catalogue)
    assert piece.scenarios == ()
    assert [t.compared for t in said("Tháng 9 năm 2015 so với tháng 8 năm 2015", catalogue).times] == [False, True]
    assert [t.compared for t in said("So với cùng kỳ năm trước, quý II năm 2018", catalogue).times] == [False]


def test_labels_of_families_are_names_with_every_indicator_that_they_mean(catalogue: Catalogue) -> None:
    codes = {name.value for name in said("Sắt thép", catalogue).names if name.kind == "labelled"}
    assert {"exports.iron_steel", "imports.iron_steel"} <= codes
    assert "retail_sales" in {name.value for name in said("Tổng mức bán lẻ hàng hóa", catalogue).names}
