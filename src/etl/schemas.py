"""The pandera models of every frame, under the name that others import: those of `etl.validate.schemas`."""

from etl.language.periods import is_period
from etl.validate.schemas import (
    BOUNDS,
    MEASURES,
    PRICE_BASES,
    SCENARIOS,
    STATUSES,
    TRUSTS,
    DocumentFrame,
    KpiYearlyFrame,
    ObservationFrame,
    RejectedFrame,
)

__all__ = [
    "BOUNDS", "MEASURES", "PRICE_BASES", "SCENARIOS", "STATUSES", "TRUSTS", "DocumentFrame", "KpiYearlyFrame",
    "ObservationFrame", "RejectedFrame", "is_period",
]  # fmt: skip
