"""The page at an address, for those who walk from link to link without a server."""

from __future__ import annotations

from etl.explore.address import Address
from etl.explore.look import Look, Page
from etl.explore.pages.area import area
from etl.explore.pages.cell import cell
from etl.explore.pages.coverage import coverage
from etl.explore.pages.document import document
from etl.explore.pages.help import help_page
from etl.explore.pages.indicator import indicator
from etl.explore.pages.review import review
from etl.explore.pages.runs import run, runs
from etl.explore.pages.start import start


def page_at(look: Look, address: Address) -> Page | None:
    """The page at an address that a page of this program links; None where there is none."""
    kind, *ids = address.path.split("/")
    asked = dict(address.asked)
    page, year = int(asked.get("page", 1)), int(asked["year"]) if "year" in asked else None
    if kind == "area":
        return area(look, ids[0], page, asked.get("periods") == "all")
    if kind == "indicator":
        return indicator(look, ids[0], year, "2025" if asked.get("boundaries") == "2025" else "then")
    if kind == "cell":
        period = ids[1].replace("_", "/")
        return cell(look, ids[0], period, ids[2], asked.get("scope"), asked.get("price_basis"))
    if kind == "document":
        return document(look, ids[0], int(asked.get("part", 1)))
    if kind == "coverage":
        return coverage(look, asked.get("indicator"), int(asked["last"]) if "last" in asked else None)
    if kind == "review":
        return review(look, asked.get("area"), asked.get("indicator"), page)
    if kind == "runs":
        return run(look, ids[0], page) if ids else runs(look)
    if kind == "help":
        return help_page(look.words)
    return start(look, year, "2025" if asked.get("boundaries") == "2025" else "then") if kind == "" else None
