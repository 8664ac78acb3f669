"""Office files as archives: what a part holds, and what is refused before anything is unpacked or parsed."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from etl.documents.formats.package import open_package
from etl.errors import InputError
from tests.documents import samples

PATH = Path("x.xlsx")


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"xl/{name}.xml", content)
    return target.getvalue()


def test_parts_are_read_by_name_and_a_name_that_is_not_there_is_an_error() -> None:
    package = open_package(PATH, archive(a=b"<x/>", b=b"<y>" + b" " * 9_000 + b"</y>"), 20_000)
    assert package.read("xl/a.xml") == b"<x/>"
    assert len(package.read("xl/b.xml")) == 9_007
    assert "xl/a.xml" in package and "xl/c.xml" not in package
    with pytest.raises(KeyError):
        package.read("xl/c.xml")


@pytest.mark.parametrize("written", ["xl/A.xml", "XL/a.xml", "xl\\a.xml"])
def test_a_part_is_found_however_its_name_is_written(written: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(written, b"<x/>")
    package = open_package(PATH, target.getvalue(), 100)
    assert "xl/a.xml" in package and package.read("xl/a.xml") == b"<x/>"


def test_an_archive_that_unpacks_to_more_than_the_bound_is_refused() -> None:
    data = archive(a=b"<x>" + bytes(5_000))
    with pytest.raises(
        InputError, match=rf"unpacks from {len(data):,} to 5,003 bytes, more than the 5,002 that are read"
    ):
        open_package(PATH, data, 5_002)


@pytest.mark.parametrize(
    ("head", "fault"),
    [(b'<!DOCTYPE x [<!ENTITY e "e">]><x/>', "declares entities in xl/a.xml"),
     (b"<!-- " + b"-x" * 3_000 + b" --><!doctype x><x/>", "more than a prolog before the first element"),
     (b" " * 5_000 + b"<x/>", "more than a prolog before the first element")],
    ids=["entities", "far down", "spaces"],
)  # fmt: skip
def test_a_declaration_or_a_long_prolog_is_refused(head: bytes, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        open_package(PATH, archive(a=head), 100_000)


def test_a_comment_and_an_instruction_before_a_long_part_are_no_fault() -> None:
    content = b"<?xml version='1.0'?>\n<!-- made by hand -->\n<x>" + b"<y/>" * 2_000 + b"</x>"
    assert open_package(PATH, archive(a=content), 100_000).read("xl/a.xml") == content


def test_a_password_is_named() -> None:
    with pytest.raises(InputError, match=r"x\.xlsx: has a password; save it without one"):
        open_package(PATH, b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), 100)


def test_what_is_no_archive_is_damaged() -> None:
    with pytest.raises(InputError, match=r"x\.xlsx: is damaged: File is not a zip file; fetch it again"):
        open_package(PATH, b"PK\x03\x04 and no more", 100)


def _flipped(package: bytes, name: str) -> bytes:
    """The office file with the checksum of one of its parts wrong, in the directory and before the part."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        checksum = archive.getinfo(name).CRC.to_bytes(4, "little")
    return package.replace(checksum, bytes(byte ^ 255 for byte in checksum))


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_part_with_a_wrong_checksum_is_refused(name: str, tmp_path: Path) -> None:
    data = samples.xlsx([["1", "Xuất khẩu"] * 20] * 20)
    with pytest.raises((InputError, zipfile.BadZipFile), match=re.escape(name)):
        open_package(tmp_path / "x.xlsx", _flipped(data, name), 10_000_000).read(name)


def test_parts_that_are_damaged_or_said_to_stand_elsewhere(tmp_path: Path) -> None:
    data = samples.xlsx()
    at = data.index(b"xl/theme/theme1.xml") + 300
    elsewhere = int.from_bytes(data[-6:-2], "little") + 1_000  # the last field but one is where the directory begins
    for bad in (data[:at] + b"\xff" * 40 + data[at + 40 :], data[:-6] + elsewhere.to_bytes(4, "little") + data[-2:]):
        with pytest.raises(InputError, match="is damaged"):
            open_package(tmp_path / "x.xlsx", bad, 10_000_000)


def test_entities_are_found_in_every_kind_of_archive(tmp_path: Path) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "e">]><x/>'
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        for text in (declared.encode(), declared.encode("utf-16"), (declared + " " * 9_000).encode()):
            target = io.BytesIO(b"what stands before an archive does not hide it")
            with zipfile.ZipFile(target, "a", method) as archive:
                archive.writestr("xl/một.xml", text)
            with pytest.raises(InputError, match=r"declares entities in xl/một\.xml"):
                open_package(tmp_path / "x.xlsx", target.getvalue(), 10_000)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_parts_are_what_zipfile_reads(method: int, tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for size in (0, 1, 3_999, 4_000, 4_001, 300_000):
            archive.writestr(f"xl/{size}.xml", b"<c r='A1'/>" * (size // 11) + b" " * (size % 11))
            archive.writestr(f"xl/{size}.bin", bytes(size))
    package = open_package(tmp_path / "x.xlsx", target.getvalue(), 1_000_000)
    with zipfile.ZipFile(target) as archive:
        assert all(package.read(name) == archive.read(name) for name in archive.namelist())
