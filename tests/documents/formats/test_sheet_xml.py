"""The same workbook as other programs write it: prefixed, in apostrophes, strict, its attributes in another order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from etl.documents.formats.sheet_xml import plain_sheet
from etl.documents.formats.spreadsheet import read_workbook
from etl.documents.formats.strict_xml import transitional
from etl.settings import Bounds

OFFICE, STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
Change = Callable[[str, bytes], bytes]


def strict(part: str, xml: bytes) -> bytes:
    return xml.replace(OFFICE + b"spreadsheetml/2006/main", STRICT + b"spreadsheetml/main").replace(
        OFFICE + b"officeDocument/2006/relationships", STRICT + b"officeDocument/relationships"
    )


def prefixed(part: str, xml: bytes) -> bytes:
    if not part.endswith(("sheet1.xml", "styles.xml", "sharedStrings.xml", "workbook.xml")):
        return xml
    return re.sub(rb"<(/?)(?![?!])(\w+)(?=[ />])", rb"<\1x:\2", xml).replace(b"xmlns=", b"xmlns:x=")


def apostrophes(part: str, xml: bytes) -> bytes:
    return xml.replace(b'"', b"'") if part.endswith("sheet1.xml") else xml


def type_first(part: str, xml: bytes) -> bytes:
    return re.sub(rb'(<c r="\w+") (s="\d+") (t="\w+")', rb"\1 \3 \2", xml)


def of_an_array(part: str, xml: bytes) -> bytes:
    return re.sub(rb'(<c r="\w+" s="\d+") t="n"', rb'\1 cm="1"', xml)


def nameless(part: str, xml: bytes) -> bytes:
    return re.sub(rb'<(row|c) r="\w+"', rb"<\1", xml)


WRITERS: dict[str, Change] = {
    "openpyxl": lambda part, xml: xml, "strict": strict, "prefixed": prefixed, "apostrophes": apostrophes,
    "type first": type_first, "of an array": of_an_array,
    "nameless": nameless,
    "strict and prefixed": lambda part, xml: prefixed(part, strict(part, xml)),
}  # fmt: skip


@pytest.fixture(scope="module")
def workbook() -> bytes:
    sheet: Any = openpyxl.Workbook().active
    for row in (
        ["Chỉ tiêu", "KH", "cũ", "TH"],
        ["Xuất khẩu", 5, 1, 1.066],
        ["Nhập khẩu", 7, 2, 0.985],
        ["bỏ", 1, 1, 1],
    ):
        sheet.append(row)
    sheet["D2"].number_format = sheet["D3"].number_format = "0.0%"
    sheet["B3"].font = Font(strike=True)
    sheet.column_dimensions["C"].hidden = sheet.row_dimensions[4].hidden = True
    target = io.BytesIO()
    sheet.parent.save(target)
    return target.getvalue()


@pytest.mark.parametrize("writer", WRITERS)
def test_a_workbook_shows_the_same_whoever_wrote_it(writer: str, workbook: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            new.writestr(part, WRITERS[writer](part, old.read(part)))
    content = read_workbook(Path("x.xlsx"), target.getvalue(), Bounds())
    assert content.text == "Chỉ tiêu | KH | TH\nXuất khẩu | 5 | 106,6%\nNhập khẩu |  | 98,5%"


NAMES: dict[str, Callable[[str], str]] = {
    "in another case": lambda part: (
        part.replace("xl/w", "xl/W").replace("styles", "Styles").replace("/sheet", "/Sheet")
    ),
    "by folders of Windows": lambda part: part.replace("/", "\\") if part.startswith("xl/") else part,
    "styles elsewhere": lambda part: part.replace("xl/styles.xml", "xl/styles2.xml"),
}


def renamed(workbook: bytes, name: Callable[[str], str | None]) -> bytes:
    """The workbook with the names of its parts changed; the relations say where the styles are."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            if made := name(part):
                content = old.read(part)
                moved = name("xl/styles.xml") == "xl/styles2.xml" and part.endswith(".rels")
                new.writestr(made, content.replace(b"styles.xml", b"styles2.xml") if moved else content)
    return target.getvalue()


@pytest.mark.parametrize("names", NAMES)
def test_its_parts_are_found_under_whatever_names(names: str, workbook: bytes) -> None:
    content = read_workbook(Path("x.xlsx"), renamed(workbook, NAMES[names]), Bounds())
    assert "Xuất khẩu | 5 | 106,6%" in content.text
    assert content.warnings == ()


def test_a_sheet_without_its_formats_is_warned_of(workbook: bytes) -> None:
    without = renamed(workbook, lambda part: None if part == "xl/styles.xml" else part)
    content = read_workbook(Path("x.xlsx"), without, Bounds())
    assert "1,066" in content.text
    assert content.warnings == (
        "x.xlsx: the number formats of 1 sheet cannot be read, so that a percentage may be a fraction of one (“Sheet”)"
        "; open it in an office program and save it anew",
    )


def test_only_the_prefix_of_the_sheet_itself_goes() -> None:
    xml = b'<x:worksheet xmlns:x="m"><x:c r="A1"><x:is><x:t>x: 5</x:t></x:is></x:c><xm:f>A1</xm:f></x:worksheet>'
    assert plain_sheet(xml) == b'<worksheet xmlns:x="m"><c r="A1"><is><t>x: 5</t></is></c><xm:f>A1</xm:f></worksheet>'


def test_apostrophes_in_words_stay() -> None:
    assert plain_sheet(b"<worksheet><c r='A1'><f>'Th\xc3\xa1ng 1'!A1</f></c></worksheet>") == (
        b"<worksheet><c r=\"A1\"><f>'Th\xc3\xa1ng 1'!A1</f></c></worksheet>"
    )


def test_a_cell_without_a_name_follows_on_the_one_before() -> None:
    xml = b'<row r="3"><c/><c r="D3" s="1"/><c s="2"/></row><row><c/></row>'
    named = b'<row r="3"><c r="A3"/><c r="D3" s="1"/><c r="E3" s="2"/></row><row r="4"><c r="A4"/></row>'
    assert plain_sheet(xml) == named


def test_what_is_written_as_usual_stays_as_it_is() -> None:
    xml = b'<worksheet xmlns="m"><c r="A1"/></worksheet>'
    assert plain_sheet(xml) is xml
    assert transitional(xml) is xml


@pytest.mark.parametrize("row", ["A3", "9" * 5000, "1"])
@pytest.mark.parametrize("cell", ["7", "A", "B2", "ABCD" * 99 + "1"])
def test_names_that_are_none_stay_and_what_follows_is_counted_on(row: str, cell: str) -> None:
    named = plain_sheet(f'<worksheet><row r="{row}"><c r="{cell}"/><c/></row><row><c/></row></worksheet>'.encode())
    after = "C" if cell == "B2" else "B"
    expected = f'<row r="{row}"><c r="{cell}"/><c r="{after}1"/></row><row r="2"><c r="A2"/></row>'
    assert named.decode() == f"<worksheet>{expected}</worksheet>"
