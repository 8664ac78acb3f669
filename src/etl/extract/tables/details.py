"""Parts of an indicator by the words of its own family of tables, in tables of all sorts of things: "Thủy sản" below
"Kim ngạch xuất khẩu", "Dịch vụ" below GRDP, "Trong nước" below the heading "Xuất khẩu"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.catalogue.table_families import TableFamily
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.families import part_of
from etl.extract.tables.name import Name

_WHOLES = frozenset({"grdp"})
"""Indicators whose parts are listed below them without a number or a dash."""

_GOODS = re.compile(r"^\s*(?:của\s+)?(?:các\s+)?(?:mặt\s+)?(?:hàng\s+)?", re.IGNORECASE)
"""Words between a way of trading and what is traded."""
_TRADED = frozenset({"exports", "imports"})


def parts_of_leads(
    rows: Mapping[int, Heading], names: Mapping[int, Name], inner: Mapping[int, tuple[str, int]], catalogue: Catalogue
) -> dict[int, Name]:
    """The rows whose label has two cells, an indicator ("Kim ngạch xuất khẩu") and a part of it ("Trong nước"): by row
    the `inner` words and where they begin."""
    found: dict[int, Name] = {}
    for row, (words, start) in inner.items():
        if row not in names or names[row].is_labelled or names[row].is_foreign:
            continue
        lead = [token for token in rows[row].names if token.start < start]
        codes = {str(token.value) for token in lead if token.kind == "indicator"}
        if len(codes) != 1 or any(token.start < start for token in rows[row].strange):
            continue
        code = part_of(next(iter(codes)), words, catalogue)
        if code is not None:
            found[row] = replace(names[row], indicator=code, why="", tokens=tuple(lead), is_labelled=True)
    return found


class Details:
    """The rows of one table as they go by."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._whole: Name | None = None  # the row above, or that whose parts the rows above are

    def below(self, above: Name | None, heading: Heading, label: str) -> Name | None:
        """The part of what the open row `above` names that this one is; None where its label is none."""
        if above is None or above.indicator is None or above.is_unclear or not heading.strange or heading.names:
            return None
        code = part_of(above.indicator, label, self._catalogue)
        if code is None:
            return None
        price, scope = heading.price or above.price, heading.scope or above.scope
        return Name(code, tokens=heading.strange, price=price, scope=scope)

    def follows(self, heading: Heading, label: str, is_numbered: bool) -> Name | None:
        """The part of the whole right above, whose other parts may stand between: in tables without numbers alone."""
        return None if is_numbered else self.below(self._whole, heading, label)

    def good(self, heading: Heading, text: str) -> Name | None:
        """ "Xuất khẩu thủy sản", in a table of all sorts of things over `text`: the good right behind what is done with
        it. One more word ("… sang Trung Quốc") makes it something else."""
        if len(heading.names) != 1 or heading.names[0] is not heading.first or not heading.strange:
            return None
        trade = heading.names[0]
        if trade.value not in _TRADED or any(token.start < trade.end for token in heading.strange):
            return None
        behind = _GOODS.sub("", text[trade.end : heading.tokens[-1].end])
        code = part_of(trade.value, behind, self._catalogue)
        if code is None or self._catalogue.indicators[code].partition is not None:  # "… trong nước" tells whose
            return None
        return Name(code, tokens=(trade, *heading.strange), price=heading.price, scope=heading.scope)

    def traded(self, family: TableFamily | None, named: str | None, heading: Heading, label: str) -> Name | None:
        """Goods below the other way of trading than the one whose words the `family` has, in a table of both: "Bông"
        below "Nhập khẩu", which was `named` last."""
        others = _TRADED - {family.indicator} if family is not None and family.indicator in _TRADED else ()
        return self.below(Name(named), heading, label) if named in others else None

    def note(self, heading: Heading, name: Name) -> None:
        """A row was read as `name`."""
        if name.indicator in _WHOLES and not name.is_unclear:
            self._whole = name
        elif heading.opens is not None and heading.first is heading.opens and self._parent(name) in _TRADED:
            self._whole = replace(name, indicator=self._parent(name), is_labelled=False)  # "Trong đó: Thủy sản"
        elif heading.opens is None and (self._whole is None or not self._is_part(name)):
            self._whole = None

    def _is_part(self, name: Name) -> bool:
        whole = self._whole.indicator if self._whole is not None else None
        return name.indicator is not None and self._parent(name) == whole

    def _parent(self, name: Name) -> str | None:
        return None if name.indicator is None else self._catalogue.indicators[name.indicator].parent

    def inner(self, heading: Heading, inner: tuple[str, int]) -> Name | None:
        """ "Xuất khẩu" over "Trong nước": the part that the inner cell names of what stands over it."""
        words, start = inner
        codes = dict.fromkeys(str(t.value) for t in heading.names if t.kind == "indicator")
        if len(codes) != 1 or not words or any(t.start < start for t in heading.strange):
            return None
        code = part_of(next(iter(codes)), words, self._catalogue)
        if code is None:
            return None
        return Name(code, tokens=heading.names, is_labelled=True, price=heading.price, scope=heading.scope)
