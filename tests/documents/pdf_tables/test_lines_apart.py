"""Letters of cells whose lines stand at heights of their own are read cell by cell."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from etl.documents.pdf_tables.lines_apart import apart

Word = dict[str, Any]
LEFT, RIGHT = (0, 0, 50, 40), (50, 0, 100, 40)


def letters(text: str, x0: float, top: float) -> list[Word]:
    """The letters of a line that begins at `x0`, five points wide and ten high each."""
    return [
        {"text": each, "x0": x0 + 5 * k, "x1": x0 + 5 * k + 5, "top": top, "bottom": top + 10}
        for k, each in enumerate(text)
    ]


def read(found: list[Word]) -> list[Word]:
    """Each line of letters as one word."""
    return [
        {**line[0], "text": "".join(one["text"] for one in line), "x1": line[-1]["x1"]}
        for _, group in groupby(sorted(found, key=lambda one: (one["top"], one["x0"])), key=lambda one: one["top"])
        if (line := list(group))
    ]


def test_lines_that_are_mixed_are_read_cell_by_cell() -> None:
    two = [*letters("nông", 5, 4), *letters("nghiệp", 5, 15)]
    one = letters("tổng số", 55, 6.5), letters("dịch", 55, 9.3), letters("vụ", 55, 12.2)
    printed = [*two, *one[0], *one[1], *one[2]]
    mixed = [{**each} for each in printed]  # a letter a word, as the lines come mixed
    outside = {"text": "ngoài", "x0": 5, "x1": 40, "top": 60, "bottom": 70}
    found = apart([*mixed, outside], printed, [LEFT, RIGHT], read)
    assert [word["text"] for word in found] == ["ngoài", "nông", "nghiệp", "tổng số", "dịch", "vụ"]


def test_lines_apart_from_each_other_stay_as_they_were_read() -> None:
    printed = [*letters("nông", 5, 4), *letters("nghiệp", 5, 15), *letters("dịch vụ", 55, 9.5)]
    words = read(printed)
    assert apart(words, printed, [LEFT, RIGHT], lambda _: []) == words


def test_a_raised_mark_is_no_line_of_its_own() -> None:
    printed = [*letters("nông", 5, 4), *letters("1", 25, 1.5), *letters("lâm", 30, 4)]
    words = read(printed)
    assert apart(words, printed, [LEFT, RIGHT], lambda _: []) == words
