"""Rows and columns that may be of some only, where they stand: exports in a table of foreign investment or of zones are
those of the enterprises there, and land "theo quy hoạch" below clusters that are planned is theirs.

Such figures are in doubt, not left out: of whom they are is told by what stands around them, not by their own words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.catalogue.table_families import TableFamily
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.families import family_titled, within_title
from etl.extract.tables.name import Name
from etl.language.fold import fold
from etl.language.patterns import any_of

_LISTS = frozenset(",;")
Headings = Mapping[int, Heading]
Names = Mapping[int, Name]


class Told(NamedTuple):
    """What a table says around its lines: its `family`, its `title`, and the `text` of its document."""

    family: TableFamily | None
    title: Heading
    text: str


def of_some(
    rows: Headings, names: Names, marks: Mapping[int, int | None], filled: Collection[int], labels: Mapping[int, str],
    told: Told, catalogue: Catalogue,
) -> dict[int, Name]:  # fmt: skip
    """The names of `rows` that are in doubt for any of these reasons; `filled` are the rows with figures, `labels`
    their words and `marks` how deep their numbers put them."""
    return {
        **of_groups(rows, names, marks, filled, labels, catalogue),
        **of_the_planned(names, labels, catalogue),
        **of_their_enterprises(rows, names, told, catalogue),
    }


def of_their_enterprises(lines: Headings, names: Names, told: Told, catalogue: Catalogue) -> dict[int, Name]:
    """The names of rows or columns that can be those of enterprises only, in doubt; `lines` are their headings. None
    where the title speaks of more than such enterprises."""
    family = told.family
    if family is None or not family.shared or _tells_more(told, family, catalogue):
        return {}
    return {line: _in_doubt(name, family) for line, name in names.items() if _is_of_all(lines[line], name, family)}


def of_groups(
    rows: Headings, names: Names, marks: Mapping[int, int | None], filled: Collection[int],
    labels: Mapping[int, str], catalogue: Catalogue,
) -> dict[int, Name]:  # fmt: skip
    """The same of the rows below a group, a row that is not `filled` with figures: "V. Khu công nghiệp" above exports.
    A row whose mark puts it as high as the group ends it."""
    found: dict[int, Name] = {}
    family, level = None, None
    for row, heading in rows.items():
        mark = marks.get(row)
        if row not in filled:
            if heading.tokens and not (heading.opens is not None and heading.first is heading.opens):
                family, level = _of_group(heading, labels.get(row, ""), catalogue), mark
        elif mark is not None and level is not None and mark <= level:
            family = None
        elif family is not None and row in names and _is_of_all(heading, names[row], family):
            found[row] = _in_doubt(names[row], family)
    return found


def _of_group(heading: Heading, label: str, catalogue: Catalogue) -> TableFamily | None:
    """The family whose enterprises the rows below a group are of, if of any; no list of fields is of one."""
    family = None if _LISTS & set(label) else family_titled(label, catalogue)
    if family is None or any(t.kind == "indicator" and t.value != family.indicator for t in heading.names):
        return None
    return family


def of_the_planned(names: Names, labels: Mapping[int, str], catalogue: Catalogue) -> dict[int, Name]:
    """Rows of land laid out by a plan, below a row that counts what the plan lays out, in doubt: that of these, or of
    all that there is."""
    found: dict[int, Name] = {}
    laid_out, counted = any_of(catalogue.spoken_of.laid_out), any_of(catalogue.spoken_of.zones)
    is_planned = False
    for row, label in labels.items():
        words, name = fold(label), names.get(row)
        plan = laid_out.search(words)
        if name is not None and _is_area(name, catalogue):
            if is_planned and plan is not None and not name.is_unclear:
                why = f"of “{label[plan.start() : plan.end()]}” alone or of all: which is not said"
                found[row] = replace(name, why=why, is_unclear=True)
        elif counted.search(words):
            is_planned = plan is not None
    return found


def _is_area(name: Name, catalogue: Catalogue) -> bool:
    return name.indicator is not None and catalogue.indicators[name.indicator].dimension == "area"


def _tells_more(told: Told, family: TableFamily, catalogue: Catalogue) -> bool:
    """Whether the title names something else as well, or its line is a list of which the family is one item."""
    title, text = told.title, told.text
    if any(token.kind == "indicator" and token.value != family.indicator for token in title.names):
        return True
    at = title.tokens[0].start if title.tokens else 0
    begin, end = within_title(text[at : title.tokens[-1].end] if title.tokens else "", title, at, catalogue)
    stop = text.find("\n", end)
    return begin >= 0 and bool(_LISTS & set(text[text.rfind("\n", 0, begin) + 1 : stop if stop >= 0 else len(text)]))


def _is_of_all(heading: Heading, name: Name, family: TableFamily) -> bool:
    """Whether the name is that of an indicator of the whole province which enterprises of the family have a share in,
    and the heading does not say that it is the province's."""
    if name.indicator is None or name.is_labelled or name.is_unclear or heading.area is not None:
        return False
    return name.indicator.partition(".")[0] in family.shared


def _in_doubt(name: Name, family: TableFamily) -> Name:
    return replace(name, why=f"it may be told of “{family.name}”, not of the province", is_unclear=True)
