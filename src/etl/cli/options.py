"""The options that commands share, and the settings they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import typer

from etl.errors import UsageError
from etl.settings import ENV_RAW, ENV_WAREHOUSE, Settings


def path_of(text: str, option: str = "PATH") -> Path:
    """The path of an argument or an `option`. Raises UsageError for an empty one: it would mean the current folder."""
    if not text.strip():
        raise UsageError(option, "it is empty", "name a file or folder; a variable of the shell may not be set")
    return Path(text)


def path_after(option: str) -> Callable[[str], Path]:
    """As `path_of`, for the path that stands behind this option."""

    def path(text: str) -> Path:
        return path_of(text, option)

    return path


RawDir = Annotated[
    Path | None,
    typer.Option(
        "--raw", metavar="DIR", parser=path_after("--raw"), help=f"Folder of raw reports and cards; also {ENV_RAW}."
    ),
]
WarehouseFile = Annotated[
    Path | None,
    typer.Option(
        "--warehouse",
        metavar="FILE",
        parser=path_after("--warehouse"),
        help=f"The published warehouse; also {ENV_WAREHOUSE}.",
    ),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", parser=path_of, help="Files or folders; none = all of --raw."),
]
Accept = Annotated[
    bool, typer.Option("--accept", help="Publish changes of past years beyond the bound, after a look at them.")
]
YearList = Annotated[str | None, typer.Option("--years", metavar="YEARS", help="Years, as in 2011:2015,2020.")]


Lang = Annotated[
    Literal["vi", "en"] | None,
    typer.Option("--lang", help="Language of names, headings and figures in tables; none = that of the locale."),
]


def settings_of(context: typer.Context, raw: Path | None, warehouse: Path | None) -> Settings:
    """The settings: options after the command go before those in front of it, and these before the environment."""
    return Settings.from_env(raw or context.obj[0], warehouse or context.obj[1])


def outside_raw(settings: Settings, option: str, target: Path) -> Path:
    """The `target` of an `option`. Raises UsageError where it lies among the raw reports: the next run would read what
    is written there as one more report."""
    raw, place = settings.raw.resolve(), target.resolve()
    if place == raw or raw in place.parents:
        raise UsageError(option, f"{target} lies among the raw reports, where a run would read it as one of them",
                         f"name another place than {settings.raw}")  # fmt: skip
    return target
