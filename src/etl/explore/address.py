"""Where a page is: an address that can be kept, made of ids of the catalogue alone; and the links that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from etl.explore import assets
from etl.explore.words import LANGUAGES
from etl.query.export.headings import Language


@dataclass(frozen=True, slots=True)
class Address:
    """A page in any language: its path without slash at the ends, what distinguishes it, and a place on it."""

    path: str = ""
    asked: tuple[tuple[str, str], ...] = field(default=())
    place: str = ""

    def at(self, place: str) -> Address:
        """The same page at a place."""
        return replace(self, place=place)

    def asking(self, **asked: object) -> Address:
        """The same page with other things asked; what is None is not."""
        kept = dict(self.asked) | {key: None if value is None else str(value) for key, value in asked.items()}
        return replace(self, asked=tuple((key, value) for key, value in kept.items() if value))


class Links(Protocol):
    """Leads to pages and files, from the page that is shown."""

    def page(self, address: Address, lang: Language) -> str | None:
        """The link to a page; None where there is none."""

    def static(self, name: str) -> str:
        """The link to a file of `static/`."""

    def download(self, address: Address, suffix: str, lang: Language) -> str | None:
        """The link to the figures of a page as a file; None where there is none."""

    def picture(self, observation_id: str) -> str:
        """The link to the picture of the page with a figure."""

    @property
    def search(self) -> str | None:
        """Where a search is answered; None where the index in the page does it."""

    @property
    def index(self) -> str | None:
        """The script with the index of a search without a server; None where a server answers."""


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Links of the pages that are served."""

    search: str | None = "/search"
    index: str | None = None

    def page(self, address: Address, lang: Language) -> str | None:
        """Vietnamese is what an address means by itself."""
        return f"/{quote(address.path)}{_query(address, lang)}{'#' + address.place if address.place else ''}"

    def static(self, name: str) -> str:
        """The link to a file of `static/`."""
        return assets.link(name)

    def download(self, address: Address, suffix: str, lang: Language) -> str | None:
        """The link to the figures of a page as a file."""
        return f"/download/{quote(address.path)}.{suffix}{_query(address, lang)}"

    def picture(self, observation_id: str) -> str:
        """The link to the picture of the page with a figure."""
        return f"/picture/{quote(observation_id)}.png"


def _query(address: Address, lang: Language) -> str:
    asked = [*address.asked, *([("lang", lang)] if lang != LANGUAGES[0] else [])]
    return f"?{urlencode(asked)}" if asked else ""


START, COVERAGE, REVIEW, RUNS, HELP, API = map(Address, ("", "coverage", "review", "runs", "help", "api"))
SEARCH = Address("search")
KPI, KPI_TODAY = Address("kpi"), Address("boundaries-2025")
"""Yearly KPIs, on the boundaries of then and of today: they have files and no page."""


def area(area_id: str) -> Address:
    """The page of a province or the nation."""
    return Address(f"area/{area_id}")


def indicator(code: str, year: int | None = None) -> Address:
    """The page of an indicator."""
    return Address(f"indicator/{code}").asking(year=year)


def cell(row: Mapping[str, Any]) -> Address:
    """The page of a row of kpi_yearly or kpi_period; whole years by their number."""
    period = row.get("period") or str(row["year"])
    asked = tuple((name, str(row[name])) for name in ("scope", "price_basis") if row.get(name))
    return Address(f"cell/{row['area_id']}/{period.replace('/', '_')}/{row['indicator']}", asked)


def document(document_id: str, place: str = "") -> Address:
    """The page of a report, at the place of one of its figures."""
    return Address(f"document/{document_id}", place=place)


def run(run_id: str) -> Address:
    """The page of a run."""
    return Address(f"runs/{run_id}")


def figure(observation_id: str) -> str:
    """The place of a figure on the page of its report."""
    return f"f-{observation_id}"
