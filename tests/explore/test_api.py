"""The JSON API: the questions of the read API, with faults in one form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.settings import Settings
from tests.explore.client import Pages


def asked(pages: Pages, path: str) -> tuple[int, Any]:
    """Status and content of an answer."""
    answer = pages.get(f"/api{path}")
    assert answer.headers["content-type"] == "application/json"
    return answer.status, json.loads(answer.content)


def test_kpis_as_in_python(pages: Pages) -> None:
    status, found = asked(pages, "/kpi?area=lang son&indicator=giá trị sản xuất công nghiệp&years=2015")
    assert (status, found["more"]) == (200, False)
    (row,) = found["rows"]
    assert (row["actual"], row["growth_stated"], row["area"]) == (4013, 16.7, "Lạng Sơn")
    assert list(row) == found["columns"]


def test_what_was_known_on_a_day(pages: Pages) -> None:
    assert asked(pages, "/kpi?area=lang-son&as_of=2015-12-31")[1]["rows"] == []
    assert asked(pages, "/kpi?area=lang-son&as_of=2016-12-31")[1]["rows"] != []


def test_long_answers_are_asked_part_by_part(pages: Pages) -> None:
    whole = asked(pages, "/observations?limit=1000")[1]["rows"]
    first, second = (asked(pages, f"/observations?limit=3&offset={offset}")[1] for offset in (0, 3))
    assert first["more"]
    assert first["rows"] + second["rows"] == whole[:6]


@pytest.mark.parametrize("path", ["/period", "/vintages", "/conflicts", "/coverage", "/areas", "/indicators", "/runs"])
def test_every_list_is_answered(pages: Pages, path: str) -> None:
    status, found = asked(pages, path)
    assert status == 200
    assert found["columns"]


def test_a_report_and_the_sentence_of_a_figure(pages: Pages) -> None:
    figure = asked(pages, "/observations?area=lang-son&indicator=industrial_output&years=2015")[1]["rows"][0]
    (report,) = asked(pages, f"/documents/{figure['document_id']}")[1]["rows"]
    assert report["text"][figure["char_start"] : figure["char_end"]] == figure["quote"]
    (said,) = asked(pages, f"/sentence/{figure['observation_id']}")[1]["rows"]
    assert figure["quote"] in said["sentence"]


@pytest.mark.parametrize(
    ("path", "status", "what"),
    [
        ("/kpi?area=lang xon", 400, "did you mean Lạng Sơn"),
        ("/kpi?years=abc", 400, "years"),
        ("/kpi?limit=100000", 400, "limit"),
        ("/kpi?as_of=yesterday", 400, "as_of"),
        ("/nothing", 404, "openapi.json"),
        ("/documents/x", 400, "document_id"),
    ],
)
def test_what_cannot_be_answered_says_why(pages: Pages, path: str, status: int, what: str) -> None:
    found, fault = asked(pages, path)
    assert found == status
    assert set(fault) == {"where", "what", "remedy"}
    assert what in " ".join(fault.values())


def test_no_warehouse_is_a_fault_with_the_remedy(tmp_path: Path, catalogue: Catalogue) -> None:
    pages = Pages(Server(Settings(warehouse=tmp_path / "w.duckdb"), catalogue))
    status, fault = asked(pages, "/kpi")
    assert (status, fault["what"]) == (503, "there is no warehouse yet")


def test_the_description_is_openapi_and_has_a_page(pages: Pages) -> None:
    described = json.loads(pages.get("/api/openapi.json").content)
    assert described["openapi"].startswith("3.")
    assert described["paths"]["/kpi"]["get"]["summary"] == "KPI theo năm (kpi_yearly)"
    in_english = json.loads(pages.get("/api/openapi.json?lang=en").content)["paths"]
    assert in_english.keys() == described["paths"].keys()
    said = [one["description"] for path in in_english.values() for one in path["get"].get("parameters", ())]
    assert "as it was known on this day" in said
    vietnamese = pages.get("/api").text
    assert "Mọi phát biểu về cả năm" in vietnamese and "Every statement" not in vietnamese
    assert "/kpi" in described["paths"]
    shown = pages.get("/api?lang=en")
    assert "/api/vintages" in shown.links()
    assert shown.status == 200
