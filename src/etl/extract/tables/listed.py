"""Sums of companies that a table lists: of some of them, unless the rest of them has a row of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.extract.heading_words import words_of_section
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.name import Name
from etl.language.fold import fold

_WHY = "the sum of the companies listed, which may not be all of them"


def sums_of_companies(
    rows: Mapping[int, Heading], names: Mapping[int, Name], labels: Mapping[int, str], heads: Collection[str],
    catalogue: Catalogue,
) -> dict[int, Name]:  # fmt: skip
    """The names of sums below the companies of a table, in doubt. `labels` are the words of the rows, `heads` those
    over the columns of labels: "Tên doanh nghiệp" makes it a table of companies."""
    words = words_of_section("listed", catalogue)
    if words["companies"].isdisjoint(fold(head.strip()) for head in heads):
        return {}
    rest = words["rest"]
    if any(not rest.isdisjoint(fold(label).split()) for label in labels.values()):
        return {}
    first = min((row for row, heading in rows.items() if heading.strange), default=None)
    return {
        row: replace(name, why=_WHY, is_unclear=True)
        for row, name in names.items()
        if name.indicator is not None
        and first is not None
        and row > first
        and rows[row].total is not None
        and rows[row].first is rows[row].total
        and not rows[row].names
    }
