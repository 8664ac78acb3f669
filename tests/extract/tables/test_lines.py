"""Lines of a text as rows of cells: where they stand close together, what each ends with, which are rows alike."""

from __future__ import annotations

import pytest

from etl.extract.tables.lines import Line, Run, lines_of, runs, stretches

CELL_BY_CELL = "Chỉ tiêu\n\nXuất khẩu\n\n1.900\n\n2.300\n\nNhập khẩu\n\n600\n\n720\n\nBán lẻ\n\n80,5\n\n-\n"
WITH_UNITS = "Xuất khẩu\nTriệu USD\n1.900\n2.300\nNhập khẩu\nTriệu USD\n600\n720\nBán lẻ\nTỷ đồng\n80,5\n90\n"
ROW_BY_ROW = "Năm 2015\nXuất khẩu 1.900 2.300\nGiá so sánh 2010 600 720\nBán lẻ 80,5 90%\n"


def _lines(text: str) -> list[Line]:
    return lines_of(text, (0, len(text)), [])


def _rows(text: str, run: Run) -> list[list[str]]:
    return [[text[start:end] for start, end in row] for row in run.rows]


def test_lines_that_end_in_figures_are_a_stretch_until_much_text_stands_between() -> None:
    first, second, two = "A 1\nB 2\nC 3", "D 4\nE 5%\nF 6*", "G 7\nH 8"
    between = "\n" + "chữ " * 150 + "\n"
    text = between.join([first, second, two]) + "\n"
    spans = list(stretches(text))
    assert [text[start:end].removeprefix(between) for start, end in spans] == [first, second]
    assert spans[1][0] == spans[0][1]  # what stands above the second may be its heading


@pytest.mark.parametrize(
    ("text", "label", "figures"),
    [
        ("Tổng mức bán lẻ  +7,10 ", "Tổng mức bán lẻ", ["+7,10"]),
        ("Xuất khẩu 1.900 – 98%", "Xuất khẩu", ["1.900", "–", "98%"]),
        ("4.013*", "", ["4.013*"]),
        ("Bán lẻ đạt khá.", "Bán lẻ đạt khá.", []),
        ("Quyết định số 12/QĐ", "Quyết định số 12/QĐ", []),
        ("a" * 160 + " 5", "a" * 160 + " 5", []),  # a line of prose
    ],
)
def test_a_line_is_a_label_and_the_figures_at_its_end(text: str, label: str, figures: list[str]) -> None:
    (line,) = _lines(text)
    assert text[slice(*line.label)] == label
    assert [text[start:end] for start, end in line.figures] == figures
    assert line.is_cell == (not label)


def test_empty_lines_and_those_of_another_table_are_left_out() -> None:
    text = "A 1\n\n | \nB 2\nC 3\n"
    at = text.index("B")
    lines = lines_of(text, (0, len(text)), [(at, at + 3)])
    assert [text[line.start : line.end] for line in lines] == ["A 1", "C 3"]


def test_a_label_and_its_figures_one_line_each() -> None:
    (run,) = runs(_lines(CELL_BY_CELL), CELL_BY_CELL)
    assert _rows(CELL_BY_CELL, run) == [
        ["Xuất khẩu", "1.900", "2.300"],
        ["Nhập khẩu", "600", "720"],
        ["Bán lẻ", "80,5", "-"],
    ]
    assert (run.first, run.labels, run.columns) == (1, 1, 2)  # line 0 is "Chỉ tiêu", above them


def test_a_unit_on_a_line_of_its_own_is_a_second_label() -> None:
    (run,) = runs(_lines(WITH_UNITS), WITH_UNITS)
    assert _rows(WITH_UNITS, run)[0] == ["Xuất khẩu", "Triệu USD", "1.900", "2.300"]
    assert (run.first, run.after, run.labels, run.columns) == (0, 12, 2, 2)


def test_a_row_on_a_line_keeps_a_year_in_its_label_and_the_time_above_it() -> None:
    (run,) = runs(_lines(ROW_BY_ROW), ROW_BY_ROW)
    assert _rows(ROW_BY_ROW, run) == [
        ["Xuất khẩu", "1.900", "2.300"],
        ["Giá so sánh 2010", "600", "720"],
        ["Bán lẻ", "80,5", "90%"],
    ]
    assert (run.first, run.after) == (1, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Xuất khẩu 1.900 2.300\nNhập khẩu 600 720\n",  # two rows
        ROW_BY_ROW.replace("sánh 2010", "sánh 55"),  # a figure more than in the others
        "1 2 3\n4 5 6\n7 8 9\n",  # no labels
        "".join(f"Dòng {'1,5 ' * 9}\n" for _ in range(3)),  # more figures than a row has
    ],
)
def test_lines_that_are_no_rows_alike_are_no_table(text: str) -> None:
    assert list(runs(_lines(text), text)) == []
