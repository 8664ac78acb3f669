"""The flows and their schedules as a `prefect.yaml` declares them: found, written, made into deployments to serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import UsageError

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

FILE = "prefect.yaml"
SHIPPED = Path(__file__).with_name(FILE)
"""What the package declares, for a folder that declares nothing of its own."""


def find_declarations(folder: Path | None) -> Path:
    """The prefect.yaml of `folder`, else that of the current folder, else the one that comes with the package.

    Raises UsageError when a folder is named that has none.
    """
    if folder is None:
        own = Path.cwd() / FILE
        return own if own.is_file() else SHIPPED
    if not (folder / FILE).is_file():
        remedy = f"write one there with `etl serve --init --project {folder}`, or name another folder"
        raise UsageError("serve", f"there is no {FILE} in {folder}", remedy)
    return (folder / FILE).absolute()


def write_declarations(folder: Path | None) -> Path:
    """Writes the package's prefect.yaml into `folder` (None = the current one), to be changed there; returns its path.

    Raises UsageError when the folder has one, which is left as it is, or cannot be written to.
    """
    path = (folder or Path.cwd()) / FILE
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(SHIPPED.read_text("utf-8"))
    except FileExistsError:
        raise UsageError("serve", f"{path} exists and is left as it is", "change it, or move it away first") from None
    except OSError as fault:
        raise UsageError("serve", f"{path} cannot be written: {fault.strerror}", "name another folder") from None
    return path


def deployments(file: Path) -> list[RunnerDeployment]:
    """The deployments that `file` declares, to be served from the current folder.

    Flows that it names by file are looked for from there. Raises UsageError for a file that declares none, or one that
    cannot be served.
    """
    import yaml

    try:
        declared = yaml.safe_load(file.read_text("utf-8"))
        rows = declared["deployments"]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError) as fault:
        said = str(fault) if isinstance(fault, OSError | yaml.YAMLError) else "it has no list of deployments"
        raise _wrong(file, " ".join(said.split())) from None
    if not isinstance(rows, list) or not rows:
        raise _wrong(file, "it has no list of deployments")
    return [_deployment(file, number, row) for number, row in enumerate(rows, 1)]


def _deployment(file: Path, number: int, row: Any) -> RunnerDeployment:
    from prefect.deployments.runner import RunnerDeployment
    from prefect.exceptions import MissingFlowError, ScriptError
    from pydantic import ValidationError

    name = row.get("name", f"number {number}") if isinstance(row, dict) else f"number {number}"
    try:
        return RunnerDeployment.from_entrypoint(**_arguments(row))
    except (KeyError, TypeError, AttributeError) as fault:
        raise _wrong(file, f"deployment {name}: a part is missing or mistyped ({fault})") from None
    except (ValidationError, ValueError, ImportError, MissingFlowError, ScriptError, OSError) as fault:
        said = " ".join(str(fault).split())
        raise _wrong(file, f"deployment {name}: {said}") from None


def _wrong(file: Path, what: str) -> UsageError:
    return UsageError(file, what, f"compare it with the {FILE} of the package, which is {SHIPPED}")


def _arguments(row: dict[str, Any]) -> dict[str, Any]:
    """What `from_entrypoint` calls the parts of a declaration. A work pool is for deploying, not for serving."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig
    from prefect.schedules import Cron

    limit = row.get("concurrency_limit")
    return {
        "name": row["name"],
        "entrypoint": row["entrypoint"],
        "description": row.get("description"),
        "parameters": row.get("parameters") or {},
        "schedules": [Cron(schedule["cron"], timezone=schedule["timezone"]) for schedule in row.get("schedules") or ()],
        "concurrency_limit": ConcurrencyLimitConfig.model_validate(limit) if isinstance(limit, dict) else limit,
    }
