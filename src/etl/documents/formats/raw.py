"""The bytes of a raw file, or the reason why they cannot be read: missing, no file, no permission, empty, too large.

The bytes are decoded elsewhere (`decoding`, and the reader of each format).
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from etl.errors import InputError

_OF_MACHINE = {
    errno.ENOSPC, errno.EDQUOT, errno.ENOMEM, errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.EIO, errno.ESTALE,
    errno.ETIMEDOUT,
}  # fmt: skip


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of the regular file `path`, at least one and at most `max_bytes`.

    Raises InputError for everything else: a directory, a pipe, a link to nothing, no permission, nothing but spaces.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise InputError(path, f"is {_kind(info.st_mode)}, not a file", "put the report itself in its place")
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
        raise InputError(path, "is empty", "fetch the report again, or remove the file")
    return data


def fault_of_machine(path: Path, error: OSError) -> InputError | None:
    """The error of a file whose reading failed for what the machine lacks at the time; None for any other reason."""
    if error.errno not in _OF_MACHINE:
        return None
    what = f"cannot be read now: the machine says {error.strerror or error}"
    return InputError(path, what, "see to that (the disk, the limits of this user)", passing=True)


def _kind(mode: int) -> str:
    return "a directory" if stat.S_ISDIR(mode) else "a pipe, socket or device"


def _why(path: Path, error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return "may not be read by this user", "give read permission (chmod +r) or remove it"
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return "is a link to a file that does not exist", "restore the target or remove the link"
        return "does not exist", "check the path"
    return f"cannot be read: {error.strerror or error}", "check the path and the disk it stands on"
