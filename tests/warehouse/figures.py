"""Reports and their figures by hand, as extraction would give them: each figure is really quoted from a real text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from etl.catalogue import Catalogue, load
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.validate.frames import DocumentRow, document_frame
from etl.validate.split import Validated, split
from etl.warehouse import Building, Counts

READ_AT = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Figure:
    """One figure of a report: its words and its reading. `says` is `indicator period scenario value unit`."""

    quote: str
    says: str
    measure: str = "value"
    changes: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Report:
    """A report of one province: a text made of the words of its figures, and the observations in it."""

    document: Document
    observations: list[Observation]


def figure(quote: str, says: str, measure: str = "value", **changes: Any) -> Figure:
    """`figure("4.013 tỷ đồng", "industrial_output 2015 actual 4013 bn_vnd")`; `changes` to any other field."""
    return Figure(quote, says, measure, changes)


def report(
    name: str,
    published_on: str | None,
    figures: Sequence[Figure],
    *,
    area_id: str = "lang-son",
    copy: str = "",
    publisher: str | None = None,
) -> Report:
    """The report `name`; `copy` is a word in the text that makes other bytes of the same report."""
    text = f"Báo cáo {name} {copy}: " + "; ".join(figure.quote for figure in figures) + "."
    return _report(name, published_on, figures, text, area_id=area_id, publisher=publisher)


def page(name: str, published_on: str | None, figures: Sequence[Figure], head: str, **changes: Any) -> Report:
    """A report of one sentence per figure, which is its quote, under a `head`; `changes` to fields of the document."""
    text = "\n\n".join([head, *(figure.quote for figure in figures), "Xem thêm tin khác."])
    return _report(name, published_on, figures, text, **changes)


def _report(name: str, published_on: str | None, figures: Sequence[Figure], text: str, **changes: Any) -> Report:
    fields: dict[str, Any] = {
        "document_id": hashlib.sha256(text.encode()).hexdigest(),
        "path": f"{name}.txt",
        "format": "txt",
        "text": text,
        "title": f"Báo cáo {name}",
        "published_on": date.fromisoformat(published_on) if published_on else None,
        "published_on_evidence": "byline" if published_on else None,
        "area_id": "lang-son",
        "area_evidence": "text",
    }
    document = Document(**{**fields, **changes})
    observations, place = [], 0
    for said in figures:
        place = text.index(said.quote, place)
        observations.append(_observation(load(), document, said, place))
        place += len(said.quote)
    return Report(document, observations)


def _observation(catalogue: Catalogue, document: Document, said: Figure, start: int) -> Observation:
    indicator, period, scenario, number, code = said.says.split()
    value, unit = Decimal(number), catalogue.units[code]
    fields: dict[str, Any] = {
        "document_id": document.document_id,
        "indicator": indicator,
        "area_id": document.area_id,
        "period": period,
        "scenario": scenario,
        "measure": said.measure,
        "value": value,
        "value_to": None,
        "unit": code,
        "value_base": value * unit.factor,
        "base_unit": unit.base_unit,
        "decimals": max(0, -int(value.as_tuple().exponent)),
        "bound": None,
        "price_basis": None,
        "scope": None,
        "base": None,
        "quote": said.quote,
        "char_start": start,
        "char_end": start + len(said.quote),
        "locator": "dòng 1",
        "rule": "by-hand",
    }
    return Observation(**{**fields, **(said.changes or {})})


def growth(quote: str, says: str, **changes: Any) -> Figure:
    """`growth("16,7%", "industrial_output 2015 actual 16.7")`."""
    return figure(quote, f"{says} pct", "growth_yoy", **changes)


def completion(quote: str, says: str, **changes: Any) -> Figure:
    """`completion("106,6%", "industrial_output 2015 actual 106.6")`."""
    return figure(quote, f"{says} pct", "plan_completion", **changes)


LANG_SON_2015 = (
    figure("12 đề án khuyến công", "industrial_promotion_projects 2015 actual 12 count"),
    figure("3.457 vụ", "market_violations 2015 actual 3457 count"),
    figure("khoảng 99,3 tỷ đồng", "seized_goods_value 2015 actual 99.3 bn_vnd", bound="about"),
    figure("4.013 tỷ đồng", "industrial_output 2015 actual 4013 bn_vnd"),
    completion("106,6%", "industrial_output 2015 actual 106.6"),
    growth("16,7%", "industrial_output 2015 actual 16.7"),
    figure("4.100 triệu USD", "trade_turnover 2015 actual 4100 mn_usd", scope="border_gates"),
    completion("124,6%", "trade_turnover 2015 actual 124.6", scope="border_gates"),
    growth("20,5%", "trade_turnover 2015 actual 20.5", scope="border_gates"),
    figure("13.700 tỷ đồng", "retail_sales 2015 actual 13700 bn_vnd"),
    completion("100%", "retail_sales 2015 actual 100"),
    growth("15%", "retail_sales 2015 actual 15"),
    figure("4.310 tỷ đồng", "industrial_output 2016 plan 4310 bn_vnd"),
    figure("15.280 tỷ đồng", "retail_sales 2016 plan 15280 bn_vnd"),
    figure("3.700 triệu USD", "trade_turnover 2016 plan 3700 mn_usd", scope="border_gates"),
)
"""The fifteen figures of the Lạng Sơn report of 2016-01-18."""


def lang_son() -> Report:
    """The Lạng Sơn report for 2015."""
    return report("lang-son-2015", "2016-01-18", LANG_SON_2015)


def checked(*reports: Report) -> Validated:
    """The figures of the reports, accepted and rejected."""
    return split(
        [observation for report in reports for observation in report.observations],
        [],
        {report.document.document_id: report.document for report in reports},
        load(),
    )


def put(version: Building, *reports: Report) -> Counts:
    """Load the reports and bring the marts up to date, as a run does."""
    counts = load_into(version, *reports)
    version.materialise()
    return counts


def load_into(version: Building, *reports: Report) -> Counts:
    """Load the reports."""
    figures = checked(*reports)
    rows = [
        DocumentRow.of(report.document, card_sha256=None, extractor_version="1", read_at=READ_AT) for report in reports
    ]
    return version.replace(document_frame(rows), figures.accepted, figures.rejected)


Publish = Callable[..., None]
Ask = Callable[[str], list[dict[str, Any]]]
