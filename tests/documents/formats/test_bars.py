"""Tables in texts, however their bars are drawn."""

from __future__ import annotations

import pytest

from etl.documents.formats.bars import with_bars

ROWS = "| Chỉ tiêu | 2020 |\n| Xuất khẩu | 930,4 |"


def _plain(drawn: str | None) -> str:
    """The rows without rules and the spaces that align them."""
    rows = [line for line in (drawn or "").split("\n") if "-" not in line]
    return "\n".join("|".join(f" {' '.join(cell.split())} " if cell else "" for cell in row.split("|")) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "| Chỉ tiêu | 2020 |\n|:---|---:|\n| Xuất khẩu | 930,4 |",
        "Chỉ tiêu | 2020\n--- | ---\nXuất khẩu | 930,4",
        "  Chỉ tiêu  | 2020\n  ----------|-----\n  Xuất khẩu | 930,4",
        "+---------+-----+\n|Chỉ tiêu | 2020|\n+=========+=====+\n|Xuất khẩu|930,4|\n+---------+-----+",
        "┌─────────┬─────┐\n│Chỉ tiêu │ 2020│\n├─────────┼─────┤\n│Xuất khẩu│930,4│\n└─────────┴─────┘",
    ],
)
def test_tables_are_drawn_alike(text: str) -> None:
    assert _plain(with_bars(text)) == ROWS


def test_cells_that_tabs_part_are_cells() -> None:
    text = "Phụ lục\nChỉ tiêu\tĐVT\t2020\nXuất khẩu\tTriệu USD\t930,4\nTổng mức bán lẻ\t\t12"
    assert with_bars(text) == "Phụ lục\n|Chỉ tiêu|ĐVT|2020|\n|Xuất khẩu|Triệu USD|930,4|\n|Tổng mức bán lẻ||12|"
    assert with_bars("a\tb\tc\nd\te\tf\ng\th") is None


def test_the_text_around_a_table_stays() -> None:
    text = "Năm 2015 | 2016\n\n a | b \n---|---\n1 | 2\n  Nguồn: Sở Công Thương."
    assert with_bars(text) == "Năm 2015 | 2016\n\n|a | b|\n|---|---|\n|1 | 2|\n  Nguồn: Sở Công Thương."


@pytest.mark.parametrize(
    "text",
    [
        "| Chỉ tiêu | 2020 |\n| Xuất khẩu | 930,4 |",
        "Kết quả\n-------\ncông nghiệp | thương mại",
        "a | b | c\n---|---\n1 | 2",
        "══════\nCông Thương",
    ],
)
def test_bars_without_rule_or_frame_are_text(text: str) -> None:
    assert with_bars(text) is None


def test_rows_with_bars_at_both_edges_need_no_rule() -> None:
    text = "Xuất khẩu\n| Chỉ tiêu | Quý I |\n| Xuất khẩu | 6.120 |\n| Nhập khẩu | 5.900 |\nNguồn: Cục Thống kê"
    assert with_bars(text) == text
    assert with_bars("| a | b |\n| c | d |") is None
    assert with_bars("| a | b |\n| c | d | e |\n| f | g |") is None
