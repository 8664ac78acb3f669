"""The programs beside Python that a file is read with: with another one, or none, other figures may be read of it."""

from __future__ import annotations

import os.path

from etl.documents.formats.kinds import SUFFIXES


def programs_for(name: str) -> str:
    """Which programs read a file of this name here, as in "ocr-1f3a9c" or "ocr-none"; "" where none is needed.

    The name decides, and not the bytes, because this is asked of files that are not opened.
    """
    # As text: asked of every file that lies in the raw folder.
    kind = SUFFIXES.get(os.path.splitext(name)[1].lower(), "")  # noqa: PTH122
    if kind in ("pdf", "image"):
        from etl.documents.formats import ocr

        return f"ocr-{ocr.identity() or 'none'}"
    if kind in ("doc", "rtf"):
        from etl.documents.formats import oldword

        return f"office-{'found' if oldword.office() else 'none'}"
    return ""


def read_by(name: str, rules: str) -> str:
    """The version that a document is read with: the `rules` (see `etl.version`) and the programs for its kind."""
    programs = programs_for(name)
    return f"{rules}.{programs}" if programs else rules
