"""The area of a cell: its row's or column's in a table of provinces, else the title's, else the report's."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.tables.areas import Areas, is_of_district, names_smaller, names_whole
from etl.extract.tables.model import TableModel
from tests.extract.tables.grids import model_of

PLAIN = "Chỉ tiêu | Năm 2014 | Năm 2015\nKim ngạch xuất khẩu | 500 | 720\nKim ngạch nhập khẩu | 200 | 230"
PROVINCES = "Địa phương | Năm 2014 | Năm 2015\nTổng số | 700 | 950\nLạng Sơn | 500 | 720\nCao Bằng | 200 | 230"
SUM = "the sum of the provinces listed, which may not be all of them"
SMALLER = "the title, or that of the first table, names a place smaller than a province"

Found = list[tuple[str | None, str]]


def _areas(model: TableModel, catalogue: Catalogue, own: str = "lang-son", is_districts: bool = False) -> Areas:
    document = Document(
        "0" * 64, "annex.docx", "docx", model.grid.text, area_id=own, area_evidence="card",
        published_on=date(2016, 1, 18), tables=(model.grid.table,),
    )  # fmt: skip
    return Areas(model, document, catalogue, is_districts)


def _of(model: TableModel, catalogue: Catalogue, own: str = "lang-son", is_districts: bool = False) -> Found:
    """The area of each row in the last column, and why there is none."""
    areas = _areas(model, catalogue, own, is_districts)
    return [areas.of(row, model.columns[max(model.columns)]) for row in model.layout.body]


def test_a_table_that_names_no_place_is_of_the_report(catalogue: Catalogue) -> None:
    model = model_of(PLAIN, catalogue)
    assert _of(model, catalogue) == [("lang-son", "")] * 2
    evidence = _areas(model, catalogue).evidence(1, model.columns[2])
    assert (evidence.says, evidence.how) == ("", "the report's, from card")


def test_the_title_goes_before_the_report(catalogue: Catalogue) -> None:
    model = model_of(PLAIN, catalogue, "Kết quả của tỉnh Cao Bằng\n")
    assert names_whole(model)
    assert not names_smaller(model, catalogue)
    assert _of(model, catalogue) == [("cao-bang", "")] * 2
    evidence = _areas(model, catalogue).evidence(1, model.columns[2])
    assert (evidence.says, evidence.how) == ("Cao Bằng", "named in the table")


def test_in_a_table_of_provinces_each_row_is_its_own_and_their_sum_is_nobodys(catalogue: Catalogue) -> None:
    model = model_of(PROVINCES, catalogue, "Kim ngạch xuất khẩu\n")
    assert _of(model, catalogue) == [(None, SUM), ("lang-son", ""), ("cao-bang", "")]
    assert _areas(model, catalogue).evidence(3, model.columns[2]).says == "Cao Bằng"


def test_a_sum_above_the_provinces_is_the_nations_in_a_table_of_the_nation(catalogue: Catalogue) -> None:
    model = model_of(PROVINCES, catalogue, "Kim ngạch xuất khẩu\n")
    assert _of(model, catalogue, "viet-nam")[0] == ("viet-nam", "")
    below = PROVINCES.replace("Tổng số | 700 | 950\n", "") + "\nTổng số | 700 | 950"
    assert _of(model_of(below, catalogue, "Kim ngạch xuất khẩu\n"), catalogue, "viet-nam")[-1] == (None, SUM)


def test_a_place_smaller_than_a_province_is_none_of_ours(catalogue: Catalogue) -> None:
    model = model_of(PLAIN, catalogue, "Kết quả trên địa bàn huyện Cao Lộc\n")
    assert names_smaller(model, catalogue)
    assert not names_whole(model)
    assert _of(model, catalogue) == [(None, SMALLER)] * 2
    assert _of(model_of(PLAIN, catalogue), catalogue, is_districts=True) == [(None, SMALLER)] * 2
    whole = model_of(PLAIN, catalogue, "Kết quả của tỉnh Cao Bằng\n")
    assert _of(whole, catalogue, is_districts=True) == [("cao-bang", "")] * 2


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Cao Bằng", (None, "a single place in a table that is not one of provinces")),
        ("Thành phố Cao Bằng", (None, "a place smaller than a province")),
        ("Cả nước", ("viet-nam", "")),
    ],
)
def test_a_single_place_among_the_rows(row: str, found: tuple[str | None, str], catalogue: Catalogue) -> None:
    model = model_of(f"{PLAIN}\n{row} | 900 | 990", catalogue, "Kim ngạch xuất khẩu\n")
    assert _of(model, catalogue)[-1] == found


def test_in_a_title_in_capitals_only_the_name_of_a_district_is_one(catalogue: Catalogue) -> None:
    """ "Bản" is a village, too."""
    plain = model_of(PLAIN, catalogue, above="VỐN ĐẦU TƯ XÂY DỰNG CƠ BẢN THUỘC NGUỒN VỐN NGÂN SÁCH NHÀ NƯỚC\n")
    assert not names_smaller(plain, catalogue)
    assert names_smaller(model_of(PLAIN, catalogue, above="XUẤT KHẨU CỦA HUYỆN CAO LỘC\n"), catalogue)


@pytest.mark.parametrize(
    ("headline", "is_so"),
    [
        ("Thị xã Nghĩa Lộ: Kết quả phát triển kinh tế năm 2019", True),
        ("UBND huyện Cao Lộc tổng kết năm 2019", True),
        ("Tỉnh Yên Bái: Kết quả phát triển kinh tế năm 2019", False),
        ("Sở Công Thương tỉnh Yên Bái làm việc với huyện Văn Yên", False),
        ("Kết quả công thương năm 2019", False),
    ],
)
def test_a_headline_can_be_of_a_district(headline: str, is_so: bool, catalogue: Catalogue) -> None:
    assert is_of_district(headline, catalogue) is is_so
