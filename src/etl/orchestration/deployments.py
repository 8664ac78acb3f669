"""The flows and their schedules as `prefect.yaml` declares them: found, and made into deployments to serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import UsageError

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

FILE = "prefect.yaml"
SOURCE = Path(__file__).parents[3]
"""The project's folder where it is used from its source."""


def find_project(folder: Path | None) -> Path:
    """The folder with prefect.yaml and the flows: `folder`, else the current one, else that of the source."""
    for found in [folder] if folder else [Path.cwd(), SOURCE]:
        if (found / FILE).is_file():
            return found.absolute()
    remedy = "name the project's folder with --project"
    raise UsageError("serve", f"there is no {FILE} in {folder or Path.cwd()}", remedy)


def deployments(folder: Path) -> list[RunnerDeployment]:
    """The deployments of prefect.yaml to be served from here; the current folder must be `folder`."""
    import yaml
    from prefect.deployments.runner import RunnerDeployment

    declared = yaml.safe_load((folder / FILE).read_text("utf-8"))["deployments"]
    return [RunnerDeployment.from_entrypoint(**_arguments(row)) for row in declared]


def _arguments(row: dict[str, Any]) -> dict[str, Any]:
    """What `from_entrypoint` calls the parts of a declaration. A work pool is for deploying, not for serving."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig
    from prefect.schedules import Cron

    return {
        "name": row["name"],
        "entrypoint": row["entrypoint"],
        "description": row.get("description"),
        "parameters": row.get("parameters") or {},
        "schedules": [Cron(schedule["cron"], timezone=schedule["timezone"]) for schedule in row.get("schedules") or ()],
        "concurrency_limit": ConcurrencyLimitConfig.model_validate(row["concurrency_limit"]),
    }
