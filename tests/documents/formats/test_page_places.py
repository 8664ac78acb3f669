"""Words are found among the letters of a page by their letters and digits, in the row that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from etl.documents.formats.page_places import PLACES, Box, letters_of, places_of

LINES = ("Xuất khẩu đạt 14.013 tấn, tăng 16,7%.", "Giá trị sản xuất 4.013", "Bán lẻ 4.013")


def signs(lines: tuple[str, ...] = LINES) -> Iterator[tuple[str, Box]]:
    """Letters of ten points, line below line."""
    for row, line in enumerate(lines):
        yield from ((sign, (10.0 * at, -20.0 * row - 10, 10.0 * at + 9, -20.0 * row)) for at, sign in enumerate(line))
        yield " ", (0, 0, 0, 0)


def found(words: str, row: str = "") -> list[list[Box]]:
    return places_of(words, row, letters_of(signs()))


def test_words_have_one_box_for_a_line() -> None:
    assert found("XUAT KHAU") == [[(0.0, -10.0, 89.0, 0.0)]]
    ((first, second),) = found("16,7%. Giá trị")
    assert first[1] == -10.0 and second[:2] == (0.0, -30.0)


def test_a_number_stands_whole_and_in_its_row() -> None:
    assert len(found("4.013")) == 2
    assert found("13") == [] and found("") == [] and found("9.999") == []
    assert found("4.013", "Bán lẻ") == [[(70.0, -50.0, 119.0, -40.0)]]
    assert len(found("4.013", "nothing like it")) == 2


def test_what_stands_everywhere_is_not_boxed() -> None:
    lines = tuple(f"dòng 5, {place}" for place in range(PLACES + 1))
    assert places_of("dòng 5", "", letters_of(signs(lines))) == []
