"""Rows of figures that go with provinces or comparisons named right before them."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "sentence",
    [
        "Dẫn đầu về tốc độ tăng GRDP là Bắc Giang, Hậu Giang và Quảng Ninh, lần lượt là 13,45%, 12,27% và 11,03%.",
        "GRDP của Bắc Giang, Hậu Giang, Quảng Ninh tăng lần lượt 13,45%, 12,27% và 11,03%.",
    ],
)
def test_each_province_has_the_figure_of_its_place(sentence: str, catalogue: Catalogue) -> None:
    document = Document(
        "0" * 64, "x.txt", "txt", sentence, area_id="viet-nam", published_on=date(2024, 1, 10), period="2023"
    )
    told = {(o.area_id, str(o.value)) for o in extract(document, catalogue).observations}
    assert told == {("bac-giang", "13.45"), ("hau-giang", "12.27"), ("quang-ninh", "11.03")}


def test_more_figures_than_provinces_are_no_row_of_theirs(catalogue: Catalogue) -> None:
    text = "GRDP của Bắc Giang, Hậu Giang tăng lần lượt 13,45%, 12,27% và 11,03%."
    document = Document("0" * 64, "x.txt", "txt", text, area_id="viet-nam", period="2023")
    assert extract(document, catalogue).observations == ()


@pytest.mark.parametrize(
    "order",
    [
        "so với tháng trước và so với cùng kỳ tăng lần lượt 3,4% và 8,6%",
        "so với tháng trước và cùng kỳ năm trước lần lượt tăng 3,4% và 8,6%",
    ],
)
def test_each_rate_is_on_the_time_of_its_place(order: str, read_sentence: Reader) -> None:
    read = read_sentence(f"Chỉ số sản xuất công nghiệp tháng 12 năm 2015 {order}.")
    told = {(o.measure, o.period, str(o.value)) for o in read.observations}
    if " cùng kỳ năm trước" in order:  # one word for comparing stands before two times
        assert not told & {("growth_mom", "2015-M12", "8.6"), ("growth_yoy", "2015-M12", "3.4")}
    else:
        assert told == {("growth_mom", "2015-M12", "3.4"), ("growth_yoy", "2015-M12", "8.6")}
