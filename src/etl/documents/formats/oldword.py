"""Reader of old Word files (DOC) and RTF: LibreOffice, where it is there, turns them into DOCX for `word`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from etl.documents.document import Content
from etl.documents.formats.word import read_docx
from etl.errors import InputError
from etl.settings import Bounds

PROGRAMS = ("soffice", "libreoffice")
INSTALL = "apt-get install libreoffice-writer-nogui"


def office() -> str | None:
    """The LibreOffice program on this machine."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), None)


def read_doc(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.doc` or `.rtf` file, with locators as in a DOCX.

    Raises InputError where LibreOffice is missing (with the command that installs it) or cannot convert the file.
    """
    program = office()
    if program is None:
        raise InputError(path, "is an old Word file, and LibreOffice is not installed",
                         f"install it (`{INSTALL}`), or save the report as .docx")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / ("report.rtf" if data.startswith(b"{\\rtf") else "report.doc")
        source.write_bytes(data)
        # A profile of its own: two conversions at a time, or one beside an open LibreOffice, would wait for each other.
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
                   "--convert-to", "docx", "--outdir", folder, str(source)]  # fmt: skip
        # The sandbox bounds its time, and ends it.
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        target = source.with_suffix(".docx")
        if not target.exists():
            said = (done.stderr.strip() or done.stdout.strip() or "it says nothing").splitlines()[-1]
            raise InputError(
                path, f"cannot be converted by LibreOffice: {said}", "open it by hand and save it as .docx"
            )
        return read_docx(path, target.read_bytes(), bounds)
