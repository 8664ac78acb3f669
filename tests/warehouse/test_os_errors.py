"""What an errno means for a warehouse: by its number, or by the words in which DuckDB repeats it."""

from __future__ import annotations

import errno
import os
import re

import pytest

from etl.warehouse.os_errors import BY_ERRNO, FULL, errno_of, meaning_of


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.ENOENT])
def test_duckdb_repeats_the_words_of_the_system_at_the_beginning(code: int) -> None:
    assert errno_of(f"{os.strerror(code)}\n\nSee also") == (code, os.strerror(code))
    assert errno_of(f"failed: {os.strerror(code)}") is None


def test_of_two_texts_that_begin_alike_the_longer_counts() -> None:
    """ "No such device" is the beginning of "No such device or address"."""
    assert errno_of(f"{os.strerror(errno.ENXIO)}.") == (errno.ENXIO, os.strerror(errno.ENXIO))


def test_words_of_no_errno_are_none() -> None:
    assert errno_of("the moon is full") is None
    assert errno_of("") is None


def test_a_meaning_is_that_of_its_number() -> None:
    assert meaning_of(errno.ENOSPC, "x") is FULL
    assert meaning_of(errno.EPERM, "x") is meaning_of(errno.EACCES, "x")


@pytest.mark.parametrize("code", [None, 0, 9999])
def test_what_nobody_foresaw_is_said_in_the_words_of_the_system(code: int | None) -> None:
    assert meaning_of(code, "Out of cheese").what == "the system says: Out of cheese"


def test_no_remedy_gives_up_a_file() -> None:
    gives_up = re.compile(r"\b(delete|remove|throw)\b", re.IGNORECASE)
    assert [meaning for meaning in BY_ERRNO.values() if gives_up.search(meaning.remedy)] == []
