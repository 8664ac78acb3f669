"""Files that are damaged, locked, bombs or too large: each ends as one line with the reason, within its bounds."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.documents import Sandbox, read
from etl.documents.formats import ocr, oldword
from etl.errors import InputError
from etl.settings import Bounds, Settings
from tests.conftest import statuses
from tests.documents import samples

MANY_PAGES = 2_000


def _with_part(package: bytes, name: str, content: bytes) -> bytes:
    """The office file with one of its parts replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return target.getvalue()


def _part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def _entities() -> bytes:
    """A Word file that asks its reader to put another file into the text."""
    xml = _part(samples.docx(), "word/document.xml")
    declared = re.sub(
        rb"(<\?xml[^>]*>)", rb'\1<!DOCTYPE x [<!ENTITY other SYSTEM "file:///etc/hostname">]>', xml, count=1
    )
    return _with_part(samples.docx(), "word/document.xml", declared.replace(b"ANH", b"&other;"))


def _far_entities() -> bytes:
    """The same, with the declaration far down, behind a comment that holds what looks like an element."""
    xml = _part(_entities(), "word/document.xml")
    return _with_part(
        samples.docx(), "word/document.xml", xml.replace(b"<!DOCTYPE", b"<!--<x>" + b" " * 5_000 + b"--><!DOCTYPE")
    )


def _bomb() -> bytes:
    """A Word file of a few hundred kilobytes that unpacks to more than 400 MB."""
    target = io.BytesIO(samples.docx())
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/media/image1.emf", "w", force_zip64=True) as part,
    ):
        for _ in range(410):
            part.write(bytes(1_000_000))
    return target.getvalue()


def _locked(package: bytes) -> bytes:
    import msoffcrypto

    target = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(package)).encrypt("secret", target)
    return target.getvalue()


def _pages() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    for number in range(MANY_PAGES):
        canvas.drawString(72, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _huge_picture() -> bytes:
    from PIL import Image

    target = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(target, "PNG")
    return target.getvalue()


def _far_cell() -> bytes:
    """A workbook with one value in the last cell that a sheet can have, which unfolds to 17 thousand million cells."""
    sheet = "xl/worksheets/sheet1.xml"
    row = b'<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>'
    return _with_part(samples.xlsx(), sheet, _part(samples.xlsx(), sheet).replace(b"</sheetData>", row))


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "pdf with a password": ("x.pdf", lambda: samples.pdf(password="secret"), "has a password"),
    "pdf of rubbish": ("x.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "is a damaged PDF"),
    "pdf that breaks off": ("x.pdf", lambda: samples.pdf()[:400], "is a damaged PDF"),
    "pdf of 2,000 pages": ("x.pdf", _pages, "has 2,000 pages, more than the 500 that are read"),
    "docx that is a zip bomb": ("x.docx", _bomb, "unpacks from .* more than the 400,000,000"),
    "docx with external entities": ("x.docx", _entities, "declares entities in word/document.xml"),
    "docx with entities far down": ("x.docx", _far_entities, "has more than a prolog before the first element in word"),
    "docx that breaks off": ("x.docx", lambda: samples.docx()[:5_000], "is damaged"),
    "docx of rubbish": ("x.docx", lambda: _with_part(samples.docx(), "word/document.xml", b"<w:x"), "is damaged"),
    "docx without parts": ("x.docx", lambda: _with_part(samples.docx(), "[Content_Types].xml", b"<x/>"), "is damaged"),
    "docx with a password": ("x.docx", lambda: _locked(samples.docx()), "has a password"),
    "docx with nothing in it": ("x.docx", lambda: samples.docx([" "], annex=False), "has no text"),
    "workbook with a password": ("x.xlsx", lambda: _locked(samples.xlsx()), "has a password"),
    "workbook that breaks off": ("x.xlsx", lambda: samples.xlsx()[:3_000], "is damaged"),
    "workbook with one cell far away": ("x.xlsx", _far_cell, "bytes of memory|needs more than"),
    "old workbook of rubbish": ("x.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), "is damaged"),
    "picture of 20,000 × 20,000": ("x.png", _huge_picture, "too large a picture"),
    "picture that breaks off": ("x.png", lambda: samples.scan(samples.pdf())[0][:20], "is a damaged picture"),
    "binary under .csv": ("x.csv", lambda: bytes(range(256)) * 40, "is binary"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_one_line_within_bounds(name: str, tmp_path: Path, catalogue: Catalogue) -> None:
    file, make, what = BAD[name]
    (tmp_path / file).write_bytes(make())
    with Sandbox(Bounds(seconds=10)) as sandbox, pytest.raises(InputError, match=what) as caught:
        read(tmp_path / file, catalogue, sandbox=sandbox)
    assert caught.value.where == str(tmp_path / file)
    assert caught.value.remedy and "\n" not in str(caught.value)


@pytest.mark.slow
def test_a_workbook_with_a_million_empty_rows_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(8, 1_000_008)).encode()
    xml = _part(samples.xlsx(), sheet).replace(b"</sheetData>", empty + b"</sheetData>")
    (tmp_path / "x.xlsx").write_bytes(_with_part(samples.xlsx(), sheet, xml))
    (table,) = read(tmp_path / "x.xlsx", catalogue).tables
    assert (table.rows, table.columns) == (5, 7)


def _slow() -> bytes:
    return samples.pdf(copies=120)


@pytest.mark.slow
def test_what_takes_too_long_is_stopped_and_the_next_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "slow.pdf").write_bytes(_slow())
    (tmp_path / "good.docx").write_bytes(samples.docx())
    with Sandbox(Bounds(seconds=1.0)) as sandbox:
        with pytest.raises(InputError, match="took longer than 1 s"):
            read(tmp_path / "slow.pdf", catalogue, sandbox=sandbox)
        assert read(tmp_path / "good.docx", catalogue, sandbox=sandbox).area_id == "lang-son"


def test_what_needs_too_much_memory_is_stopped_and_the_next_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "wide.xlsx").write_bytes(_far_cell())
    (tmp_path / "good.docx").write_bytes(samples.docx())
    with Sandbox(Bounds(memory=600_000_000)) as sandbox:
        with pytest.raises(InputError, match="600,000,000 bytes"):
            read(tmp_path / "wide.xlsx", catalogue, sandbox=sandbox)
        assert read(tmp_path / "good.docx", catalogue, sandbox=sandbox).area_id == "lang-son"


def test_a_web_page_of_many_megabytes_is_bounded_too(tmp_path: Path, catalogue: Catalogue) -> None:
    paragraph = f"<p>{samples.paragraphs()[4]}</p>\n"
    (tmp_path / "x.html").write_text("<html><body>" + paragraph * 16_000 + "</body></html>", "utf-8")
    with Sandbox(Bounds(seconds=0.5)) as sandbox, pytest.raises(InputError, match=r"took longer than 0\.5 s"):
        read(tmp_path / "x.html", catalogue, sandbox=sandbox)


def _huge_page() -> bytes:
    """A web page of just under 50 MB, the largest raw file that is read."""
    paragraph = f"<p>{samples.paragraphs()[4]}</p>\n".encode()
    return b"<html><body>" + paragraph * (49_900_000 // len(paragraph)) + b"</body></html>"


@pytest.mark.slow
def test_a_run_over_all_of_them_reads_the_good_one_and_says_why_of_each(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    expected = {f"{number:02}{Path(file).suffix}": what for number, (file, _, what) in enumerate(BAD.values())}
    for name, (_, make, _) in zip(expected, BAD.values(), strict=True):
        (raw / name).write_bytes(make())
    (raw / "huge.html").write_bytes(_huge_page())
    (raw / "larger.html").write_bytes(_huge_page() + bytes(200_000))
    # Which bound is met first depends on the machine.
    by_size_or_time = "characters, more than the 5,000,000|took longer than 20 s"
    expected |= {"huge.html": by_size_or_time, "larger.html": "bytes, more than the 50,000,000"}
    shutil.copy(samples.REPORT, raw / "good.txt")
    shutil.copy(samples.CARD, raw / "good.card.toml")
    settings = Settings(raw=raw, warehouse=tmp_path / "w.duckdb", bounds=Bounds(seconds=20))
    pipeline.run(settings)
    found = statuses(settings)
    assert found.pop("good.txt") == ("read", None)
    assert set(found) == set(expected)
    for name, what in expected.items():
        status, reason = found[name]
        assert status == "failed" and reason is not None and re.search(what, reason), (name, reason)
        assert "\n" not in reason


def test_a_text_that_is_too_long(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "x.txt").write_text(samples.report_text(), "utf-8")
    with (
        Sandbox(replace(Bounds(), characters=1_000)) as sandbox,
        pytest.raises(InputError, match="more than the 1,000"),
    ):
        read(tmp_path / "x.txt", catalogue, sandbox=sandbox)


def test_what_is_not_installed_is_said_with_the_command(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # where no program is
    (tmp_path / "x.png").write_bytes(samples.scan(samples.pdf(), dpi=100)[0])
    (tmp_path / "x.pdf").write_bytes(samples.scanned_pdf(samples.pdf(), dpi=100))
    (tmp_path / "x.rtf").write_bytes(b"{\\rtf1 text}")
    with Sandbox() as sandbox:
        for name, install in (
            ("x.png", ocr.INSTALL_PROGRAM),
            ("x.pdf", ocr.INSTALL_PROGRAM),
            ("x.rtf", oldword.INSTALL),
        ):
            with pytest.raises(InputError, match="not installed") as caught:
                read(tmp_path / name, catalogue, sandbox=sandbox)
            assert install in caught.value.remedy


def test_too_many_scanned_pages(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "x.pdf").write_bytes(samples.scanned_pdf(samples.pdf(copies=20), dpi=72))
    with Sandbox(Bounds(scanned=2)) as sandbox, pytest.raises(InputError, match="has 4 scanned pages, more than the 2"):
        read(tmp_path / "x.pdf", catalogue, sandbox=sandbox)
