"""One look at the warehouse: what a page is given, and what it gives back to be rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from etl.catalogue import Catalogue
from etl.explore.address import Address, Links
from etl.explore.words import Words
from etl.query.pages.kept import KeptAnswers
from etl.query.queries import answer
from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from etl.explore.raw_files import RawFiles
    from etl.query.pages.published import Connection


@dataclass(frozen=True, slots=True)
class Look:
    """A connection to what is published, the catalogue, the words of a language, links, kept answers, and raw files."""

    connection: Connection
    catalogue: Catalogue
    words: Words
    links: Links
    kept: KeptAnswers | None = None
    raw: RawFiles | None = None

    def ask(self, name: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of a question in `warehouse/sql/queries`; others are given them, too, so a page changes none."""

        def asked() -> list[dict[str, Any]]:
            return answer(self.connection, query(name), parameters).records()

        return asked() if self.kept is None else self.kept.of(name, parameters, asked)

    def link(self, address: Address) -> str | None:
        """The link to a page in the language of this look."""
        return self.links.page(address, self.words.lang)

    def area(self, area_id: str) -> str:
        """The name of an area, with the years in which it existed where another one has the same name."""
        area = self.catalogue.areas.get(area_id)
        if area is None:
            return area_id
        return self.words("area.since_2025", name=area.name) if area_id.endswith("-2025") else area.name

    def indicator(self, code: str) -> str:
        """The name of an indicator; a part is named with its whole."""
        found = self.catalogue.indicators.get(code)
        if found is None:
            return code
        return found.name_vi if self.words.lang == "vi" else found.name_en

    def unit(self, code: str | None) -> str:
        """The name of a unit."""
        found = self.catalogue.units.get(code or "")
        if found is None:
            return code or ""
        return found.name_vi if self.words.lang == "vi" else found.name_en

    def called(self, code: str, most: int) -> list[str]:
        """How reports call an indicator, the shortest first; pages that are made again have the same ones."""
        return sorted(set(self.catalogue.indicators[code].phrases), key=lambda name: (len(name), name))[:most]


FORMS = ("xlsx", "csv", "parquet")
"""The forms in which the figures of a page can be taken along."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered: its template, its address, its title, and what the template shows.

    `downloads` are the forms in which its figures can be taken along, `taken` the address of all of them where that is
    not the page's own: of a long list that it shows a part of.
    """

    template: str
    address: Address
    title: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    downloads: Sequence[str] = ()
    status: int = 200
    taken: Address | None = None
