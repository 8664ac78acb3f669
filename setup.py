"""What of the program is compiled, where that is asked for (`make wheel`); else nothing is, and no compiler is needed.

mypyc makes C of modules as they are. Their sources stay beside them: they are what tracebacks show and what the
extractor's version is a hash of.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from setuptools import Extension, setup

ROOT = Path(__file__).parent
COMPILED = ("src/etl/extract", "src/etl/language")
"""The folders whose modules are compiled: what reading a text takes most of its time in."""

AS_THEY_ARE = re.compile(r"@cached_property|^class \w+\(list\b", re.MULTILINE)
"""What mypyc 2.4 cannot do: it computes a cached property at each look, and compiles no class that is a list."""


def modules() -> list[str]:
    """The paths of the modules that are compiled."""
    paths = (path for folder in COMPILED for path in sorted((ROOT / folder).rglob("*.py")))
    able = (path for path in paths if path.name != "__init__.py" and not AS_THEY_ARE.search(path.read_text("utf-8")))
    return [path.relative_to(ROOT).as_posix() for path in able]


def extensions() -> list[Extension]:
    """What is to be compiled: nothing unless ETL_COMPILED is set, and a wheel is built and not only described."""
    if not os.environ.get("ETL_COMPILED") or "bdist_wheel" not in sys.argv:
        return []
    from mypyc.build import mypycify

    options = ["--config-file", "pyproject.toml"]
    made: list[Extension] = mypycify(
        [*options, *modules()], opt_level="2", debug_level="0", multi_file=True, group_name="etl_compiled"
    )
    return made


if __name__ == "__main__":
    setup(ext_modules=extensions())
