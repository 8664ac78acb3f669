"""The kind of a file by its bytes, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from etl.documents.formats.kinds import NAMES, SUFFIXES, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*parts: str, mimetype: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for part in parts:
            made.writestr(part, "x")
    return target.getvalue()


def stream(name: str) -> bytes:
    return OLE + bytes(100) + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("x.txt", b"%PDF-1.4", "pdf"), ("x.pdf", bytes(1000) + b"%PDF-1.4", "pdf"),
     ("x.txt", b"\x89PNG\r\n\x1a\n", "image"),
     ("x.pdf", b"\xff\xd8\xff\xe0", "image"), ("x.png", b"II*\0", "image"), ("x.doc", b"{\\rtf1", "rtf"),
     ("x.zip", archive("word/document.xml"), "docx"), ("x.docx", archive("xl/workbook.xml"), "xlsx"),
     ("x.zip", archive("XL\\Workbook.xml"), "xlsx"),
     ("x.xlsx", archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
     ("x.docx", archive("photo.jpg"), "docx"), ("x.xlsx", b"PK\x03\x04 damaged", "xlsx"),
     ("x.odt", archive(mimetype="application/vnd.oasis.opendocument.text"), "txt"),
     ("x.xls", stream("WordDocument"), "doc"), ("x.doc", stream("Workbook"), "xls"), ("x.doc", stream("Book"), "xls"),
     ("x.docx", stream("EncryptedPackage"), "docx"), ("x.bin", stream("EncryptedPackage"), "xlsx"),
     ("x.xls", OLE, "xls")],
)  # fmt: skip
def test_marks_in_the_bytes_decide(name: str, data: bytes, kind: str) -> None:
    assert kind_of(Path(name), data) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("begin", ["<!DOCTYPE html>", "<html>", '<?xml version="1.0"?>\n<!-- x -->\n<HTML lang="vi">'])
def test_a_web_page_is_known_by_how_it_begins(begin: str, encoding: str) -> None:
    assert kind_of(Path("x.xls"), begin.encode(encoding)) == "html"


@pytest.mark.parametrize(
    ("name", "kind"), [("x.txt", "txt"), ("x.csv", "csv"), ("x.tsv", "csv"), ("x.htm", "html"), ("x.pdf", "txt")]
)
def test_where_the_bytes_say_nothing_it_is_the_suffix_of_a_text(name: str, kind: str) -> None:
    assert kind_of(Path(name), "Năm 2015 <html> đạt 5%".encode()) == kind


def test_every_kind_has_a_name_for_messages() -> None:
    assert set(NAMES) == set(SUFFIXES.values())
