"""Lines of a page as columns: which words are one piece, which pieces are figures, which column they stand in."""

from __future__ import annotations

import pytest

from etl.documents.pdf_tables.columns import ColumnLine, LinePiece, columns_of, is_year, lines_of, nearest, under
from tests.documents.pdf_tables.printed import column, word, words


def line(*pieces: tuple[str, float]) -> ColumnLine:
    """A line of pieces at their left edges."""
    (one,) = lines_of([each for text, x in pieces for each in words(text, x)])
    return one


def texts(pieces: tuple[LinePiece, ...]) -> list[str]:
    return [piece.text for piece in pieces]


def test_a_line_is_labels_and_then_the_figures_at_its_end() -> None:
    one = line(("Giá trị sản xuất", 50), ("4.013", 200), ("-", 260), ("106,6%", 300))
    assert (texts(one.labels), texts(one.figures)) == (["Giá trị sản xuất"], ["4.013", "-", "106,6%"])
    assert (one.text, one.height) == ("Giá trị sản xuất 4.013 - 106,6%", 10.0)


def test_a_figure_before_words_is_a_label() -> None:
    one = line(("1", 50), ("Xuất khẩu", 80), ("950", 200))
    assert (texts(one.labels), texts(one.figures)) == (["1", "Xuất khẩu"], ["950"])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("58 454", ["58 454"]), ("1 234 567", ["1 234 567"]), ("1.020 1.180", ["1.020", "1.180"]),
     ("58 45", ["58", "45"]), ("58 454,5", ["58 454,5"]), ("100 200 tấn", ["100 200 tấn"]),
     ("2.053 337", ["2.053", "337"])],
)  # fmt: skip
def test_numbers_beside_each_other_are_one_where_they_group_thousands(text: str, pieces: list[str]) -> None:
    one = line((text, 50))
    assert texts(one.pieces) == pieces


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [("4.013", True), ("-3,5%", True), ("…", True), ("x", True), ("106,6*", True), ("950 tỷ", False), ("(a)", False)],
)
def test_what_is_a_figure_or_stands_for_none(text: str, is_figure: bool) -> None:
    assert LinePiece(tuple(words(text, 0))).is_figure is is_figure


def test_years_head_columns() -> None:
    assert line(("2014", 100), ("2015", 200)).is_years
    assert not line(("2014", 100)).is_years
    assert not line(("2014", 100), ("950", 200)).is_years
    assert is_year(LinePiece((word("2015", 0),))) and not is_year(LinePiece((word("4013", 0),)))


def test_lines_are_from_top_to_bottom() -> None:
    found = lines_of([*column(["950", "77"], right=200), *words("Xuất khẩu", 50), *words("Nhập khẩu", 50, 114)])
    assert [each.text for each in found] == ["Xuất khẩu 950", "Nhập khẩu 77"]
    assert [(each.top, each.bottom) for each in found] == [(100, 110), (114, 124)]


def test_pieces_that_overlap_are_in_one_column() -> None:
    pieces = [LinePiece((each,)) for each in (*column(["950", "4.013"], 200), *column(["7"], 260))]
    assert columns_of(pieces) == [(175, 200), (255, 260)]


@pytest.mark.parametrize(
    ("span", "place"),
    [((10, 40), None), ((90, 110), (0, 0)), ((150, 350), (0, 1)), ((200, 300), None), ((310, 320), (1, 1))],
)
def test_the_columns_that_a_piece_stands_over(span: tuple[float, float], place: tuple[int, int] | None) -> None:
    assert under(span, [(100, 200), (300, 400)]) == place


def test_the_nearest_column_is_the_one_of_the_nearest_middle() -> None:
    columns = [(100.0, 200.0), (300.0, 400.0)]
    assert [nearest(span, columns) for span in ((0.0, 10.0), (200.0, 260.0), (260.0, 300.0))] == [0, 0, 1]
