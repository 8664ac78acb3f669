"""What `etl serve` hands on to the runs, and what it refuses before a server is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.location import Lake
from etl.orchestration import serve
from etl.settings import Settings

API = "http://127.0.0.1:4200/api"


def test_runs_get_absolute_paths_whatever_folder_they_run_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(serve.HEARTBEAT, raising=False)
    given = serve._environment(Settings(raw=Path("raw"), warehouse=Path("w.duckdb")), API)
    assert given == {
        "PREFECT_API_URL": API,
        "ETL_RAW": str(tmp_path / "raw"),
        "ETL_WAREHOUSE": str(tmp_path / "w.duckdb"),
        serve.HEARTBEAT: "30",
    }


def test_a_lake_is_handed_on_with_its_password() -> None:
    lake = Lake("ducklake:postgres:dbname=etl password=geheim")
    assert serve._environment(Settings(warehouse=lake), API)["ETL_WAREHOUSE"] == lake.address


def test_a_heartbeat_that_is_set_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serve.HEARTBEAT, "45")
    assert serve._environment(Settings(), API)[serve.HEARTBEAT] == "45"


def test_declarations_that_are_not_there_are_refused_before_a_server_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "running_server", None)  # whoever calls it fails
    with pytest.raises(UsageError, match=r"there is no prefect\.yaml"):
        serve.serve(Settings(), tmp_path, 4200, None, print)


@pytest.mark.parametrize(
    "address", ["", "ntfy", "ftp://a.vn/x", "https://", "http://[", "mailto:a@b.vn", "http://a\x00"]
)
def test_what_nothing_can_be_posted_to_is_refused_before_a_server_is_started(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "running_server", None)
    with pytest.raises(UsageError, match=r"--notify: .* is no address; write it as in https://ntfy.example.org/kpi"):
        serve.serve(Settings(), None, 4200, address, print)


def test_what_can_be_posted_to_is_taken() -> None:
    for address in ("https://ntfy.example.org/kpi", "http://127.0.0.1:8080/", " https://a.vn "):
        serve._refuse_address(address)
