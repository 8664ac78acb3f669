"""Products of industry in tables of all sorts of things, where no heading says that they are: "Than sạch | 1.000 tấn"
beside "Điện sản xuất", "Xi măng" below "Giá trị sản xuất công nghiệp"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from etl.catalogue import Catalogue
from etl.extract.heading_words import words_of_section
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.families import labelled
from etl.extract.tables.name import Name
from etl.extract.tables.of_some import Told
from etl.language.fold import fold
from etl.language.patterns import any_of

_PRODUCTS = "products"
_OF_INDUSTRY = frozenset({"industrial_output", "iip", "electricity_output"})
"""Indicators that a table on what industry makes tells, too."""


def loose_goods(
    rows: Mapping[int, Heading], names: Mapping[int, Name], units: Mapping[int, Heading], labels: Mapping[int, str],
    filled: Collection[int], told: Told, catalogue: Catalogue,
) -> dict[int, Name]:  # fmt: skip
    """The names of `rows` whose `labels` are products of industry, measured in `units` as these are; `filled` are those
    with figures.

    Only in a table of no family that tells of industry by its title or by another row, and not behind a row or a group
    on what is traded, sold, stored or priced: what stands there can be that.
    """
    family = next((family for family in catalogue.families if family.code == _PRODUCTS), None)
    if told.family is not None or family is None or not _is_of_industry(names, told, catalogue):
        return {}
    other = any_of(words_of_section("goods", catalogue)["other"])
    found: dict[int, Name] = {}
    for row, heading in rows.items():
        code = _root(names.get(row))
        label = fold(labels.get(row, ""))
        if code not in _OF_INDUSTRY and (code is not None or other.search(label) is not None):
            return found
        known = labelled(labels.get(row, ""), family, catalogue) if row in filled and code is None else None
        if known is None or known.meant not in catalogue.indicators or heading.names:
            continue
        if _is_measured(units.get(row), catalogue.indicators[known.meant].dimension, catalogue):
            found[row] = Name(known.meant, tokens=heading.strange, is_labelled=True)
    return found


def _is_of_industry(names: Mapping[int, Name], told: Told, catalogue: Catalogue) -> bool:
    """Whether the title says so, or another row where the title speaks of nothing else."""
    words, tokens = words_of_section("goods", catalogue), told.title.tokens
    title = fold(told.text[tokens[0].start : tokens[-1].end]) if tokens else ""
    if any_of(words["industry"]).search(title) is not None:
        return True
    return any_of(words["other"]).search(title) is None and any(_root(name) in _OF_INDUSTRY for name in names.values())


def _root(name: Name | None) -> str | None:
    return None if name is None or name.indicator is None else name.indicator.partition(".")[0]


def _is_measured(unit: Heading | None, dimension: str, catalogue: Catalogue) -> bool:
    known = catalogue.units.get(str(unit.unit.value)) if unit is not None and unit.unit is not None else None
    return known is not None and known.dimension == dimension
