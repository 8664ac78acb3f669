"""How deep the number or sign before a label puts its row."""

from __future__ import annotations

from etl.extract.tables.row_marks import mark_level


def test_a_mark_tells_how_deep_a_row_stands_and_where_its_words_begin() -> None:
    words = [("I. Xuất khẩu", 3), ("1.2. Xuất khẩu", 5), ("- Xuất khẩu", 2), ("Xuất khẩu", 0)]
    assert [(label, mark_level("", label)[1]) for label, _ in words] == words
    marks = ["A", "IV", "3", "3.1", "3.1.2", "a", "-", "+"]
    levels = [level for mark in marks if (level := mark_level(mark, "Xuất khẩu")[0]) is not None]
    assert len(levels) == len(marks)
    assert levels == sorted(set(levels))
    assert mark_level("", "Xuất khẩu")[0] is None
    assert mark_level("2", "- Xuất khẩu")[0] == mark_level("-", "Xuất khẩu")[0]  # the deeper of two
