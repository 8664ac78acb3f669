"""Offices whose figures are the province's, where the text has spoken of them: its power company, its inspectors."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.tokens import Token, Tokens

_OF_MARKET = ("action", "indicator", "contextual")
"""The kinds of tokens that may be of what those who watch the market do, or its figures."""
_MARKET = "market"
_PAID = "market_revenue"
"""What is paid to the budget; others than the market's inspectors pay to it, too."""
_SALES = "electricity_sales"


class Offices:
    """Follows which of these offices one document, by its `folded` text, has spoken of."""

    def __init__(self, catalogue: Catalogue, folded: str) -> None:
        self._catalogue, self._folded = catalogue, folded
        self._telling: tuple[str, ...] = _OF_MARKET
        if any(words in folded for words in catalogue.spoken_of.market_watch):
            self._telling = (*_OF_MARKET, "benign")
        self._of_power = False  # the report has spoken of a province's power company
        self._of_market = False  # this paragraph, of those who watch the market
        self._titled_market: bool | None = None  # so has its first sentence

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A new sentence begins, the `first` of a paragraph or not."""
        self._of_power = self._of_power or tokens.has("benign", "power")
        of_market = any(self._is_of_market(tokens[k]) for kind in self._telling for k in tokens.places(kind))
        self._titled_market = of_market if self._titled_market is None else self._titled_market
        self._of_market = of_market or self._titled_market or (self._of_market and not first)

    def is_paid_by_others(self, subject: Subject) -> bool:
        """Whether it is paid to the budget, and not the market's inspectors are spoken of, who may not be whom it
        is paid by."""
        return subject.indicator == _PAID and not self._of_market

    def is_power_companys(self, subject: Subject) -> bool:
        """Whether it is what the power company spoken of sells, whose sales are the province's."""
        return self._of_power and subject.indicator == _SALES

    def is_narrowed_by_power_company(self, subject: Subject) -> bool:
        """Whether that company is all that narrows the subject."""
        return self.is_power_companys(subject) and all(t.is_("other", "owner") for t in subject.narrowed)

    def is_of_office(self, subject: Subject) -> bool:
        """Whether the text speaks of the office whose figures are the province's: its power company, its inspectors."""
        return self.is_power_companys(subject) or (self._of_market and subject.indicator == _PAID)

    def _is_of_market(self, token: Token) -> bool:
        """Whether it names those who watch the market, or what they do."""
        if token.kind in _OF_MARKET and token.value != _PAID:
            return self._catalogue.indicators[token.value].group == _MARKET
        said = self._folded[token.start : token.end] if token.kind == "benign" else ""
        return any(words in said for words in self._catalogue.spoken_of.market_watch)
