"""Which words head which columns of figures, and where that is not sure."""

from __future__ import annotations

from typing import Any

from etl.documents.pdf_tables.columns import ColumnLine, columns_of, lines_of
from etl.documents.pdf_tables.unruled_heading import UnruledHeading, find_heading
from tests.documents.pdf_tables.printed import word, words

Printed = list[dict[str, Any]]
BODY: Printed = [
    *words("Giá trị sản xuất", 50, 140),
    word("3.100", 200, 140),
    word("3.439", 280, 140),
    word("4.013", 360, 140),
]
YEARS: Printed = [word("2013", 203, 126), word("2014", 283, 126), word("2015", 363, 126)]


def heading(*above: Printed) -> UnruledHeading | None:
    """The heading that these lines are over the body."""
    lines: list[ColumnLine] = lines_of([each for part in above for each in part] + BODY)
    last = lines[-1]
    return find_heading(lines, columns_of(last.labels), columns_of(last.figures))


def over(found: UnruledHeading | None) -> list[list[str]]:
    assert found is not None
    return [[words for _, words in found.over(column)] for column in range(len(found.columns))]


def test_a_word_over_each_column() -> None:
    found = heading(YEARS)
    assert over(found) == [["2013"], ["2014"], ["2015"]]
    assert found is not None and found.depth == 1


def test_a_word_over_the_middle_of_all_columns_heads_all_of_them() -> None:
    found = heading(words("Thực hiện trong cả ba năm tỉnh", 217, 112), YEARS)
    assert over(found) == [["Thực hiện trong cả ba năm tỉnh", year] for year in ("2013", "2014", "2015")]
    assert found is not None
    spans = [(s.row, s.column, s.text, s.row_span, s.column_span) for s in found.squares("bảng 1")]
    assert spans == [
        (0, 0, "", 2, 1), (0, 1, "Thực hiện trong cả ba năm tỉnh", 1, 3),
        (1, 1, "2013", 1, 1), (1, 2, "2014", 1, 1), (1, 3, "2015", 1, 1),
    ]  # fmt: skip


def test_two_lines_over_one_column_are_one_heading() -> None:
    assert over(heading([word("Sơ", 367, 114), word("bộ", 382, 114)], YEARS))[2] == ["Sơ bộ 2015"]


def test_words_over_the_labels_head_them() -> None:
    found = heading([*words("Chỉ tiêu", 60, 126), *YEARS])
    assert found is not None
    assert next(found.squares("bảng 1")).text == "Chỉ tiêu"


def test_a_word_over_the_middle_of_three_columns_may_be_of_one_or_of_all() -> None:
    assert heading(words("Kế hoạch", 270, 112), YEARS) is None


def test_a_column_without_a_word_and_no_heading_at_all() -> None:
    assert heading(YEARS[:2]) is None
    assert heading() is None


def test_a_title_a_caption_and_a_far_line_are_no_part_of_it() -> None:
    for above in (words("Kết quả sản xuất công nghiệp của tỉnh năm 2015 và", 60, 112), words("Bảng 1", 290, 112),
                  words("xa phía trên", 220, 80)):  # fmt: skip
        assert over(heading(above, YEARS)) == [["2013"], ["2014"], ["2015"]]


def test_a_word_over_labels_and_figures_alike_leaves_it_unsure() -> None:
    assert heading([*words("nửa nọ nửa kia", 135, 126)[:4], *YEARS[1:]]) is None


def test_a_line_with_words_for_each_column_heads_them_though_the_first_are_wide() -> None:
    line = [*words("So cùng kỳ (%)", 153, 126), *YEARS[1:]]
    assert over(heading(line)) == [["So cùng kỳ (%)"], ["2014"], ["2015"]]
    assert heading(words("So cùng kỳ (%)", 153, 114), YEARS[1:]) is None
    assert heading([*words("So cùng kỳ (%)", 139, 126), *YEARS[1:]]) is None


def test_a_row_of_the_table_above_ends_the_heading() -> None:
    row = [*words("Xuất khẩu", 50, 112), word("101", 205, 112), word("102", 285, 112), word("103", 365, 112)]
    assert over(heading(row, YEARS)) == [["2013"], ["2014"], ["2015"]]


def test_the_numbers_of_the_columns_are_no_row() -> None:
    numbers = [word("A", 90, 127), word("1", 210, 127), word("2", 290, 127), word("3", 370, 127)]
    above = [word("2013", 203, 116), word("2014", 283, 116), word("2015", 363, 116)]
    assert over(heading(above, numbers)) == [["2013 1"], ["2014 2"], ["2015 3"]]


def test_a_title_over_the_labels_alone_is_no_heading() -> None:
    found = heading(words("12. Tiếp theo", 50, 114), YEARS)
    assert found is not None
    assert len(found.lines) == 1 and next(found.squares("bảng 1")).text == ""


def test_words_a_little_above_the_heading_may_be_part_of_it() -> None:
    assert heading(words("Năm trước", 240, 104), YEARS) is None
    assert heading(words("%", 368, 104), YEARS) is not None  # a unit
    assert heading(words("Năm trước", 240, 70), YEARS) is not None
