"""What an errno of the operating system means for a warehouse, and what a person can do; no remedy here loses anything.

Which file it is about, and the messages of DuckDB, are read in `error_translation`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from typing import NamedTuple


class Meaning(NamedTuple):
    """What is wrong, and what to do about it."""

    what: str
    remedy: str


AS_IT_WAS = "what is published is as it was"

MEMORY = Meaning(
    "there is too little memory for it",
    f"end what else uses memory, or allow this process more (`ulimit -v`, the service's MemoryMax), then run again; "
    f"{AS_IT_WAS}",
)
FULL = Meaning("the disk is full", f"make room there and run again; {AS_IT_WAS}")
NOT_PERMITTED = Meaning(
    "reading or writing is not permitted", "give this user the right, or name another file; nothing was changed"
)
NO_FOLDER = Meaning("its folder does not exist", "make the folder, or name another file")
GONE = Meaning("it is not there any more", f"see what took it away, then run again; {AS_IT_WAS}")
IN_USE = Meaning(
    "something has hold of the file itself",
    f"mount its folder and not the file alone, or end what uses it (a backup, a mount), then run again; {AS_IT_WAS}",
)
NETWORK = Meaning(
    "its network file system does not answer as it should",
    f"see that the server can be reached, mount it again if need be, then run again; {AS_IT_WAS}",
)
NO_LOCKS = Meaning(
    "its file system gives no locks",
    "put the warehouse on a local disk, or mount the network file system with locks; nothing was changed",
)
LINKS = Meaning("its links lead round in a circle", "mend the link, or name the file itself")
NAME = Meaning("its name is too long for the file system", "name another file")
KINDS = Meaning(
    "its file system cannot do what a warehouse needs",
    f"put the warehouse on a local disk (ext4, xfs, btrfs, zfs, apfs); {AS_IT_WAS}",
)

IN_THE_WAY = f"move it aside, then run again; {AS_IT_WAS}"
"""What to do about what lies where this program keeps a file or folder of its own."""

BY_ERRNO: Mapping[int, Meaning] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: Meaning(
        "the disk quota of this user is used up", f"make room or have the quota raised, then run again; {AS_IT_WAS}"
    ),
    errno.EFBIG: Meaning(
        "a file may not become as large as that",
        f"raise the limit (`ulimit -f unlimited`, the service's LimitFSIZE), then run again; {AS_IT_WAS}",
    ),
    errno.EIO: Meaning(
        "the disk reports an input/output error",
        "copy the warehouse and its kept files to another disk first, look at this one (`dmesg`), then run again",
    ),
    errno.EROFS: Meaning(
        "it is on a file system that cannot be written to",
        f"mount it for writing, or name a file elsewhere; {AS_IT_WAS}",
    ),
    errno.EMFILE: Meaning(
        "this process may open no more files",
        f"raise the limit (`ulimit -n 1024`, the service's LimitNOFILE), then run again; {AS_IT_WAS}",
    ),
    errno.ENFILE: Meaning(
        "the machine may open no more files",
        f"end what holds many files open, or raise fs.file-max, then run again; {AS_IT_WAS}",
    ),
    errno.EAGAIN: Meaning(
        "the machine gives this user no more processes or threads",
        f"end other work of this user, or raise the limit (`ulimit -u`), then run again; {AS_IT_WAS}",
    ),
    errno.ENOMEM: MEMORY,
    errno.EACCES: NOT_PERMITTED,
    errno.EPERM: NOT_PERMITTED,
    errno.ENOENT: GONE,
    errno.ENOTDIR: Meaning("a part of its path is a file and no folder", "name another file"),
    errno.EISDIR: Meaning("it is a folder", "name a file in it"),
    errno.EEXIST: Meaning("something else has that name already", f"see to that, then run again; {AS_IT_WAS}"),
    errno.ELOOP: LINKS,
    errno.ENAMETOOLONG: NAME,
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.EXDEV: IN_USE,
    errno.ESTALE: NETWORK,
    errno.ETIMEDOUT: NETWORK,
    errno.EHOSTDOWN: NETWORK,
    errno.EHOSTUNREACH: NETWORK,
    errno.ENETUNREACH: NETWORK,
    errno.ENOTCONN: NETWORK,
    errno.ECONNREFUSED: NETWORK,
    errno.ECONNRESET: NETWORK,
    errno.ENOLCK: NO_LOCKS,
    errno.EINVAL: KINDS,
    errno.ENOSYS: KINDS,
    errno.ENOTSUP: KINDS,
    errno.ENODEV: NETWORK,
    errno.ENXIO: NETWORK,
    errno.EINTR: Meaning("it was interrupted", f"run again; {AS_IT_WAS}"),
}
"""On Linux EDEADLK, EOPNOTSUPP and EWOULDBLOCK are among these under other names, or do not occur for files."""

_TEXTS = {os.strerror(code): code for code in errno.errorcode}


def errno_of(text: str) -> tuple[int, str] | None:
    """The errno whose text begins `text`, with that text: DuckDB gives no number. None where there is none."""
    said = max((said for said in _TEXTS if text.startswith(said)), key=len, default=None)
    return None if said is None else (_TEXTS[said], said)


def meaning_of(code: int | None, said: str) -> Meaning:
    """What `code` means; for an unknown one what the system itself `said`."""
    known = BY_ERRNO.get(code or 0)
    return known or Meaning(f"the system says: {said}", f"see to that, then run again; {AS_IT_WAS}")
