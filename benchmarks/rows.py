"""A million made-up observations in the frames that a run loads: every quote stands in its document, no figure is real.

What is measured with them stands in `warehouse`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.validate.frames import DocumentRow, document_frame, observation_frame, rejected_frame

YEARS = range(1999, 2025)
LEVELS = (
    ("industrial_output", "bn_vnd", 4000),
    ("retail_sales", "bn_vnd", 13000),
    ("exports", "mn_usd", 900),
    ("imports", "mn_usd", 700),
    ("grdp", "bn_vnd", 30000),
)
"""Indicator, unit and size of the levels of a document; each has a growth and a plan completion beside it."""
PER_DOCUMENT = 3 * len(LEVELS)


def frames(catalogue: Catalogue, observations: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Documents, `observations` observations (rounded up to whole documents) and no rejected figure.

    Each document is about one province and year, with one sentence per indicator. Of the outlets that report on the
    same province and year every other one copies the first, the rest give the same figures in words of their own.
    No raw folder held the documents, so that a run over one does not take them for gone.
    """
    provinces = [area.area_id for area in catalogue.areas.values() if area.kind != "nation" and not area.valid_from]
    documents: dict[str, Document] = {}
    figures: list[Observation] = []
    for number in range(-(-observations // PER_DOCUMENT)):
        province = provinces[number % len(provinces)]
        time = number // len(provinces)
        own_words = f"báo {number}, " if time // len(YEARS) % 2 else ""
        document, said = _document(catalogue, number, province, YEARS[time % len(YEARS)], own_words)
        documents[document.document_id] = document
        figures += said
    read_at = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        DocumentRow.of(document, card_sha256=None, extractor_version="made-up", read_at=read_at, in_raw=False)
        for document in documents.values()
    ]
    return document_frame(rows), observation_frame(figures, documents), rejected_frame([])


def _document(
    catalogue: Catalogue, number: int, province: str, year: int, own_words: str
) -> tuple[Document, list[Observation]]:
    document_id = f"{number:064x}"
    figures: list[Observation] = []
    text = f"Báo cáo {number} của tỉnh {province} năm {year}."
    for indicator, code, size in LEVELS:
        level = size + (year - YEARS[0]) * size // 50
        text += f" Theo {own_words}{indicator}"
        for measure, unit, value, words in (
            ("value", code, Decimal(level), f"đạt {level} {code}"),
            ("growth_yoy", "pct", Decimal("2.0"), "tăng 2,0%"),
            ("plan_completion", "pct", Decimal("101.5"), "đạt 101,5% kế hoạch"),
        ):
            start = len(text) + 1
            text += f" {words}"
            written = catalogue.units[unit]
            figures.append(
                Observation(
                    document_id=document_id, indicator=indicator, area_id=province, period=str(year),
                    scenario="actual", measure=measure, value=value, value_to=None, unit=unit,
                    value_base=value * written.factor, base_unit=written.base_unit,
                    decimals=0 if measure == "value" else 1, bound=None, price_basis=None, scope=None, base=None,
                    quote=words, char_start=start, char_end=len(text), locator="dòng 1", rule="made-up",
                )
            )  # fmt: skip
        text += "."
    document = Document(
        document_id=document_id, path=f"{province}/{number}.txt", format="txt", text=text,
        published_on=date(year + 1, 1, 1 + number % 28), published_on_evidence="card", area_id=province,
        area_evidence="card", publisher=f"outlet {number % 40}",
    )  # fmt: skip
    return document, figures
