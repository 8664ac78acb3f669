"""The Lạng Sơn report in every form: the same words and figures, each with a place that a person can follow."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.documents import Sandbox, locate, read
from etl.documents.document import Document, Table
from etl.documents.formats import ocr, oldword
from etl.extract import extract
from etl.extract.observation import Observation
from tests.documents import samples
from tests.documents.open_document import ods
from tests.documents.signed_pdf import sign

needs_ocr = pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
needs_office = pytest.mark.skipif(oldword.office() is None, reason="LibreOffice is not installed, see `etl doctor`")
FACTS = 15
VALUES = {"4.013", "106,6", "16,7", "4.310", "4.100", "124,6", "20,5", "3.700", "13.700", "100", "15", "15.280"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


@dataclass(frozen=True, slots=True)
class Shelf:
    """Puts a sample into a folder, with the report's card, and reads it."""

    folder: Path
    catalogue: Catalogue
    sandbox: Sandbox

    def read(self, name: str, data: bytes) -> Document:
        (self.folder / name).write_bytes(data)
        shutil.copy(samples.CARD, self.folder / f"{name}.card.toml")
        return read(self.folder / name, self.catalogue, sandbox=self.sandbox)


@pytest.fixture
def shelf(tmp_path: Path, catalogue: Catalogue, sandbox: Sandbox) -> Shelf:
    return Shelf(tmp_path, catalogue, sandbox)


def _fact(o: Observation) -> tuple[object, ...]:
    return o.indicator, o.area_id, o.period, o.scenario, o.measure, o.value.normalize(), o.unit, o.bound


def _facts(document: Document, catalogue: Catalogue) -> set[tuple[object, ...]]:
    return {_fact(observation) for observation in extract(document, catalogue).observations}


def _typed(encoding: str) -> list[str]:
    return [samples.old_font(paragraph, encoding) for paragraph in samples.paragraphs()]


WITH_PROSE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx": ("report.docx", samples.docx),
    "html": ("report.html", lambda: samples.html().encode()),
    "pdf": ("report.pdf", samples.pdf),
    "docx in .VnTime": ("report.docx", lambda: samples.docx(_typed("tcvn3"), font=".VnTime")),
    "docx in VNI-Times": ("report.docx", lambda: samples.docx(_typed("vni"), font="VNI-Times")),
    "docx of old letters without their font": ("report.docx", lambda: samples.docx(_typed("tcvn3"), annex=False)),
    "pdf of TCVN3": ("report.pdf", lambda: samples.pdf(_typed("tcvn3"), annex=False, encoding="tcvn3")),
    "pdf of VNI": ("report.pdf", lambda: samples.pdf(_typed("vni"), annex=False)),
    "tcvn3": ("report.txt", lambda: samples.old_bytes(samples.report_text(), "tcvn3")),
    "tcvn3 saved as UTF-8": ("report.txt", lambda: samples.old_font(samples.report_text(), "tcvn3").encode()),
    "vni": ("report.txt", lambda: samples.old_bytes(samples.report_text(), "vni")),
    "vps": ("report.txt", lambda: samples.old_bytes(samples.report_text(), "vps")),
}


@pytest.mark.parametrize("form", WITH_PROSE)
def test_the_same_facts_as_the_text(form: str, shelf: Shelf) -> None:
    name, make = WITH_PROSE[form]
    plain = _facts(shelf.read("plain.txt", samples.report_text().encode()), shelf.catalogue)
    document = shelf.read(name, make())
    assert len(plain) == FACTS
    assert plain <= _facts(document, shelf.catalogue)
    assert (document.area_id, str(document.published_on)) == ("lang-son", "2016-01-18")
    assert (document.title, document.trust, document.warnings) == (samples.paragraphs()[0], "text", ())


def _spoken(table: Table, document: Document) -> dict[tuple[int, int], tuple[str, int, int]]:
    return {(c.row, c.column): (document.text[c.start : c.end], c.row_span, c.column_span) for c in table.cells}


WORKBOOKS = (".xlsx", ".xls", ".ods")
WITH_ANNEX: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "docx": ("report.docx", samples.docx, "bảng 1", "bảng 1, dòng 3, cột 5"),
    "html": ("report.html", lambda: samples.html().encode(), "bảng 1", "bảng 1, dòng 3, cột 5"),
    "pdf": ("report.pdf", samples.pdf, "bảng 1", "trang 1, bảng 1, dòng 3, cột 5"),
    "xlsx": ("annex.xlsx", samples.xlsx, "Phụ lục", "Phụ lục!E5"),
    "xls": ("annex.xls", samples.xls, "Phụ lục", "Phụ lục!E5"),
    "ods": ("annex.ods", ods, "Phụ lục", "Phụ lục!E5"),
    "csv": ("annex.csv", samples.comma_separated, "bảng 1", "dòng 4, cột 5"),
    "csv with commas": ("annex.csv", lambda: samples.comma_separated(","), "bảng 1", "dòng 4, cột 5"),
}


@pytest.mark.parametrize("form", WITH_ANNEX)
def test_the_annex_cell_by_cell(form: str, shelf: Shelf) -> None:
    name, make, table_name, locator = WITH_ANNEX[form]
    document = shelf.read(name, make())
    (table,) = document.tables
    cells = _spoken(table, document)
    assert (table.name, table.title, table.rows, table.columns) == (table_name, samples.CAPTION, 5, 7)
    for row, column, value in samples.filled(samples.ANNEX):
        expected = samples.shown_in_workbook(value, row, column) if name.endswith(WORKBOOKS) else value
        assert cells[row, column][0] == expected
    if form not in ("csv", "csv with commas", "ods"):  # where calamine does not tell merged cells
        assert {(r, c, *cells[r, c][1:]) for r, c in cells if cells[r, c][1:] != (1, 1)} == set(samples.MERGED)
    figure = next(cell for cell in table.cells if (cell.row, cell.column) == (2, 4))
    assert figure.locator == locator == locate(document, figure.start)
    lines = document.text[table.start : table.end].split("\n")
    assert len(lines) == 5 and all(line.count(" | ") == 6 for line in lines)
    assert document.text.index(table.title) < table.start


@pytest.mark.parametrize("form", WITH_ANNEX)
def test_the_annex_gives_the_facts_of_the_text(form: str, shelf: Shelf) -> None:
    name, make, _, _ = WITH_ANNEX[form]
    plain = _facts(shelf.read("plain.txt", samples.report_text().encode()), shelf.catalogue)
    document = shelf.read(name, make())
    (table,) = document.tables
    stated = extract(document, shelf.catalogue).observations
    in_table = [o for o in stated if table.start <= o.char_start < table.end]
    assert len(in_table) == len(VALUES)
    assert {_fact(o) for o in in_table} <= plain
    assert {o.locator for o in in_table} <= {cell.locator for cell in table.cells}


OLD_ANNEX: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx in .VnTime": ("x.docx", lambda: samples.docx(_typed("tcvn3"), font=".VnTime", encoding="tcvn3")),
    "docx in VNI-Times": ("x.docx", lambda: samples.docx(_typed("vni"), font="VNI-Times", encoding="vni")),
    "docx of TCVN3 without its font": ("x.docx", lambda: samples.docx(_typed("tcvn3"), encoding="tcvn3")),
    "xlsx of TCVN3": ("x.xlsx", lambda: samples.xlsx(encoding="tcvn3")),
    "xls of TCVN3": ("x.xls", lambda: samples.xls(encoding="tcvn3")),
    "pdf of TCVN3": ("x.pdf", lambda: samples.pdf(_typed("tcvn3"), encoding="tcvn3")),
    "pdf of VNI": ("x.pdf", lambda: samples.pdf(_typed("vni"), encoding="vni")),
    "csv of TCVN3": ("x.csv", lambda: samples.old_bytes(samples.comma_separated().decode("utf-8-sig"), "tcvn3")),
}


@pytest.mark.parametrize("form", OLD_ANNEX)
def test_an_annex_in_an_old_font_gives_the_facts_of_the_text(form: str, shelf: Shelf) -> None:
    name, make = OLD_ANNEX[form]
    plain = _facts(shelf.read("plain.txt", samples.report_text().encode()), shelf.catalogue)
    document = shelf.read(name, make())
    (table,) = document.tables
    cells = [document.text[c.start : c.end] for c in table.cells if c.column == 1]
    assert cells[-3:] == [row[1] for row in samples.ROWS]
    assert table.title == samples.CAPTION
    in_table = [o for o in extract(document, shelf.catalogue).observations if table.start <= o.char_start < table.end]
    assert len(in_table) == len(VALUES)
    assert {_fact(o) for o in in_table} <= plain
    assert {o.locator for o in in_table} <= {cell.locator for cell in table.cells}


def test_a_place_for_every_paragraph(shelf: Shelf) -> None:
    for name, data, place in (
        ("report.docx", samples.docx(), "đoạn 4"),
        ("report.pdf", samples.pdf(), "trang 1, đoạn 4"),
        ("report.html", samples.html().encode(), "đoạn 4"),
        ("report.txt", samples.report_text().encode(), "dòng 8"),
    ):
        document = shelf.read(name, data)
        assert locate(document, document.text.index("3.457 vụ")) == place


def test_a_table_over_several_pages_is_one(shelf: Shelf) -> None:
    document = shelf.read("long.pdf", samples.pdf(copies=20))
    (table,) = document.tables
    assert (table.rows, table.columns) == (2 + 3 * 20, 7)
    first_column = [document.text[c.start : c.end] for c in table.cells if c.column == 0]
    assert first_column == ["TT", *map(str, range(1, 61))]
    assert table.cells[-1].locator.startswith("trang 4, bảng 1, dòng ")
    assert "\n2\n" not in document.text  # the number of a page


def test_a_paragraph_over_two_pages_is_one_line_with_two_places(shelf: Shelf) -> None:
    document = shelf.read("long.pdf", samples.pdf(samples.paragraphs()[3:5] * 9, annex=False))
    lines = document.text.split("\n")
    assert len(lines) == 18 and set(lines) == set(samples.paragraphs()[3:5])
    pages = {locate(document, index).split(",")[0] for index in range(len(document.text))}
    assert pages == {"trang 1", "trang 2", "trang 3", "trang 4"}


@pytest.mark.slow
@needs_ocr
@pytest.mark.parametrize(
    ("name", "make"),
    [("scan.pdf", lambda: samples.scanned_pdf(samples.pdf())), ("scan.png", lambda: samples.scan(samples.pdf())[0])],
    ids=["scanned pdf", "picture"],
)
def test_a_scan_gives_the_same_facts_and_is_marked(name: str, make: Callable[[], bytes], shelf: Shelf) -> None:
    plain = _facts(shelf.read("plain.txt", samples.report_text().encode()), shelf.catalogue)
    document = shelf.read(name, make())
    assert document.trust == "ocr"
    assert plain <= _facts(document, shelf.catalogue)
    assert locate(document, document.text.index("3.457 vụ")).startswith("trang 1, đoạn ")
    (table,) = document.tables
    assert {document.text[cell.start : cell.end] for cell in table.cells} >= VALUES


@pytest.mark.slow
@needs_ocr
def test_a_page_that_is_a_scan_among_pages_of_text(shelf: Shelf) -> None:
    import pypdfium2

    target = pypdfium2.PdfDocument.new()
    for part in (samples.pdf(samples.paragraphs()[:4], annex=False), samples.scanned_pdf(samples.pdf(annex=False))):
        target.import_pages(pypdfium2.PdfDocument(part))
    target.save(shelf.folder / "made.pdf")
    document = shelf.read("mixed.pdf", (shelf.folder / "made.pdf").read_bytes())
    assert document.trust == "ocr"
    assert locate(document, document.text.index("4.013 tỷ đồng")).startswith("trang 2, ")


@pytest.mark.slow
@needs_ocr
@pytest.mark.parametrize("visible", [True, False])
def test_a_scan_that_is_signed_is_read_and_its_file_stays_as_it_was(visible: bool, shelf: Shelf) -> None:
    signed = sign(samples.scanned_pdf(samples.pdf(annex=False)), visible)
    document = shelf.read("signed.pdf", signed)
    assert document.trust == "ocr"
    assert "4.013 tỷ đồng" in document.text
    assert (shelf.folder / "signed.pdf").read_bytes() == signed


def test_a_text_that_is_signed_is_read_without_its_seal(shelf: Shelf) -> None:
    document = shelf.read("signed.pdf", sign(samples.pdf(annex=False), visible=True))
    assert document.trust == "text"
    assert "4.013 tỷ đồng" in document.text and "Signed by" not in document.text


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_old_word_files(suffix: str, shelf: Shelf) -> None:
    (shelf.folder / "report.docx").write_bytes(samples.docx())
    profile = f"-env:UserInstallation=file://{shelf.folder}/profile"
    command = [str(oldword.office()), profile, "--headless", "--convert-to", suffix, "--outdir", str(shelf.folder)]
    subprocess.run([*command, str(shelf.folder / "report.docx")], check=True, capture_output=True)
    document = shelf.read(f"old.{suffix}", (shelf.folder / f"report.{suffix}").read_bytes())
    assert document.format == suffix
    assert len(_facts(document, shelf.catalogue)) >= FACTS
    assert document.tables[0].title == samples.CAPTION


def test_a_wrong_suffix_is_said_and_the_report_is_read(shelf: Shelf) -> None:
    for name, data, kind in (
        ("report.pdf", samples.docx(), "docx"),
        ("report.docx", samples.pdf(), "pdf"),
        ("report.xls", samples.html().encode(), "html"),
        ("report.doc", samples.report_text().encode(), "txt"),
        ("report.txt", samples.xlsx(), "xlsx"),
    ):
        document = shelf.read(name, data)
        assert document.format == kind and "4013" in document.text.replace(".", "")
        (warning,) = document.warnings
        assert "rename it" in warning and name in warning
