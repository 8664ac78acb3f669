"""What a program does with the disk, in order: which files it syncs and which it puts in the place of which.

A power cut loses what was not synced before it was renamed, and a rename whose folder was not synced. No test can cut
the power, so the calls are traced.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def traced(patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The list that every sync ("sync", name) and every rename ("put", new name) is added to, in order."""
    calls: list[tuple[str, str]] = []
    sync, put = os.fsync, Path.replace

    def fsync(descriptor: int) -> None:
        calls.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        sync(descriptor)

    def replace(path: Path, target: Path) -> Path:
        calls.append(("put", Path(target).name))
        return put(path, target)

    patch.setattr(os, "fsync", fsync)
    patch.setattr(Path, "replace", replace)
    return calls
