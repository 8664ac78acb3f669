"""A setting that Prefect cannot read is one line that names it; what is set stays secret."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.orchestration.prefect_settings import check

VARIABLES = {
    "PREFECT_LOGGING_LEVEL": ("LAUT", "(level: Input should be 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL')"),
    "PREFECT_API_DATABASE_CONNECTION_URL": ("geheim", "(Could not parse SQLAlchemy URL from given URL string)"),
}


def test_settings_that_can_be_read_say_nothing(tmp_path: Path) -> None:
    check(tmp_path, {**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_LOGGING_LEVEL": "INFO"})


@pytest.mark.parametrize("name", VARIABLES)
def test_a_variable_is_named_without_what_it_holds(name: str, tmp_path: Path) -> None:
    value, said = VARIABLES[name]
    with pytest.raises(UsageError) as fault:
        check(tmp_path, {**os.environ, "PREFECT_HOME": str(tmp_path), name: value})
    assert str(fault.value) == f"{name}: Prefect cannot read it {said}; mend or unset it"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "profiles.toml").write_text('active = "x\n', "utf-8")
    with pytest.raises(UsageError) as fault:
        check(tmp_path, {**os.environ, "PREFECT_HOME": str(tmp_path)})
    assert str(fault.value).startswith(f"{tmp_path}/profiles.toml: Prefect cannot read its settings there (Illegal ")
    assert str(fault.value).endswith("); mend that file")


def test_a_value_in_a_file_is_told_with_where_it_may_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "prefect.toml").write_text('[logging]\nlevel = "LAUT"\n', "utf-8")
    with pytest.raises(UsageError) as fault:
        check(tmp_path / "home", {**os.environ, "PREFECT_HOME": str(tmp_path / "home")})
    said = "Prefect's settings: level: Input should be 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL'; "
    places = f"{tmp_path}/prefect.toml or {tmp_path}/home/profiles.toml"
    assert str(fault.value) == f"{said}mend it where it is set: a variable PREFECT_…, {places}"
