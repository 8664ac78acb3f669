"""A figure's cell: its size, and the unit that is told nearest."""

from __future__ import annotations

from etl.catalogue import Catalogue
from tests.extract.scoring.tables.conftest import slot_of


def test_size_and_order_are_of_the_number_as_written(catalogue: Catalogue) -> None:
    assert (slot_of("116,7", catalogue).size, slot_of("116,7", catalogue).order) == ("<150", 2)
    assert (slot_of("3.440", catalogue).size, slot_of("3.440", catalogue).order) == ("large", 3)
    grid = "Chỉ tiêu | Năm 2015\nXuất khẩu | 0"
    assert slot_of("0", catalogue, grid).order == -1


def test_the_unit_of_the_heading_is_nearer_than_that_of_the_row(catalogue: Catalogue) -> None:
    assert slot_of("4.013", catalogue).unit() == (("bn_vnd",), "label")
    assert slot_of("116,7", catalogue).unit() == (("pct",), "head")
    grid = "Chỉ tiêu | Năm 2015\nXuất khẩu | 362"
    assert slot_of("362", catalogue, grid, "Đơn vị: Triệu USD").unit() == (("mn_usd",), "title")
    assert slot_of("362", catalogue, grid, "Biểu 1").unit() == ((), "")
