"""The bytes of a raw file, or the reason why they cannot be read: missing, no file, no permission, empty, too large.

The bytes are decoded elsewhere (`decoding`, and the reader of each format).
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from etl.errors import InputError

_OF_MACHINE = {
    errno.ENOSPC, errno.EDQUOT, errno.ENOMEM, errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.EIO, errno.ESTALE,
    errno.ETIMEDOUT,
}  # fmt: skip


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of the regular file `path`, at least one and at most `max_bytes`.

    Raises InputError for everything else: a folder, a pipe, a link to nothing, no permission, nothing but spaces.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            refuse_folder(path)
            raise InputError(path, "is a pipe, socket or device, not a file", "put the report itself in its place")
        if info.st_size > max_bytes:
            raise InputError(
                path,
                f"has {info.st_size:,} bytes, more than the {max_bytes:,} that are read",
                "split the file, or raise ETL_BOUND_BYTES if it really is one report",
            )
        data = path.read_bytes()
    except OSError as error:
        raise fault_of_machine(path, error) or InputError(path, *_why(path, error)) from None
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\f\v"):
        raise InputError(path, "is empty", "fetch the report again")
    return data


def refuse_folder(path: Path) -> None:
    """Raise InputError for a folder, whatever its name: one that was found among raw files and is not entered."""
    if not os.path.isdir(path):  # noqa: PTH112  # False for what cannot be asked for, where `Path.is_dir` raises
        return
    if path.is_symlink():
        what, remedy = "is a link to a folder, which is not followed", "put the reports themselves here, or name"
        raise InputError(path, what, f"{remedy} that folder, as in `etl run FOLDER`")
    try:
        next(path.iterdir(), None)
    except OSError as error:
        what = f"is a folder whose files cannot be listed ({error.strerror}), so that none of them is read"
        raise InputError(path, what, "give the right to read and enter it (chmod u+rx)") from None
    raise InputError(path, "is a folder, not a file", "put the report itself in its place, or name a file in it")


def fault_of_machine(path: Path, error: OSError) -> InputError | None:
    """The error of a file whose reading failed for what the machine lacks at the time; None for any other reason."""
    if error.errno not in _OF_MACHINE:
        return None
    what = f"cannot be read now: the machine says {error.strerror or error}"
    return InputError(path, what, "see to that (the disk, the limits of this user)", passing=True)


def _why(path: Path, error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return "may not be read by this user", "give read permission (chmod +r)"
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return "is a link to a file that does not exist", "restore the target, or put the report in its place"
        return "does not exist", "check the path"
    if error.errno == errno.ELOOP:
        return "is a link that leads round in a circle", "put the report itself in its place"
    return f"cannot be read: {error.strerror or error}", "check the path and the disk it stands on"
