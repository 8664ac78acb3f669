"""Scans get a layer of text through OCRmyPDF and tesseract with its Vietnamese model; both are optional.

`pdf` reads the result. Its figures are marked, because tone marks and digits may be wrong.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from etl.errors import InputError
from etl.settings import Bounds

LANGUAGE = "vie"
INSTALL_PACKAGE = "pip install 'ocrmypdf>=17,<18'"
INSTALL_PROGRAM = "apt-get install tesseract-ocr tesseract-ocr-vie"
_JOBS = 2
_SURE = "2"  # how sure tesseract must be that a page lies on its side; its usual 14 leaves pages upside down
_RESOLUTION = "300"  # dots per inch that pages are enlarged to where they have less: fewer digits go wrong
_LAST_WORDS = 200  # characters of what the program said before it failed


def missing() -> list[tuple[str, str]]:
    """What OCR needs and this machine does not have, each with the command that installs it."""
    lacks = []
    if find_spec("ocrmypdf") is None:
        lacks.append(("the Python package ocrmypdf", INSTALL_PACKAGE))
    program = shutil.which("tesseract")
    if program is None:
        lacks.append(("the program tesseract", INSTALL_PROGRAM))
    elif LANGUAGE not in _languages(program):
        lacks.append(("the Vietnamese model of tesseract", "apt-get install tesseract-ocr-vie"))
    return lacks


def _languages(program: str) -> list[str]:
    return subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout.split()


def remedy() -> str:
    """The commands that install what is missing, in one line."""
    return "install OCR: " + " && ".join(f"`{command}`" for _, command in missing())


def with_text(path: Path, data: bytes, scanned: int, bounds: Bounds) -> bytes:
    """The PDF `data` with text on its `scanned` pages that are pictures; pages with text stay as they are.

    Raises InputError when there are too many of them, OCR is not installed, or it fails.
    """
    if scanned > bounds.scanned:
        raise InputError(path, f"has {scanned} scanned pages, more than the {bounds.scanned} that are read by OCR",
                         "cut out the pages with the figures, or raise Bounds.scanned")  # fmt: skip
    if missing():
        raise InputError(path, "is a scan, and OCR is not installed", remedy())
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "scan.pdf", Path(folder) / "text.pdf"
        source.write_bytes(data)
        done = subprocess.run(_command(source, target), capture_output=True, text=True, check=False)
        if not target.exists():
            said = " ".join(done.stderr.split())[-_LAST_WORDS:] or f"it ended with {done.returncode}"
            raise InputError(path, f"cannot be read by OCR: {said}", "open it by hand and save it as a new PDF")
        return target.read_bytes()


def _command(source: Path, target: Path) -> list[str]:
    """Straightened and turned upright, not made smaller or archival: the result is read once and thrown away."""
    return [
        sys.executable, "-m", "ocrmypdf", "--language", LANGUAGE, "--skip-text", "--deskew", "--rotate-pages",
        "--rotate-pages-threshold", _SURE, "--oversample", _RESOLUTION,
        "--output-type", "pdf", "--optimize", "0", "--rasterizer", "pypdfium", "--jobs", str(_JOBS), "--quiet",
        str(source), str(target),
    ]  # fmt: skip
