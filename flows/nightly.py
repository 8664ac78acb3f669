"""A night: an entry point. The flow itself comes with the package."""

from etl.orchestration.flows import nightly

__all__ = ["nightly"]
