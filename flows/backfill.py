"""A backfill: an entry point. The flow itself comes with the package."""

from etl.orchestration.flows import backfill

__all__ = ["backfill"]
