"""Pages become one report: what is cut by a page break is one again, and nothing else."""

from __future__ import annotations

import pytest

from etl.documents.formats.page_breaks import Page, join_pages
from etl.documents.text_layout import Item, Square, TextGrid, TextLine, line

LONG = "Giá trị sản xuất công nghiệp của tỉnh trong năm 2015 ước đạt"


def joined(*pages: list[Item]) -> list[Item]:
    return join_pages([Page(number, tuple(items), False) for number, items in enumerate(pages, 1)])


def grid(*rows: str, place: str = "trang 1") -> TextGrid:
    squares = [
        Square(r, c, text.strip(), f"{place}, dòng {r + 1}")
        for r, row in enumerate(rows)
        for c, text in enumerate(row.split("|"))
    ]
    return TextGrid(tuple(squares), "bảng")


@pytest.mark.parametrize("begin", ["4.013 tỷ đồng.", "tăng 5%.", "(giá so sánh)"])
def test_a_paragraph_that_goes_on_is_one_with_both_its_places(begin: str) -> None:
    (one,) = joined([line(LONG, "trang 1, đoạn 2")], [line(begin, "trang 2, đoạn 1")])
    assert isinstance(one, TextLine)
    assert one.parts == ((LONG, "trang 1, đoạn 2"), (begin, "trang 2, đoạn 1"))


@pytest.mark.parametrize(
    ("end", "begin"),
    [(f"{LONG}.", "4.013"), (f"{LONG}:", "5%"), (LONG, "Năm 2016"), (LONG, "- xuất khẩu"),
     ("I. CÔNG NGHIỆP", "tăng 5%"),
     (LONG, "")],
)  # fmt: skip
def test_a_paragraph_that_is_whole_stays_one_of_its_own(end: str, begin: str) -> None:
    assert len(joined([line(end, "1")], [line(begin, "2")])) == 2


def test_a_paragraph_over_three_pages_is_one() -> None:
    middle = "trong đó khu vực nhà nước và khu vực ngoài nhà nước đạt"
    (one,) = joined([line(LONG, "1")], [line(middle, "2")], [line("900 tỷ đồng.", "3")])
    assert isinstance(one, TextLine) and len(one.parts) == 3


def test_a_table_goes_on_without_its_heading_that_is_printed_again() -> None:
    head = "Chỉ tiêu | 2015"
    (one,) = joined([grid(head, "Xuất | 5")], [grid(head, "Nhập | 6", place="trang 2")])
    assert isinstance(one, TextGrid)
    assert [(s.row, s.text) for s in one.squares] == [
        (0, "Chỉ tiêu"), (0, "2015"), (1, "Xuất"), (1, "5"), (2, "Nhập"), (2, "6")
    ]  # fmt: skip
    assert one.squares[-1].locator == "trang 2, dòng 2"


def test_a_table_of_other_columns_or_behind_a_line_is_another_one() -> None:
    items = joined([grid("a | b")], [grid("a | b | c")], [line("Bảng 3", "3"), grid("a | b | c")])
    assert [item.name for item in items if isinstance(item, TextGrid)] == ["bảng 1", "bảng 2", "bảng 3"]


def test_a_page_without_anything_is_no_break() -> None:
    assert len(joined([line(LONG, "1")], [], [line("4.013 tỷ đồng.", "3")])) == 1


def test_a_row_that_the_page_cut_is_one_again() -> None:
    before = grid("TT|Chỉ tiêu|ĐVT|2022", "2|Kim ngạch nhập khẩu của khu vực có vốn|Triệu|402")
    (table,) = joined([before], [grid("|đầu tư nước ngoài|USD|", "3|Thu ngân sách|Tỷ đồng|704", place="trang 2")])
    assert isinstance(table, TextGrid)
    assert [square.text for square in table.squares if square.row == 1] == [
        "2", "Kim ngạch nhập khẩu của khu vực có vốn đầu tư nước ngoài", "Triệu USD", "402"
    ]  # fmt: skip
    assert [(s.row, s.text) for s in table.squares if s.column == 1][-1] == (2, "Thu ngân sách")


@pytest.mark.parametrize("first", ["|Trong đó:||", "3|đầu tư nước ngoài||", "|chế biến|%|101,2", "|||phần"])
def test_other_first_rows_of_a_page_are_rows(first: str) -> None:
    before = grid("TT|Chỉ tiêu|ĐVT|2022", "2|Kim ngạch nhập khẩu|Triệu USD|402")
    (table,) = joined([before], [grid(first, place="trang 2")])
    assert isinstance(table, TextGrid)
    assert max(square.row for square in table.squares) == 2


def test_below_a_row_without_figures_nothing_is_joined() -> None:
    (table,) = joined([grid("Chỉ tiêu|2022", "Công nghiệp|")], [grid("khai khoáng|402", place="trang 2")])
    assert isinstance(table, TextGrid)
    assert max(square.row for square in table.squares) == 2
