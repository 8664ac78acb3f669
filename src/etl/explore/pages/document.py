"""The page of a report: its text as it was read, every figure marked, doubts in another mark. An auditor's view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from etl.explore import address, written
from etl.explore.entries import Entry, Row, Table, numbers
from etl.explore.look import FORMS, Look, Page
from etl.explore.marks import Span, pieces
from etl.explore.pages.paging import pages_of
from etl.explore.reasons import reason
from etl.extract.observation import LeftOut
from etl.query.pages.stated import with_cells

PART, MOST = 30_000, 1_000
"""Letters and figures of a page: a longer report goes over several."""


def document(look: Look, document_id: str, part: int = 1, left_out: bool = False) -> Page | None:
    """The page of the report whose id is or begins with `document_id`; None where none or several do.

    With `left_out` it is read once more, and the numbers that are no figures are marked, too, with the reason.
    """
    begin = (part - 1) * PART
    found = look.ask("page_document", document=document_id, begin=begin, size=PART)
    if len(found) != 1 or (part > 1 and begin >= found[0]["length"]):
        return None
    row, words = found[0], look.words
    figures = look.ask("page_document_figure", document=row["document_id"], begin=begin, end=begin + PART, most=MOST)
    figures = with_cells(look.ask, row["document_id"], figures, row["length"] <= PART and len(figures) < MOST)
    accepted = [one for one in figures if one["kind"] == "figure"]
    doubts = [one for one in figures if one["kind"] == "doubt"]
    page = address.document(row["document_id"])
    here = page.asking(part=part if part > 1 else None, left_out="1" if left_out else None)
    others = _left_out(look, row, begin) if left_out else None
    shown = {
        "facts": _facts(look, row),
        "url": web(row["url"]),
        "pieces": pieces(
            row["text"], [*(_span(look, one) for one in figures), *(_other(look, one) for one in others or ())], begin
        ),
        "left_out": _left_out_table(look, others) if others else None,
        "left_out_said": _left_out_said(look, page.asking(part=part if part > 1 else None), left_out, others),
        "counts": words("document.counts", figures=len(accepted), doubts=len(doubts)),
        "table": _table(look, accepted),
        "doubts": _doubts(look, doubts),
        "parts": pages_of(look, page.asking(left_out="1" if left_out else None), row["length"], part, PART, "part"),
        "withdrawn": _withdrawn(look, row),
    }
    title = row["title"] or row["path"]
    return Page("document.html", here, title, shown, FORMS if accepted else (), taken=page)


def web(url: str | None) -> str | None:
    """An address that a browser may follow: of the web alone, no script and no file."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def _withdrawn(look: Look, row: Mapping[str, Any]) -> str:
    if row["withdrawn_on"] is None:
        return ""
    day = written.day(row["withdrawn_on"], look.words)
    return look.words("statement.withdrawn", day=day, reason=row["withdrawn_reason"] or "")


def _facts(look: Look, row: Mapping[str, Any]) -> list[tuple[str, Entry, str]]:
    """What is known of the report, and what told it."""
    words = look.words
    area = row["area_id"]
    facts = [
        ("publisher", Entry(row["publisher"] or ""), ""),
        (
            "published_on",
            Entry(written.day(row["published_on"], words)),
            words.code("evidence", row["published_on_evidence"]),
        ),
        (
            "area",
            Entry(look.area(area), look.link(address.area(area))) if area else Entry(""),
            words.code("evidence", row["area_evidence"]),
        ),
        ("path", Entry(row["path"]), row["format"] or ""),
        ("status", Entry(words.code("document_status", row["status"])), row["reason"] or ""),
        ("read_at", Entry(written.moment(row["read_at"], words)), row["extractor_version"]),
        ("trust", Entry(words.code("trust", row["trust"])), words("cell.ocr") if row["trust"] == "ocr" else ""),
        ("document_id", Entry(row["document_id"]), ""),
    ]
    return [(words(f"fact.{name}"), entry, because) for name, entry, because in facts if entry.text]


def _span(look: Look, one: Mapping[str, Any]) -> Span:
    start, end = one["char_start"] or 0, one["char_end"] or 0
    if one["kind"] == "doubt":
        return Span(start, end, "doubt", address.figure(one["figure_id"]), None, reason(look, one["reason"]).text)
    kind = "disputed" if _disputed(one) else "figure"
    hint = f"{_said(look, one)} · {look.indicator(one['indicator'])} · {written.period(one['period'], look.words)}"
    if other := _other_digits(look, one):
        hint = f"{hint} · {other}"
    return Span(start, end, kind, address.figure(one["figure_id"]), _cell_link(look, one), hint)


def _disputed(one: Mapping[str, Any]) -> bool:
    """Whether another reading of the words, or of the digits of a picture, says otherwise."""
    return "disputed" in (one["reading"], one["digits"])


def _other_digits(look: Look, one: Mapping[str, Any]) -> str:
    """What the second recognition made of disputed digits; "" where none are."""
    if one["digits"] != "disputed":
        return ""
    return f"{look.words.code('digits', 'disputed')}: {look.words('document.second_look', read=one['digits_other'])}"


def _cell_link(look: Look, one: Mapping[str, Any]) -> str | None:
    """The page of the cell that a figure is about; a month's growth on the month before is about none."""
    return look.link(address.cell({**one, "price_basis": one["cell_price_basis"]})) if one["role"] else None


def _said(look: Look, one: Mapping[str, Any]) -> str:
    words = look.words
    value = written.number(one["value"], words)
    if one["value_to"] is not None:
        value = f"{value}–{written.number(one['value_to'], words)}"
    unit = "%" if one["unit"] == "pct" else look.unit(one["unit"])
    return f"{words.code('bound', one['bound'])} {value}\u00a0{unit}".strip()


def _table(look: Look, figures: Sequence[Mapping[str, Any]]) -> Table:
    words = look.words
    headings = [
        Entry(words(f"column.{name}")) for name in ("indicator", "area", "period", "what", "figure", "reading", "place")
    ]
    rows = [
        Row([
            Entry(look.indicator(one["indicator"]), _cell_link(look, one)),
            Entry(look.area(one["area_id"]), kind="short"),
            Entry(written.period(one["period"], words), kind="short"),
            Entry(", ".join(words.code(name, one[name]) for name in ("measure", "scenario"))),
            numbers(_said(look, one), link=f"#{address.figure(one['figure_id'])}"),
            Entry(
                ", ".join(said for said in (words.code("reading", one["reading"]), _other_digits(look, one)) if said),
                kind="short",
            ),
            Entry(one["locator"] or "", kind="short", hint=one["rule"] or ""),
        ], "doubtful" if _disputed(one) else "")
        for one in figures
    ]  # fmt: skip
    return Table(words("document.figures"), headings, rows, words("most", most=MOST) if len(rows) == MOST else "")


def _doubts(look: Look, doubts: Sequence[Mapping[str, Any]]) -> Table | None:
    if not doubts:
        return None
    words = look.words
    headings = [Entry(words(f"column.{name}")) for name in ("quote", "reason", "place")]
    rows = [
        Row(
            [
                Entry(one["quote"], f"#{address.figure(one['figure_id'])}"),
                _reason(look, one["reason"]),
                Entry(one["locator"] or ""),
            ]
        )
        for one in doubts
    ]
    return Table(words("document.doubts"), headings, rows)


def _left_out(look: Look, row: Mapping[str, Any], begin: int) -> list[LeftOut] | None:
    """The numbers of this part of the text that are no figures; None where the report cannot be read again."""
    found = look.raw.left_out(row["document_id"], row["path"], row["text_md5"]) if look.raw else None
    if found is None:
        return None
    return [one for one in found if begin <= one.char_start < begin + PART][:MOST]


def _other(look: Look, one: LeftOut) -> Span:
    return Span(one.char_start, one.char_end, "other", f"l-{one.char_start}", None, reason(look, one.reason).text)


def _left_out_table(look: Look, others: Sequence[LeftOut]) -> Table:
    words = look.words
    headings = [Entry(words(f"column.{name}")) for name in ("quote", "reason")]
    rows = [Row([Entry(one.quote, f"#l-{one.char_start}"), _reason(look, one.reason)]) for one in others]
    return Table(words("document.left_out"), headings, rows, words("most", most=MOST) if len(rows) == MOST else "")


def _left_out_said(look: Look, here: address.Address, asked: bool, others: Sequence[LeftOut] | None) -> Entry | None:
    """The link that asks for what is left out, or what came of it; nothing in pages without a server."""
    if asked:
        return Entry(look.words("document.left_out_nothing")) if not others else None
    can_be_asked = look.raw is not None and look.links.search is not None
    return Entry(look.words("document.show_left_out"), look.link(here.asking(left_out="1"))) if can_be_asked else None


def _reason(look: Look, text: str) -> Entry:
    said = reason(look, text)
    return Entry(said.text, lang=said.lang)
