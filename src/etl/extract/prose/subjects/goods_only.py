"""Retail sales that may be of goods alone: a name that leaves services out, beside them or beside the total of both.

"Doanh thu bán lẻ hàng hóa đạt 9.200 tỷ đồng; doanh thu dịch vụ lưu trú, ăn uống đạt 2.000 tỷ đồng".
"""

from __future__ import annotations

import re

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.positions.mention import Mention
from etl.language.patterns import any_of, either

_RETAIL, _GOODS = "retail_sales", "hàng hóa"
_LONGEST = 40  # characters from the total to the services in its name


class GoodsOnly:
    """Looks at the figures of retail sales of one document, by its `folded` text."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._words, self._both = folded, words, any_of(words.retail_with_services)
        self._total: bool | None = None  # the report names the total of both; None until a figure asks

    def is_of_goods(self, mention: Mention, indicator: str) -> bool:
        """Whether a figure of `indicator` may be of goods alone: services have a figure of their own beside it, or the
        report knows the total of both by another name."""
        if indicator != _RETAIL:
            return False
        name = next((t for t in reversed(mention.tokens[: mention.i]) if t.value == _RETAIL), None)
        if name is None or name.kind not in ("indicator", "other"):
            return False
        said = self._folded[name.start : name.end]
        if self._both.search(said) or any_of(self._words.totals).match(said):
            return False
        if self._total is None:
            self._total = _of_both(self._words).search(self._folded) is not None
        return (self._total and _GOODS in said) or self._are_services_beside(mention)

    def _are_services_beside(self, mention: Mention) -> bool:
        """Whether behind the figure, up to where parts are told, services have one of their own."""
        tokens = mention.tokens[mention.i :]
        end = next((t.start for t in tokens if t.kind == "continue" or t.is_("sign", ":", "(")), tokens[-1].end)
        found = any_of(self._words.retail_services).search(self._folded, tokens[0].end, end)
        return found is not None and any(t.kind == "quantity" and t.start > found.start() for t in tokens)


def _of_both(words: SpokenOf) -> re.Pattern[str]:
    """The name of the total of goods and services."""
    total, services = either(words.retail_total), either(words.retail_with_services)
    return re.compile(rf"(?<!\w)(?:{total})\W[^.;:\d]{{0,{_LONGEST}}}?(?<!\w)(?:{services})(?!\w)")
