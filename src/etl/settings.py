"""The settings of a run: one frozen object, made once at the edge (command line or flow) and passed in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl.errors import UsageError
from etl.location import Where, where_of
from etl.toml_files import nearest

ENV_RAW = "ETL_RAW"
ENV_WAREHOUSE = "ETL_WAREHOUSE"
ENV_CORRECTIONS = "ETL_CORRECTIONS"
ENV_LAKE_DATA = "ETL_LAKE_DATA"
ENV_SOURCES = "ETL_SOURCES"
ENV_KEPT = "ETL_KEPT"
ENV_CHANGE_BOUND = "ETL_CHANGE_BOUND"
ENV_GONE_BOUND = "ETL_GONE_BOUND"
ENV_WORKERS = "ETL_WORKERS"
ENV_DASK = "ETL_DASK"
ENV_STAGING = "ETL_STAGING"
ENV_SQL_THREADS = "ETL_SQL_THREADS"
ENV_SQL_MEMORY = "ETL_SQL_MEMORY"
SQL_THREADS = min(4, os.cpu_count() or 1)
"""The threads of a question: enough to be quick, while most cores of a large machine are left to others."""
ENV_HIDDEN = "ETL_HIDDEN"
ENV_SNAPSHOT_DAYS = "ETL_SNAPSHOT_DAYS"
ENV_BOUND = "ETL_BOUND_"
"""With the name of a bound of reading behind it, as in `ETL_BOUND_SECONDS`; that of `Settings.max_bytes` is BYTES."""

_SETTINGS = (
    ENV_RAW, ENV_WAREHOUSE, ENV_CORRECTIONS, ENV_LAKE_DATA, ENV_SOURCES, ENV_KEPT, ENV_CHANGE_BOUND, ENV_GONE_BOUND,
    ENV_WORKERS, ENV_DASK, ENV_STAGING, ENV_SQL_THREADS, ENV_SQL_MEMORY, ENV_HIDDEN, ENV_SNAPSHOT_DAYS,
)  # fmt: skip

_ON, _OFF = ("1", "yes", "true", "on"), ("0", "no", "false", "off")

MAX_BYTES = 50_000_000
"""The largest raw file that is read, unless it is set."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of reading one document; a document that needs more fails with that as its reason.

    `seconds` of wall time and `memory` (bytes of address space) hold for the process that reads it, OCR included;
    `unpacked` is how many bytes a Word or Excel file may unpack to, `pages` how many a PDF may have, `scanned` how
    many of them may need OCR, `pixels` how many a picture may have, `characters` how long the text may be, `cells` how
    many places the tables may have once merged cells are laid out. Texts and CSV files of at most `text_bytes`, and web
    pages of at most `page_bytes` and `page_tags`, are read in this process, where `seconds` holds for them, too; the
    others, and everything where no alarm can be set (see `documents.sandbox.deadline`), in the other one. Of a workbook
    the first `sheets` and `columns` are read, and hidden parts and workings only where `hidden` says so.
    """

    seconds: float = 300.0
    memory: int = 2_500_000_000
    unpacked: int = 400_000_000
    pages: int = 500
    scanned: int = 60
    pixels: int = 100_000_000
    characters: int = 5_000_000
    cells: int = 2_000_000
    text_bytes: int = 1_000_000
    page_bytes: int = 2_000_000
    page_tags: int = 20_000
    sheets: int = 200
    columns: int = 1_000
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class FetchBounds:
    """The bounds of fetching: the time and the work of the servers that are asked, and our own.

    `seconds` is the wall time of one request, looking up the name included; `redirects` how many are followed;
    `attempts` how often a request is made that failed for a passing reason, `backoff` seconds apart and twice that
    each time; `longest_wait` the longest a server may ask us to wait within a run. A source is left for the next run
    after `source_seconds`, or after `in_a_row` addresses that failed one after the other. `documents` is how many
    feeds and sitemaps of a source are opened, `at_once` how many sources are fetched side by side.
    """

    seconds: float = 60.0
    redirects: int = 5
    attempts: int = 3
    backoff: float = 2.0
    longest_wait: float = 60.0
    source_seconds: float = 1800.0
    in_a_row: int = 3
    documents: int = 50
    at_once: int = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the reports are, where the warehouse is, and the bounds of a run.

    `raw` is the folder of raw files and cards; `warehouse` the published DuckDB file, or a lake; `max_bytes` the
    largest raw file that is read; `bounds` what reading one of them may take; `lock_seconds` how long a second writer
    waits for the first.

    `corrections` is the file of declared corrections, None = `corrections.toml` beside the raw folder. `kept` is how
    many published files stay for a rollback. A published figure of a past year may change by `change_bound` (percent,
    of a growth or completion points) before a person has to accept it. Raw files that are gone are withdrawn while they
    are at most `gone_bound` percent of those known, or a single one and not the last; more at once is taken for a
    folder that is away.

    `sources` is the file of sources, None = `sources.toml` beside the raw folder; `fetching` what fetching them may
    take.

    Reports are read in `workers` processes (0 = one for few files, one per core for many). A flow reads them on the
    Dask cluster `dask` instead: its address, or `local:2` for two processes of this machine.

    What a run has read it stages as files in a folder of its own in `staging`, None = beside the warehouse file, or
    beside the raw folder for a lake. Every process that reads for a run has to reach it.

    A question in SQL takes at most `sql_threads` threads and `sql_memory` megabytes. Snapshots of a lake stay for
    `snapshot_days` when it is tidied.
    """

    raw: Path = Path("data/raw")
    warehouse: Where = Path("data/warehouse/warehouse.duckdb")
    max_bytes: int = MAX_BYTES
    bounds: Bounds = Bounds()
    lock_seconds: float = 10.0
    corrections: Path | None = None
    kept: int = 7
    change_bound: float = 20.0
    gone_bound: float = 25.0
    sources: Path | None = None
    fetching: FetchBounds = FetchBounds()
    workers: int = 0
    dask: str | None = None
    staging: Path | None = None
    sql_threads: int = SQL_THREADS
    sql_memory: int = 2000
    snapshot_days: float = 90.0

    @property
    def reading_bounds(self) -> str:
        """All bounds of reading in one line: what cannot be read within these may be read within others."""
        named = {"bytes": self.max_bytes, **asdict(self.bounds)}
        return " ".join(f"{name}={value}" for name, value in named.items())

    @property
    def sources_file(self) -> Path:
        """The file that declares the sources of reports."""
        return self.sources or self.raw.parent / "sources.toml"

    @property
    def corrections_file(self) -> Path:
        """The file of declared corrections; it need not exist."""
        return self.corrections or self.raw.parent / "corrections.toml"

    @classmethod
    def from_env(
        cls, raw: Path | None = None, warehouse: Path | None = None, env: Mapping[str, str] = os.environ
    ) -> Settings:
        """Settings from arguments, then the environment (`ETL_RAW`, …), then the project's own folders.

        Raises UsageError for a number in the environment that is not one, for a bound or setting that there is not, and
        for a path that no file can have.
        """
        _refuse_misspelt(env)
        for name, path in (("--raw", raw or env.get(ENV_RAW)), ("--warehouse", warehouse or env.get(ENV_WAREHOUSE))):
            if "\0" in str(path):
                raise UsageError(name, f"{path} is no path: it holds a NUL character", "name a file or a folder")
        return cls(
            raw=raw or Path(env.get(ENV_RAW) or "data/raw"),
            warehouse=where_of(
                warehouse or env.get(ENV_WAREHOUSE) or "data/warehouse/warehouse.duckdb", env.get(ENV_LAKE_DATA)
            ),
            corrections=Path(env[ENV_CORRECTIONS]) if env.get(ENV_CORRECTIONS) else None,
            kept=int(_number(env, ENV_KEPT, "7", 10_000, whole=True)),
            change_bound=_number(env, ENV_CHANGE_BOUND, "20"),
            gone_bound=_number(env, ENV_GONE_BOUND, "25", 100),
            sources=Path(env[ENV_SOURCES]) if env.get(ENV_SOURCES) else None,
            workers=int(_number(env, ENV_WORKERS, "0", 1_000, whole=True)),
            dask=env.get(ENV_DASK) or None,
            staging=Path(env[ENV_STAGING]) if env.get(ENV_STAGING) else None,
            sql_threads=max(1, int(_number(env, ENV_SQL_THREADS, str(SQL_THREADS)))),
            sql_memory=max(64, int(_number(env, ENV_SQL_MEMORY, "2000"))),
            snapshot_days=_number(env, ENV_SNAPSHOT_DAYS, "90", 36_500),
            **_reading_bounds(env),
        )


def _reading_bounds(env: Mapping[str, str]) -> dict[str, Any]:
    """The bounds of reading that the environment sets. Raises UsageError."""
    shipped = {"bytes": MAX_BYTES, **asdict(Bounds())}
    del shipped["hidden"]
    given = dict[str, Any]()
    for name in sorted(name for name in env if name.startswith(ENV_BOUND)):
        bound = name.removeprefix(ENV_BOUND).lower()
        if bound not in shipped:
            known = ", ".join(each.upper() for each in shipped)
            raise UsageError(name, "there is no such bound of reading", f"those there are: {ENV_BOUND} and {known}")
        default, whole = shipped[bound], isinstance(shipped[bound], int)
        given[bound] = type(default)(_number(env, name, str(default), 1e12 if whole else 1e6, whole, least=1))
    most = given.pop("bytes", MAX_BYTES)
    return {"max_bytes": most, "bounds": Bounds(**given, hidden=_switch(env, ENV_HIDDEN))}


def _refuse_misspelt(env: Mapping[str, str]) -> None:
    """Raise UsageError for a variable whose name is nearly that of a setting: what it says would hold for nothing."""
    known = [name.removeprefix("ETL_") for name in _SETTINGS]
    for name in sorted(name for name in env if name.startswith("ETL_") and not name.startswith(ENV_BOUND)):
        if name not in _SETTINGS and (meant := nearest(name.removeprefix("ETL_"), known)):
            raise UsageError(name, "there is no such setting", f"did you mean ETL_{meant}? set that, or unset it")


def _switch(env: Mapping[str, str], name: str) -> bool:
    """Whether it is set to 1 and not to 0, or nothing. Raises UsageError."""
    text = (env.get(name) or "0").strip().lower()
    if text not in (*_ON, *_OFF):
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        raise UsageError(name, f"{shown!r} is neither 1 nor 0", f"set {name}=1, or unset it")
    return text in _ON


def _number(
    env: Mapping[str, str], name: str, default: str, most: float = 1_000_000, whole: bool = False, least: float = 0
) -> float:
    """A number from the environment, from `least` to `most`. Raises UsageError."""
    text = (env.get(name) or default).strip()
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not least <= number <= most or (whole and not number.is_integer()):
        kind, shown = "whole number" if whole else "number", text if len(text) <= 60 else f"{text[:60]}…"
        raise UsageError(
            name, f"{shown!r} is no {kind} from {least:g} to {most:,.0f}", f"set it as in {name}={default}"
        )
    return number
