"""XLSX, read back with another library: headings, numbers, marks, and text that stays text."""

from __future__ import annotations

import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from etl.query.export import Request, export
from etl.query.export.workbook import write_workbook
from etl.query.selection import Selection
from tests.query.export.conftest import CONFLICT, FORMULA, LONG, Contents

RED, BLUE = "FFF8CBAD", "FFBDD7EE"


@pytest.fixture
def book(contents: Contents, tmp_path: Path) -> Any:
    write_workbook(contents("kpi"), tmp_path / "x.xlsx")
    return openpyxl.load_workbook(tmp_path / "x.xlsx")


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The cells of a sheet by their heading."""
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, line, strict=True)) for line in sheet.iter_rows(min_row=2)]


def test_the_sheets_are_rows_sources_and_what_the_columns_are(book: Any) -> None:
    assert book.sheetnames == ["KPI theo năm", "Nguồn", "Giải thích"]
    assert [book[sheet]["A1"].comment for sheet in book.sheetnames] == [None] * 3
    sheet = book["KPI theo năm"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert [cell.value for cell in sheet[1]][:4] == ["Địa phương", "Mã tỉnh", "Năm", "Từ ngày"]
    explained = {row["Tên cột"].value: row["Giải thích"].value for row in rows(book["Giải thích"])}
    assert explained["area"] == "tên tỉnh, thành phố hoặc cả nước"


def test_numbers_are_numbers_and_days_are_days(book: Any, contents: Contents) -> None:
    expected = {(row["area"], row["year"], row["indicator"]): row for row in contents("kpi").records()}
    seen = rows(book["KPI theo năm"])
    assert len(seen) == len(expected)
    for row in seen:
        record = expected[row["Địa phương"].value, row["Năm"].value, row["Mã chỉ tiêu"].value]
        assert row["Thực hiện"].value == record["actual"]
        assert row["Năm"].number_format == "0"
        day = row["Ngày công bố"]
        if record["published_on"] is not None:
            assert (day.value, day.number_format) == (
                datetime.combine(record["published_on"], datetime.min.time()), "dd/mm/yyyy"
            )  # fmt: skip
    assert {row["Thực hiện"].number_format for row in seen if row["Thực hiện"].value} <= {
        "#,##0",
        "#,##0.0",
        "#,##0.00",
    }


def test_what_is_in_doubt_corrected_or_read_off_a_picture_is_marked(book: Any) -> None:
    seen = rows(book["KPI theo năm"])
    doubtful = [row for row in seen if row["Độ nhất quán"].value == "MÂU THUẪN"]
    assert [cell.fill.fgColor.rgb for cell in doubtful[0].values()] == [RED] * len(doubtful[0])
    corrected = [row for row in seen if row["Đính chính"].value]
    assert [row["Thực hiện"].fill.fgColor.rgb for row in corrected] == [BLUE]
    # One that the two readers read differently has the graver mark.
    pictures = [row["Địa phương"] for row in seen if row["Cách đọc"].value == "nhận dạng ảnh"]
    assert [cell.font.italic or cell.fill.fgColor.rgb == RED for cell in pictures] == [True]
    legend = [row["Giải thích"].value for row in rows(book["Giải thích"]) if not row["Tên cột"].value]
    assert any(str(words).startswith("Nền đỏ") for words in legend)


def test_text_stays_text(book: Any) -> None:
    [quote] = [row["Trích dẫn"] for row in rows(book["KPI theo năm"]) if row["Độ nhất quán"].value == "MÂU THUẪN"]
    assert (quote.value, quote.data_type) == (FORMULA, "s")
    assert CONFLICT == "conflict"


def test_a_number_with_more_digits_than_a_cell_keeps_is_text(contents: Contents, tmp_path: Path) -> None:
    write_workbook(contents("observations", lang="en"), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Observations"]
    bases = [row["Base value"] for row in rows(sheet)]
    assert [cell.value for cell in bases if cell.data_type == "s"] == [LONG]
    assert sum(cell.data_type == "n" for cell in bases) == len(bases) - 1


def test_more_rows_than_a_sheet_holds_go_over_several(contents: Contents, tmp_path: Path) -> None:
    count = sum(1 for _ in contents("kpi").records())
    assert write_workbook(contents("kpi"), tmp_path / "x.xlsx", sheet_rows=4) == (-(-count // 3), 1)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheets = [sheet for sheet in book.sheetnames if sheet.startswith("KPI")]
    assert sheets[:2] == ["KPI theo năm", "KPI theo năm (2)"]
    assert sum(len(rows(book[sheet])) for sheet in sheets) == count


def test_more_reports_than_a_sheet_holds_go_over_several(
    contents: Contents, marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [row[0] for row in contents("kpi").sources()]
    assert len(expected) == 2
    assert write_workbook(contents("kpi", Selection(areas=("bac-kan",))), tmp_path / "one.xlsx", 2)[1] == 1
    monkeypatch.setattr("etl.query.export.workbook.SHEET_ROWS", 2)
    written = export(marked, Request("kpi", tmp_path / "x.xlsx"))
    assert "the reports behind them go over 2 sheets: one holds 1 048 575" in written.notes
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheets = [sheet for sheet in book.sheetnames if sheet.startswith("Nguồn")]
    assert sheets == ["Nguồn", "Nguồn (2)"]
    assert [row["Mã báo cáo"].value for sheet in sheets for row in rows(book[sheet])] == expected
    assert [book[sheet]["A1"].comment.text for sheet in sheets] == [
        f"Trang {number} trong 2 trang của danh sách này: “Nguồn”, “Nguồn (2)”" for number in (1, 2)
    ]
    said = [row["Giải thích"].value for row in rows(book["Giải thích"]) if row["Cột"].value == "Nguồn"]
    assert said == ["Danh sách dài hơn một trang tính, nằm ở các trang “Nguồn”, “Nguồn (2)”"]


def test_a_sheet_larger_than_a_plain_package_holds_is_written(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than 2 GB, which a million figures need; here a kilobyte is too much."""
    monkeypatch.setattr("zipfile.ZIP64_LIMIT", 1_000)
    path = tmp_path / "large.xlsx"
    write_workbook(contents("observations"), path)
    with ZipFile(path) as package:
        assert package.testzip() is None
        assert max(each.file_size for each in package.infolist()) > 1_000
    count = sum(1 for _ in contents("observations").records())
    assert len(rows(openpyxl.load_workbook(path).worksheets[0])) == count


def test_no_rows_are_a_sheet_with_headings(contents: Contents, tmp_path: Path) -> None:
    assert write_workbook(contents("kpi", Selection(areas=())), tmp_path / "x.xlsx") == (1, 1)
    assert rows(openpyxl.load_workbook(tmp_path / "x.xlsx")["KPI theo năm"]) == []


def test_text_longer_than_a_cell_is_cut_with_a_sign(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.query.export.workbook.LONGEST", 5)
    write_workbook(contents("kpi"), tmp_path / "x.xlsx")
    areas = {row["Địa phương"].value for row in rows(openpyxl.load_workbook(tmp_path / "x.xlsx")["KPI theo năm"])}
    assert areas == {"Bắc …", "Thái…"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a device that is always full")
def test_a_full_disk_is_told_once(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = list[Any]()
    monkeypatch.setattr(sys, "unraisablehook", beside.append)
    with pytest.raises(OSError, match="No space left on device"):
        write_workbook(contents("kpi"), Path("/dev/full"))
    gc.collect()
    assert beside == []
