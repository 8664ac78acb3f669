"""The pandera models of every frame and the codes in them, under the name that others import.

They are those of `etl.validate.schemas`, `etl.validate.columns` and `etl.language.periods`.
"""

from etl.language.periods import is_period
from etl.validate.columns import BOUNDS, MEASURES, PRICE_BASES, SCENARIOS, STATUSES, TRUSTS
from etl.validate.schemas import DocumentFrame, KpiYearlyFrame, ObservationFrame, RejectedFrame

__all__ = [
    "BOUNDS", "MEASURES", "PRICE_BASES", "SCENARIOS", "STATUSES", "TRUSTS", "DocumentFrame", "KpiYearlyFrame",
    "ObservationFrame", "RejectedFrame", "is_period",
]  # fmt: skip
