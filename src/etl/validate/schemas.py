"""pandera models of every frame that crosses a stage: columns, types, codes that never change, and the period grammar.

What depends on the catalogue or on a document's text is checked in `checks`. Importing this module imports pandas and
pandera; importers do so where they need it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pandas as pd
import pandera.pandas as pa

from etl.language.periods import is_period

SCENARIOS = ("actual", "estimate", "plan")
MEASURES = ("value", "growth_yoy", "growth_mom", "growth_avg", "growth_base", "plan_completion", "share")
BOUNDS = ("over", "about", "under")
PRICE_BASES = ("constant_1994", "constant_2010", "current")
STATUSES = ("read", "doubtful", "failed")
TRUSTS = ("text", "ocr")

SLUG = r"[a-z][a-z0-9_]*"


class DocumentFrame(pa.DataFrameModel):
    """Rows of the table `document`. What is not simply `read` says why."""

    document_id: str = pa.Field(str_matches=r"^[0-9a-f]{64}$", unique=True)
    path: str = pa.Field(str_length={"min_value": 1}, unique=True)
    format: str = pa.Field(nullable=True)
    title: str = pa.Field(nullable=True)
    published_on: object = pa.Field(nullable=True)
    published_on_evidence: str = pa.Field(nullable=True)
    area_id: str = pa.Field(nullable=True)
    area_evidence: str = pa.Field(nullable=True)
    url: str = pa.Field(nullable=True)
    publisher: str = pa.Field(nullable=True)
    text: str
    card_sha256: str = pa.Field(nullable=True)
    extractor_version: str
    status: str = pa.Field(isin=STATUSES)
    reason: str = pa.Field(nullable=True)
    read_at: pd.Timestamp = pa.Field(coerce=True)
    trust: str = pa.Field(nullable=True, isin=TRUSTS)

    class Config:
        """No column but these."""

        strict = True

    @pa.dataframe_check(error="a document that is not simply read needs a reason", ignore_na=False)
    @classmethod
    def _says_why(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["status"] == "read") == frame["reason"].isna()


class ObservationFrame(pa.DataFrameModel):
    """Rows of the table `observation`. The `error` of a check is a key of `checks.REASONS`."""

    observation_id: str = pa.Field(str_matches=r"^[0-9a-f]{16}$", unique=True)
    document_id: str
    indicator: str
    area_id: str
    period: str
    scenario: str
    measure: str
    value: object
    value_to: object = pa.Field(nullable=True)
    unit: str
    value_base: object
    base_unit: str
    decimals: int
    bound: str = pa.Field(nullable=True)
    price_basis: str = pa.Field(nullable=True)
    scope: str = pa.Field(nullable=True)
    base: str = pa.Field(nullable=True)
    quote: str
    char_start: int
    char_end: int
    locator: str
    rule: str
    wording: pd.Int64Dtype = pa.Field(nullable=True)

    class Config:
        """No column but these."""

        strict = True

    @pa.check("period", error="period")
    @classmethod
    def _period(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.isin([period for period in column.dropna().unique() if is_period(period)])

    @pa.check("scenario", error="scenario")
    @classmethod
    def _scenario(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.isin(SCENARIOS)

    @pa.check("measure", error="measure")
    @classmethod
    def _measure(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.isin(MEASURES)

    @pa.check("bound", error="bound")
    @classmethod
    def _bound(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.isin(BOUNDS)

    @pa.check("price_basis", error="price_basis")
    @classmethod
    def _price_basis(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.isin(PRICE_BASES)

    @pa.check("scope", error="scope")
    @classmethod
    def _scope(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.str.fullmatch(SLUG)

    @pa.check("decimals", error="decimals")
    @classmethod
    def _decimals(cls, column: pd.Series[int]) -> pd.Series[bool]:
        return column.between(-15, 12)

    @pa.check("value", "value_base", error="number")
    @classmethod
    def _number(cls, column: pd.Series[Any]) -> pd.Series[bool]:
        numbers = [isinstance(value, Decimal) and value.is_finite() for value in column.to_numpy()]
        return pd.Series(numbers, index=column.index, dtype=bool)


class RejectedFrame(pa.DataFrameModel):
    """Rows of the table `rejected`: the reason and the words always, what they were taken for as far as known."""

    rejected_id: str = pa.Field(str_matches=r"^[0-9a-f]{16}$", unique=True)
    document_id: str
    stage: str = pa.Field(isin=("extract", "validate"))
    reason: str = pa.Field(str_length={"min_value": 1})
    indicator: str = pa.Field(nullable=True)
    area_id: str = pa.Field(nullable=True)
    period: str = pa.Field(nullable=True)
    scenario: str = pa.Field(nullable=True)
    measure: str = pa.Field(nullable=True)
    value: object = pa.Field(nullable=True)
    unit: str = pa.Field(nullable=True)
    quote: str
    char_start: int
    char_end: int
    locator: str = pa.Field(nullable=True)
    rule: str = pa.Field(nullable=True)

    class Config:
        """No column but these."""

        strict = True


class KpiYearlyFrame(pa.DataFrameModel):
    """Rows of the view `kpi_yearly`: one per area, year, indicator, scope and price basis, with something in it."""

    area_id: str
    area: str
    year: int = pa.Field(in_range={"min_value": 1900, "max_value": 2099})
    indicator: str
    indicator_name: str
    scope: str = pa.Field(nullable=True)
    price_basis: str = pa.Field(nullable=True, isin=PRICE_BASES)
    unit: str
    actual: float = pa.Field(nullable=True)
    status: str = pa.Field(nullable=True, isin=("actual", "estimate"))
    plan: float = pa.Field(nullable=True)
    growth_stated: float = pa.Field(nullable=True)
    growth_computed: float = pa.Field(nullable=True)
    completion_stated: float = pa.Field(nullable=True)
    completion_computed: float = pa.Field(nullable=True)
    consistency: str = pa.Field(isin=("confirmed", "consistent", "single", "conflict"))
    trust: str = pa.Field(isin=TRUSTS)
    documents: int = pa.Field(ge=1)
    disagreeing: int = pa.Field(ge=0)
    document_id: str
    quote: str
    published_on: pd.Timestamp = pa.Field(nullable=True)
    plan_quote: str = pa.Field(nullable=True)
    growth_quote: str = pa.Field(nullable=True)
    completion_quote: str = pa.Field(nullable=True)
    contradiction: str = pa.Field(nullable=True)
    corrected: str = pa.Field(nullable=True)

    class Config:
        """Nulls of scope and price basis are cells of their own, so that `unique` counts them too."""

        strict = True
        coerce = True  # DuckDB gives a column without rows, or of nulls only, no type of its own
        unique: ClassVar = ["area_id", "year", "indicator", "scope", "price_basis"]

    @pa.dataframe_check(error="a row without any figure", ignore_na=False)
    @classmethod
    def _says_something(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame[["actual", "plan", "growth_stated", "completion_stated"]].notna().any(axis=1)
