"""The extractor's version: which rules and which catalogue read and checked a figure. Nothing else is hashed here."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from etl.errors import InstallationError

DISTRIBUTION = "congthuong-kpi"
SOURCES = ("language", "catalogue", "documents", "extract", "validate", "pipeline/read.py")
"""The packages and modules whose code and data decide what is read from a report, what of it is believed, and how the
rows are that come of it. What the views make of the rows is not among them: see `warehouse.outdated`."""


def extractor_version(package: Path = Path(__file__).parent) -> str:
    """Project version and a hash of the rules of reading and validation, as in `0.1.0+3f9a61c0d2`.

    It changes exactly when a source or data file of `SOURCES` under `package` changes, so a document that was read
    under the same version and has the same bytes need not be read again. Costs a few milliseconds.
    Raises InstallationError when one of the sources is missing: without it two different rules would look alike.
    """
    digest = hashlib.sha256()
    for path in sorted(_files(package), key=lambda path: path.relative_to(package).as_posix()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return f"{project_version()}+{digest.hexdigest()[:10]}"


def project_version() -> str:
    """The project's version as installed, `0` where the source is used without being installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0"


def _files(package: Path) -> list[Path]:
    sources = [package / source for source in SOURCES]
    for source in sources:
        if not source.exists():
            raise InstallationError(source, "is part of the program and is missing", "install the project again")
    found = [path for source in sources for path in (source.rglob("*") if source.is_dir() else [source])]
    return [path for path in found if path.is_file() and not _is_made(path)]


def _is_made(path: Path) -> bool:
    """Whether the file is made of sources, which decide alone: bytecode, and modules that are compiled (`setup.py`)."""
    return "__pycache__" in path.parts or path.name.startswith(".") or path.suffix in (".so", ".pyd")
