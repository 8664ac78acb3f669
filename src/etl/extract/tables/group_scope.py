"""What a row without figures says of the rows below it: of which family they are, or whose.

Cases and fines stand in the tables of every force that inspects something; below a group that does not speak of the
market's inspectors they may be another one's.
"""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue import Catalogue
from etl.catalogue.table_families import TableFamily
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.families import group_family, labelled
from etl.extract.tables.name import Name
from etl.extract.tokens import Token
from etl.language.fold import fold
from etl.language.patterns import any_of

_UNKNOWN = ("word", "narrow", "other")
_INDUSTRY = frozenset({"industrial_output", "iip", "industry_value_added", None})
"""What may be told last above a group of products: goods below exports are goods exported."""
_MADE = "electricity_output"  # told among products by its own name
_PROMOTION = "promotion"  # the group of indicators that the nation or the province pays for


class GroupScope:
    """The group that the rows of one table stand in, as they go by."""

    def __init__(self, text: str, catalogue: Catalogue, title: Heading, family: TableFamily | None) -> None:
        """`title` is that of the table over `text`, `family` what the table is of."""
        self._text, self._catalogue, self._family = text, catalogue, family
        self._within = None if family is None or family.has_indicators else family
        fields = [token for token in title.strange if token.is_("narrow", "field")]
        self._others = self._words(fields) if fields else None  # the words that may name another force
        self._industries = frozenset(map(fold, catalogue.tables["fields"]["industry"]))
        self._is_of_industry = False
        self._payer = self._paid_by(title)
        self._goods: TableFamily | None = None
        self._goods_mark: int | None = None

    def open(self, heading: Heading, mark: int | None = None, named: str | None = None) -> None:
        """A row without figures: a family of its own, a field of its own, or the table's again. `mark` is how deep its
        number puts it, `named` the indicator that the table named last."""
        self._payer = self._paid_by(heading)
        self._goods = None
        if not heading.tokens or (self._family is not None and not self._family.has_indicators):
            return
        label = self._words(heading.tokens)
        family = group_family(label, self._catalogue)
        self._within = family if family is not None and not family.has_indicators else None
        if family is not None and family.labels and family.indicator is None and named in _INDUSTRY:
            self._goods, self._goods_mark = (None if heading.names else family), mark
        self._is_of_industry = fold(label).strip(" :.,;") in self._industries
        unknown = any(token.kind in _UNKNOWN for token in heading.strange)
        self._others = label if family is None and unknown and not heading.names else None

    def product(self, heading: Heading, label: str, mark: int | None) -> Name | None:
        """ "Xi măng" below "Một số sản phẩm chủ yếu", in a table of all sorts of things. `mark` is how deep the number
        of the row puts it: one as high as the group's ends it."""
        if mark is not None and self._goods_mark is not None and mark <= self._goods_mark:
            self._goods = None
        known = None if heading.names else labelled(label, self._goods, self._catalogue)
        if known is None or known.meant not in self._catalogue.indicators:
            return None
        return Name(known.meant, tokens=heading.strange, is_labelled=True)

    def end_goods(self, code: str) -> None:
        """A row names the indicator `code` by its own name: the products are over, unless it is one of them, as
        electricity is."""
        if code != _MADE:
            self._goods = None

    def foreign(self) -> Name | None:
        """The name of every row of a group whose family has no indicator in the catalogue; None outside of such."""
        return None if self._within is None else foreign(self._within)

    def beside(self, name: Name) -> Name | None:
        """`name`, which a row of a family without indicators tells in full itself, in doubt; None for cases and fines,
        which are that family's own."""
        if self._within is None or name.indicator is None or self._is_of_cases(name.indicator):
            return None
        why = f"it stands in a table of {self._within.name}, of which the catalogue has no indicator"
        return replace(name, why=why, is_unclear=True)

    def headed(self, name: Name, heading: Heading) -> Name:
        """`name`; what `heading` begins to name ("Giá trị sản xuất") is that of industry in a group that says so, and
        promotion that the heading or the group says who pays for has a scope of its own."""
        known = self._catalogue.indicators.get(name.indicator or "")
        if known is not None and known.group == _PROMOTION and name.scope is None:
            name = replace(name, scope=self._paid_by(heading) or self._payer)
        heads = [token for token in heading.tokens if token.kind == "head"]
        if self._is_of_industry and name.is_unknown and len(heads) == 1 and not (heading.names or heading.strange):
            return replace(name, indicator=str(heads[0].value), why="", tokens=(heads[0],), is_unknown=False)
        return name

    def told(self, name: Name) -> Name:
        """`name`, in doubt where it is of cases that the group does not say to be those of the market."""
        if self._others is None or name.indicator is None or not self._is_of_cases(name.indicator):
            return name
        return replace(name, why=f"it stands below “{self._others}”, which may be of another force", is_unclear=True)

    def _paid_by(self, heading: Heading) -> Token | None:
        """Who pays for the promotion of the heading, where it says one of both: "Số đề án khuyến công quốc gia"."""
        if not heading.tokens:
            return None
        begin, said = heading.tokens[0].start, self._catalogue.spoken_of
        label = fold(self._words(heading.tokens))
        payers = {"national_promotion": said.national_promotion, "local_promotion": said.local_promotion}
        found = [(payer, match) for payer, words in payers.items() for match in any_of(words).finditer(label)]
        if len({payer for payer, _ in found}) != 1:
            return None
        payer, match = found[0]
        return Token("scope", payer, begin + match.start(), begin + match.end())

    def _is_of_cases(self, code: str) -> bool:
        """Whether a family that heads groups of rows tells of the indicator: alone its name says too little."""
        group, known = self._catalogue.indicators[code].group, self._catalogue.indicators
        families = (one for one in self._catalogue.families if one.groups and one.indicator is not None)
        return group is not None and any(known[one.indicator or ""].group == group for one in families)

    def _words(self, tokens: tuple[Token, ...] | list[Token]) -> str:
        return self._text[tokens[0].start : tokens[-1].end]


def foreign(family: TableFamily) -> Name:
    """The name of what stands in a table of a family without indicators."""
    return Name(None, f"a table of {family.name}, of which the catalogue has no indicator", is_foreign=True)
