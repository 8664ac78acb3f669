"""The page of a figure: what it is, who says so in which words, what the arithmetic says, and what contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from etl.explore import address, written
from etl.explore.entries import Entry, Row, Table, kpi_table, level, meant, numbers
from etl.explore.look import FORMS, Look, Page
from etl.explore.pages.arithmetic import arithmetic
from etl.explore.pages.cells import Cells
from etl.explore.pages.statements import AROUND, ROLES, place, statement, with_unit
from etl.query.pages.stated import statements

LONGEST, MOST = 4_000, 200
"""Letters of a sentence, and statements of a page."""


def cell(look: Look, area_id: str, period: str, code: str, scope: str | None, price_basis: str | None) -> Page | None:
    """The page of a cell; None where nothing is known of it.

    An address without scope and price basis means the whole on prices that nobody states. Where only others are known
    the page says which, and shows one where there is no other.
    """
    cells = Cells(look, area_id, period, code)
    rows = cells.own
    if not rows:
        return None
    asked = address.cell(
        {"area_id": area_id, "period": period, "indicator": code, "scope": scope, "price_basis": price_basis}
    )
    row = next((row for row in rows if (row["scope"], row["price_basis"]) == (scope, price_basis)), None)
    title = f"{look.indicator(code)}, {look.area(area_id)}, {written.period(period, look.words)}"
    if row is None and len(rows) == 1 and scope is None and price_basis is None:
        row = rows[0]
    if row is None:
        several = kpi_table(look, rows, look.words("cell.several"))
        return Page("cells.html", asked, title, {"several": several, "area": _area(look, rows[0])})
    return _page(look, row, cells, title)


def _page(look: Look, row: Mapping[str, Any], cells: Cells, title: str) -> Page:
    others, beside = [other for other in cells.own if other is not row], cells.beside(row, MOST)
    stated = statements(look.ask, row["area_id"], row["period"], row["indicator"], AROUND, LONGEST, MOST)
    said = [one for one in stated if (one["scope"], one["price_basis"]) == (row["scope"], row["price_basis"])]
    words = look.words
    shown = {
        "area": _area(look, row),
        "indicator": Entry(look.indicator(row["indicator"]), look.link(address.indicator(row["indicator"]))),
        "period": written.period(row["period"], words),
        "meant": meant(look, row),
        "figure": _figure(look, row),
        "doubtful": row["consistency"] == "conflict" or "disputed" in (row["reading"], row["digits"]),
        "consistency": row["consistency"],
        "consistency_said": words.code("consistency", row["consistency"]),
        "reasons": list(_reasons(look, row)),
        "contradictions": _contradictions(look, row),
        "conflict": _conflict(look, row, said) if row["consistency"] == "conflict" else None,
        "figures": _figures(look, row),
        "statements": [statement(look, number, one) for number, one in enumerate(said, 1)],
        "arithmetic": list(arithmetic(look, row, beside)),
        "others": kpi_table(look, others, words("cell.others")) if others else None,
        "beside": _beside(look, beside),
        "citation": _citation(look, row, said),
    }
    return Page("cell.html", address.cell(row), title, shown, FORMS)


def _area(look: Look, row: Mapping[str, Any]) -> Entry:
    return Entry(look.area(row["area_id"]), look.link(address.area(row["area_id"])))


def _figure(look: Look, row: Mapping[str, Any]) -> str:
    """The most important of what the row knows."""
    words = look.words
    if row["actual"] is not None:
        return level(look, row).text
    for column in ("growth_stated", "completion_stated", "plan_growth"):
        if row["plan"] is not None and column == "plan_growth":
            break
        if row[column] is not None:
            return f"{words(f'figure.{column}')}: {written.stated(row, column, words)}"
    return f"{words('figure.plan')}: {written.stated(row, 'plan', words)}\u00a0{look.unit(row['unit'])}"


def _figures(look: Look, row: Mapping[str, Any]) -> Table:
    """Every role of the row: as stated, and as other figures make it."""
    words, rows = look.words, list[Row]()
    computed = {
        "actual": row["periods_sum"],
        "plan": row["plan_implied"],
        "growth_stated": row["growth_computed"],
        "completion_stated": row["completion_computed"],
    }
    for column in ROLES.values():
        stated, found = row[column], computed.get(column)
        if column == "actual" and row["origin"] == "derived":
            stated = None
        if stated is None and found is None:
            continue
        rows.append(
            Row([
                Entry(words(f"figure.{column}")),
                numbers("" if stated is None else _with_unit(look, row, column, written.stated(row, column, words))),
                numbers(_computed(look, row, column, found), "derived"),
            ])
        )  # fmt: skip
    headings = [
        Entry(words("column.what")),
        Entry(words("column.stated"), kind="number"),
        Entry(words("column.computed"), kind="number"),
    ]
    return Table(words("cell.figures"), headings, rows)


def _computed(look: Look, row: Mapping[str, Any], column: str, value: Any) -> str:
    if value is None:
        return ""
    write = written.computed if column in ("actual", "plan") else written.percent_computed
    return _with_unit(look, row, column, write(value, look.words))


def _with_unit(look: Look, row: Mapping[str, Any], column: str, text: str) -> str:
    return f"{text}\u00a0{look.unit(row['unit'])}" if column in ("actual", "plan") else text


def _reasons(look: Look, row: Mapping[str, Any]) -> Iterable[str]:
    words = look.words
    yield words(f"consistency_means.{row['consistency']}")
    if row["documents"]:
        kind = "disagreeing" if row["disagreeing"] else "documents"
        yield words(f"cell.{kind}", documents=row["documents"], disagreeing=row["disagreeing"])
    if row["origin"] == "derived":
        yield words("cell.derived")
    if row["reading"]:
        yield words(f"reading_means.{row['reading']}")
    if row["digits"]:
        yield words(f"digits_means.{row['digits']}")
    if row["trust"] == "ocr":
        yield words("cell.ocr")
    if row["corrected"]:
        yield words("cell.corrected", said=row["corrected"])


def _contradictions(look: Look, row: Mapping[str, Any]) -> list[str]:
    parts = (row["contradiction"] or "").split(", ")
    return [look.words.maybe(f"contradiction.{part.replace(' ', '_')}", part) for part in parts if part]


def _conflict(look: Look, row: Mapping[str, Any], said: Sequence[Mapping[str, Any]]) -> Table:
    """What stands against what, figure by figure."""
    words = look.words
    found = look.ask(
        "page_conflict", area=row["area_id"], period=row["period"], indicator=row["indicator"], scope=row["scope"],
        price_basis=row["price_basis"], most=MOST,
    )  # fmt: skip
    headings = [
        Entry(words(f"column.{name}"), kind="number" if name in ("stated", "shown", "computed") else "")
        for name in ("what", "stated", "shown", "computed", "report")
    ]
    rows = [
        Row([
            Entry(_about(look, one, stated)),
            *(numbers(with_unit(look, one[name], one["unit"])) for name in ("value", "shown")),
            numbers(with_unit(look, one["computed"], one["unit"], written.DECIMALS_COMPUTED)),
            Entry(stated["title"] or one["path"], look.link(place(stated))),
        ])
        for one, stated in zip(found, _places(look, found, said), strict=True)
    ]  # fmt: skip
    return Table(words("cell.conflict"), headings, rows)


def _places(
    look: Look, conflict: Sequence[Mapping[str, Any]], said: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Where each statement stands: most are among those that are shown anyway, others are of the periods of a year."""
    shown = {one["observation_id"]: one for one in said}
    others = [one for one in conflict if one["observation_id"] not in shown]
    if others:
        ids, documents = [one["observation_id"] for one in others], sorted({one["document_id"] for one in others})
        asked = look.ask("page_place", figures=ids, documents=documents)
        shown |= {one["observation_id"]: one for one in asked}
    return [shown.get(one["observation_id"], {**one, "title": None}) for one in conflict]


def _about(look: Look, one: Mapping[str, Any], stated: Mapping[str, Any]) -> str:
    """What a statement is about: the period of its own where the year is added up from it."""
    if one["role"] == "period":
        return written.period(stated.get("period") or one["period"], look.words)
    return look.words(f"figure.{ROLES[one['role']]}")


def _beside(look: Look, beside: Sequence[Mapping[str, Any]]) -> Table | None:
    """The cells that this one is reckoned with: the year before, its parts, what it is a part of."""
    return kpi_table(look, beside, look.words("cell.beside"), by="indicator and year") if beside else None


def _citation(look: Look, row: Mapping[str, Any], said: Sequence[Mapping[str, Any]]) -> str:
    """What to write below a figure that is taken from here."""
    words = look.words
    of_it = [one for one in said if one["document_id"] == row["document_id"]]
    source: Mapping[str, Any] = next((one for one in of_it if one["quote"] == row["quote"]), of_it[0] if of_it else {})
    day, consistency = written.day(row["published_on"], words), words.code("consistency", row["consistency"])
    parts = [
        f"{look.indicator(row['indicator'])}, {look.area(row['area_id'])}, {written.period(row['period'], words)}"
        + (f" ({meant(look, row)})" if meant(look, row) else "") + f": {_figure(look, row)}",
        ", ".join(text for text in (source.get("publisher"), source.get("title"), day) if text),
        f"“{row['quote']}”" if row["quote"] else "",
        source.get("url") or source.get("path") or "",
        words("citation.read", consistency=consistency, id=(row["document_id"] or "–")[:12]),
    ]  # fmt: skip
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
