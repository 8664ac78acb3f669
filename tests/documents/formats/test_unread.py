"""What of a workbook is not read: one line a reason, with examples."""

from __future__ import annotations

from pathlib import Path

from etl.documents.formats.number_formats_xlsx import Shown
from etl.documents.formats.unread import Unread
from etl.settings import Bounds

PATH = Path("x.xlsx")
SHOWN = Shown(rows=frozenset({1}), columns=frozenset({3}))
TEXTS = [["Chỉ tiêu", "bỏ", "Xuất"], ["KH", "", "5"], ["", "", "cũ"]]
"""Columns B, C and D of rows 1 to 3."""


def test_hidden_rows_and_columns_are_left_out_and_named() -> None:
    unread = Unread(Bounds())
    assert unread.visible("A", [0, 1, 2], [1, 2, 3], SHOWN, TEXTS) == ([0, 2], [1, 2])
    remedy = "show them, or set ETL_HIDDEN=1, if they are part of the report"
    assert unread.notes(PATH) == (
        f"x.xlsx: 1 hidden column not read (“A!D”); {remedy}",
        f"x.xlsx: 1 hidden row not read (“A!2”); {remedy}",
    )
    assert unread.warnings(PATH) == ()


def test_they_are_read_where_the_settings_say_so_and_named_all_the_same() -> None:
    unread = Unread(Bounds(hidden=True))
    assert unread.visible("A", [0, 1, 2], [1, 2, 3], SHOWN, TEXTS) == ([0, 1, 2], [1, 2, 3])
    assert unread.reads_hidden("B") and not unread.workings("A", ["F"])
    assert len(unread.notes(PATH)) == 4
    assert all("read, as ETL_HIDDEN says" in note and "not read" not in note for note in unread.notes(PATH))


def test_hidden_rows_and_columns_with_nothing_in_them_are_not_worth_a_word() -> None:
    unread = Unread(Bounds())
    unread.visible("A", [0, 1], [1, 3], SHOWN, [["Chỉ tiêu", ""], ["", ""]])
    assert unread.notes(PATH) == ()


def test_what_a_person_should_see_to_is_a_warning() -> None:
    unread = Unread(Bounds(sheets=2, columns=1_000))
    unread.uncomputed("A", ["D2", "D3"])
    unread.unformatted("A")
    unread.damaged("B", "it breaks off")
    unread.beyond("C")
    unread.too_wide("A", 1_200)
    assert [line.removeprefix("x.xlsx: ").split("; ")[0] for line in unread.warnings(PATH)] == [
        "the file does not hold the value of 2 formulas (“A!D2”, “A!D3”)",
        "the number formats of 1 sheet cannot be read, so that a percentage may be a fraction of one (“A”)",
        "1 sheet cannot be read (“B: it breaks off”)",
        "1 sheet beyond the first 2 not read (“C”)",
        "only the first 1,000 columns of 1 sheet are read (“A has 1,200”)",
    ]
    assert unread.notes(PATH) == ()


def test_struck_cells_pictures_and_workings_are_notes() -> None:
    unread = Unread(Bounds())
    unread.struck("A", "B2", "870")
    unread.struck("A", "B3", "")
    unread.no_cells("Ảnh")
    unread.no_cells("Trống", pictured=False)
    assert unread.workings("A", ["F", "G"])
    assert [line.removeprefix("x.xlsx: ").split("; ")[0] for line in unread.notes(PATH)] == [
        "2 columns without a heading beside a table not read (“A!F”, “A!G”)",
        "1 sheet of pictures or charts not read (“Ảnh”)",
        "1 cell struck out and not read (“870 (A!B2)”)",
    ]
