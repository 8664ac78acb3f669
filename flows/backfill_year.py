"""One year of a backfill: an entry point. The flow itself comes with the package."""

from etl.orchestration.flows import backfill_year

__all__ = ["backfill_year"]
