"""The options that commands share: an empty path is refused, and which of three places counts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from etl.cli.options import outside_raw, path_after, path_of, settings_of
from etl.errors import UsageError
from etl.settings import Settings
from tests.conftest import Etl


def test_an_empty_path_is_not_the_current_folder() -> None:
    assert path_of("data/raw") == Path("data/raw")
    for text in ("", "  "):
        with pytest.raises(UsageError, match="PATH: it is empty; name a file or folder"):
            path_of(text)
        with pytest.raises(UsageError, match=r"^--raw: it is empty; name a file or folder"):
            path_after("--raw")(text)
    assert path_after("--raw")("data/raw") == Path("data/raw")


@pytest.mark.parametrize("option", ["--raw", "--warehouse", "-o"])
def test_an_option_whose_path_is_empty_is_named(option: str, etl: Etl) -> None:
    ran = etl("export", "kpi", "-o", "x.csv", option, "")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"etl: {option}: it is empty; name a file or folder; ") and ran.err.count("\n") == 1


def test_after_the_command_goes_before_before_it_and_that_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ETL_RAW", "/env/raw")
    monkeypatch.setenv("ETL_WAREHOUSE", "/env/w.duckdb")
    context: Any = SimpleNamespace(obj=(None, Path("before.duckdb")))
    settings = settings_of(context, None, Path("after.duckdb"))
    assert (settings.raw, settings.warehouse) == (Path("/env/raw"), Path("after.duckdb"))
    assert settings_of(context, None, None).warehouse == Path("before.duckdb")


@pytest.mark.parametrize(
    "target", ["raw/kpi.csv", "raw/lang-son/kpi.xlsx", "raw", "other/../raw/kpi.csv", "link/kpi.csv"]
)
def test_nothing_is_written_among_the_raw_reports(target: str, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "raw")
    with pytest.raises(UsageError, match=r"^-o: .* lies among the raw reports, .*; name another place than "):
        outside_raw(Settings(raw=tmp_path / "raw"), "-o", tmp_path / target)


def test_what_lies_beside_the_raw_reports_may_be_written(tmp_path: Path) -> None:
    for name in ("kpi.csv", "raw2/kpi.csv", "data/kpi.csv"):
        assert outside_raw(Settings(raw=tmp_path / "raw"), "-o", tmp_path / name) == tmp_path / name
