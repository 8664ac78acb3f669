"""What XLS files of any age and ODS files say of how their cells are shown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlwt

from etl.documents.formats import biff
from etl.documents.formats.biff import NotBiff8
from etl.documents.formats.number_format import DateFormat, Format
from etl.documents.formats.number_formats_xls_ods import formats_of_ods, formats_of_xls
from etl.documents.formats.number_formats_xlsx import Shown
from etl.documents.formats.package import open_package

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
STRUCK = """<style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="kept"><style:text-properties style:text-line-through-style="none"/></style:style>"""


def shown(rows: str) -> Shown:
    """How the sheet of an ODS file with these columns and rows shows its cells."""
    table = f'<table:table table:name="Biểu">{rows}</table:table>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {NAMES}>{STRUCK}{table}</office:document-content>")
    return formats_of_ods(open_package(Path("x.ods"), data.getvalue(), 1_000_000))["Biểu"]


def cell(kind: str, words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{words}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


@pytest.mark.parametrize(
    ("kind", "words", "format"),
    [("percentage", "106,6%", Format(1, True)), ("percentage", "16 %", Format(0, True)),
     ("percentage", "1.066,25%", Format(2, True)), ("float", "4.013", None), ("float", "-5,6", None),
     ("float", "3440 tỷ đồng", Format(None, False, "", " tỷ đồng")), ("float", "5 x", None),
     ("currency", "1.200 ₫", Format(None, False, "", " ₫")), ("float", "Năm 2015", Format(None, False, "Năm ", "")),
     ("date", "11/2015", DateFormat("%m/%Y")), ("date", "Tháng 11/2015", DateFormat("Tháng %m/%Y")),
     ("date", "2015", DateFormat("%Y")), ("date", "31/12/2015", None), ("string", "106,6%", None)],
)  # fmt: skip
def test_the_format_of_an_ods_cell_is_read_off_what_it_shows(
    kind: str, words: str, format: Format | DateFormat | None
) -> None:
    found = shown(row(cell(kind, words)))
    assert found.styles.get(found.cells.get("A1", "")) == format


def test_repeated_cells_and_rows_are_as_many() -> None:
    repeated = cell("percentage", "5,0%", 'table:number-columns-repeated="2"')
    found = shown(row("<table:table-cell/>", repeated, more='table:number-rows-repeated="2"') + row(repeated))
    assert list(found.cells) == ["B1", "C1", "B2", "C2", "A3", "B3"]


def test_hidden_rows_and_columns_of_an_ods_sheet() -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    found = shown(columns + row() + row(more='table:visibility="filter" table:number-rows-repeated="2"') + row())
    assert (set(found.rows), set(found.columns)) == ({1, 2}, {2})


def test_formulas_without_a_value_and_errors_of_an_ods_sheet() -> None:
    formula = '<table:table-cell table:formula="of:=[.B1]+5"/>'
    found = shown(
        row(
            formula, cell("string", "#DIV/0!", 'table:formula="of:=1/0"'), cell("float", "5", 'table:formula="of:=2+3"')
        )
    )
    assert found.words == {"A1": "=[.B1]+5", "B1": "#DIV/0!"}
    assert found.unvalued == ("A1",)


def test_struck_cells_and_words_of_an_ods_sheet() -> None:
    span = '<text:span text:style-name="gone">870</text:span> 950'
    found = shown(row(cell("float", "870", 'table:style-name="gone"'), cell("string", span),
                      cell("float", "5", 'table:style-name="kept"')))  # fmt: skip
    assert (set(found.struck), found.words) == ({"A1"}, {"B1": " 950"})


@pytest.mark.parametrize(
    ("words", "read"),
    [("16,7<text:line-break/>3,2", "16,7\n3,2"), ("950<text:tab/>905", "950\t905"),
     ('<text:span>5<text:tab/></text:span>4<text:s text:c="2"/>3', "5\t4 3"),
     ('1<text:span text:style-name="gone">2<text:tab/></text:span><text:line-break/>3', "1\n3")],
)  # fmt: skip
def test_lines_and_tabs_keep_the_figures_of_an_ods_cell_apart(words: str, read: str) -> None:
    assert shown(row(cell("string", words))).words == {"A1": read}


def test_what_is_written_on_a_drawing_above_an_ods_cell_is_not_the_cells_text() -> None:
    space = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    box, shape = "<draw:frame {}><draw:text-box>{}</draw:text-box></draw:frame>", "<draw:caption {}>{}</draw:caption>"
    for drawing in (box, shape):
        drawn, figure = drawing.format(space, "<text:p>905</text:p>"), "<text:p>16,7</text:p>"
        for inside in (drawn + figure, figure + drawn):
            found = shown(row(f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'))
            assert found.words == {"A1": "16,7"}


def test_spaces_and_paragraphs_of_an_ods_cell_are_those_of_the_reader() -> None:
    assert not shown(row(cell("string", '950<text:s text:c="2"/>905'), cell("string", "5</text:p><text:p>4"))).words


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    sheet.write(1, 2, 1.066, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(1, 3, "lời", xlwt.easyxf(num_format_str="0.0%"))
    sheet.row(1).hidden = sheet.col(4).hidden = True
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("old", [False, True], ids=["Excel 97", "older"])
def test_xls_files_of_either_age_show_the_same(old: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing writes files older than Excel 97 any more; xlrd, which reads them, reads this one too."""

    def refuse(data: bytes) -> dict[str, Shown]:
        raise NotBiff8("is older than Excel 97")

    if old:
        monkeypatch.setattr(biff, "shown_in", refuse)
    found = formats_of_xls(_xls())["Biểu"]
    assert found.styles[found.cells["C2"]] == Format(1, True)
    assert (set(found.rows), set(found.columns)) == ({1}, {4})
