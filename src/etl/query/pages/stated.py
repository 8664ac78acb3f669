"""What reports state of one cell, and of which cells one report states something: read off the tables.

It is what the views `stated_figure` and `level_basis` say of all figures, and tests hold it against them. Planning the
views takes four times as long as reading the figures of one cell. Where a correction speaks of them they are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from etl.query.pages.kept import Records

Figure = Mapping[str, Any]

CELL = ("document_id", "area_id", "period", "indicator", "scope")
"""Within these a report that states levels on one price basis means its other figures on that basis, too."""


class Ask(Protocol):
    """How a question of `warehouse/sql/queries` is asked."""

    def __call__(self, name: str, **parameters: object) -> Records:
        """The rows of the question `name`."""


def statements(ask: Ask, area_id: str, period: str, code: str, around: int, longest: int, most: int) -> Records:
    """The first `most` statements about an indicator in an area and a period, in order of publication.

    Those of unknown days come first. Each has its report, and the text from `text_start` on: `around` letters on both
    sides of its sentence, of which it has at most `longest`. The columns are those of `page_statement`.
    """
    cell = {"area": area_id, "period": period, "indicator": code}
    figures = ask("page_figure", **cell)
    if _corrected(ask, figures=[one["observation_id"] for one in figures], **cell):
        return ask("page_statement", around=around, longest=longest, most=most, **cell)
    bases, units = level_bases(figures), Units(ask)
    said = {one["observation_id"]: {**one, **units.shown(one)} for one in figures if one["role"]}
    if not said:
        return []
    reports = ask(
        "page_report",
        figures=list(said),
        documents=[one["document_id"] for one in said.values()],
        places=[one["char_start"] for one in said.values()],
        starts=[max(0, _begin(one) - around) for one in said.values()],
        sizes=[min(_end(one) - _begin(one), longest) + 2 * around for one in said.values()],
        most=most,
    )
    settled = {"declared_on": None, "corrected": None}
    pairs = [(said[report["observation_id"]], report) for report in reports]
    return [{**one, "price_basis": cell_basis(one, bases), **settled, **report} for one, report in pairs]


def with_cells(ask: Ask, document_id: str, figures: Records, whole: bool) -> Records:
    """The figures of a report with the cell that each is about: its `role` there, None for none, and its
    `cell_price_basis`. `whole` says that these are all figures of the report.
    """
    stated = [one for one in figures if one["kind"] == "figure"]
    if _corrected(ask, document=document_id):
        bases = {_cell(one): one["price_basis"] for one in ask("page_level_basis", document=document_id)}
    else:
        bases = level_bases(stated if whole else ask("page_level", document=document_id))
    units = Units(ask)
    return [
        {**one, "role": None if units.other(one) else one["role"], "cell_price_basis": cell_basis(one, bases)}
        if one["kind"] == "figure"
        else {**one, "cell_price_basis": None}
        for one in figures
    ]


class Units:
    """The units in which figures are written, and those in which their indicators are shown."""

    def __init__(self, ask: Ask) -> None:
        self._units = {one["unit"]: one for one in ask("page_unit")}
        self._shown = {one["indicator"]: one["display_unit"] for one in ask("page_shown_unit")}

    def other(self, figure: Figure) -> bool:
        """Whether a level is in another currency than its indicator is shown in: nothing is converted."""
        shown = self._units[self._shown[figure["indicator"]]]
        return bool(figure["measure"] == "value" and self._units[figure["unit"]]["base_unit"] != shown["base_unit"])

    def shown(self, figure: Figure) -> dict[str, Any]:
        """The figure (`value_base`, and `value_to` as it is written) in the unit in which it is shown."""
        other, written = self.other(figure), self._units[figure["unit"]]
        unit = self._units[self._shown[figure["indicator"]]] if figure["measure"] == "value" and not other else written
        to = figure["value_to"]
        return {
            "unit": unit["unit"],
            "value": figure["value_base"] / unit["factor"],
            "value_to": None if to is None else to * written["factor"] / unit["factor"],
            "other_unit": other,
        }


def level_bases(figures: Iterable[Figure]) -> dict[tuple[Any, ...], str]:
    """The price basis of the levels of each cell that a report states on one basis only."""
    found = dict[tuple[Any, ...], set[str | None]]()
    for one in figures:
        if one["role"] == "level":
            found.setdefault(_cell(one), set()).add(one["price_basis"])
    return {cell: basis for cell, (basis, *others) in found.items() if basis is not None and not others}


def cell_basis(figure: Figure, bases: Mapping[tuple[Any, ...], str]) -> str | None:
    """The price basis on which a figure is meant: that of the level beside it where it has none of its own."""
    own: str | None = figure["price_basis"]
    return own if own is not None or figure["role"] == "level" else bases.get(_cell(figure))


def _corrected(
    ask: Ask,
    figures: Iterable[str] = (),
    document: str | None = None,
    area: str | None = None,
    period: str | None = None,
    indicator: str | None = None,
) -> bool:
    """Whether a correction is about one of the figures, the report, or the cell."""
    about = {"figures": list(figures), "document": document, "area": area, "period": period, "indicator": indicator}
    return bool(ask("page_corrected", **about)[0]["corrected"])


def _cell(figure: Figure) -> tuple[Any, ...]:
    return tuple(figure[name] for name in CELL)


def _begin(figure: Figure) -> int:
    """Where the sentence of a figure begins, its words where that was not noted."""
    begin = figure["sentence_start"]
    return int(figure["char_start"] if begin is None else begin)


def _end(figure: Figure) -> int:
    end = figure["sentence_end"]
    return int(figure["char_end"] if end is None else end)
