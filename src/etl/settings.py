"""The settings of a run: one frozen object, made once at the edge (command line or flow) and passed in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ENV_RAW = "ETL_RAW"
ENV_WAREHOUSE = "ETL_WAREHOUSE"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the reports are, where the warehouse is, and the bounds of a run.

    `raw` is the folder of raw files and cards; `warehouse` the published DuckDB file; `max_bytes` the largest raw
    file that is read; `lock_seconds` how long a second writer waits for the first.
    """

    raw: Path = Path("data/raw")
    warehouse: Path = Path("data/warehouse/warehouse.duckdb")
    max_bytes: int = 50_000_000
    lock_seconds: float = 10.0

    @classmethod
    def from_env(
        cls, raw: Path | None = None, warehouse: Path | None = None, env: Mapping[str, str] = os.environ
    ) -> Settings:
        """Settings from arguments, then `ETL_RAW` / `ETL_WAREHOUSE`, then the project's own folders."""
        return cls(
            raw=raw or Path(env.get(ENV_RAW) or "data/raw"),
            warehouse=warehouse or Path(env.get(ENV_WAREHOUSE) or "data/warehouse/warehouse.duckdb"),
        )
