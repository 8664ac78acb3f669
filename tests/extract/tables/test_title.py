"""The title of a table: its lines, its units, and the time that it tells."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.title import after_headline, clock, is_again, read_title, says_again, title_lines
from etl.language.period_expressions import Calendar
from tests.extract.tables.grids import grid_of

REPORT = Calendar("2015-M01/M09", 2015, 2015)


def _title(words: str, catalogue: Catalogue) -> Heading:
    grid = grid_of("A | 1", above=words + "\n")
    return read_title(grid, title_lines(grid, [], 0), catalogue)


def test_the_lines_right_above_the_table_up_to_a_sentence() -> None:
    grid = grid_of("A | 1", above="Xuất khẩu tăng khá.\nBiểu 1\nKết quả năm 2015\n")
    assert [grid.text[start:end] for start, end in title_lines(grid, [], 0)] == ["Biểu 1", "Kết quả năm 2015"]


def test_the_first_rows_of_the_table_come_behind_the_lines_above_it() -> None:
    grid = grid_of("Kết quả | ~\nA | 1", above="Biểu 1\n")
    assert [grid.text[start:end] for start, end in title_lines(grid, [0], 0)] == ["Biểu 1", "Kết quả"]


def test_nothing_above_the_end_of_the_table_before_is_a_title() -> None:
    above = "Biểu 1\n"
    grid = grid_of("A | 1", above=above)
    assert title_lines(grid, [], len(above)) == []


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Kết quả năm 2015 (tỷ đồng)", "bn_vnd"),
        ("Đơn vị tính: Triệu USD", "mn_usd"),
        ("Chỉ số giá đô la Mỹ", None),
    ],
)
def test_a_unit_is_one_only_apart_from_the_words(words: str, unit: str | None, catalogue: Catalogue) -> None:
    found = _title(words, catalogue).unit
    assert (found.value if found is not None else None) == unit


def test_a_title_that_goes_on(catalogue: Catalogue) -> None:
    assert says_again("Biểu 1 (tiếp theo)")
    assert not says_again("Tiếp tục tăng")
    before = "Kết quả năm 2015"
    title = _title(before, catalogue)
    for again, line in ((True, before), (True, "Biểu 9 (tiếp)"), (False, "Kết quả năm 2014")):
        text = f"{before}\n{line}"
        assert is_again(text, [(len(before) + 1, len(text))], title) is again
    assert is_again(before, [], title)


def test_the_time_of_the_title_goes_before_the_reports(catalogue: Catalogue) -> None:
    told = clock(_title("Kết quả năm 2014", catalogue), REPORT, date(2015, 10, 2))
    assert (told.period, told.plan, told.cumulative, told.month) == ("2014", "2014", "2014", "2014-M12")
    assert (told.reached, told.published) == (("2014", "2015-M01/M09"), 2015 * 12 + 9)


def test_without_a_time_the_title_has_the_reports(catalogue: Catalogue) -> None:
    told = clock(_title("Kết quả", catalogue), REPORT)
    assert (told.period, told.month, told.cumulative, told.plan) == ("2015-M01/M09", "2015-M09", "2015-M01/M09", None)
    assert (told.token, told.published) == (None, None)


def test_the_month_and_the_months_so_far_are_two_times(catalogue: Catalogue) -> None:
    told = clock(_title("Kết quả tháng 9 và 9 tháng năm 2015", catalogue), REPORT)
    assert (told.period, told.month, told.cumulative) == (None, "2015-M09", "2015-M01/M09")


def test_a_plan_in_the_title_is_the_time_of_the_plans(catalogue: Catalogue) -> None:
    told = clock(_title("Kết quả năm 2015 và kế hoạch năm 2016", catalogue), REPORT)
    assert (told.period, told.plan) == ("2015", "2016")


def test_above_a_numbered_title_stand_the_names_of_chapters(catalogue: Catalogue) -> None:
    title = _title("Tình hình kinh tế tỉnh Cao Bằng tháng 6 năm 2015\n8. Chỉ số sản xuất công nghiệp", catalogue)
    assert [token.value for token in title.names] == ["iip"]
    assert title.area is not None
    assert title.side.when is not None


def test_what_a_table_is_signed_with_is_no_title_of_the_next() -> None:
    above = "bảng\nNơi nhận: Sở Công Thương\nBiểu 2: Sản phẩm\n"
    grid = grid_of("A | 1", above=above)
    assert [grid.text[start:end] for start, end in title_lines(grid, [], 4)] == ["Biểu 2: Sản phẩm"]


@pytest.mark.parametrize(
    ("below", "is_after"),
    [("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ\n", True), ("(Đơn vị tính: tỷ đồng)\n", False)],
)
def test_the_headline_of_a_page_is_no_title_where_a_nearer_line_names_the_table(
    below: str, is_after: bool, catalogue: Catalogue
) -> None:
    headline = "Bán lẻ hàng hóa tỉnh Lạng Sơn"
    document = Document("0" * 64, "x.html", "html", f"{headline}\n{below}", title=headline)
    assert after_headline(document, len(document.text), catalogue) == (len(headline) if is_after else 0)


@pytest.mark.parametrize(("month", "period"), [(8, None), (12, "2023")])
def test_a_year_under_way_is_no_time_of_what_was_reached(month: int, period: str | None, catalogue: Catalogue) -> None:
    found = clock(_title("Báo cáo nhanh", catalogue), Calendar("2023", 2023, 2023), date(2023, month, 15))
    assert (found.period, found.cumulative, found.plan) == (period, period, "2023")
