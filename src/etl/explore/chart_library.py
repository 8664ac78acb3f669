"""The chart library that the pages serve, Vega-Lite with all it needs in one script: written at set-up, not committed.

`python -m etl.explore.chart_library` takes it out of the Python package vl-convert-python, which the lock pins and
hashes; a wheel carries it. Without it the pages show their tables.
"""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path

from etl.errors import InstallationError

PACKAGE = "vl-convert-python"
"""Where the script comes from."""

NAME = "vega.js"
"""Its name below `static/`."""

FILE = Path(__file__).parent / "static" / NAME

VEGA_LITE = "6.4"
"""The version of Vega-Lite that the specifications are written for."""

SHA256 = "373b1f84072b31010f15ceb787be6b415c53936411aae267c8c2b2b6ccde46e7"
"""Of the script: what is served is what was looked at."""

_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def write(file: Path = FILE) -> bool:
    """Writes the script unless it is there already; whether it was written.

    Raises InstallationError where the package is missing or gives another script than the one that was looked at.
    """
    if file.exists() and _hash(file.read_text("utf-8")) == SHA256:
        return False
    try:
        import vl_convert
    except ImportError:
        raise InstallationError(
            "chart library", f"the package {PACKAGE} is missing", "run make, which installs it"
        ) from None
    script: str = vl_convert.javascript_bundle(_SNIPPET, vl_version=VEGA_LITE)
    if (found := _hash(script)) != SHA256:
        raise InstallationError(
            "chart library", f"{PACKAGE} {metadata.version(PACKAGE)} gives another script (sha256 {found})",
            "look at it, then state its hash in etl/explore/chart_library.py",
        )  # fmt: skip
    partial = file.with_suffix(".part")
    partial.write_text(script, "utf-8")
    partial.replace(file)
    return True


def _hash(script: str) -> str:
    return hashlib.sha256(script.encode()).hexdigest()


if __name__ == "__main__":
    try:
        write()
    except InstallationError as error:
        sys.exit(f"etl: {error}")
