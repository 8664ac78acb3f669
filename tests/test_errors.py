"""Errors: one line each, printable whatever they name, the same after a journey to another process."""

from __future__ import annotations

import pickle

import pytest

from etl.errors import AuditFailed, EtlError, FetchError, InputError, UsageError, WarehouseBusy, printable, reason


def test_a_message_says_where_what_and_the_remedy() -> None:
    error = InputError("a.txt", "it is empty", "fetch it again")
    assert str(error) == "a.txt: it is empty; fetch it again"
    assert (error.where, error.what, error.remedy) == ("a.txt", "it is empty", "fetch it again")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lạng Sơn.txt", "Lạng Sơn.txt"),
        ("a\nb", "a\\nb"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("lone \udcff byte", "lone \\udcff byte"),
    ],
)
def test_control_characters_reach_no_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert str(InputError(text, "x", "y")) == f"{shown}: x; y"


@pytest.mark.parametrize(
    "error",
    [
        InputError("a\n.txt", "what", "remedy"),
        FetchError("http://a.vn", "busy", "wait", passing=True, wait=30.0),
        AuditFailed("w.duckdb", "what", "remedy", ["a finding"]),
    ],
)
def test_an_error_crosses_to_another_process_with_all_its_parts(error: EtlError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


def test_every_error_is_one_that_the_command_shows_in_one_line() -> None:
    with pytest.raises(EtlError, match=r"^w\.duckdb: locked; try again$"):
        raise WarehouseBusy("w.duckdb", "locked", "try again")
    assert issubclass(UsageError, EtlError)
    assert not issubclass(UsageError, InputError)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(28, "No space left on device", "/a/b.xlsx"), "No space left on device"),
        (OSError("Error writing bytes to file. Detail: [errno 28] No space left on device"), "No space left on device"),
        (OSError("the file is odd"), "the file is odd"),
    ],
)
def test_what_the_system_refuses_is_told_in_its_words_alone(error: OSError, why: str) -> None:
    assert reason(error) == why
