"""The page of what a person should look at, the worst first, with the command that declares what is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.explore import address, written
from etl.explore.entries import Entry
from etl.explore.look import FORMS, Look, Page
from etl.explore.pages.paging import pages_of
from etl.explore.reasons import reason
from etl.query.review_queue import draft
from etl.vietnam_time import today

MOST, ID_LETTERS = 50, 8
"""Things to look at on a page, and letters of a figure's id; these are unique in all but the rarest case."""

RIGHT = {"vi": "SỐ_ĐÚNG", "en": "RIGHT_NUMBER"}
"""Stands for the number that a person puts in; the command refuses it as it is."""


def review(look: Look, area_id: str | None = None, code: str | None = None, page: int = 1) -> Page | None:
    """One page of the list; None for a page after the last."""
    areas = [area_id] if area_id else None
    rows = look.ask("page_review", areas=areas, indicator=code, most=MOST, skip=(page - 1) * MOST)
    if not rows and page > 1:
        return None
    words, total = look.words, rows[0]["total"] if rows else 0
    here = address.REVIEW.asking(area=area_id, indicator=code)
    shown = {
        "said": words("review.said", total=written.number(total, words)) if rows else words("review.nothing"),
        "things": [_thing(look, row) for row in rows],
        "pages": pages_of(look, here, total, page, MOST),
    }
    at = here.asking(page=page if page > 1 else None)
    return Page("review.html", at, words("review.title"), shown, FORMS if rows else (), taken=here)


def _thing(look: Look, row: Mapping[str, Any]) -> dict[str, Any]:
    """One thing to look at: what it is about, what is wrong, the words, and the command."""
    words, figure_id = look.words, row["figure_id"]
    about = [
        look.area(row["area_id"]) if row["area_id"] else "",
        look.indicator(row["indicator"]) if row["indicator"] else "",
        written.period(row["period"], words) if row["period"] else "",
        words.code("measure", row["measure"]),
        words.code("scenario", row["scenario"]),
    ]
    beside = (
        "" if row["beside"] is None else words("review.beside", figure=_figure(look, row["beside"], row["beside_unit"]))
    )
    report = address.document(row["document_id"]).at(address.figure(figure_id))
    return {
        "id": figure_id[:ID_LETTERS],
        "kind": words(f"review.{row['kind']}"),
        "code": row["kind"],
        "about": " · ".join(text for text in about if text) or words("review.unknown"),
        "figure": "" if row["value"] is None else _figure(look, row["value"], row["unit"]),
        "beside": beside,
        "reason": reason(look, row["reason"]),
        "quote": row["quote"],
        "context": row["cell_context"] or "",
        "report": Entry(row["title"] or row["path"], look.link(report)),
        "others": ", ".join(one[:ID_LETTERS] for one in row["figures"] or () if one != figure_id),
        "command": _command(look, row),
        "toml": draft(row, RIGHT[words.lang], today()),
    }


def _command(look: Look, row: Mapping[str, Any]) -> str:
    """Declares what is right, with an option for everything that the report does not tell itself."""
    options = [f"--right {RIGHT[look.words.lang]}", '--reason "…"', '--who "…"']
    unknown = [("area", "area_id"), ("indicator", "indicator"), ("period", "period"), ("unit", "unit")]
    options += [f'--{option} "…"' for option, column in unknown if row[column] is None]
    return f"etl review {row['figure_id'][:ID_LETTERS]} {' '.join(options)}"


def _figure(look: Look, value: Any, unit: str | None) -> str:
    if unit == "pct":
        return written.percent_computed(value, look.words)
    return f"{written.number(value, look.words)}\u00a0{look.unit(unit)}".strip()
