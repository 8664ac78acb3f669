"""What an XLSX file says of how its cells are shown, from the XML of its parts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from etl.documents.formats.number_format import DateFormat, Format
from etl.documents.formats.number_formats_xlsx import Shown, formats_of, parse
from etl.documents.formats.package import Package, open_package

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = f"""<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="3" fontId="1"/>
<xf numFmtId="17" fontId="2"/></cellXfs></styleSheet>"""


def package(sheet: str, strings: str = "", target: str = "worksheets/sheet1.xml", computing: str = "") -> Package:
    sheets = '<sheets><sheet name="Biểu" r:id="r1"/></sheets>'
    parts = {
        "xl/workbook.xml": f"<workbook {MAIN} {RELATIONS}>{sheets}{computing}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Target="{target}"/>'
        '<Relationship Id="r2" Type="http://x/relationships/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{sheet}</worksheet>",
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return open_package(Path("x.xlsx"), data.getvalue(), 1_000_000)


def shown(sheet: str, strings: str = "") -> Shown:
    return formats_of(package(sheet, strings))["Biểu"]


@pytest.mark.parametrize(
        "cell",
    ['<c r="D7" s="1"><v>1.066</v></c>', '<c s="1" r="D7"><v>1.066</v></c>', '<c r="D7" t="n" s="1"><v>1.066</v></c>',
     '<c r="D7" s="1" t="n" vm="1"><v>1.066</v></c>', '<c r="D7" s="1" cm="1"><f>1+0.066</f><v>1.066</v></c>',
     "<c r='D7' s='1'><v>1.066</v></c>", '<c  r="D7" s="1" ><v>1.066</v></c>',
     '<c r="D7" ph="1" s="1"><v>1.066</v></c>',
     '<c r="A1" t="s" s="1"><v>0</v></c><c r="D7" t="n" s="1"><v>1.066</v></c>'],
)  # fmt: skip
def test_the_format_of_a_cell_in_whatever_order_its_attributes_are(cell: str) -> None:
    found = shown(f"<sheetData><row>{cell}</row></sheetData>")
    assert found.styles[found.cells["D7"]] == Format(1, True)


def test_formats_by_number_and_a_struck_font() -> None:
    found = shown('<c r="A1" s="2"><v>1</v></c><c r="A2" s="3"><v>1</v></c><c r="A3" s="0"><v>1</v></c>')
    assert found.styles[found.cells["A1"]] == Format(0, False)
    assert found.styles[found.cells["A2"]] == DateFormat("Tháng %m/%Y")
    assert found.cells["A3"] not in found.styles
    assert set(found.struck) == {"A1"}


def test_hidden_rows_and_columns() -> None:
    columns = (
        '<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/><col min="6" max="6" width="0"/></cols>'
    )
    found = shown(f'{columns}<row r="2" hidden="1"><c r="A2"/></row><row r="3" hidden="0"/><row hidden="true" r="5"/>')
    assert (set(found.rows), set(found.columns)) == ({1, 4}, {2, 3, 5})


def test_formulas_without_a_value_and_errors_stand_in_place_of_values() -> None:
    found = shown(
        '<c r="A1"><f>B1+5</f></c><c r="A2"><f>B2</f><v>7</v></c><c r="A3" t="str"><f>C1</f></c>'
        '<c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="A5"><f t="shared" si="0"/><v></v></c>'
    )
    assert found.words == {"A1": "=B1+5", "A4": "#DIV/0!", "A5": "=…"}
    assert found.unvalued == ("A1", "A5")


def test_noughts_of_formulas_are_no_values_where_all_are_to_be_computed_anew() -> None:
    cells = (
        '<c r="A1"><f>SUM(B1:B4)</f><v>0</v></c><c r="A2"><f>B2</f><v>7</v></c><c r="A3"><v>0</v></c>'
        '<c r="A4"><f t="shared" si="0"/><v>0.0</v></c><c r="A5"><f>B5</f></c><c r="A6" t="b"><f>B6=1</f><v>0</v></c>'
    )
    for computing, unvalued in {
        '<calcPr calcId="124519" fullCalcOnLoad="1"/>': ("A1", "A4", "A5"),
        '<calcPr fullCalcOnLoad="true"/>': ("A1", "A4", "A5"),
        '<calcPr calcId="191029" fullCalcOnLoad="0"/>': ("A5",),
        '<calcPr calcId="191029"/>': ("A5",),
        "": ("A5",),
    }.items():
        found = formats_of(package(cells, computing=computing))["Biểu"]
        assert found.unvalued == unvalued, computing
        assert found.words.get("A1") == ("=SUM(B1:B4)" if "A1" in unvalued else None)


def test_struck_and_raised_parts_of_a_text_are_read_as_they_are_meant() -> None:
    strike, high = "<rPr><strike/></rPr>", '<rPr><vertAlign val="superscript"/></rPr>'
    strings = (
        "<si><t>Xuất khẩu</t></si>"
        f"<si><r>{strike}<t>870</t></r><r><t>950</t></r></si>"
        f"<si><r><t>Diện tích (m</t></r><r>{high}<t>2</t></r><r><t>)</t></r></si>"
        f"<si><r><t>Nhập khẩu</t></r><r>{high}<t>(1)</t></r></si>"
    )
    cells = "".join(f'<c r="A{at + 1}" t="s"><v>{at}</v></c>' for at in range(4))
    found = shown(f"{cells}<c r='B1' t='inlineStr'/>", strings)
    assert found.words == {"A2": "950", "A3": "Diện tích (m²)", "A4": "Nhập khẩu"}
    assert found.partly == {"A2"}


def test_a_text_in_the_cell_itself_is_read_so_too() -> None:
    found = shown('<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>5</t></r><r><t>6</t></r></is></c>')
    assert (found.words, set(found.partly)) == ({"A1": "6"}, {"A1"})


def test_a_drawing_on_the_sheet_is_seen() -> None:
    assert shown('<drawing r:id="x" xmlns:r="r"/>').pictured
    assert not shown("<sheetData/>").pictured


def test_a_part_is_found_by_an_absolute_target_too_and_other_packages_have_none() -> None:
    assert list(formats_of(package("<sheetData/>", target="/xl/worksheets/sheet1.xml"))) == ["Biểu"]
    assert formats_of(package("<sheetData/>", target="worksheets/gone.xml")) == {}
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert formats_of(open_package(Path("x.ods"), empty.getvalue(), 1_000)) == {}


def test_parsing_asks_for_nothing_outside() -> None:
    root = parse(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>a&e;b</x>')
    assert "".join(root.itertext()) == "a&e;b"
