"""Requests in, pages out: which address shows which page. Only reads; what a page holds is in `pages/`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Annotated

from fastapi import FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.explore import assets, guard, rendering
from etl.explore.address import ServedLinks
from etl.explore.api import create_api, description
from etl.explore.asked import Asked, Boundaries, Lang, PageNumber, Text, Year
from etl.explore.download_addresses import add_downloads
from etl.explore.downloads import Downloads, Suffix, Wanted
from etl.explore.kept_pages import KeptPages
from etl.explore.look import Look, Page
from etl.explore.pages import faults
from etl.explore.pages.api import api_page
from etl.explore.pages.area import area
from etl.explore.pages.cell import cell
from etl.explore.pages.coverage import coverage
from etl.explore.pages.document import document
from etl.explore.pages.help import help_page
from etl.explore.pages.indicator import indicator
from etl.explore.pages.review import review
from etl.explore.pages.runs import run, runs
from etl.explore.pages.search import search
from etl.explore.pages.start import start
from etl.explore.raw_files import RawFiles
from etl.explore.words import Words, words_of
from etl.language.periods import is_period
from etl.query import search as searching
from etl.query.pages.published import Published
from etl.settings import Settings
from etl.warehouse import being_made


class Server:
    """What the addresses share: the published warehouse, the catalogue, and how a page becomes an answer."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self.settings, self.catalogue = settings, catalogue
        self.published = Published(settings)
        self.downloads = Downloads(self.published)
        self.links, self.raw = ServedLinks(), RawFiles(settings, catalogue)
        searching.prepare(catalogue)

    def close(self) -> None:
        """Close what was opened."""
        self.raw.close()
        self.published.close()

    def show(self, lang: str | None, page_of: Callable[[Look], Page]) -> Response:
        """The page that `page_of` makes, in the language asked for."""
        words = words_of(lang)
        try:
            with self.published.asked_and_kept() as (connection, kept):
                page = page_of(Look(connection, self.catalogue, words, self.links, kept, self.raw))
        except WarehouseError as error:
            page = faults.no_warehouse(words, error, being_made(self.settings.warehouse))
        return self.answer(page, words)

    def download(self, lang: str | None, wanted: Wanted | None, suffix: Suffix) -> Response:
        """A file, or the page of why there is none: `wanted` is None for what there cannot be."""
        words = words_of(lang)
        try:
            file = self.downloads.file(wanted, suffix, words) if wanted else None
        except WarehouseError as error:
            return self.answer(faults.no_warehouse(words, error, being_made(self.settings.warehouse)), words)
        return file or self.answer(faults.missing(words, words("fault.page")), words)

    def picture(self, observation_id: str) -> Response:
        """The picture of the page that a figure stands on; nothing where there is none."""
        try:
            with self.published.asked() as connection:
                look = Look(connection, self.catalogue, words_of(None), self.links)
                found = look.ask("page_picture", observation=observation_id)
        except WarehouseError:
            found = []
        picture = self.raw.picture(found[0]) if found else None
        if picture is None:
            return Response(status_code=404)
        kept = assets.KEPT if picture.settled else "no-store"
        return Response(picture.png, media_type="image/png", headers={"cache-control": kept})

    def answer(self, page: Page, words: Words) -> Response:
        """A page as HTML."""
        headers = {"cache-control": "no-cache", "content-language": words.lang}
        return HTMLResponse(rendering.render(page, words, self.links), page.status, headers)


def create_app(server: Server, hosts: Collection[str] = guard.LOOPBACK) -> guard.App:
    """The pages as an ASGI application, for requests to one of `hosts`. Nothing is opened yet."""
    app = FastAPI(title="etl explore", openapi_url=None, docs_url=None, redoc_url=None)
    _add_pages_of_figures(app, server)
    _add_pages_beside(app, server)
    add_downloads(app, server.catalogue, server.download)
    _add_faults(app, server)
    api = create_api(server.settings, server.catalogue, server.published)
    _add_api_page(app, server, api)
    app.mount("/api", api)
    # The guard is around everything, so that no answer goes without its headers.
    return guard.Guard(KeptPages(app, server.published), hosts)


def _add_pages_of_figures(app: FastAPI, server: Server) -> None:
    """The start and the search, and the pages of areas, indicators, cells and reports."""

    @app.get("/")
    def _start(lang: Lang = None, year: Year = None, boundaries: Boundaries = "then") -> Response:
        return server.show(lang, lambda look: start(look, year, boundaries))

    @app.get("/search")
    def _search(q: Text = "", lang: Lang = None) -> Response:
        return server.show(lang, lambda look: search(look, q))

    @app.get("/area/{area_id}")
    def _area(area_id: str, lang: Lang = None, page: PageNumber = 1, periods: Asked = None) -> Response:
        return server.show(
            lang, lambda look: area(look, area_id, page, periods == "all") or faults.unknown_area(look, area_id)
        )

    @app.get("/indicator/{code}")
    def _indicator_page(code: str, lang: Lang = None, year: Year = None, boundaries: Boundaries = "then") -> Response:
        return server.show(
            lang, lambda look: indicator(look, code, year, boundaries) or faults.unknown_indicator(look, code)
        )

    @app.get("/cell/{area_id}/{period}/{indicator}")
    def _cell(
        area_id: str, period: str, indicator: str, lang: Lang = None, scope: Asked = None, price_basis: Asked = None
    ) -> Response:
        return server.show(
            lang, lambda look: _cell_or_near(look, area_id, period.replace("_", "/"), indicator, scope, price_basis)
        )

    @app.get("/document/{document_id}")
    def _document(document_id: str, lang: Lang = None, part: PageNumber = 1, left_out: bool = False) -> Response:
        return server.show(lang, lambda look: _document_or_not(look, document_id, part, left_out))


def _add_pages_beside(app: FastAPI, server: Server) -> None:
    """How far the figures reach and are to be believed, the runs they come from, help, and what pages are made of."""

    @app.get("/static/{name}")
    def _static(request: Request, name: str, v: Asked = None) -> Response:
        found = assets.answer(name, v, request.headers.get("accept-encoding", ""))
        return found or Response(status_code=404)

    @app.get("/picture/{name}")
    def _picture(name: Annotated[str, Path(max_length=80, pattern=r"^[\w-]+\.png$")]) -> Response:
        return server.picture(name.removesuffix(".png"))

    @app.get("/coverage")
    def _coverage(lang: Lang = None, indicator: Asked = None, last: Year = None) -> Response:
        return server.show(lang, lambda look: _known(look, None, indicator) or coverage(look, indicator, last))

    @app.get("/review")
    def _review(lang: Lang = None, area: Asked = None, indicator: Asked = None, page: PageNumber = 1) -> Response:
        return server.show(
            lang,
            lambda look: (
                _known(look, area, indicator)
                or review(look, area, indicator, page)
                or faults.missing(look.words, look.words("fault.page"))
            ),
        )

    @app.get("/help")
    def _help(lang: Lang = None) -> Response:
        return server.answer(help_page(words_of(lang)), words_of(lang))

    @app.get("/runs")
    def _runs(lang: Lang = None) -> Response:
        return server.show(lang, runs)

    @app.get("/runs/{run_id}")
    def _run(run_id: str, lang: Lang = None, page: PageNumber = 1) -> Response:
        return server.show(
            lang,
            lambda look: run(look, run_id, page) or faults.missing(look.words, look.words("fault.run", text=run_id)),
        )


def _add_api_page(app: FastAPI, server: Server, api: FastAPI) -> None:
    @app.get("/api")
    def _api(lang: Lang = None) -> Response:
        words = words_of(lang)
        return server.answer(api_page(words, description(api, words)), words)


SHORTEST_ID = 8
"""Letters of a report's id that an address has to have."""


def _document_or_not(look: Look, document_id: str, part: int, left_out: bool) -> Page:
    found = document(look, document_id, part, left_out) if len(document_id) >= SHORTEST_ID else None
    return found or faults.missing(look.words, look.words("fault.document", text=document_id[:70]))


def _known(look: Look, area_id: str | None, code: str | None) -> Page | None:
    """The page of what is not in the catalogue; None where both are, or are not asked."""
    if area_id is not None and area_id not in look.catalogue.areas:
        return faults.unknown_area(look, area_id)
    if code is not None and code not in look.catalogue.indicators:
        return faults.unknown_indicator(look, code)
    return None


def _cell_or_near(
    look: Look, area_id: str, period: str, indicator: str, scope: str | None, price_basis: str | None
) -> Page:
    if unknown := _known(look, area_id, indicator):
        return unknown
    if not is_period(period):
        return faults.missing(look.words, look.words("fault.period", text=period[:20]))
    return cell(look, area_id, period, indicator, scope, price_basis) or faults.unknown_cell(look, area_id, indicator)


def _add_faults(app: FastAPI, server: Server) -> None:
    @app.exception_handler(HTTPException)
    def _not_found(request: Request, error: HTTPException) -> Response:
        words = words_of(request.query_params.get("lang"))
        return server.answer(faults.missing(words, words("fault.page")), words)

    @app.exception_handler(RequestValidationError)
    def _misunderstood(request: Request, error: RequestValidationError) -> Response:
        words = words_of(request.query_params.get("lang"))
        first = error.errors()[0]
        return server.answer(faults.misunderstood(words, f"{first['loc'][-1]}={first['input']}"), words)

    @app.exception_handler(Exception)
    def _program(request: Request, error: Exception) -> Response:
        words = words_of(None)
        return server.answer(faults.program(words), words)
