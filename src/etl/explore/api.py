"""The JSON API below `/api`: the questions of `etl.open` for programs, with a description in the form of OpenAPI."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from etl.catalogue import Catalogue
from etl.errors import EtlError, UsageError, WarehouseError
from etl.explore.asked import Lang
from etl.explore.words import Words, words_of
from etl.query.json_text import json_object
from etl.query.pages.published import Published
from etl.query.queries import QueryResult, answer
from etl.query.reader import Reader
from etl.query.selection import Selection
from etl.settings import Settings
from etl.warehouse.sql_files import query

MOST = 1_000
"""Rows of one answer."""

Area = Annotated[list[str] | None, Query(max_length=20)]
Indicator = Annotated[list[str] | None, Query(max_length=20)]
YearList = Annotated[str | None, Query(max_length=200)]
AsOf = Annotated[date | None, Query()]
Limit = Annotated[int, Query(ge=1, le=MOST)]
Offset = Annotated[int, Query(ge=0, le=100_000_000)]


class Rows(BaseModel):
    """Rows of a relation of the warehouse; `more` says whether others follow."""

    columns: list[str]
    rows: list[dict[str, Any]]
    more: bool


class Fault(BaseModel):
    """What could not be answered: which argument, why, and what to do."""

    where: str
    what: str
    remedy: str


_RELATIONS = ("kpi_period", "kpi_vintage", "observation", "kpi_conflict", "kpi_coverage")
_NAMES = {"kpi_vintage": "vintages", "observation": "observations", "kpi_conflict": "conflicts"}
"""As they are called in an address and in Python, where that is not the name of the relation."""

_ANSWERS: dict[int | str, dict[str, Any]] = {200: {"model": Rows}, 400: {"model": Fault}, 503: {"model": Fault}}


def create_api(settings: Settings, catalogue: Catalogue, published: Published) -> FastAPI:
    """The API as an application of its own, to be mounted."""
    api = FastAPI(title="etl explore", version="1", openapi_url=None, docs_url=None, redoc_url=None)
    reader = Reader(settings, catalogue, exact=True, opened=published.asked)
    _add_relations(api, reader, catalogue)
    _add_lists(api, published)
    _add_description(api)
    _add_faults(api)
    return api


def description(api: FastAPI, words: Words) -> dict[str, Any]:
    """What the API can be asked, in the form of OpenAPI and a language; its words are in texts.toml."""
    described = deepcopy(api.openapi())
    described["info"]["description"] = words("api.description")
    for path, methods in described["paths"].items():
        asked = methods["get"]
        asked["summary"] = words(f"api.question.{path.split('/')[1]}")
        for one in asked.get("parameters", ()):
            one["description"] = words(f"api.parameter.{one['name']}")
    return described


def _add_description(api: FastAPI) -> None:
    @api.get("/openapi.json", include_in_schema=False)
    def openapi(lang: Lang = None) -> Response:
        return JSONResponse(description(api, words_of(lang)))


def _add_relations(api: FastAPI, reader: Reader, catalogue: Catalogue) -> None:
    def rows(
        relation: str,
        area: Area,
        indicator: Indicator,
        years: YearList,
        limit: int,
        offset: int,
        as_of: date | None = None,
    ) -> Response:
        chosen = Selection.of(catalogue, area or None, indicator or None, years)
        return _shown(reader.rows(relation, chosen, as_of=as_of, most=limit + 1, skip=offset), limit)

    @api.get("/kpi", responses=_ANSWERS)
    def kpi(
        area: Area = None, indicator: Indicator = None, years: YearList = None, as_of: AsOf = None, limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:  # fmt: skip
        return rows("kpi_yearly", area, indicator, years, limit, offset, as_of)

    def add(relation: str) -> None:
        def asked(
            area: Area = None,
            indicator: Indicator = None,
            years: YearList = None,
            limit: Limit = 100,
            offset: Offset = 0,
        ) -> Response:
            return rows(relation, area, indicator, years, limit, offset)

        name = _NAMES.get(relation, relation.removeprefix("kpi_"))
        api.get(f"/{name}", responses=_ANSWERS, operation_id=name)(asked)

    for relation in _RELATIONS:
        add(relation)


def _add_lists(api: FastAPI, published: Published) -> None:
    def listed(sql: str, parameters: dict[str, object], most: int) -> Response:
        with published.asked() as connection:
            return _shown(answer(connection, sql, parameters), most)

    @api.get("/areas", responses=_ANSWERS)
    def areas() -> Response:
        return listed("from area order by name collate vi, area_id", {}, MOST)

    @api.get("/indicators", responses=_ANSWERS)
    def indicators() -> Response:
        return listed("from indicator order by indicator", {}, MOST)

    @api.get("/runs", responses=_ANSWERS)
    def runs(limit: Limit = 100) -> Response:
        return listed(query("page_run"), {"run": None, "most": limit + 1}, limit)

    @api.get("/documents/{document_id}", responses=_ANSWERS)
    def document(document_id: Annotated[str, Path(min_length=64, max_length=64)]) -> Response:
        return listed("from document where document_id = $document_id", {"document_id": document_id}, 1)

    @api.get("/sentence/{observation_id}", responses=_ANSWERS)
    def sentence(observation_id: Annotated[str, Path(max_length=64)]) -> Response:
        return listed("select source_sentence($id) as sentence", {"id": observation_id}, 1)


def _shown(found: QueryResult, most: int) -> Response:
    """The rows as JSON, numbers exactly as they are; one row more than `most` says that others follow."""
    records = found.records()
    shown = {"columns": list(found.columns), "rows": records[:most], "more": len(records) > most}
    return Response(json_object(shown), media_type="application/json", headers={"cache-control": "no-cache"})


def _add_faults(api: FastAPI) -> None:
    def said(status: int) -> Callable[[Request, Exception], Response]:
        def handler(request: Request, error: Exception) -> Response:
            assert isinstance(error, EtlError)
            return _fault(status, error.where, error.what, error.remedy)

        return handler

    api.add_exception_handler(UsageError, said(400))
    api.add_exception_handler(WarehouseError, said(503))

    @api.exception_handler(RequestValidationError)
    def _misunderstood(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return _fault(400, str(first["loc"][-1]), str(first["msg"]), "see /api/openapi.json")

    @api.exception_handler(HTTPException)
    def _not_found(request: Request, error: HTTPException) -> Response:
        return _fault(error.status_code, "/api", str(error.detail), "see /api/openapi.json")


def _fault(status: int, where: str, what: str, remedy: str) -> Response:
    fault = json_object({"where": where, "what": what, "remedy": remedy})
    return Response(fault, status, media_type="application/json")
