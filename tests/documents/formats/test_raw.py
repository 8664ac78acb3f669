"""The bytes of a raw file, and the reason why they cannot be had."""

from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

import pytest

from etl.documents.formats.raw import fault_of_machine, read_bytes
from etl.errors import InputError


def test_the_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\0 5%")
    assert read_bytes(tmp_path / "x", 5) == b"\xff\0 5%"


def test_a_file_beyond_the_bound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    with pytest.raises(InputError, match="has 5 bytes, more than the 4 that are read"):
        read_bytes(tmp_path / "x", 4)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf\r\n", b"\xff\xfe \0\n\0"])
def test_nothing_but_spaces_and_marks_is_empty(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(InputError, match="is empty"):
        read_bytes(tmp_path / "x", 100)


def test_what_is_no_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "linked").symlink_to("folder")
    for name, what in (("folder", "is a folder, not a file"),
                       ("linked", "is a link to a folder, which is not followed; put the reports themselves here, or"),
                       ("round", "is a link that leads round in a circle; put the report"),
                       ("pipe", "is a pipe, socket or device, not a file"),
                       ("link", "is a link to a file that does not exist"), ("gone", "does not exist"),
                       ("n" * 300, "cannot be read: File name too long")):  # fmt: skip
        with pytest.raises(InputError, match=what) as caught:
            read_bytes(tmp_path / name, 100)
        assert caught.value.where == str(tmp_path / name)


def test_what_the_machine_lacks_may_pass(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"5%")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        with pytest.raises(InputError, match="cannot be read now: the machine says Too many open files") as caught:
            read_bytes(tmp_path / "x", 100)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert caught.value.passing
    assert fault_of_machine(tmp_path / "x", OSError(errno.EACCES, "Permission denied")) is None
