"""pandera models of every frame that crosses a stage: columns, types, codes that never change, and the period grammar.

Checks against the catalogue or a document's text are in `checks`; the columns are described in `columns`.
Importing this module imports pandas and pandera; importers do so where they need it.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np
import pandas as pd
import pandera.pandas as pa

from etl.language.periods import is_period
from etl.validate.columns import (
    BASE_NUMBER,
    BOUNDS,
    DAY,
    DIGITS,
    FIGURE_STATUSES,
    KPI_BOUNDS,
    MEASURES,
    MOMENT,
    NUMBER,
    ORIGINS,
    PRICE_BASES,
    READINGS,
    SCENARIOS,
    STAGES,
    STATUSES,
    TRUSTS,
    arrow_type,
)

SLUG = r"[a-z][a-z0-9_]*"

Number = Annotated[pd.ArrowDtype, arrow_type(NUMBER)]
BaseNumber = Annotated[pd.ArrowDtype, arrow_type(BASE_NUMBER)]
Day = Annotated[pd.ArrowDtype, arrow_type(DAY)]
Moment = Annotated[pd.ArrowDtype, arrow_type(MOMENT)]


class DocumentFrame(pa.DataFrameModel):
    """Rows of the table `document`. One that is not simply `read` has a reason."""

    document_id: str = pa.Field(str_matches=r"^[0-9a-f]{64}$", unique=True)
    path: str = pa.Field(str_length={"min_value": 1}, unique=True)
    format: str = pa.Field(nullable=True)
    title: str = pa.Field(nullable=True)
    published_on: Day = pa.Field(nullable=True)
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
    read_at: Moment
    trust: str = pa.Field(nullable=True, isin=TRUSTS)
    in_raw: pd.BooleanDtype = pa.Field(nullable=True)
    withdrawn_on: Day = pa.Field(nullable=True)
    withdrawn_reason: str = pa.Field(nullable=True)
    tries: pd.Int32Dtype = pa.Field(nullable=True, ge=1)
    bounds: str = pa.Field(nullable=True)

    class Config:
        """No column but these."""

        strict = True

    @pa.dataframe_check(error="a document that is not simply read needs a reason", ignore_na=False)
    @classmethod
    def _says_why(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["status"] == "read") == frame["reason"].isna()

    @pa.dataframe_check(error="only a document that failed has tries", ignore_na=False)
    @classmethod
    def _tried(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["status"] == "failed") | frame["tries"].isna()


class StatedFrame(pa.DataFrameModel):
    """The columns of every frame of figures, whatever its numbers are. The `error` of a check is a key of
    `checks.REASONS`."""

    observation_id: str = pa.Field(str_matches=r"^[0-9a-f]{16}$")
    document_id: str
    indicator: str
    area_id: str
    period: str
    scenario: str
    measure: str
    unit: str
    base_unit: str
    decimals: np.int32
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
    status: str = pa.Field(nullable=True)
    reading: str = pa.Field(nullable=True)
    reading_probability: object = pa.Field(nullable=True)
    cell_context: str = pa.Field(nullable=True)
    sentence_start: pd.Int64Dtype = pa.Field(nullable=True)
    sentence_end: pd.Int64Dtype = pa.Field(nullable=True)
    digits: str = pa.Field(nullable=True)
    digits_other: str = pa.Field(nullable=True)

    class Config:
        """No column but these."""

        strict = True

    @pa.check("period", error="period")
    @classmethod
    def _period(cls, column: pd.Series[str]) -> pd.Series[bool]:
        return column.isin([period for period in column.unique() if is_period(period)])

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


class ObservationFrame(StatedFrame):
    """Rows of the table `observation`: one per accepted figure, its numbers in the types of the table."""

    observation_id: str = pa.Field(str_matches=r"^[0-9a-f]{16}$", unique=True)
    value: Number
    value_to: Number = pa.Field(nullable=True)
    value_base: BaseNumber
    status: str = pa.Field(nullable=True, isin=FIGURE_STATUSES)
    reading: str = pa.Field(nullable=True, isin=READINGS)
    reading_probability: Number = pa.Field(nullable=True)
    digits: str = pa.Field(nullable=True, isin=DIGITS)

    @pa.dataframe_check(error="disputed digits without the other reading", ignore_na=False)
    @classmethod
    def _keeps_both(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["digits"] == "disputed").fillna(value=False) == frame["digits_other"].notna()


class RejectedFrame(pa.DataFrameModel):
    """Rows of the table `rejected`: the reason and the words always, what they were taken for as far as known."""

    rejected_id: str = pa.Field(str_matches=r"^[0-9a-f]{16}$", unique=True)
    document_id: str
    stage: str = pa.Field(isin=STAGES)
    reason: str = pa.Field(str_length={"min_value": 1})
    indicator: str = pa.Field(nullable=True)
    area_id: str = pa.Field(nullable=True)
    period: str = pa.Field(nullable=True)
    scenario: str = pa.Field(nullable=True)
    measure: str = pa.Field(nullable=True)
    value: Number = pa.Field(nullable=True)
    unit: str = pa.Field(nullable=True)
    quote: str
    char_start: pd.Int64Dtype = pa.Field(nullable=True)
    char_end: pd.Int64Dtype = pa.Field(nullable=True)
    locator: str = pa.Field(nullable=True)
    rule: str = pa.Field(nullable=True)
    cell_context: str = pa.Field(nullable=True)

    class Config:
        """No column but these."""

        strict = True


class KpiYearlyFrame(pa.DataFrameModel):
    """Rows of the view `kpi_yearly`: one per area, year, indicator, scope and price basis, with something in it."""

    area_id: str
    area: str
    area_code: str = pa.Field(nullable=True)
    year: int = pa.Field(in_range={"min_value": 1900, "max_value": 2099})
    period_start: object
    period_end: object
    indicator: str
    indicator_name: str
    scope: str = pa.Field(nullable=True)
    price_basis: str = pa.Field(nullable=True, isin=PRICE_BASES)
    unit: str
    actual: float = pa.Field(nullable=True)
    actual_bound: str = pa.Field(nullable=True, isin=KPI_BOUNDS)
    actual_to: float = pa.Field(nullable=True)
    actual_status: str = pa.Field(nullable=True, isin=FIGURE_STATUSES)
    status: str = pa.Field(nullable=True, isin=FIGURE_STATUSES)
    origin: str = pa.Field(isin=ORIGINS)
    periods_sum: float = pa.Field(nullable=True)
    provinces_sum: float = pa.Field(nullable=True)
    derived_from: object = pa.Field(nullable=True)  # a list of ids
    plan: float = pa.Field(nullable=True)
    plan_bound: str = pa.Field(nullable=True, isin=KPI_BOUNDS)
    plan_to: float = pa.Field(nullable=True)
    plan_implied: float = pa.Field(nullable=True)
    plan_implied_low: float = pa.Field(nullable=True)
    plan_implied_high: float = pa.Field(nullable=True)
    plan_growth: float = pa.Field(nullable=True)
    plan_growth_bound: str = pa.Field(nullable=True, isin=KPI_BOUNDS)
    plan_growth_to: float = pa.Field(nullable=True)
    growth_stated: float = pa.Field(nullable=True)
    growth_bound: str = pa.Field(nullable=True, isin=KPI_BOUNDS)
    growth_to: float = pa.Field(nullable=True)
    growth_status: str = pa.Field(nullable=True, isin=FIGURE_STATUSES)
    growth_computed: float = pa.Field(nullable=True)
    completion_stated: float = pa.Field(nullable=True)
    completion_bound: str = pa.Field(nullable=True, isin=KPI_BOUNDS)
    completion_to: float = pa.Field(nullable=True)
    completion_status: str = pa.Field(nullable=True, isin=FIGURE_STATUSES)
    completion_computed: float = pa.Field(nullable=True)
    consistency: str = pa.Field(isin=("confirmed", "consistent", "single", "conflict"))
    trust: str = pa.Field(isin=TRUSTS)
    reading: str = pa.Field(nullable=True, isin=READINGS)
    digits: str = pa.Field(nullable=True, isin=DIGITS)
    documents: int = pa.Field(ge=1)
    disagreeing: int = pa.Field(ge=0)
    document_id: str
    quote: str
    cell_context: str = pa.Field(nullable=True)
    published_on: object = pa.Field(nullable=True)  # days; a timestamp of pandas has no year 1016
    plan_quote: str = pa.Field(nullable=True)
    plan_cell_context: str = pa.Field(nullable=True)
    plan_growth_quote: str = pa.Field(nullable=True)
    plan_growth_cell_context: str = pa.Field(nullable=True)
    growth_quote: str = pa.Field(nullable=True)
    growth_cell_context: str = pa.Field(nullable=True)
    completion_quote: str = pa.Field(nullable=True)
    completion_cell_context: str = pa.Field(nullable=True)
    level_document_id: str = pa.Field(nullable=True)
    plan_document_id: str = pa.Field(nullable=True)
    plan_growth_document_id: str = pa.Field(nullable=True)
    growth_document_id: str = pa.Field(nullable=True)
    completion_document_id: str = pa.Field(nullable=True)
    level_observation_id: str = pa.Field(nullable=True)
    plan_observation_id: str = pa.Field(nullable=True)
    plan_growth_observation_id: str = pa.Field(nullable=True)
    growth_observation_id: str = pa.Field(nullable=True)
    completion_observation_id: str = pa.Field(nullable=True)
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
        return frame[["actual", "plan", "plan_growth", "growth_stated", "completion_stated"]].notna().any(axis=1)
