"""Old Word files go through LibreOffice: found or missed, its result read, its complaint passed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats import oldword
from etl.documents.formats.oldword import office, read_doc
from etl.errors import InputError
from etl.settings import Bounds
from tests.documents.word_file import paragraph, run, saved

PATH = Path("x.doc")


def program(folder: Path, script: str, name: str = "soffice") -> None:
    """A LibreOffice that does this; its last argument is the source, the folder before it where the result goes."""
    (folder / name).write_text(f'#!/bin/sh\nfor last in "$@"; do outdir="$before"; before="$last"; done\n{script}\n')
    (folder / name).chmod(0o755)


@pytest.fixture(autouse=True)
def bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_libreoffice_the_command_that_installs_it_is_told() -> None:
    assert office() is None
    with pytest.raises(InputError, match=r"x\.doc: is an old Word file, and LibreOffice is not installed") as caught:
        read_doc(PATH, b"\xd0\xcf\x11\xe0", Bounds())
    assert oldword.INSTALL in caught.value.remedy


def test_it_is_found_under_either_name(bin: Path) -> None:
    program(bin, "", "libreoffice")
    assert office() == str(bin / "libreoffice")
    program(bin, "")
    assert office() == str(bin / "soffice")


@pytest.mark.parametrize(("data", "suffix"), [(b"{\\rtf1 x}", "rtf"), (b"\xd0\xcf\x11\xe0", "doc")])
def test_what_it_makes_of_the_file_is_read(data: bytes, suffix: str, bin: Path) -> None:
    (bin / "made.docx").write_bytes(saved(paragraph(run("đạt 950 tỷ đồng"))))
    program(bin, f'case "$last" in *.{suffix}) /bin/cp {bin}/made.docx "$outdir/report.docx";; esac')
    content = read_doc(PATH, data, Bounds())
    assert (content.text, content.places[0].locator) == ("đạt 950 tỷ đồng", "đoạn 1")


@pytest.mark.parametrize(
    ("script", "says"),
    [("echo warn >&2; echo 'source file could not be loaded' >&2", "source file could not be loaded"),
     ("echo converting", "converting"), ("", "it says nothing")],
)  # fmt: skip
def test_what_it_says_when_it_makes_nothing_is_passed_on(script: str, says: str, bin: Path) -> None:
    program(bin, script)
    with pytest.raises(InputError, match=f"cannot be converted by LibreOffice: {says}; open it by hand"):
        read_doc(PATH, b"\xd0\xcf\x11\xe0", Bounds())
