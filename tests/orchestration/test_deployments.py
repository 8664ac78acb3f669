"""Which flows are served and when: the declarations of a folder, else those of the package; slips in them are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.orchestration import deployments
from tests.conftest import Etl
from tests.orchestration.conftest import PROJECT


def test_a_folder_that_is_named_without_declarations_is_told_in_one_line(etl: Etl, tmp_path: Path) -> None:
    ran = etl("serve", "--project", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    told = f"etl: serve: there is no prefect.yaml in {tmp_path}; write one there with `etl serve --init"
    assert ran.err.startswith(told)


def test_declarations_of_the_folder_go_before_those_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert deployments.find_declarations(None) == deployments.SHIPPED
    own = tmp_path / "prefect.yaml"
    own.write_text("deployments: []\n", "utf-8")
    assert deployments.find_declarations(None) == deployments.find_declarations(tmp_path) == own
    with pytest.raises(UsageError):
        deployments.find_declarations(tmp_path / "nowhere")


def test_the_project_declares_what_the_package_does() -> None:
    assert (PROJECT / "prefect.yaml").read_bytes() == deployments.SHIPPED.read_bytes()


def test_the_schedule_stands_in_prefect_yaml() -> None:
    nightly, *others = deployments.deployments(deployments.SHIPPED)
    assert [getattr(row.schedule, "cron", None) for row in nightly.schedules or ()] == ["30 1 * * *"]
    assert [row.name for row in others] == ["backfill", "backfill-year", "tidy"]
    assert [getattr(row.schedule, "cron", None) for row in others[2].schedules or ()] == ["0 12 * * 0"]
    assert [row.concurrency_limit for row in (nightly, *others)] == [1, 1, 1, 1]


def test_declarations_are_written_once_and_never_over_others(etl: Etl, tmp_path: Path) -> None:
    own = tmp_path / "prefect.yaml"
    assert etl("serve", "--init", "--project", tmp_path).out == f"{own} is written\n"
    own.write_text(own.read_text("utf-8").replace("30 1 * * *", "0 3 * * *"), "utf-8")
    again = etl("serve", "--init", "--project", tmp_path)
    assert (again.code, f"{own} exists and is left as it is" in again.err) == (2, True)
    schedules = list(deployments.deployments(own)[0].schedules or ())
    assert [getattr(row.schedule, "cron", None) for row in schedules] == ["0 3 * * *"]
    nowhere = etl("serve", "--init", "--project", tmp_path / "nowhere")
    assert (nowhere.code, "cannot be written: No such file or directory" in nowhere.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it has no list of deployments"),
        ("deployments: []", "it has no list of deployments"),
        ("deployments: [", "while parsing"),
        ("deployments: [nightly]", "deployment number 1: a part is missing or mistyped"),
        ("deployments: [{name: nightly}]", "deployment nightly: a part is missing or mistyped ('entrypoint')"),
        ("deployments: [{name: n, entrypoint: nothing.here.at_all}]", "deployment n: No module named 'nothing'"),
        ("deployments: [{name: n, entrypoint: flows/no.py:no}]", "deployment n: "),
        ("deployments: [{name: n, entrypoint: etl.orchestration.flows.night}]", "Flow function with name 'night'"),
        ("deployments: [{name: n, entrypoint: etl.orchestration.flows.nightly, "
         "schedules: [{cron: often, timezone: UTC}]}]", "deployment n: "),
        ("deployments: [{name: n, entrypoint: etl.orchestration.flows.nightly, schedules: [{interval: 60}]}]",
         "deployment n: a part is missing or mistyped ('cron')"),
        ("deployments: [{name: n, entrypoint: etl.orchestration.flows.nightly, concurrency_limit: {limit: some}}]",
         "deployment n: "),
    ],
)  # fmt: skip
def test_slips_in_declarations_are_one_line(text: str, told: str, tmp_path: Path) -> None:
    own = tmp_path / "prefect.yaml"
    own.write_text(text, "utf-8")
    with pytest.raises(UsageError) as raised:
        deployments.deployments(own)
    said = str(raised.value)
    assert told in said
    assert said.startswith(f"{own}: ")
    assert "\n" not in said


def test_a_limit_may_be_a_number_or_none(tmp_path: Path) -> None:
    own = tmp_path / "prefect.yaml"
    flow = "entrypoint: etl.orchestration.flows.nightly"
    own.write_text(f"deployments: [{{name: a, {flow}, concurrency_limit: 2}}, {{name: b, {flow}}}]", "utf-8")
    assert [row.concurrency_limit for row in deployments.deployments(own)] == [2, None]
