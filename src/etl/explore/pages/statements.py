"""What a report says of a cell: its words in their sentence or in their table, its day, and how far to believe it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.explore import address, written
from etl.explore.entries import Entry, Row, Table
from etl.explore.look import Look
from etl.explore.marks import Piece, Span, pieces
from etl.explore.pages.document import PART, web
from etl.explore.raw_files import page_number

AROUND = 500
"""Letters of the text around a sentence."""
ROLES = {
    "level": "actual", "plan": "plan", "plan_growth": "plan_growth", "growth": "growth_stated",
    "completion": "completion_stated",
}  # fmt: skip
"""What a statement is about → the column of the KPIs that shows the best of them."""


def statement(look: Look, number: int, one: Mapping[str, Any]) -> dict[str, Any]:
    """One report's words about the cell, with everything that tells how far to believe them."""
    words = look.words
    value = with_unit(look, one["value"], one["unit"])
    if one["value_to"] is not None:
        value = f"{written.number(round(one['value'], 4), words)}–{with_unit(look, one['value_to'], one['unit'])}"
    bound = words.code("bound", one["bound"])
    kind = "plan" if one["scenario"] == "plan" else (one["status"] or one["scenario"])
    marks = [
        words.code("scenario", "plan") if one["scenario"] == "plan" else words.code("status", one["status"]),
        words("statement.other_unit") if one["other_unit"] else "",
        *(words.code(name, "disputed") for name in ("reading", "digits") if one[name] == "disputed"),
        words("cell.ocr") if one["trust"] == "ocr" else "",
        words("statement.withdrawn", day=written.day(one["withdrawn_on"], words), reason=one["withdrawn_reason"] or "")
        if one["withdrawn_on"] and not one["corrected"] else "",
    ]  # fmt: skip
    return {
        "number": number,
        "role": words(f"figure.{ROLES[one['role']]}"),
        "value": f"{bound} {value}".strip(),
        "kind": kind,
        "counts": one["withdrawn_on"] is None,
        "marks": [mark for mark in marks if mark],
        "corrected": one["corrected"],
        "day": written.day(one["declared_on"] or one["published_on"], words) or words("statement.no_day"),
        "report": Entry(one["title"] or one["path"], look.link(place(one))),
        "publisher": one["publisher"] or "",
        "url": web(one["url"]),
        "locator": one["locator"] or "",
        "table": _in_table(look, one),
        "picture": _picture(look, one),
        "pieces": [] if one["cell_context"] and _alone(one) else _paragraph(one),
    }


def _picture(look: Look, one: Mapping[str, Any]) -> dict[str, Any] | None:
    """The picture of the page that the words stand on, of a file that has pages and is still there."""
    number = page_number(one)
    if number is None or look.raw is None:
        return None
    if not look.raw.is_there(one["path"]):
        return {"link": None, "said": look.words("statement.no_picture", page=number)}
    how = "picture" if one["trust"] != "ocr" else "picture_unread" if look.raw.missing else "picture_read"
    said = look.words(f"statement.{how}", page=number, words=one["quote"])
    return {"link": look.links.picture(one["observation_id"]), "said": said}


def _in_table(look: Look, one: Mapping[str, Any]) -> Table | None:
    """The cell of a table that was read, under its headings and in its row."""
    if not one["cell_context"]:
        return None
    label, unit, *headings = (part.strip() for part in one["cell_context"].split("|"))
    heads = [Entry(look.words("column.row")), Entry(look.words("column.unit")), Entry(" › ".join(headings) or "–")]
    return Table("", heads, [Row([Entry(label), Entry(unit), Entry(one["quote"], kind="number marked")])])


def _alone(one: Mapping[str, Any]) -> bool:
    """Whether the line of a cell of a table holds nothing but its words."""
    if one["char_end"] is None:
        return False
    text: str = one["text"]
    begin, end = one["char_start"] - one["text_start"], one["char_end"] - one["text_start"]
    before, after = text[:begin].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not (before.strip() or after.strip())


def _paragraph(one: Mapping[str, Any]) -> list[Piece]:
    """The paragraph of a statement, with its sentence and in it the words that were read."""
    if one["char_end"] is None:
        return [Piece(one["quote"], ("figure",))]
    text, begin = one["text"], one["text_start"]
    start, end = one["char_start"], one["char_end"]
    sentence = (one["sentence_start"], one["sentence_end"])
    from_, to = (sentence[0], sentence[1]) if sentence[0] is not None else (start, end)
    first = max(0, text.rfind("\n", 0, max(0, from_ - begin)) + 1)
    last = text.find("\n", max(0, to - begin))
    last = len(text) if last < 0 else last
    cut = [Piece("… ")] if first == 0 and begin > 0 else []
    spans = [Span(start, end, "figure")]
    if sentence[0] is not None:
        spans.append(Span(*sentence, "sentence"))
    rest = [Piece(" …")] if last == len(text) and len(text) >= 2 * AROUND else []
    return [*cut, *pieces(text[first:last], spans, begin + first), *rest]


def place(one: Mapping[str, Any]) -> address.Address:
    """Where a figure stands in its report."""
    page = address.document(one["document_id"])
    if one.get("char_start") is None:
        return page
    part = one["char_start"] // PART + 1
    return page.asking(part=part if part > 1 else None).at(address.figure(one["observation_id"]))


def with_unit(look: Look, value: Any, unit: str, decimals: int = 4) -> str:
    """A figure as a person writes it, with at most so many decimals and its unit; "" for None."""
    if value is None:
        return ""
    value = round(value, decimals)
    return (
        written.percent(value, look.words)
        if unit == "pct"
        else f"{written.number(value, look.words)}\u00a0{look.unit(unit)}"
    )
