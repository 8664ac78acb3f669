"""The options that commands share: an empty path is refused, and which of three places counts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from etl.cli.options import path_of, settings_of
from etl.errors import UsageError


def test_an_empty_path_is_not_the_current_folder() -> None:
    assert path_of("data/raw") == Path("data/raw")
    for text in ("", "  "):
        with pytest.raises(UsageError, match="PATH: it is empty; name a file or folder"):
            path_of(text)


def test_after_the_command_goes_before_before_it_and_that_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ETL_RAW", "/env/raw")
    monkeypatch.setenv("ETL_WAREHOUSE", "/env/w.duckdb")
    context: Any = SimpleNamespace(obj=(None, Path("before.duckdb")))
    settings = settings_of(context, None, Path("after.duckdb"))
    assert (settings.raw, settings.warehouse) == (Path("/env/raw"), Path("after.duckdb"))
    assert settings_of(context, None, None).warehouse == Path("before.duckdb")
