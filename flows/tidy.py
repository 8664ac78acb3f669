"""The upkeep of a lake: an entry point. The flow itself comes with the package."""

from etl.orchestration.flows import tidy

__all__ = ["tidy"]
