"""What an address may ask, and within which bounds; anything else is told to be misunderstood."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query

Lang = Annotated[str | None, Query(max_length=10)]
PageNumber = Annotated[int, Query(ge=1, le=100_000)]
Year = Annotated[int | None, Query(ge=1900, le=2200)]
Years = Annotated[str | None, Query(max_length=60, pattern=r"^\d{4}(,\d{4})*$")]
Asked = Annotated[str | None, Query(max_length=60)]
Text = Annotated[str, Query(max_length=200)]
Boundaries = Literal["then", "2025"]
