"""Files saved as Strict Open XML are read as the usual ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from etl.documents.formats.package import open_package
from etl.documents.formats.strict_xml import transitional, transitional_file
from etl.documents.formats.word import read_docx
from etl.settings import Bounds
from tests.documents import samples

USUAL, STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
_NAMES = (b"wordprocessingml", b"officeDocument", b"drawingml")


def _strict(data: bytes) -> bytes:
    """The file as an office program saves it in the strict form: other namespaces in every part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as usual, zipfile.ZipFile(target, "w") as strict:
        for name in usual.namelist():
            part = usual.read(name)
            for each in _NAMES if name.endswith((".xml", ".rels")) else ():
                part = part.replace(USUAL + each + b"/2006/", STRICT + each + b"/")
            strict.writestr(name, part)
    return target.getvalue()


def test_a_strict_word_file_is_read_as_the_usual_one() -> None:
    usual, path = samples.docx(samples.paragraphs()), Path("a.docx")
    strict = _strict(usual)
    assert STRICT in zipfile.ZipFile(io.BytesIO(strict)).read("word/document.xml")
    assert read_docx(path, strict, Bounds()).text == read_docx(path, usual, Bounds()).text


def test_a_usual_file_is_left_as_it_is() -> None:
    data = samples.docx(["Xuất khẩu"])
    assert transitional_file(open_package(Path("a.docx"), data, 10**9)) is data
    assert transitional(b"<a/>") == b"<a/>"
