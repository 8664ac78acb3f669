"""A table of figures without a layout: one doubt with its title, unless it is no table of ours at all."""

from __future__ import annotations

from datetime import date

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import Doubt
from etl.extract.tables.not_understood import not_understood
from tests.extract.tables.grids import grid_of
from tests.extract.tables.test_workbooks import workbook

TITLE = "Kim ngạch xuất khẩu năm 2015\n"
ROWS = "Một | 980 | 7256,8\nHai | 247 | 3931,5\nBa | 216 | 693,1"


def _doubt(text: str, above: str, catalogue: Catalogue, after: int = 0) -> Doubt | None:
    grid = grid_of(text, above)
    document = Document(
        "0" * 64, "annex.docx", "docx", grid.text, area_id="lang-son", published_on=date(2016, 1, 18),
        tables=(grid.table,),
    )  # fmt: skip
    doubt = not_understood(grid, after, document, catalogue)
    assert doubt is None or grid.text[doubt.char_start : doubt.char_end] == doubt.quote
    return doubt


def test_the_doubt_stands_at_the_first_figure_and_tells_title_and_reason(catalogue: Catalogue) -> None:
    doubt = _doubt(ROWS, TITLE, catalogue)
    assert doubt is not None
    assert (doubt.quote, doubt.locator, doubt.rule) == ("980", "dòng 1, cột 2", "table.not-understood")
    assert (doubt.indicator, doubt.area_id) == ("exports", "lang-son")
    assert doubt.reason == (
        "the table “Kim ngạch xuất khẩu năm 2015” is not understood: no row of it heads its 3 rows of figures"
    )


def test_two_rows_of_figures_are_no_table(catalogue: Catalogue) -> None:
    assert _doubt("Một | 980 | 7256,8\nHai | 247 | 3931,5", TITLE, catalogue) is None


def test_a_table_without_a_title_or_of_something_else_is_none_of_ours(catalogue: Catalogue) -> None:
    assert _doubt(ROWS, "", catalogue) is None
    assert _doubt(ROWS, "Danh sách cán bộ năm 2015\n", catalogue) is None
    assert _doubt(ROWS, TITLE, catalogue, after=len(TITLE)) is None  # what stands before `after` is no title of it


def test_a_long_title_is_cut(catalogue: Catalogue) -> None:
    doubt = _doubt(ROWS, f"Kim ngạch xuất khẩu {'rất ' * 50}\n", catalogue)
    assert doubt is not None
    title = doubt.reason.removeprefix("the table “").partition("”")[0]
    assert len(title) == 160
    assert title.startswith("Kim ngạch xuất khẩu rất")


def test_a_table_that_is_not_understood_is_one_doubt(catalogue: Catalogue) -> None:
    document = workbook(
        [["5. Đầu tư trực tiếp của nước ngoài được cấp phép năm 2014"], ["", "Khoản", ""],
         ["TỔNG SỐ", "980", "7256,8"], ["Nhật Bản", "247", "3931,5"], ["Hàn Quốc", "216", "693,1"]],
        area="viet-nam",
    )  # fmt: skip
    extraction = extract(document, catalogue)
    (doubt,) = extraction.doubts
    assert not extraction.observations
    assert "Đầu tư trực tiếp của nước ngoài" in doubt.reason
    assert (doubt.indicator, doubt.locator, doubt.rule) == ("fdi_capital", "Sheet1!B3", "table.not-understood")
