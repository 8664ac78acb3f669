"""Where a file or folder is written until it is whole: beside its place, under a name that says whose it is.

A process that is killed cannot remove it; the next one that writes the same does.
"""

from __future__ import annotations

import glob
import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path

_SUFFIX = ".part"


def beside(target: Path) -> Path:
    """The hidden name beside `target` under which this process writes it; what dead processes left there is removed.

    Nothing is made. Other machines' files are left: whether their processes live cannot be told from here.
    """
    begins = f".{target.name}.{socket.gethostname()}."
    for left in target.parent.glob(f"{glob.escape(begins)}*{_SUFFIX}"):
        owner = left.name.removeprefix(begins).removesuffix(_SUFFIX)
        if owner.isdigit() and not _lives(int(owner)):
            _remove(left)
    return target.with_name(f"{begins}{os.getpid()}{_SUFFIX}")


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # another user's
        return True
    return True


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
        return
    with suppress(OSError):
        left.unlink()
