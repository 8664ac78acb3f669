"""What a run says of the parts of documents that it does not read."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import openpyxl

from etl import pipeline
from etl.documents.document import Note
from etl.pipeline.report import left_out
from etl.settings import Settings


def test_notes_of_one_kind_are_one_line() -> None:
    hidden = [("a.xlsx", 2), ("b.xlsx", 1), ("c.xlsx", 1), ("d.xlsx", 1)]
    notes = [(name, Note(f"{name}: {count} hidden sheets", "hidden sheets not read", count)) for name, count in hidden]
    notes.append(("a.xlsx", Note("a.xlsx: 1 cell", "cells struck out and not read", 1)))
    assert left_out(notes) == tuple(
        f"left out: {said} (`etl explain` of one names them)"
        for said in (
            "hidden sheets not read: 5 in 4 documents, a.xlsx, b.xlsx, c.xlsx, …",
            "cells struck out and not read: 1 in 1 document, a.xlsx",
        )
    )


def test_a_note_crosses_a_pipe() -> None:
    note = pickle.loads(pickle.dumps(Note("x: 1 hidden row", "hidden rows not read", 1)))
    assert (note, note.kind, note.parts) == ("x: 1 hidden row", "hidden rows not read", 1)


def test_a_run_says_what_it_left_out(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    book = openpyxl.Workbook()
    sheet: Any = book.active
    heading = ["Chỉ tiêu", "Đơn vị tính", "Năm 2015"]
    for row in (["Xuất khẩu tỉnh Lạng Sơn năm 2015"], heading, ["Xuất khẩu", "Triệu USD", 950]):
        sheet.append(row)
    book.create_sheet("cũ").sheet_state = "hidden"
    book["cũ"].append(["Xuất khẩu", 870])
    book.save(raw / "lang-son.xlsx")
    report = pipeline.run(Settings(raw=raw, warehouse=tmp_path / "w.duckdb"))
    assert [line for line in report.lines() if line.startswith("left out")] == [
        "left out: hidden sheets not read: 1 in 1 document, lang-son.xlsx (`etl explain` of one names them)"
    ]
