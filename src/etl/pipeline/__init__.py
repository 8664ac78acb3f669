"""A run from raw files to the published warehouse. `runner` is its story, on one screen."""

from __future__ import annotations

from etl.pipeline.runner import backfill, process, run, survey

__all__ = ["backfill", "process", "run", "survey"]
